import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite

extension Format {
    /// A format for tests of the command line: lines that say what is to be found in them.
    static let lines = Format(
        name: "lines", english: "lines for tests", chinese: "测试用行", extensions: ["lines", "ln"],
        mediaType: "text/x-lines", content: .publication)
}

extension DiagnosticRule {
    static let testError = DiagnosticRule("test.error", .error, english: "found {0}", chinese: "发现{0}")
    static let testWarning = DiagnosticRule("test.warning", .warning, english: "look at {0}", chinese: "请看{0}")
    static let testNote = DiagnosticRule("test.note", .note, english: "mended {0}", chinese: "已修复{0}")
    static let testUnreadable = DiagnosticRule("test.unreadable", .error, english: "unreadable", chinese: "无法读取")
    static let testFault = DiagnosticRule("test.fault", .error, english: "our fault", chinese: "内部错误")
}

/// Reads the lines `error`, `warning`, `note`, `unreadable` and `fault` as what they say, and any other as a title.
struct LinesReader: DocumentReader {
    var format: Format { .lines }

    func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "LINES\n".utf8) }

    func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        var publication = Publication(kind: .document)
        var offset = 0
        for line in input.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = String(decoding: line, as: UTF8.self)
            let position = Diagnostic.Position(offset: offset)
            switch text {
            case "error": sink.report(.testError, ["this"], at: position, modelPath: "documents/0")
            case "warning": sink.report(.testWarning, ["that"], at: position)
            case "note": sink.report(.testNote, ["it"], at: position)
            case "unreadable": throw .unreadable([Diagnostic(.testUnreadable, at: position)])
            case "fault": throw .internalFault(Diagnostic(.testFault))
            case "", "LINES": break
            default: publication.title = Sourced(text)
            }
            offset += line.count + 1
        }
        return publication
    }
}

/// Writes the title, and fails where the title asks for it.
struct LinesWriter: DocumentWriter {
    var format: Format { .lines }

    func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        switch publication.title?.value {
        case "cannot be said": throw .notRepresentable(Diagnostic(.testError, ["what lines can't say"]))
        case "wrong in writing": throw .internalFault([Diagnostic(.testFault)])
        case let title: return Array("LINES\n\(title ?? "")\n".utf8)
        }
    }
}
