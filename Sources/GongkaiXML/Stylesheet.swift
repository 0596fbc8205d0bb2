import CLibXML2
import Glibc
import GongkaiBytes

/// Why a stylesheet cannot be used, or did not come to its end.
package enum StylesheetError: Error, Hashable, Sendable {
    /// The machine has no libxslt, or not all of it.
    case missing(String)
    /// The stylesheet is no XML, or no XSLT. The line is one of the stylesheet's own, where one is known.
    case unusable([Fault])
    /// It asks for something outside.
    case outside(Fault)
    /// Something went wrong while it ran.
    case failed([Fault])
    /// It took more than it may.
    case tooMuch(Fault)

    /// What is wrong, in libxslt's words.
    package struct Fault: Hashable, Sendable {
        package var line: Int?
        package var message: String
    }
}

/// A stylesheet (XSLT 1.0), compiled. It reaches no file and no network.
///
/// One at a time: what libxslt compiles it may change while it runs, and where its words go is set for the whole process.
package final class Stylesheet {
    /// What a transformation may take, which is a multiple of what a publication of megabytes needs and ends within
    /// seconds.
    package struct Limits: Hashable, Sendable {
        /// Templates within one another.
        package var depth = 1_000
        /// Instructions that are carried out.
        package var steps = 20_000_000
        /// Steps of XPath.
        package var expressionSteps = 200_000_000
        /// Bytes that it holds at one time.
        package var memory = 1 << 30

        package init() {}
    }

    private let library: gongkai_xslt
    private let compiled: xsltStylesheetPtr

    /// - Throws: `StylesheetError`.
    package init(_ bytes: [UInt8]) throws(StylesheetError) {
        if XMLLibrary.obstacle != nil { throw .missing("libxml2") }
        library = try LibXSLT.functions()
        // A document type never reaches libxslt, nor does what nests without end.
        if let issue = XMLParser.check(bytes, limits: XMLLimits(depth: 200, issues: 10)).first {
            throw .unusable([StylesheetError.Fault(line: issue.line, message: issue.words)])
        }
        compiled = try Stylesheet.compile(bytes, with: library)
    }

    deinit {
        library.xsltFreeStylesheet(compiled)
    }

    private static func compile(
        _ bytes: [UInt8], with library: gongkai_xslt
    ) throws(StylesheetError) -> xsltStylesheetPtr {
        let listener = StylesheetListener()
        var line = 0
        var inclusion = [CChar](repeating: 0, count: 32)
        let compiled = listener.hear { hearing in
            withUnsafePointer(to: library) { library in
                bytes.withUnsafeBytes { bytes in
                    gongkai_xslt_compile(
                        library, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count), hearing,
                        &line, &inclusion)
                }
            }
        }
        if line > 0 {
            let name = String(decoding: inclusion.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            if let compiled { library.xsltFreeStylesheet(compiled) }
            throw .outside(StylesheetError.Fault(line: line, message: name))
        }
        guard let compiled else { throw .unusable(listener.faults(else: "it is no stylesheet")) }
        // libxslt goes on with an element that it does not know, and writes nothing for it.
        let faults = listener.faults(else: "")
        let encoding = gongkai_xslt_unknown_encoding(compiled).map { String(cString: $0) }
        guard faults[0].message.isEmpty, encoding == nil else {
            library.xsltFreeStylesheet(compiled)
            let unknown = StylesheetError.Fault(line: nil, message: "the encoding \(encoding ?? "") is not known")
            throw .unusable(encoding == nil ? faults : [unknown])
        }
        return compiled
    }

    /// What `xsl:output` says that it makes; `nil` where it does not say.
    package var method: String? {
        gongkai_xslt_method(compiled).map { String(cString: $0) }
    }

    /// Transforms a file.
    /// - Parameter document: well-formed XML of our own.
    /// - Throws: `StylesheetError`; then nothing was made.
    package func transform(_ document: [UInt8], limits: Limits = Limits()) throws(StylesheetError) -> [UInt8] {
        let listener = StylesheetListener()
        var output: UnsafeMutablePointer<CChar>?
        var length: CInt = 0
        let bounds = gongkai_xslt_limits(
            depth: CInt(limits.depth), steps: UInt(limits.steps), xpath_steps: UInt(limits.expressionSteps),
            memory: limits.memory)
        let outcome = listener.hear { hearing in
            withUnsafePointer(to: library) { library in
                document.withUnsafeBytes { bytes in
                    gongkai_xslt_transform(
                        library, compiled, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count),
                        hearing, bounds, &output, &length)
                }
            }
        }
        defer { gongkai_xslt_free_output(output) }
        switch outcome {
        case GONGKAI_XSLT_DONE: return Array(UnsafeRawBufferPointer(start: output, count: Int(length)))
        case GONGKAI_XSLT_TOO_MUCH:
            throw .tooMuch(listener.faults(else: "memory")[0])
        default: throw listener.failure
        }
    }
}

