import CLibXML2

/// libxml2, opened when it is first asked for.
enum XMLLibrary {
    /// Why it cannot be used, in English; `nil` where it can.
    static let obstacle: String? = gongkai_xml_open().map { "\(String(cString: $0)) is missing" }
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

    /// Compiles a schema of our own, known to be well-formed, without a document type and with annotations that are spelled
    /// as `SchemaGrammar` expects: these are left out, since libxml2 takes longer to read them than the rest.
    package init(own bytes: [UInt8]) throws(XMLSchemaError) {
        if let obstacle = XMLLibrary.obstacle {
            throw XMLSchemaError(issues: [XMLIssue(kind: .invalid, message: obstacle, line: 1, path: "")])
        }
        let grammar = SchemaGrammar.withoutAnnotations(bytes)
        compiled = try compileSchema { listener, handler in
            grammar.withUnsafeBytes { buffer in
                gongkai_schema_from_bytes(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), listener, handler)
            }
        }
    }

    /// Compiles a schema file and what it includes and imports: local files, named relative to it. The network is
    /// never asked.
    package init(path: String) throws(XMLSchemaError) {
        if let obstacle = XMLLibrary.obstacle {
            throw XMLSchemaError(issues: [XMLIssue(kind: .invalid, message: obstacle, line: 1, path: "")])
        }
        compiled = try compileSchema { listener, handler in
            gongkai_schema_from_file(path, listener, handler)
        }
    }

    deinit { gongkai_schema_free(compiled) }

    /// Validates a file held in memory.
    /// - Returns: what is wrong with it, in the order of the file; empty when it is well-formed, whole and valid.
    package func validate(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) -> [XMLIssue] {
        XMLParser.check(bytes, schema: self, limits: limits)
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
    if let compiled { gongkai_schema_free(compiled) }
    let silent = XMLIssue(kind: .invalid, message: "libxml2 cannot compile the schema", line: 1, path: "")
    throw XMLSchemaError(issues: issues.isEmpty ? [silent] : issues)
}
