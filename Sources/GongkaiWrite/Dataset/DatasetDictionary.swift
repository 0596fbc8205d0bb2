package import GongkaiDiagnostics
package import GongkaiModel

/// Writes a data dictionary in Markdown (GitHub Flavored, for its tables).
extension DatasetSchema {
    /// What the dataset is and what each field means, with titles in both languages.
    /// - Parameter language: of headings and descriptions.
    package func dictionary(in language: Language) -> [UInt8] {
        let dictionary = DataDictionary(schema: self, words: DictionaryWords(language))
        return Array(dictionary.markdown.utf8)
    }
}

private struct DataDictionary {
    let schema: DatasetSchema
    let words: DictionaryWords

    var markdown: String {
        let parts = [heading, description, facts, fields, codes, keys].filter { !$0.isEmpty }
        return parts.joined(separator: "\n")
    }

    private var heading: String {
        let titles = schema.title.chinese == schema.title.english ? [] : [schema.title[words.other]]
        let title = ([schema.title[words.language]] + titles).map(Markdown.line).joined(separator: " ")
        return "# \(title)\n"
    }

    private var description: String {
        let text = schema.description[words.language]
        return text.isEmpty ? "" : Markdown.line(text) + "\n"
    }

    private var facts: String {
        var rows = [(words.name, Markdown.code(schema.name)), (words.version, schema.version.text)]
        rows.append((words.namespace, Markdown.code(schema.namespace)))
        rows.append(
            (
                words.missing,
                schema.missingValues.map { Markdown.code($0.isEmpty ? words.empty : $0) }.joined(separator: " ")
            ))
        if let frequency = schema.updateFrequency { rows.append((words.frequency, frequency.code)) }
        if !schema.leadAgencies.isEmpty { rows.append((words.agencies, schema.leadAgencies.joined(separator: "、"))) }
        if !schema.disclosurePoints.isEmpty {
            rows.append((words.points, schema.disclosurePoints.joined(separator: ", ")))
        }
        return Markdown.list(rows)
    }

    private var fields: String {
        let rows = schema.fields.enumerated().map { index, field in
            [
                String(index + 1), Markdown.code(field.name), field.title.chinese, field.title.english, type(of: field),
                words.constraints(of: field), field.unit ?? "", explanation(of: field),
            ]
        }
        return "## \(words.fields)\n\n" + Markdown.table([words.columns] + rows)
    }

    private func type(of field: DatasetField) -> String {
        field.type.isList ? words.list(of: words.type(field.type.element)) : words.type(field.type)
    }

    private func explanation(of field: DatasetField) -> String {
        var parts = [field.description?[words.language]].compactMap(\.self)
        if let example = field.example { parts.append(words.example + example) }
        if let source = field.source { parts.append(words.source + source) }
        if field.sensitivity != .open { parts.append(words.sensitivity(field.sensitivity)) }
        for alias in field.aliases { parts.append("\(alias.receiver): \(alias.name)") }
        if let since = field.since { parts.append(words.since + since) }
        return parts.joined(separator: words.stop)
    }

    /// A table for each closed vocabulary.
    private var codes: String {
        let tables = schema.fields.compactMap { field -> String? in
            guard let codes = field.type.codes else { return nil }
            let rows = codes.map { [Markdown.code($0.value), $0.label.chinese, $0.label.english] }
            return "### \(Markdown.code(field.name)) \(Markdown.line(field.title[words.language]))\n\n"
                + Markdown.table([words.codeColumns] + rows)
        }
        return tables.isEmpty ? "" : "## \(words.codes)\n\n" + tables.joined(separator: "\n")
    }

    private var keys: String {
        var rows: [(String, String)] = []
        if !schema.primaryKey.isEmpty { rows.append((words.primaryKey, names(schema.primaryKey))) }
        for key in schema.foreignKeys {
            let target = Markdown.code(key.dataset ?? schema.name) + " (\(names(key.references)))"
            rows.append((words.foreignKey, "\(names(key.fields)) → \(target)"))
        }
        return rows.isEmpty ? "" : "## \(words.keys)\n\n" + Markdown.list(rows)
    }

    private func names(_ names: [String]) -> String { names.map(Markdown.code).joined(separator: ", ") }
}

/// Text where Markdown would read marks into it.
private enum Markdown {
    /// One line, with marks escaped.
    static func line(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r": line += " "
            case "\\", "|", "*", "_", "`", "<", "[", "]", "#": line += "\\" + String(scalar)
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// Code as it stands; a bar would end the cell even there, and more back quotes than within are needed around it.
    static func code(_ text: String) -> String {
        let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("|", with: "\\|")
        guard flat.contains("`") else { return "`\(flat)`" }
        let longest = flat.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        let quotes = String(repeating: "`", count: longest + 1)
        return "\(quotes) \(flat) \(quotes)"
    }

    /// A table whose first row is the heading; cells that are code already stay as they are.
    static func table(_ rows: [[String]]) -> String {
        guard let heading = rows.first else { return "" }
        let rule = "|" + heading.map { _ in " --- |" }.joined() + "\n"
        let lines = rows.map { row in "|" + row.map { " \(cell($0)) |" }.joined() + "\n" }
        return lines[0] + rule + lines.dropFirst().joined()
    }

    private static func cell(_ text: String) -> String { text.hasPrefix("`") ? text : line(text) }

    static func list(_ rows: [(String, String)]) -> String {
        rows.map { "- \($0.0)\($0.1)\n" }.joined()
    }
}
