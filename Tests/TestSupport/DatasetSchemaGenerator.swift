package import GongkaiModel

/// Makes schemas of datasets from a seed: sound ones, with fields of every type and all that a schema can say.
package struct DatasetSchemaGenerator {
    package var random: SplitMix64

    package init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    package mutating func number(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

    package mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

    package mutating func one<Element>(of elements: [Element]) -> Element { elements[number(elements.count)] }

    /// A schema without flaws.
    package mutating func makeSchema() -> DatasetSchema {
        let names = ["id", "名称", "amount", "day", "a-b.c", "Ä_1", "record", "item", "人々", "x_x0028_", "phone", "n9"]
        let fields = names.prefix(1 + number(names.count)).map { makeField(named: $0) }
        var schema = DatasetSchema(
            one(of: ["bus-stops", "a", "tables/3", "penalties_2017.v2"]), text(), description: text(), fields: fields,
            version: SchemaVersion(1 + number(3), number(4), number(3)),
            missingValues: one(of: [[""], ["", "-", "无"], ["NA"]]))
        let plain = fields.map(\.name)
        if chance(60) { schema.primaryKey = Array(plain.prefix(1 + number(2))) }
        if chance(40) {
            schema.foreignKeys = [.init([plain[0]], references: ["id"], of: "others")]
            if chance(50) { schema.foreignKeys.append(.init([plain[plain.count - 1]], references: [plain[0]])) }
        }
        if chance(30) { schema.disclosurePoints = ["1.1", "4.2"] }
        if chance(30) { schema.updateFrequency = one(of: UpdateFrequency.named + [.everyDays(5)]) }
        if chance(30) { schema.leadAgencies = ["市财政局", "市统计局"] }
        if chance(30) { schema.subjects = ["财政收支", "收费 目录清单"] }
        if chance(30) { schema.since = "0.3" }
        return schema
    }

    /// One of the types, each as likely as the others.
    package mutating func makeType() -> FieldType {
        let item = one(of: [FieldType.string, .integer, .date, .uri, codes(), .boolean, .divisionCode])
        return one(of: [
            .string, .string, .integer, .decimal, .boolean, .date, .time, .dateTime, .yearMonth, .yearQuarter, .year,
            .duration, .uri, codes(), .uscc, .divisionCode, .documentNumber, .geopoint, .list(of: item),
        ])
    }

    package mutating func makeField(named name: String) -> DatasetField {
        var field = DatasetField(name, text(), makeType())
        if chance(40) { field.description = text() }
        if chance(30) { field.unit = one(of: ["万元", "%", "件"]) }
        if chance(20) { field.redaction = one(of: DatasetField.Redaction.allCases) }
        if chance(20) { field.sensitivity = one(of: DatasetField.Sensitivity.allCases) }
        if chance(20) {
            field.aliases = [.init(receiver: "creditchina", name: "CF_WSH"), .init(receiver: "b", name: "乙")]
        }
        if chance(20) { field.source = "按月公开“财政收支”<情况>" }
        if chance(20) { field.since = "1.1.0" }
        field.readings = Set(NumberReading.allCases.filter { _ in chance(15) })
        switch field.type {
        case .string where chance(20): field.format = one(of: ["email", "uuid", "binary", "uri"])
        case .date where chance(20), .time where chance(20): field.format = "any"
        case .boolean where chance(50): field.truthValues = .init(true: ["是", "Y"], false: ["否"])
        case .code: field.isOrdered = chance(30)
        case .list where chance(30): field.separator = one(of: ["、", ","])
        default: break
        }
        field.constraints = constraints(of: field)
        if !field.type.isList, field.type != .boolean, field.constraints == .none || field.constraints == .required {
            var values = DatasetValueGenerator(random: random)
            let example = values.canonical(field.type)
            // A format, which we do not check, would be one more rule for an example to keep to.
            if field.type != .string || field.format == nil { field.example = example }
            random = values.random
        }
        return field
    }

    private mutating func text() -> BilingualText {
        let number = number(1_000)
        return BilingualText(
            one(of: ["Title", "A \"b\" & <c>", "it's"]) + " \(number)", one(of: ["标题", "罚款金额(万元)"]) + "\(number)")
    }

    private mutating func codes() -> FieldType {
        .code(
            [
                FieldType.Code("open", "Open", "开放"), FieldType.Code("关闭", "Shut", "关闭"),
                FieldType.Code("01", "One", "一"),
                FieldType.Code("a|b (c)", "Odd", "怪"), FieldType.Code(" ", "Blank", "空格"),
            ].prefix(1 + number(5)).map(\.self))
    }

    private mutating func constraints(of field: DatasetField) -> DatasetField.Constraints {
        var constraints = DatasetField.Constraints(required: chance(30), unique: chance(10))
        let possible = field.possibleConstraints.filter { _ in chance(30) }
        if possible.contains("minLength") { constraints.minimumLength = number(4) }
        if possible.contains("maxLength") { constraints.maximumLength = 4 + number(20) }
        if possible.contains("pattern") {
            constraints.pattern = one(of: [".*", "[^a]{0,30}", "\\c*|.+", "[0-9A-Z一-龥]*"])
        }
        var values = DatasetValueGenerator(random: random)
        if possible.contains("enum"), field.type != .string {
            let some = (0...number(4)).map { _ in values.canonical(field.type) }
            constraints.enumeration = some.enumerated().filter { some.firstIndex(of: $1) == $0 }.map(\.element)
        }
        if possible.contains("minimum") { constraints.minimum = values.canonical(field.type) }
        if possible.contains("maximum") { constraints.maximum = values.canonical(field.type) }
        random = values.random
        if let minimum = constraints.minimum, let maximum = constraints.maximum {
            guard let order = ValueOrder.compare(minimum, maximum, as: field.type) else {
                constraints.maximum = nil
                return constraints
            }
            if order > 0 { (constraints.minimum, constraints.maximum) = (maximum, minimum) }
        }
        return constraints
    }
}

/// Makes values as texts from a seed: canonical ones, and ones that just miss it.
package struct DatasetValueGenerator {
    package var random: SplitMix64

    package init(random: SplitMix64) {
        self.random = random
    }

    private mutating func number(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }
    private mutating func one<Element>(of elements: [Element]) -> Element { elements[number(elements.count)] }

    /// A value of a type in its canonical form; of a list one of its items.
    package mutating func canonical(_ type: FieldType) -> String {
        switch type {
        case .string: return one(of: ["", " a ", "甲乙", "𠮷a\u{301}", "01", "x\ny", "]]>&<\"'", "\t", "0"])
        case .integer: return one(of: ["0", "-0", "7", "-12", digits(1 + number(3)), "-" + digits(2), digits(30)])
        case .decimal:
            return one(of: [
                "0.0", "-0.50", "3", digits(2) + "." + digits(2), "-" + digits(3) + ".5", digits(26) + ".10",
            ])
        case .boolean: return one(of: ["true", "false"])
        case .date: return date()
        case .yearMonth: return String(date().prefix(7))
        case .year: return String(date().prefix(4))
        case .yearQuarter: return date().prefix(4) + "-Q\(1 + number(4))"
        case .time: return time()
        case .dateTime: return date() + "T" + time() + one(of: ["", "Z", "+08:00", "-14:00", "+00:30"])
        case .duration: return one(of: ["P30D", "-P1Y2M", "PT0.5S", "P1DT12H", "PT36H", "P1Y2M3DT4H5M6.7S"])
        case .uri: return one(of: ["http://example.org/a?b=c#d", "urn:x:y", "https://例.org/路径", "a:", "x:%E4%BD"])
        case .code(let codes): return one(of: codes).value
        case .uscc: return one(of: ["91350100M000100Y43", "121000004000123408", "51330400MJ0000000G"])
        case .divisionCode: return one(of: ["330402", "820000", "110000"])
        case .documentNumber: return one(of: ["嘉政发〔2017〕11号", "无", "a b"])
        case .geopoint: return one(of: ["120.75,30.76", "-180,90", "0,-0.0", "180.0,-90.00", "99.9,1"])
        case .list(let element): return canonical(element)
        }
    }

    /// A text that may or may not be a value of a type: often nearly one.
    package mutating func candidate(_ type: FieldType) -> String {
        if chance(45) { return canonical(type) }
        if chance(20) {
            return one(of: [
                "", " ", "+1", "007", "1.", ".5", "1e3", "１", "2017-02-29", "2016-02-29", "1900-02-29", "0000-01-01",
                "12017-01-01", "2017-13-01", "2017-1-1", "24:00:00", "23:59:60", "23:59:59.", "P", "PT", "P1W", "-",
                "true ", "TRUE", "1", "180.1,0", "0,90.01", "1, 2", "http://a b", "a:#b#c", "x:%G0", "1:a",
                "91350100M000100Y44", "91350100I000100Y43", "2017-Q0", "2017-01-01T00:00:00+14:01",
                "2017-01-01T24:00:00",
                "2000-02-29T00:00:00-00:00", "00:00:00.000", "-0.0", "1000000000000000000000000000000", "33040２",
                "P1YT",
                "P1.5D", "PT1.S", "P1M1Y", "a:\u{E000}", "--1", "0000", "9999", "0001",
            ])
        }
        var scalars = Array(canonical(type).unicodeScalars)
        let place = number(scalars.count + 1)
        let noise: Unicode.Scalar = one(of: [
            "0", "1", "9", "-", "+", ".", " ", "\n", "T", "Z", "a", "Q", "甲", ",", "%", "#",
        ])
        switch number(3) {
        case 0: scalars.insert(noise, at: place)
        case 1 where place < scalars.count: scalars[place] = noise
        case _ where place < scalars.count: scalars.remove(at: place)
        default: scalars.append(noise)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private mutating func digits(_ count: Int) -> String {
        String(1 + number(9)) + (1..<max(count, 1)).map { _ in String(number(10)) }.joined()
    }

    private mutating func date() -> String {
        let year = one(of: [1, 100, 1900, 2000, 2016, 2017, 9999, 1 + number(9_999)])
        let month = 1 + number(12)
        return CalendarDate(year: year, month: month, day: 1 + number(CalendarDate.days(inMonth: month, of: year)))?
            .description ?? "2017-05-16"
    }

    private mutating func time() -> String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return [number(24), number(60), number(60)].map(padded).joined(separator: ":")
            + one(of: ["", "", ".5", ".50", ".123456789", ".0"])
    }
}
