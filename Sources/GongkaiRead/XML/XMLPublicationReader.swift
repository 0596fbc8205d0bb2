package import GongkaiDiagnostics
package import GongkaiModel
import GongkaiXML
import Schemas

/// Reads a publication from XML in our own namespace: whole, well-formed and valid by our XSD, or not at all.
///
/// The encoding is the one that the file itself declares; an encoding that the user names is not asked.
package struct XMLPublicationReader: DocumentReader {
    package init() {}

    package var format: Format {
        Format(
            name: "xml", english: "XML in the namespace urn:gongkai:publication:1",
            chinese: "XML（命名空间 urn:gongkai:publication:1）", extensions: ["xml"], mediaType: "application/xml",
            content: .publication)
    }

    /// Whether an XML declaration or our root element stands at the beginning, in UTF-8 or UTF-16.
    package func recognises(_ bytes: [UInt8]) -> Bool {
        // The characters looked for are ASCII; without zero bytes they look alike in both encodings.
        let head = bytes.prefix(256).filter { $0 != 0 }
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
        let mark = marks.first { head.starts(with: $0) } ?? []
        let text = head.dropFirst(mark.count).drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if text.starts(with: "<publication".utf8) { return true }
        // Pages of the web may be XML too.
        return text.starts(with: "<?xml ".utf8) && !HTMLReader().recognises(bytes)
    }

    package func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication {
        let schema: XMLSchema
        do { schema = try compiled.get() } catch {
            throw .internalFault(error.diagnostics[0])
        }
        let limits = XMLLimits(input.limits)
        let root: XMLElement
        do { root = try XMLElement(reading: input.bytes, schema: schema, limits: limits) } catch {
            let diagnostics = error.issues.map { $0.diagnostic(limits: limits) }
            let isWellFormed = error.issues.allSatisfy(\.isMatterOfSchema)
            throw isWellFormed ? .invalid(diagnostics) : .unreadable(diagnostics)
        }
        let publication: Publication
        do { publication = try Publication(root) } catch {
            throw .invalid([error.diagnostic(in: root)])
        }
        try input.limits.check(publication)
        return publication
    }
}

/// Our own schema, compiled when it is first needed.
private let compiled = Result { () throws(XMLSchemaError) in try XMLSchema(own: Schemas.publication.bytes) }
