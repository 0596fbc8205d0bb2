import GongkaiBytes
import GongkaiModel

/// What a template sees of a dataset and its records.
enum DatasetModel {
    static let dataset = "dataset"
    static let record = "record"
    static let field = "field"
    static let value = "value"
    static let fieldsName = "fields"
    static let valuesName = "values"

    private static let datasetMembers: [String: TemplateType] = [
        "name": .text, "version": .text, "title": .text, "titleEnglish": .text, "description": .text,
        "descriptionEnglish": .text, fieldsName: .list(.object(field)),
    ]
    private static let fieldMembers: [String: TemplateType] = [
        "name": .text, "title": .text, "titleEnglish": .text, "description": .text, "descriptionEnglish": .text,
        "type": .text, "unit": .text, "required": .flag,
    ]
    private static let valueMembers = fieldMembers.merging(["value": .text, "isMissing": .flag]) { first, _ in first }
    static let valueNames = Set(valueMembers.keys)
    static let fieldNames = Set(fieldMembers.keys)

    /// A field's name means the field, whatever else is called so.
    static func model(of schema: DatasetSchema) -> TemplateModel {
        var names: [String: TemplateType] = [valuesName: .list(.object(value))]
        for field in schema.fields {
            names[field.name] =
                switch field.type {
                case .boolean: .flag
                case .list: .list(.text)
                default: .text
                }
        }
        return TemplateModel(
            kinds: [dataset: datasetMembers, record: names, field: fieldMembers, value: valueMembers], root: dataset)
    }

    /// What is said of a dataset, as it can be handed from thread to thread.
    struct Dataset: Sendable {
        var members: [String: String]
        var fields: [Field]
    }

    /// A field, with what its values are to a template.
    struct Field: Sendable {
        enum Form { case text, flag, list(ListForm) }

        let alias: String
        let texts: [String: String]
        let isRequired: Bool
        let form: Form

        init(_ field: DatasetField) {
            alias = TemplateTag.alias(field.name)
            var texts = ["name": field.name, "title": field.title.chinese, "titleEnglish": field.title.english]
            texts["type"] = field.type.name
            texts["unit"] = field.unit
            texts["description"] = field.description?.chinese
            texts["descriptionEnglish"] = field.description?.english
            self.texts = texts
            isRequired = field.constraints.required
            form =
                switch field.type {
                case .boolean: .flag
                case .list: .list(ListForm(separator: field.separator))
                default: .text
                }
        }

        var members: [String: Any] {
            var members: [String: Any] = texts
            members["required"] = isRequired
            return members
        }

        func value(of text: String) -> Any {
            switch form {
            case .text: return text
            case .flag: return text == "true"
            case .list(let list):
                var items: [Any] = []
                Array(text.utf8).withUnsafeBytes { bytes in
                    _ = list.forEachItem(of: bytes) { item, isEscaped in
                        items.append(String(decoding: isEscaped ? list.unescaped(item) : Array(item), as: UTF8.self))
                    }
                }
                return items
            }
        }
    }

    static func values(of schema: DatasetSchema) -> Dataset {
        var members = [
            "name": schema.name, "version": "\(schema.version)", "title": schema.title.chinese,
            "titleEnglish": schema.title.english,
        ]
        members["description"] = schema.description.chinese
        members["descriptionEnglish"] = schema.description.english
        return Dataset(members: members, fields: schema.fields.map(Field.init))
    }

    static func member(_ name: String, of dataset: Dataset, budget: TemplateBudget) -> Any? {
        if name == fieldsName {
            return dataset.fields.map { field in
                TemplateObject(members: field.members, names: fieldNames, budget: budget)
            } as [Any]
        }
        return dataset.members[name] ?? (datasetMembers[name] == nil ? nil : TemplateNothing())
    }

    static func object(_ dataset: Dataset, budget: TemplateBudget) -> TemplateObject {
        var members: [String: Any] = dataset.members
        members[fieldsName] = member(fieldsName, of: dataset, budget: budget)
        return TemplateObject(members: members, names: Set(datasetMembers.keys), budget: budget)
    }
}
