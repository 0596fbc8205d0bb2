package import GongkaiModel

extension DatasetSchema {
    /// The schema as an output has it: the fields under the names that the options ask for, and only keys all of whose
    /// fields are there.
    package func written(by options: RecordWritingOptions) -> DatasetSchema {
        let pairs = fields.map { ($0.name, options.elementName(of: $0)) }
        let names = Dictionary(pairs) { first, _ in first }
        func renamed(_ fields: [String]) -> [String]? {
            let found = fields.compactMap { names[$0] }
            return found.count == fields.count ? found : nil
        }
        var schema = self
        for index in fields.indices { schema.fields[index].name = options.elementName(of: fields[index]) }
        schema.primaryKey = renamed(primaryKey) ?? []
        schema.foreignKeys = foreignKeys.compactMap { key in
            let references = key.dataset == nil ? renamed(key.references) : key.references
            guard let fields = renamed(key.fields), let references else { return nil }
            return ForeignKey(fields, references: references, of: key.dataset)
        }
        return schema
    }
}
