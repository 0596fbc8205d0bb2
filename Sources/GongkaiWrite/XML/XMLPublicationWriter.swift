package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWorkers
import GongkaiXML
import Schemas

/// Writes a publication as XML in our own namespace. What is returned has been validated by libxml2.
package struct XMLPublicationWriter: DocumentWriter {
    private let workers: Workers

    package init(workers: Workers = .one) {
        self.workers = workers
    }

    package var format: Format {
        Format(
            name: "xml", english: "XML in the namespace urn:gongkai:publication:1, validated by its XSD",
            chinese: "XML（命名空间 urn:gongkai:publication:1），经 XSD 验证", extensions: ["xml"],
            mediaType: "application/xml", content: .publication)
    }

    package var isValidated: Bool { true }

    package func prepare() { _ = compiled }

    /// The file is validated while it is written, piece by piece.
    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let pieces = Channel<[UInt8]>()
        let (verdict, (bytes, fault)) = workers.both {
            validate(pieces)
        } here: {
            var elements = PublicationElements { pieces.put($0) }
            elements.write(publication)
            let bytes = elements.emitter.finish()
            pieces.close()
            return (bytes, elements.firstFault)
        }
        if let fault { throw .notRepresentable(fault) }
        guard verdict.isEmpty else { throw .internalFault(verdict) }
        return bytes
    }
}

/// What our own schema has to say of a file that comes in pieces; nothing where it is valid.
private func validate(_ pieces: Channel<[UInt8]>) -> [Diagnostic] {
    let schema: XMLSchema
    do { schema = try compiled.get() } catch { return error.diagnostics }
    let parser = XMLParser(schema: schema)
    while case let batch = pieces.take(), !batch.isEmpty {
        for piece in batch { piece.withUnsafeBytes { parser.feed($0) } }
    }
    return parser.finish().map { $0.diagnostic() }
}

/// Our own schema, compiled when it is first needed.
private let compiled = Result { () throws(XMLSchemaError) in try XMLSchema(bytes: Schemas.publication.bytes) }
