import GongkaiBytes
import GongkaiDiagnostics

/// A diagnostic as a result of SARIF (3.27).
struct SARIFResult {
    let diagnostic: Diagnostic
    /// The input as the command line names it.
    let file: String?
    /// The place of its rule among those of the tool.
    let rule: Int?

    func write(to json: inout JSONEmitter, in language: Language) {
        json.beginObject()
        json.member("ruleId", diagnostic.rule.id)
        json.member("ruleIndex", rule)
        json.member("level", diagnostic.rule.severity.sarifLevel)
        json.message("message", diagnostic.message(in: language))
        let artifact = artifact
        if artifact != nil || diagnostic.modelPath != nil {
            json.name("locations")
            json.beginArray()
            json.beginObject()
            if let artifact { writePlace(in: artifact, to: &json) }
            if let path = diagnostic.modelPath { writeLogical(path, to: &json) }
            json.endObject()
            json.endArray()
        }
        json.endObject()
    }

    /// The address of the file; `nil` for standard input, which has none.
    private var artifact: String? {
        guard let file, file != InputFile.standardStream else { return nil }
        let path = diagnostic.path(in: file)
        // A path from the root is a file URI (RFC 8089), any other a relative reference.
        var address = path.hasPrefix("/") ? "file://" : ""
        // By bytes: a name need not be UTF-8.
        for byte in SystemPath.bytes(of: path) {
            let scalar = Unicode.Scalar(byte)
            address += SARIFResult.isKept(scalar) ? String(scalar) : "%" + hexadecimal([byte]).uppercased()
        }
        return address
    }

    /// Unreserved characters and slashes (RFC 3986, 2.3). A colon is not kept: before the first slash it would end a scheme.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": true
        default: false
        }
    }

    /// A physical location (3.29) with its region (3.30).
    private func writePlace(in artifact: String, to json: inout JSONEmitter) {
        json.name("physicalLocation")
        json.beginObject()
        json.name("artifactLocation")
        json.beginObject()
        json.member("uri", artifact)
        json.endObject()
        if let position = diagnostic.position, position.line != nil || position.offset != nil {
            json.name("region")
            json.beginObject()
            json.member("startLine", position.line)
            // A column says nothing without its line.
            json.member("startColumn", position.line.flatMap { _ in position.column })
            json.member("byteOffset", position.offset)
            json.endObject()
        }
        json.endObject()
    }

    /// A logical location (3.33): the path in the model, `records/7/amount` or `documents/2/title`.
    private func writeLogical(_ path: String, to json: inout JSONEmitter) {
        json.name("logicalLocations")
        json.beginArray()
        json.beginObject()
        json.member("name", path.split(separator: "/").last.map(String.init))
        json.member("fullyQualifiedName", path)
        let parts = path.split(separator: "/")
        // A field of a record; else whatever the model has there.
        if parts.first == "records" { json.member("kind", parts.count > 2 ? "property" : "object") }
        json.endObject()
        json.endArray()
    }
}
