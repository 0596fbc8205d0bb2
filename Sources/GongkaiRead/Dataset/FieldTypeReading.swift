import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// The type of a field: `gongkai.type` where it is said, else what Table Schema's type and format come to.
struct FieldTypeReading {
    private let field: FieldReading

    init(_ field: FieldReading) {
        self.field = field
    }

    /// Table Schema's types that have one of ours, by their names in versions 1 and 2.
    private static let standard: [String: FieldType] = [
        "any": .string, "string": .string, "number": .decimal, "integer": .integer, "boolean": .boolean, "date": .date,
        "time": .time, "datetime": .dateTime, "year": .year, "yearmonth": .yearMonth, "duration": .duration,
        "geopoint": .geopoint,
    ]
    private static let unsupported = ["object", "array", "geojson"]
    /// What the items of a standard list may be.
    private static let items = ["string", "integer", "number", "boolean", "date", "time", "datetime"]

    /// Types of ours by their names, without what they hold.
    private static let plain: [FieldType] = [
        .string, .integer, .decimal, .boolean, .date, .time, .dateTime, .yearMonth, .yearQuarter, .year, .duration,
        .uri,
        .uscc, .divisionCode, .documentNumber, .geopoint,
    ]
    private static let names = plain.map(\.name) + ["code", "list"]

    /// - Returns: `nil` where it is wrong, which is reported.
    func type() -> FieldType? {
        guard let declared = standardType() else { return nil }
        guard let member = field.additions?["type"] else { return inferred(from: declared) }
        guard let name = String.read(member), let type = ours(name, at: member) else { return nil }
        let expected = TableSchemaType(type).type
        guard declared == expected else {
            member.report(.schemaTypeClash, [name, declared, expected])
            return nil
        }
        return type
    }

    /// What `type` says; text where it says nothing.
    private func standardType() -> String? {
        guard let member = field.object["type"] else { return "string" }
        guard let name = String.read(member) else { return nil }
        guard !FieldTypeReading.unsupported.contains(name) else {
            member.report(.schemaUnsupported, ["type", name])
            return nil
        }
        guard FieldTypeReading.standard[name] != nil || name == "list" else {
            let known = FieldTypeReading.standard.keys.sorted() + ["list"]
            member.report(.schemaUnknownType, [name, known.joined(separator: ", ")])
            return nil
        }
        return name
    }

    /// What a field is that says nothing of ours.
    private func inferred(from standard: String) -> FieldType? {
        if let categories = field.object["categories"], ["string", "integer", "any"].contains(standard) {
            return codes(in: categories).map(FieldType.code)
        }
        if standard == "list" { return standardItem().map(FieldType.list) }
        let type = FieldTypeReading.standard[standard]
        let format: String? = field.object.value("format")
        return type == .string && format == "uri" && field.additions == nil ? .uri : type
    }

    private func standardItem() -> FieldType? {
        guard let member = field.object["itemType"] else { return .string }
        guard let name = String.read(member) else { return nil }
        if FieldTypeReading.items.contains(name) { return FieldTypeReading.standard[name] }
        member.report(.schemaUnknownType, [name, FieldTypeReading.items.joined(separator: ", ")])
        return nil
    }

    /// A type of ours.
    private func ours(_ name: String, at member: JSONCursor) -> FieldType? {
        switch name {
        case "code": return ourCodes().map(FieldType.code)
        case "list": return ourItem().map(FieldType.list)
        default:
            if let type = FieldTypeReading.plain.first(where: { $0.name == name }) { return type }
            member.report(.schemaUnknownType, [name, FieldTypeReading.names.joined(separator: ", ")])
            return nil
        }
    }

    private func ourItem() -> FieldType? {
        guard let additions = field.additions, let member = additions["itemType"] else {
            field.additions?.reportMissing("itemType")
            return nil
        }
        guard let name = String.read(member) else { return nil }
        switch name {
        case "list":
            member.report(.schemaNestedList, [])
            return nil
        case "code":
            guard let labels = additions.object("labels") else {
                member.report(.schemaNoCodes, [])
                return nil
            }
            return .code(labels.names.compactMap { code($0, labelled: nil, in: labels) })
        default: return ours(name, at: member)
        }
    }

    private func ourCodes() -> [FieldType.Code]? {
        if let categories = field.object["categories"] { return codes(in: categories) }
        field.object.cursor.report(.schemaNoCodes, [])
        return nil
    }

    /// The standard's categories: values, or values with labels.
    private func codes(in categories: JSONCursor) -> [FieldType.Code]? {
        let labels = field.additions?.object("labels")
        let codes = categories.elements()?.compactMap { element -> FieldType.Code? in
            guard case .object = element.node.value, let category = SchemaObject(element) else {
                return element.scalarText().flatMap { code($0, labelled: nil, in: labels) }
            }
            guard let value = category["value"] else {
                category.reportMissing("value")
                return nil
            }
            return value.scalarText().flatMap { code($0, labelled: category.value("label"), in: labels) }
        }
        guard let codes else { return nil }
        checkEnumeration(against: codes, at: categories)
        return codes
    }

    private func code(_ value: String, labelled label: String?, in labels: SchemaObject?) -> FieldType.Code? {
        let both = labels?.object(value)
        both?.allow(only: Language.allCases.map(\.rawValue))
        let english: String? = both?.value(Language.english.rawValue)
        let chinese: String? = both?.value(Language.chinese.rawValue)
        return FieldType.Code(value, english ?? label ?? value, label ?? chinese ?? english ?? value)
    }

    /// A closed vocabulary may have an `enum` too, which says the same.
    private func checkEnumeration(against codes: [FieldType.Code], at categories: JSONCursor) {
        guard let values = field.object["constraints"].flatMap({ SchemaObject($0) })?["enum"]?.elements() else {
            return
        }
        let texts = values.compactMap { $0.scalarText() }
        if Set(texts) != Set(codes.map(\.value)) { categories.report(.schemaCodesClash, []) }
    }

    // MARK: Formats

    /// The format to keep; `nil` for the default one and for what the type itself says.
    func format(of type: FieldType) -> String? {
        guard let member = field.object["format"], let format = String.read(member) else { return nil }
        switch type {
        case .string where ["email", "uuid", "binary"].contains(format): return format
        // What we write for moments, which may have an offset or none.
        case .dateTime where format == "any" && field.additions?["type"] != nil: return nil
        case .date, .time, .dateTime:
            let form = format.hasPrefix("fmt:") ? String(format.dropFirst(4)) : format
            if form == "any" || FieldTypeReading.occurring.contains(form) { return "any" }
            if FieldTypeReading.canonical.contains(form) { return nil }
        default:
            if format == "default" || (type == .uri && format == "uri") { return nil }
            if type == .string && format == "uri" { return format }
        }
        member.report(.schemaUnsupported, ["format", format])
        return nil
    }

    /// The patterns of the canonical forms, and of those that occur in Chinese files and are read anyway.
    private static let canonical = ["default", "%Y-%m-%d", "%H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"]
    private static let occurring = ["%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d"]
}
