import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite
import GongkaiXML
import TestSupport
import Testing

/// The native check against libxml2 with the schema that we write: two programs that share nothing but the field.
@Suite("Records and their XML Schema agree")
struct XSDAgreementTests {
    private func schema(with field: DatasetField) -> DatasetSchema {
        DatasetSchema("one", BilingualText("One", "一"), description: BilingualText("", ""), fields: [field])
    }

    /// Record XML of one value in each record; nothing where it is missing.
    private func xml(_ schema: DatasetSchema, _ values: [[String]?]) -> [UInt8] {
        let field = schema.fields[0]
        var xml = XMLEmitter()
        xml.open("dataset", [("xmlns", schema.namespace)])
        for items in values {
            xml.open("record")
            if let items, case .list = field.type {
                xml.open(field.name)
                for item in items { xml.element("item", text: item) }
                xml.close()
            } else if let items {
                xml.element(field.name, text: items.joined())
            }
            xml.close()
        }
        xml.close()
        return xml.finish()
    }

    /// The value as records hold it.
    private func found(_ items: [String]?, of field: DatasetField) -> Found {
        guard let items, case .list = field.type else { return Found(items?.joined()) }
        let list = ListForm(separator: field.separator)
        var text: [UInt8] = []
        for (index, item) in items.enumerated() {
            Array(item.utf8).withUnsafeBytes { list.append($0, to: &text, isFirst: index == 0) }
        }
        return Found(String(decoding: text, as: UTF8.self))
    }

    /// Missing, one value, or some items; near the border of what the field takes.
    private func candidate(of field: DatasetField, _ values: inout DatasetValueGenerator) -> [String]? {
        let draw = values.random.next()
        if draw % 8 == 0 { return nil }
        let bounds = [field.constraints.minimum, field.constraints.maximum, field.constraints.enumeration?.first]
        guard case .list(let element) = field.type else {
            if draw % 5 == 0, let bound = bounds.compactMap(\.self).first { return [bound] }
            return [draw % 2 == 0 ? values.canonical(field.type) : values.candidate(field.type)]
        }
        return (0...Int(draw / 8 % 6)).map { _ in
            values.random.next() % 6 == 0 ? values.candidate(element) : values.canonical(element)
        }
    }

    @Test("A value is let in where its XML is valid, but for check digits and bounds of moments", arguments: 0..<120)
    func sameVerdict(_ seed: UInt64) throws {
        var generator = DatasetSchemaGenerator(seed: seed &+ 9000)
        var field = generator.makeField(named: "f")
        field.sensitivity = .open
        if field.type == .dateTime { (field.constraints.minimum, field.constraints.maximum) = (nil, nil) }
        let schema = schema(with: field)
        let xsd = try XMLSchema(bytes: schema.xsd())
        var values = DatasetValueGenerator(random: generator.random)
        for _ in 0..<50 {
            let items = candidate(of: field, &values)
            let outcome = try check([field], [[found(items, of: field)]], form: .canonical)
            // Of a code with a wrong check character nothing more is told.
            guard !outcome.rules.contains("record.uscc-check") else { continue }
            let issues = xsd.validate(xml(schema, [items]))
            #expect(
                issues.isEmpty == outcome.rules.isEmpty,
                "\(field.type.name) \(field.constraints): \(items ?? ["missing"]): \(outcome.messages) \(issues.map(\.message))"
            )
        }
    }
}
