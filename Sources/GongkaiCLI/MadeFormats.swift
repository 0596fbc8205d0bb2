import GongkaiDiagnostics
import GongkaiModel
import GongkaiTemplates
import GongkaiWrite

/// A kind of format that is named with what it is made of, as NAME:ARGUMENT: `plugin:NAME`, `template:FILE`, `xslt:FILE`.
/// One is a type and a line in `MadeFormats.all`.
protocol FormatMaker: Sendable {
    /// What stands before the colon.
    static var name: String { get }
    /// What stands behind it, in help.
    static var argument: String { get }
    /// What it is, in one line.
    static var summary: (english: String, chinese: String) { get }
    /// Whether a program outside may be running, which a signal must end too.
    static var runsPrograms: Bool { get }

    init(_ request: MadeFormat)

    /// The writer of publications.
    /// - Throws: what is wrong with the argument, with its status.
    func documentWriter() throws(CommandFailure) -> any DocumentWriter

    /// The writer of records.
    /// - Throws: what is wrong with the argument, with its status.
    func recordWriter() throws(CommandFailure) -> any RecordWriter
}

extension FormatMaker {
    static var runsPrograms: Bool { false }

    /// How it is named.
    static var usage: String { "\(name):\(argument)" }
}

/// Every kind of format that is made of something.
enum MadeFormats {
    static let all: [any FormatMaker.Type] = [PluginFormat.self, TemplateFormat.self, StylesheetFormat.self]

    /// How they are named, for help.
    static var usages: String { all.map { $0.usage }.joined(separator: ", ") }

    /// How they stand in the table of formats.
    static var formats: [Format] {
        all.map { maker in
            Format(
                name: maker.usage, english: maker.summary.english, chinese: maker.summary.chinese, extensions: [],
                mediaType: "", content: [.publication, .records])
        }
    }

    /// Holds signals back where a format has a program outside at work: one that ends this program must end that too, and
    /// waits until it is gone.
    /// - Throws: as `asked`.
    static func signalsHeld(for format: String?) throws(CommandFailure) -> HeldSignals? {
        try asked(for: format)?.maker.runsPrograms == true ? HeldSignals() : nil
    }

    /// The kind that a format's name asks for, with its argument.
    /// - Throws: status 64 where the argument is missing.
    static func asked(
        for format: String?
    ) throws(CommandFailure) -> (maker: any FormatMaker.Type, argument: String)? {
        guard let format, let colon = format.firstIndex(of: ":") else { return nil }
        guard let maker = all.first(where: { $0.name == format[..<colon] }) else { return nil }
        let argument = String(format[format.index(after: colon)...])
        guard !argument.isEmpty else {
            throw CommandFailure(.usage, .templateArgumentMissing, [maker.name, maker.argument])
        }
        return (maker, argument)
    }
}

/// What a format is to be made of.
struct MadeFormat: Sendable {
    /// What stands behind the colon.
    let argument: String
    let plugins: Plugins
    let surroundings: Surroundings
    /// The extension of the output, where it has a name.
    let outputExtension: String?
}

/// `plugin:NAME`: a program outside.
private struct PluginFormat: FormatMaker {
    static let name = "plugin"
    static let argument = "NAME"
    static let summary = (english: "by a plugin, a program outside", chinese: "由插件（外部程序）写出")
    static let runsPrograms = true

    private let request: MadeFormat

    init(_ request: MadeFormat) { self.request = request }

    func documentWriter() throws(CommandFailure) -> any DocumentWriter {
        try request.plugins.documentWriter(named: request.argument)
    }

    func recordWriter() throws(CommandFailure) -> any RecordWriter {
        try request.plugins.recordWriter(named: request.argument)
    }
}

/// `template:FILE`: a Mustache template.
private struct TemplateFormat: FormatMaker {
    static let name = "template"
    static let argument = "FILE"
    static let summary = (english: "by a Mustache template", chinese: "按 Mustache 模板写出")

    private let request: MadeFormat

    init(_ request: MadeFormat) { self.request = request }

    func documentWriter() throws(CommandFailure) -> any DocumentWriter {
        try made { template throws(WriteError) in try TemplateDocumentWriter(template) }
    }

    func recordWriter() throws(CommandFailure) -> any RecordWriter {
        try made { template throws(WriteError) in try TemplateRecordWriter(template) }
    }

    private func made<Writer>(
        _ make: (Template) throws(WriteError) -> Writer
    ) throws(CommandFailure) -> Writer {
        let file = InputFile(request.argument)
        let bytes = try file.read(in: request.surroundings)
        let folder = request.argument.dropLast(file.name.count)
        do throws(WriteError) {
            let template = try Template(bytes, file: file.name, outputExtension: request.outputExtension) { name in
                let partial = InputFile(folder + Template.fileName(ofPartial: name))
                return try? partial.read(in: request.surroundings)
            }
            return try make(template)
        } catch {
            throw CommandFailure(error, file: request.argument)
        }
    }
}

/// `xslt:FILE`: an XSLT stylesheet over the XML.
private struct StylesheetFormat: FormatMaker {
    static let name = "xslt"
    static let argument = "FILE"
    static let summary = (english: "by an XSLT 1.0 stylesheet over the XML", chinese: "按 XSLT 1.0 样式表由 XML 写出")

    private let request: MadeFormat

    init(_ request: MadeFormat) { self.request = request }

    func documentWriter() throws(CommandFailure) -> any DocumentWriter {
        StylesheetDocumentWriter(try stylesheet())
    }

    func recordWriter() throws(CommandFailure) -> any RecordWriter { StylesheetRecordWriter(try stylesheet()) }

    private func stylesheet() throws(CommandFailure) -> OutputStylesheet {
        let file = InputFile(request.argument)
        let bytes = try file.read(in: request.surroundings)
        do throws(WriteError) {
            return try OutputStylesheet(bytes, file: file.name)
        } catch {
            throw CommandFailure(error, file: request.argument)
        }
    }
}
