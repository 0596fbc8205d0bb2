import GongkaiDiagnostics
package import GongkaiModel
import GongkaiXML
import Schemas

/// Writes a publication as XML in our own namespace. What is returned has been validated by libxml2.
package struct XMLPublicationWriter: PublicationWriter {
    package init() {}

    package var format: Format {
        Format(
            name: "xml", english: "XML in the namespace urn:gongkai:publication:1, validated by its XSD",
            chinese: "XML（命名空间 urn:gongkai:publication:1），经 XSD 验证", extensions: ["xml"],
            mediaType: "application/xml", content: .publication)
    }

    package func write(_ publication: Publication) throws(WriteError) -> [UInt8] {
        var elements = PublicationElements()
        elements.write(publication)
        if let fault = elements.firstFault { throw .notRepresentable(fault) }
        let bytes = elements.bytes
        let schema: XMLSchema
        do { schema = try compiled.get() } catch { throw .internalFault(error.diagnostics) }
        let issues = schema.validate(bytes)
        guard issues.isEmpty else { throw .internalFault(issues.map { $0.diagnostic() }) }
        return bytes
    }
}

/// Our own schema, compiled when it is first needed.
private let compiled = Result { () throws(XMLSchemaError) in try XMLSchema(bytes: Schemas.publication.bytes) }
