import CLibXML2

/// What has to be set up once in a process.
enum XMLLibrary {
    private static let ready: Void = gongkai_initialise()

    static func prepare() { _ = ready }
}

/// Why a schema cannot be used.
package struct XMLSchemaError: Error, Hashable, Sendable {
    /// At least one; the path is empty and the line one of the schema's own.
    package var issues: [XMLIssue]
}

/// An XSD 1.0 schema, compiled, by which any number of files can be validated, also at the same time.
///
/// Sendable without the compiler's check: libxml2 only reads a compiled schema, each validation writes to a context
/// of its own, and the pointer never changes.
package final class XMLSchema: @unchecked Sendable {
    let compiled: xmlSchemaPtr

    /// Compiles a schema that includes and imports nothing.
    package init(bytes: [UInt8]) throws(XMLSchemaError) {
        XMLLibrary.prepare()
        // A file with a document type never reaches the schema compiler, which would resolve its entities.
        let faults = XMLParser.check(bytes)
        guard faults.isEmpty else { throw XMLSchemaError(issues: faults) }
        compiled = try compileSchema { listener, handler in
            bytes.withUnsafeBytes { buffer in
                gongkai_schema_from_bytes(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), listener, handler)
            }
        }
    }

    /// Compiles a schema file and what it includes and imports: local files, named relative to it. The network is
    /// never asked.
    package init(path: String) throws(XMLSchemaError) {
        XMLLibrary.prepare()
        compiled = try compileSchema { listener, handler in
            gongkai_schema_from_file(path, listener, handler)
        }
    }

    deinit { xmlSchemaFree(compiled) }

    /// Validates a file held in memory.
    /// - Returns: what is wrong with it, in the order of the file; empty when it is well-formed, whole and valid.
    package func validate(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) -> [XMLIssue] {
        XMLParser.check(bytes, schema: self, limits: limits)
    }
}

extension XMLSchema {
    /// Whether a file that comes in pieces is well-formed and valid: a verdict without reasons, in half of the time.
    ///
    /// Only for XML that we wrote: what else `XMLParser` looks for, such as CDATA that is no UTF-8, is not looked for here.
    package func accepts(own pieces: [UnsafeRawBufferPointer]) -> Bool {
        let fault = Fault()
        let events = gongkai_events(
            context: Unmanaged.passUnretained(fault).toOpaque(), start_element: nil, end_element: nil, text: nil,
            doctype: { context, _ in Fault.note(context) },
            issue: { context, _, level, _, _ in
                if UInt32(level) > XML_ERR_WARNING.rawValue { Fault.note(context) }
            })
        return withExtendedLifetime(fault) {
            guard let session = gongkai_session_create(events, compiled) else { return false }
            defer { gongkai_session_free(session) }
            for piece in pieces {
                var rest = piece[...]
                while !rest.isEmpty, !fault.isNoted {
                    let part = UnsafeRawBufferPointer(rebasing: rest.prefix(XMLParser.pieceSize))
                    rest = rest.dropFirst(part.count)
                    _ = gongkai_session_feed(
                        session, part.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(part.count))
                }
            }
            _ = gongkai_session_feed(session, nil, 0)
            return !fault.isNoted && gongkai_session_well_formed(session) == 1 && gongkai_session_valid(session) == 1
        }
    }

    /// Whether libxml2 had anything to say.
    private final class Fault {
        var isNoted = false

        static func note(_ context: UnsafeMutableRawPointer?) {
            if let context { Unmanaged<Fault>.fromOpaque(context).takeUnretainedValue().isNoted = true }
        }
    }
}

extension XMLParser {
    /// Reads a file held in memory.
    /// - Returns: what is wrong with it.
    package static func check(
        _ bytes: [UInt8], schema: XMLSchema? = nil, handler: (any XMLEventHandler)? = nil,
        limits: XMLLimits = XMLLimits()
    ) -> [XMLIssue] {
        let parser = XMLParser(schema: schema, handler: handler, limits: limits)
        bytes.withUnsafeBytes { parser.feed($0) }
        return parser.finish()
    }
}

/// Collects what libxml2 says while it compiles a schema or a pattern.
private final class CompilerListener {
    var issues: [XMLIssue] = []
}

/// Runs one of libxml2's compilers.
/// - Parameter compile: takes the listener and the handler that fills it.
/// - Returns: what was compiled, where anything was, and every error that libxml2 told.
func compileHearing<Compiled>(
    _ compile: (UnsafeMutableRawPointer, gongkai_issue_handler) -> Compiled?
) -> (compiled: Compiled?, issues: [XMLIssue]) {
    let listener = CompilerListener()
    let compiled = withExtendedLifetime(listener) {
        compile(Unmanaged.passUnretained(listener).toOpaque()) { context, _, level, message, line in
            guard let context, let message, UInt32(level) > XML_ERR_WARNING.rawValue else { return }
            Unmanaged<CompilerListener>.fromOpaque(context).takeUnretainedValue().issues.append(
                XMLIssue(kind: .invalid, message: singleLine(String(cString: message)), line: Int(line), path: ""))
        }
    }
    return (compiled, listener.issues)
}

private func compileSchema(
    _ compile: (UnsafeMutableRawPointer, gongkai_issue_handler) -> xmlSchemaPtr?
) throws(XMLSchemaError) -> xmlSchemaPtr {
    let (compiled, issues) = compileHearing(compile)
    // A schema that libxml2 went on with after an error is not the one that was written.
    if let compiled, issues.isEmpty { return compiled }
    if let compiled { xmlSchemaFree(compiled) }
    let silent = XMLIssue(kind: .invalid, message: "libxml2 cannot compile the schema", line: 1, path: "")
    throw XMLSchemaError(issues: issues.isEmpty ? [silent] : issues)
}