/// The functions of libxslt, found once, when the first stylesheet is used.
private enum LibXSLT {
    /// Whose turn it is: libxslt tells what it has to say through one place for the whole process.
    nonisolated(unsafe) private static let turn: UnsafeMutablePointer<pthread_mutex_t> = {
        let turn = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        pthread_mutex_init(turn, nil)
        return turn
    }()

    static func enter() { pthread_mutex_lock(turn) }

    static func leave() { pthread_mutex_unlock(turn) }

    private static let loaded: Result<gongkai_xslt, StylesheetError> = SystemLibrary.functions(
        by: { functions in
            gongkai_count_memory()
            return gongkai_xslt_load(functions)
        }, missing: StylesheetError.missing)

    static func functions() throws(StylesheetError) -> gongkai_xslt { try loaded.get() }
}

/// Collects what libxslt says, which comes in pieces: a place, and words.
private final class StylesheetListener {
    private var pieces: [String] = []
    private var outside: String?

    func hear<Outcome>(_ work: (UnsafeMutablePointer<gongkai_xslt_listener>) -> Outcome) -> Outcome {
        LibXSLT.enter()
        defer { LibXSLT.leave() }
        var hearing = gongkai_xslt_listener()
        hearing.context = Unmanaged.passUnretained(self).toOpaque()
        hearing.handler = { context, text in
            guard let context, let text else { return }
            Unmanaged<StylesheetListener>.fromOpaque(context).takeUnretainedValue().take(String(cString: text))
        }
        let outcome = work(&hearing)
        outside = withUnsafeBytes(of: hearing.outside) { bytes in
            bytes.first == 0 ? nil : String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        return outcome
    }

    /// So many pieces are kept: an error in a loop says the same a thousand times.
    private func take(_ text: String) {
        if pieces.count < 100 { pieces.append(text) }
    }

    /// What was said, with the lines of the stylesheet that stand before the words.
    private var heard: [StylesheetError.Fault] {
        var faults: [StylesheetError.Fault] = []
        var line: Int?
        for piece in pieces {
            if let place = StylesheetListener.line(in: piece) {
                line = place
            } else if !piece.hasPrefix("runtime error"), !piece.hasPrefix("compilation error") {
                let message = singleLine(piece)
                if !message.isEmpty { faults.append(StylesheetError.Fault(line: line, message: message)) }
            }
        }
        return faults
    }

    func faults(else message: String) -> [StylesheetError.Fault] {
        let heard = heard
        return heard.isEmpty ? [StylesheetError.Fault(line: nil, message: message)] : heard
    }

    /// Why a transformation failed.
    var failure: StylesheetError {
        let faults = faults(else: "nothing was made")
        if let denied = faults.first(where: { $0.message.contains(" rights for ") }) {
            return .outside(StylesheetError.Fault(line: denied.line, message: StylesheetListener.resource(in: denied)))
        }
        if let outside { return .outside(StylesheetError.Fault(line: faults[0].line, message: outside)) }
        if let deep = faults.first(where: { $0.message.contains("infinite template recursion") }) {
            return .tooMuch(StylesheetError.Fault(line: deep.line, message: "templates within one another"))
        }
        return .failed(faults)
    }

    /// What "xsltLoadDocument: read rights for FILE denied" speaks of.
    private static func resource(in fault: StylesheetError.Fault) -> String {
        let words = fault.message.split(separator: " ")
        guard let rights = words.firstIndex(of: "rights"), rights > 0, words.count > rights + 2 else {
            return fault.message
        }
        return words[rights - 1] + " of " + words[(rights + 2)..<(words.count - 1)].joined(separator: " ")
    }

    /// The line of "runtime error: file stylesheet.xsl line 12 element call-template".
    private static func line(in piece: String) -> Int? {
        guard piece.hasPrefix("runtime error") || piece.hasPrefix("compilation error") else { return nil }
        let words = piece.split(separator: " ")
        guard let place = words.firstIndex(of: "line"), place + 1 < words.count else { return nil }
        return Int(words[place + 1])
    }
}

extension XMLIssue {
    /// What is wrong, where the kind alone has to say it too.
    fileprivate var words: String {
        switch kind {
        case .doctype: "it has a document type declaration"
        case .tooDeep: "it nests too deep"
        default: message
        }
    }
}
