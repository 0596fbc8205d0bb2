import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRecords

/// The fields of the output, by `--select` and `--rename`.
struct FieldSelection {
    /// The schema of the output.
    private(set) var schema: DatasetSchema
    /// For each of its fields the place among those of the input.
    private(set) var places: [Int]

    /// - Throws: status 64 for a field that there is not.
    init(_ options: RecordOutputOptions, in input: DatasetSchema) throws(CommandFailure) {
        let names = options.select.flatMap { $0.split(separator: ",").map(String.init) }
        var places = Array(input.fields.indices)
        if !names.isEmpty { places = try names.map { name throws(CommandFailure) in try input.place(of: name) } }
        var schema = input
        schema.fields = places.map { input.fields[$0] }
        for change in options.rename {
            let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw CommandFailure(.usage, .commandRenameMalformed, [change]) }
            let place = try input.place(of: parts[0])
            for index in places.indices where places[index] == place {
                schema.fields[index].name = XMLNameEscape.encode(parts[1])
                schema.fields[index].title = BilingualText(parts[1], parts[1])
            }
        }
        let written = schema.fields.map(\.name)
        var seen: Set<String> = []
        if let twice = written.first(where: { !seen.insert($0).inserted }) {
            throw CommandFailure(.usage, .commandFieldTwice, [twice])
        }
        self.schema = schema
        self.places = places
    }

    /// All the fields of the input.
    init(all input: DatasetSchema) {
        schema = input
        places = Array(input.fields.indices)
    }

    /// Makes the fields what they are when their values are redacted.
    /// - Parameter redactions: by the place of the field in the schema of the input.
    mutating func redact(by redactions: [Int: Redaction]) {
        var fields: [DatasetField] = []
        var kept: [Int] = []
        for (field, place) in zip(schema.fields, places) {
            let redaction = redactions[place]
            if case .drop? = redaction {
                schema.primaryKey.removeAll { $0 == field.name }
                continue
            }
            fields.append(redaction?.published(field) ?? field)
            kept.append(place)
        }
        (schema.fields, places) = (fields, kept)
    }
}

extension DatasetSchema {
    /// The place of a field that the command line names, by its name or title.
    /// - Throws: status 64 where there is none.
    func place(of name: String) throws(CommandFailure) -> Int {
        if let place = fields.firstIndex(where: { $0.name == name }) { return place }
        if let place = fields.firstIndex(where: { $0.title.chinese == name }) { return place }
        throw CommandFailure(.usage, .commandFieldUnknown, [name, fields.map(\.name).joined(separator: ", ")])
    }
}

extension RecordFilter {
    /// Reads the conditions of `--where`: three words each, or two where no value is compared.
    /// - Returns: `nil` where there are none.
    /// - Throws: status 64 where they are none.
    init?(arguments: [String], in schema: DatasetSchema) throws(CommandFailure) {
        guard !arguments.isEmpty else { return nil }
        var conditions: [Condition] = []
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let word = rest.popFirst(), let comparison = Comparison(rawValue: word) else {
                let known = Comparison.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(.usage, .commandConditionMalformed, [name, known])
            }
            var value = ""
            if comparison != .missing, comparison != .present {
                guard let given = rest.popFirst() else {
                    throw CommandFailure(.usage, .commandConditionMalformed, [name, comparison.rawValue])
                }
                value = given
            }
            conditions.append(Condition(field: try schema.place(of: name), of: schema, comparison, value))
        }
        self.init(conditions)
    }
}

extension RecordOrder {
    /// Reads the fields of `--sort-by`, each with `:desc` behind it where the greatest value comes first.
    /// - Returns: `nil` where there are none.
    /// - Throws: status 64 for a field that there is not.
    init?(arguments: [String], in schema: DatasetSchema) throws(CommandFailure) {
        let names = arguments.flatMap { $0.split(separator: ",").map(String.init) }
        guard !names.isEmpty else { return nil }
        self.init(try names.map { name throws(CommandFailure) in try RecordOrder.key(named: name, in: schema) })
    }

    private static func key(named name: String, in schema: DatasetSchema) throws(CommandFailure) -> Key {
        let directions = [":desc": true, ":asc": false]
        let isWhole = schema.fields.contains { $0.name == name || $0.title.chinese == name }
        guard !isWhole, let direction = directions.first(where: { name.hasSuffix($0.key) }) else {
            return Key(field: try schema.place(of: name), of: schema)
        }
        let field = try schema.place(of: String(name.dropLast(direction.key.count)))
        return Key(field: field, of: schema, isDescending: direction.value)
    }
}
