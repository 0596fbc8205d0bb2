import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Writes records as RDF: a resource a record, a triple a value, and of a list a triple an item. A missing value has none.
///
/// What is in a dataset lies in its namespace N, `urn:gongkai:dataset:NAME:MAJOR`: N is the class of its records, `N#FIELD`
/// the property of a field, and `N/KEY` the record with that primary key. Without a key a record is a blank node.
package struct RDFRecordWriter: RecordWriter {
    package let format: Format
    private let syntax: RDFSyntax

    package let holdsSeveralDatasets = true

    package static let turtle = RDFRecordWriter(
        format: Format(
            name: "turtle", english: "records as RDF in Turtle", chinese: "Turtle 格式的 RDF 数据记录",
            extensions: ["ttl"], mediaType: "text/turtle", content: .records),
        syntax: .turtle)

    package static let ntriples = RDFRecordWriter(
        format: Format(
            name: "ntriples", english: "records as RDF in N-Triples, a triple a line",
            chinese: "N-Triples 格式的 RDF 数据记录（每行一个三元组）", extensions: ["nt"],
            mediaType: "application/n-triples", content: .records),
        syntax: .ntriples)

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        RDFRecordEncoder(RDFVocabulary(schema.written(by: options)), syntax)
    }

    package func sink(
        into output: RecordOutput, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordSink {
        var numbered = output
        if syntax == .ntriples {
            let numbers = BlankNodeNumbers(output.write)
            numbered.write = { bytes throws(WriteError) in try numbers.write(bytes) }
        }
        return EncodedRecordSink(into: numbered) { schema throws(WriteError) in
            try encoder(for: schema, options: options)
        }
    }
}

/// How triples are written.
enum RDFSyntax {
    /// The triples of a record together, and short names where they can be.
    case turtle
    /// Every triple whole, on a line of its own.
    case ntriples
}

private struct RDFRecordEncoder: RecordEncoder {
    let opening: [UInt8]
    let closing: [UInt8] = []
    let separatorLength = 0
    private let vocabulary: RDFVocabulary
    private let syntax: RDFSyntax
    private let typeTriple: [UInt8]

    init(_ vocabulary: RDFVocabulary, _ syntax: RDFSyntax) {
        self.vocabulary = vocabulary
        self.syntax = syntax
        opening = Array(vocabulary.head(syntax).utf8)
        let type = syntax == .turtle ? "a" : "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        typeTriple = Array("\(type) <\(vocabulary.namespace)>".utf8)
    }

    func encode(_ emission: inout RecordEmission) {
        let properties = vocabulary.properties(syntax)
        emission.forEach { record, output in
            let subject = vocabulary.subject(of: record)
            switch syntax {
            case .turtle: appendTurtle(record, subject, properties, to: output)
            case .ntriples: appendTriples(record, subject, properties, to: output)
            }
        }
    }

    private func appendTurtle(
        _ record: RecordValues, _ subject: [UInt8]?, _ properties: [RDFProperty], to output: ByteBuffer
    ) {
        if let subject { output.append(subject) } else { output.append(UInt8(ascii: "[")) }
        output.append(UInt8(ascii: " "))
        output.append(typeTriple)
        forEachValue(of: record, properties) { property, value in
            output.append(" ;\n  " as StaticString)
            output.appendTriple(property, value)
        }
        output.append((subject == nil ? " ] .\n" : " .\n") as StaticString)
    }

    private func appendTriples(
        _ record: RecordValues, _ subject: [UInt8]?, _ properties: [RDFProperty], to output: ByteBuffer
    ) {
        // Which record it is in the whole is known when all is put in order.
        if subject == nil { output.append(BlankNodeNumbers.nextRecord) }
        let subject = subject ?? Array("_:r".utf8) + [BlankNodeNumbers.number]
        func begin() {
            output.append(subject)
            output.append(UInt8(ascii: " "))
        }
        begin()
        output.append(typeTriple)
        output.append(" .\n" as StaticString)
        forEachValue(of: record, properties) { property, value in
            begin()
            output.appendTriple(property, value)
            output.append(" .\n" as StaticString)
        }
    }

    /// Hands out the values that are there, of lists every item.
    private func forEachValue(
        of record: RecordValues, _ properties: [RDFProperty], _ body: (RDFProperty, UnsafeRawBufferPointer) -> Void
    ) {
        for (field, property) in properties.enumerated() {
            guard let value = record[field] else { continue }
            guard let list = property.list else {
                body(property, value)
                continue
            }
            list.forEachItem(of: value) { item, isEscaped in
                guard isEscaped else { return body(property, item) }
                list.unescaped(item).withUnsafeBytes { body(property, $0) }
            }
        }
    }
}

extension ByteBuffer {
    /// Appends a property and its value.
    fileprivate func appendTriple(_ property: RDFProperty, _ value: UnsafeRawBufferPointer) {
        append(property.prefix)
        appendLiteral(value)
        append(property.suffix)
    }

    /// Appends text by the grammar of strings that N-Triples and Turtle share.
    func appendLiteral(_ text: UnsafeRawBufferPointer) {
        var start = 0
        for (offset, byte) in text.enumerated() {
            let escape: StaticString
            switch byte {
            case UInt8(ascii: "\""): escape = "\\\""
            case UInt8(ascii: "\\"): escape = "\\\\"
            case 0x08: escape = "\\b"
            case 0x09: escape = "\\t"
            case 0x0A: escape = "\\n"
            case 0x0C: escape = "\\f"
            case 0x0D: escape = "\\r"
            case 0..<0x20, 0x7F: escape = ""
            default: continue
            }
            append(UnsafeRawBufferPointer(rebasing: text[start..<offset]))
            append(escape)
            if escape.utf8CodeUnitCount == 0 { append(RDFText.codePoint(of: byte)) }
            start = offset + 1
        }
        append(UnsafeRawBufferPointer(rebasing: text[start...]))
    }
}
