import GongkaiModel
import GongkaiWrite
import GongkaiXML
import TestSupport
import Testing

@Suite("The XML Schema of a dataset")
struct DatasetXSDTests {
    /// Record XML with one record; fields without values are left out.
    private func xml(_ schema: DatasetSchema, _ values: [(DatasetField, [String]?)]) -> [UInt8] {
        var xml = XMLEmitter()
        xml.open("dataset", [("xmlns", schema.namespace)])
        xml.open("record")
        for case (let field, let values?) in values {
            if case .list = field.type {
                xml.open(field.name)
                for value in values { xml.element("item", text: value) }
                xml.close()
            } else {
                xml.element(field.name, text: values.joined())
            }
        }
        xml.close()
        xml.close()
        return xml.finish()
    }

    /// A candidate for a field: missing, one value, or the items of a list.
    private func candidate(_ field: DatasetField, _ random: inout SplitMix64) -> [String]? {
        var values = DatasetValueGenerator(random: random)
        defer { random = values.random }
        if values.random.next() % 8 == 0 { return nil }
        guard case .list(let element) = field.type else {
            // Bounds and listed values are worth being met exactly.
            let near = [field.constraints.minimum, field.constraints.maximum, field.constraints.enumeration?.first]
            if let text = near.compactMap(\.self).first, values.random.next() % 5 == 0 { return [text] }
            return [values.candidate(field.type)]
        }
        let count = [0, 1, 1, 2, 2, 3, 6, 25][Int(values.random.next() % 8)]
        return (0..<count).map { _ in
            values.random.next() % 4 == 0 ? values.candidate(element) : values.canonical(element)
        }
    }

    /// A schema of one field, so that a verdict is about that field.
    private func schema(with field: DatasetField) -> DatasetSchema {
        DatasetSchema(
            "one", BilingualText("One", "一"), description: BilingualText("", ""), fields: [field],
            version: SchemaVersion(2))
    }

    @Test(
        "It takes a value exactly where the rules of the field do, but for check digits and moments", arguments: 0..<400
    )
    func sameVerdict(_ seed: UInt64) throws {
        var generator = DatasetSchemaGenerator(seed: seed)
        let field = generator.makeField(named: generator.one(of: ["名称", "a", "record"]))
        let schema = schema(with: field)
        let check = try FieldCheck(field)
        let xsd = try XMLSchema(bytes: schema.xsd())
        for _ in 0..<60 {
            let values = candidate(field, &generator.random)
            // Bounds of moments cannot be said; `Docs/records.md` lists it.
            if field.type == .dateTime, field.constraints.minimum != nil || field.constraints.maximum != nil {
                continue
            }
            let issues = xsd.validate(xml(schema, [(field, values)]))
            #expect(
                issues.isEmpty == check.accepts(values, withCheckDigits: false),
                "\(field.type.name) \(field.constraints): \(values ?? ["missing"]) gives \(issues.map(\.message))")
        }
    }

    @Test("Sound records of any schema are valid, and fields stand in order", arguments: 0..<100)
    func wholeRecords(_ seed: UInt64) throws {
        var generator = DatasetSchemaGenerator(seed: seed)
        let schema = generator.makeSchema()
        let xsd = try XMLSchema(bytes: schema.xsd())
        var values: [(DatasetField, [String]?)] = []
        for field in schema.fields {
            let check = try FieldCheck(field)
            let tries = (0..<200).lazy.map { _ in candidate(field, &generator.random) }
            guard let sound = tries.first(where: { check.accepts($0) }) else { return }
            values.append((field, sound))
        }
        #expect(xsd.validate(xml(schema, values)) == [])
        let present = values.filter { $0.1 != nil }
        if present.count > 1 { #expect(xsd.validate(xml(schema, values.reversed())) != []) }
        let other = DatasetSchema(
            schema.name, schema.title, description: schema.description, fields: schema.fields,
            version: SchemaVersion(99))
        #expect(xsd.validate(xml(other, values)) != [])
    }

    @Test(
        "Bounds are exact, whatever the digits",
        arguments: [
            ("0", "0"), ("-5", "17"), ("-0.5", "0.50"), ("99.95", "1000.049"), ("-1000.049", "-99.95"),
            ("123456789012345678901234567890.1", "123456789012345678901234567890.2"), ("-1", "-1"), ("0.001", "0.01"),
        ])
    func bounds(_ minimum: String, _ maximum: String) throws {
        let field = DatasetField(
            "a", BilingualText("A", "甲"), .decimal, constraints: .init(minimum: minimum, maximum: maximum))
        let schema = schema(with: field)
        let (check, xsd) = (try FieldCheck(field), try XMLSchema(bytes: schema.xsd()))
        var random = SplitMix64(seed: 7)
        for _ in 0..<400 {
            var digits = Array((random.next() % 2 == 0 ? minimum : maximum).utf8)
            for _ in 0...random.next() % 3 {
                let place = Int(random.next() % UInt64(digits.count))
                switch random.next() % 4 {
                case 0: digits[place] = UInt8(ascii: "0") + UInt8(random.next() % 10)
                case 1: digits.insert(UInt8(ascii: "0") + UInt8(random.next() % 10), at: place)
                case 2 where digits.count > 1: digits.remove(at: place)
                default: digits.append(UInt8(ascii: "0"))
                }
            }
            let text = String(decoding: digits, as: UTF8.self)
            #expect(xsd.validate(xml(schema, [(field, [text])])).isEmpty == check.accepts([text]), "\(text)")
        }
    }

    @Test(
        "Every day of the calendar is taken, and no other",
        arguments: [1, 4, 100, 400, 1900, 2000, 2016, 2017, 2100, 9999])
    func days(_ year: Int) throws {
        let field = DatasetField("a", BilingualText("A", "甲"), .date)
        let schema = schema(with: field)
        let xsd = try XMLSchema(bytes: schema.xsd())
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        for month in 0...13 {
            for day in 0...32 {
                let text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
                let isDay = CalendarDate(year: year, month: month, day: day) != nil
                #expect(xsd.validate(xml(schema, [(field, [text])])).isEmpty == isDay, "\(text)")
            }
        }
    }
}
