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

    /// The file is validated while it is written, piece by piece; why it is not valid is asked only where it is not.
    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let pieces = Channel<[UInt8]>()
        let (isValid, (bytes, fault)) = workers.both {
            accepts(pieces)
        } here: {
            var elements = PublicationElements { pieces.put($0) }
            elements.write(publication)
            let bytes = elements.emitter.finish()
            pieces.close()
            return (bytes, elements.firstFault)
        }
        if let fault { throw .notRepresentable(fault) }
        guard isValid else { throw .internalFault(faults(in: bytes)) }
        return bytes
    }
}

/// Whether our own schema accepts a file that comes in pieces.
private func accepts(_ pieces: Channel<[UInt8]>) -> Bool {
    guard let schema = try? compiled.get() else { return false }
    let verdict = XMLVerdict(by: schema)
    while case let batch = pieces.take(), !batch.isEmpty {
        for piece in batch { piece.withUnsafeBytes { verdict.feed($0) } }
    }
    return verdict.finish()
}

/// What our own schema has to say of a file that it does not accept: at least one thing.
private func faults(in bytes: [UInt8]) -> [Diagnostic] {
    do {
        let issues = XMLParser.check(bytes, schema: try compiled.get())
        let silent = XMLIssue(kind: .invalid, message: "libxml2 refuses it without saying why", line: 1, path: "")
        return (issues.isEmpty ? [silent] : issues).map { $0.diagnostic() }
    } catch {
        return error.diagnostics
    }
}

/// Our own schema, compiled when it is first needed.
private let compiled = Result { () throws(XMLSchemaError) in try XMLSchema(own: Schemas.publication.bytes) }
