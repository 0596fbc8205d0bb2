import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWrite
import GongkaiXML
import Mustache

/// Writes records by a template, one by one.
package struct TemplateRecordWriter: RecordWriter {
    private let template: Template
    private let cut: DatasetTemplate

    /// - Throws: `WriteError.unusable` where the template does not say what one record is.
    package init(_ template: Template) throws(WriteError) {
        self.template = template
        cut = try DatasetTemplate(template)
    }

    package var format: Format { template.format(.records) }

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        let model = DatasetModel.model(of: schema)
        let file = template.file
        var check = TemplateCheck(model, partials: template.partials, fileName: Template.fileName(ofPartial:))
        try check.check(cut.before, file: file, in: [DatasetModel.dataset])
        try check.check(cut.record, file: file, in: [DatasetModel.dataset, DatasetModel.record])
        try check.check(cut.behind, file: file, in: [DatasetModel.dataset])
        let library = try template.library()
        let dataset = DatasetModel.values(of: schema)
        let render = { (parts: ArraySlice<TemplatePart>, delimiters: TemplateTag.Delimiters) throws(WriteError) in
            let budget = TemplateBudget(TemplateBudget.mostBytes, bodies: check.bodies)
            let compiled = try template.compiled(parts, delimiters: delimiters)
            let text = compiled.render(DatasetModel.object(dataset, budget: budget), library: library)
            guard !budget.isSpent else { throw template.tooMuch }
            return Array(text.utf8)
        }
        return TemplateRecordEncoder(
            opening: try render(cut.before, TemplateTag.Delimiters()),
            closing: try render(cut.behind, cut.behindDelimiters), separator: Array(cut.separator.utf8),
            record: try template.compiled(cut.record, delimiters: cut.recordDelimiters), library: library,
            fields: schema.fields.map(DatasetModel.Field.init), dataset: dataset, bodies: check.bodies,
            isMarkup: template.escape == .markup || template.escape == .wiki)
    }
}

private struct TemplateRecordEncoder: RecordEncoder {
    /// What one record may come to.
    private static let mostBytes = 64 << 20

    let opening: [UInt8]
    let closing: [UInt8]
    let separator: [UInt8]
    let record: MustacheTemplate
    let library: MustacheLibrary
    let fields: [DatasetModel.Field]
    let dataset: DatasetModel.Dataset
    let bodies: [String: Int]
    /// Whether the output is one that characters which XML forbids must not come into.
    let isMarkup: Bool

    var separatorLength: Int { separator.count }

    func encode(_ emission: inout RecordEmission) {
        emission.forEach { record, output throws(UnwritableCharacter) in
            var texts: [String?] = []
            for field in 0..<record.count {
                let text = record.text(field)
                if isMarkup, let text, let forbidden = XMLCharacters.firstForbidden(in: text) {
                    throw UnwritableCharacter(field: field, scalar: forbidden)
                }
                texts.append(text)
            }
            let budget = TemplateBudget(TemplateRecordEncoder.mostBytes, bodies: bodies)
            let values = RecordObject(texts: texts, fields: fields, dataset: dataset, budget: budget)
            let text = self.record.render(values, library: library)
            guard !budget.isSpent else {
                throw UnwritableCharacter(field: 0, reason: .length(limit: TemplateRecordEncoder.mostBytes))
            }
            output.append(separator)
            output.append(Array(text.utf8))
        }
    }
}

/// One record: its fields by their names, and behind them what is said of the dataset.
private struct RecordObject: MustacheParent {
    let texts: [String?]
    let fields: [DatasetModel.Field]
    let dataset: DatasetModel.Dataset
    let budget: TemplateBudget

    func child(named name: String) -> Any? {
        let value = member(name)
        guard budget.allows(value, named: name) else { return nil }
        return value
    }

    private func member(_ name: String) -> Any? {
        if let place = fields.firstIndex(where: { $0.alias == name }) {
            return texts[place].map(fields[place].value) ?? TemplateNothing()
        }
        guard name == DatasetModel.valuesName else { return DatasetModel.member(name, of: dataset, budget: budget) }
        return zip(fields, texts).map { field, text in
            var members = field.members
            members["value"] = text
            members["isMissing"] = text == nil
            return TemplateObject(members: members, names: DatasetModel.valueNames, budget: budget)
        } as [Any]
    }
}
