import GongkaiBytes
import GongkaiModel

/// What the records of a dataset and their fields are called in RDF.
struct RDFVocabulary: Sendable {
    let namespace: String
    private let schema: DatasetSchema
    /// The places of the fields of the primary key.
    private let key: [Int]
    private let subjectStart: [UInt8]

    init(_ schema: DatasetSchema) {
        self.schema = schema
        namespace = schema.namespace
        key = schema.primaryKey.compactMap { schema.index(of: $0) }
        subjectStart = Array("<\(schema.namespace)".utf8)
    }

    /// What stands before the records: what the fields are called, and in Turtle the prefixes.
    func head(_ syntax: RDFSyntax) -> String {
        let label =
            switch syntax {
            case .turtle: "rdfs:label"
            case .ntriples: "<http://www.w3.org/2000/01/rdf-schema#label>"
            }
        let labels = schema.fields.filter { !$0.title.chinese.isEmpty }.map { field in
            let title = ByteBuffer(capacity: 64)
            Array(field.title.chinese.utf8).withUnsafeBytes { title.appendLiteral($0) }
            let text = String(decoding: title.bytes, as: UTF8.self)
            return "\(name(of: field, syntax)) \(label) \"\(text)\"@zh .\n"
        }
        return (syntax == .turtle ? prefixes : "") + labels.joined()
    }

    private var prefixes: String {
        """
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix : <\(namespace)#> .

        """
    }

    /// What stands around the values of each field.
    func properties(_ syntax: RDFSyntax) -> [RDFProperty] {
        schema.fields.map { field in
            let type = field.type.element.xsdName.map { name in
                syntax == .turtle ? "^^xsd:\(name)" : "^^<http://www.w3.org/2001/XMLSchema#\(name)>"
            }
            return RDFProperty(
                prefix: Array("\(name(of: field, syntax)) \"".utf8), suffix: Array("\"\(type ?? "")".utf8),
                list: field.type.isList ? ListForm(separator: field.separator) : nil)
        }
    }

    private func name(of field: DatasetField, _ syntax: RDFSyntax) -> String {
        if syntax == .turtle, RDFText.isLocalName(field.name) { return ":\(field.name)" }
        return "<\(namespace)#\(String(decoding: RDFText.segment(of: field.name), as: UTF8.self))>"
    }

    /// The IRI of a record; `nil` where it has no key.
    func subject(of record: RecordValues) -> [UInt8]? {
        guard !key.isEmpty else { return nil }
        var subject = subjectStart
        for field in key {
            guard let value = record.text(field) else { return nil }
            subject.append(UInt8(ascii: "/"))
            subject += RDFText.segment(of: value)
        }
        return subject + [UInt8(ascii: ">")]
    }
}

/// What stands around the values of a field.
struct RDFProperty: Sendable {
    let prefix: [UInt8]
    let suffix: [UInt8]
    /// How the items of a list are told apart; `nil` where values are no lists.
    let list: ListForm?
}

extension FieldType {
    /// The datatype of XML Schema; `nil` for text.
    fileprivate var xsdName: String? {
        switch self {
        case .integer: "integer"
        case .decimal: "decimal"
        case .boolean: "boolean"
        case .date: "date"
        case .time: "time"
        case .dateTime: "dateTime"
        case .yearMonth: "gYearMonth"
        case .year: "gYear"
        case .duration: "duration"
        case .uri: "anyURI"
        case .string, .yearQuarter, .code, .uscc, .divisionCode, .documentNumber, .geopoint, .list: nil
        }
    }
}

/// Text in IRIs and strings.
enum RDFText {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// A control character by its code point.
    static func codePoint(of byte: UInt8) -> [UInt8] {
        Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// A text as one segment of an IRI (RFC 3987): what is no letter, digit or `-._~` there is percent-encoded, so that
    /// different texts are different segments.
    static func segment(of text: String) -> [UInt8] {
        Array(text.percentEncoded(keeping: isKept).utf8)
    }

    /// Whether a name may stand behind a prefix without more ado.
    static func isLocalName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { isLetter($0) || $0 == "_" || (0x4E00...0x9FA5).contains($0.value) }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    /// RFC 3987, `iunreserved`, without marks that do not show.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if isLetter(scalar) { return true }
        switch scalar.value {
        case 0x2D, 0x2E, 0x5F, 0x7E: return true
        case 0xA1...0x1FFF, 0x2030...0x205E, 0x2070...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFEFE,
            0xFF00...0xFFEF, 0x10000...0xDFFFD:
            return scalar.value & 0xFFFF < 0xFFFE
        default: return false
        }
    }
}
