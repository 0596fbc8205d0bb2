import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// One field of a Table Schema.
struct FieldReading {
    let object: SchemaObject
    let additions: SchemaObject?

    init?(_ cursor: JSONCursor) {
        guard let object = SchemaObject(cursor) else { return nil }
        self.object = object
        additions = object.object("gongkai")
    }

    /// A field's name as ours: by SQL/XML's rule where it is no XML name.
    static func name(_ text: String) -> String {
        DatasetName.isFieldName(text) ? text : XMLNameEscape.encode(text)
    }

    /// The field; `nil` where its name or type is wrong. Everything that is wrong is reported.
    func field() -> DatasetField? {
        allowAdditions()
        object.refuse(["missingValues"])
        object.noteUnused(["rdfType"])
        let typeReading = FieldTypeReading(self)
        // Both are read before either is missed, so that what is wrong with both is told.
        let (readName, readType) = (name(), typeReading.type())
        guard let name = readName, let type = readType else { return nil }
        var field = DatasetField(
            FieldReading.name(name), BilingualText.read("title", of: object, additions) ?? BilingualText(name, name),
            type,
            description: BilingualText.read("description", of: object, additions), format: typeReading.format(of: type))
        field.constraints = ConstraintReading(self, type: type).constraints()
        readForms(of: &field)
        field.example = object["example"]?.scalarText()
        field.unit = additions?.value("unit")
        field.source = additions?.value("source")
        field.since = additions?.value("since")
        field.sensitivity = sensitivity() ?? .open
        field.redaction = additions?["redaction"]?.word()
        field.aliases = aliases()
        return field
    }

    private func name() -> String? {
        guard let member = object["name"] else {
            object.reportMissing("name")
            return nil
        }
        guard let name = String.read(member) else { return nil }
        guard !name.isEmpty else {
            member.report(.schemaFieldName, [name])
            return nil
        }
        let escaped = FieldReading.name(name)
        if escaped != name { member.report(.schemaEscapedName, [name, escaped]) }
        return name
    }

    private func allowAdditions() {
        additions?.allow(only: [
            "title", "description", "type", "itemType", "separator", "minItems", "maxItems", "minimum", "maximum",
            "labels", "readings", "unit", "source", "sensitivity", "redaction", "aliases", "since", "observed",
        ])
    }

    /// The forms that values are read in.
    private func readForms(of field: inout DatasetField) {
        field.readings = readings()
        if field.type == .boolean { field.truthValues = truthValues() }
        if case .code = field.type { field.isOrdered = object.value("categoriesOrdered") ?? false }
        if case .list = field.type { field.separator = separator() ?? FieldValue.separator }
    }

    private func readings() -> Set<NumberReading> {
        var readings = Set((additions?.elements("readings") ?? []).compactMap { $0.word() as NumberReading? })
        for name in ["groupChar", "decimalChar"] {
            guard let member = object[name], let text = String.read(member) else { continue }
            switch (name, text) {
            case ("groupChar", ","): readings.insert(.thousands)
            case ("decimalChar", "."): break
            default: member.report(.schemaUnsupported, [name, text])
            }
        }
        if let bare = object["bareNumber"], Bool.read(bare) == false {
            bare.report(.schemaUnsupported, ["bareNumber", "false"])
        }
        return readings
    }

    private func truthValues() -> DatasetField.TruthValues {
        let usual = DatasetField.TruthValues.tableSchema
        return DatasetField.TruthValues(
            true: object.value("trueValues") ?? usual.trueValues,
            false: object.value("falseValues") ?? usual.falseValues)
    }

    /// What parts the items of a list: ours, or the standard's `delimiter`, which is a comma where it is absent.
    private func separator() -> Unicode.Scalar? {
        let isOurs = additions?["itemType"] != nil
        guard let member = isOurs ? additions?["separator"] : object["delimiter"] else { return isOurs ? nil : "," }
        guard let text = String.read(member) else { return nil }
        if let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, scalar != "\\" { return scalar }
        member.report(.schemaUnsupported, [isOurs ? "separator" : "delimiter", text])
        return nil
    }

    private func sensitivity() -> DatasetField.Sensitivity? {
        additions?["sensitivity"]?.word()
    }

    private func aliases() -> [DatasetField.Alias] {
        guard let aliases = additions?.object("aliases") else { return [] }
        return aliases.names.compactMap { receiver in
            aliases.value(receiver).map { DatasetField.Alias(receiver: receiver, name: $0) }
        }
    }
}

extension JSONCursor {
    /// One of the words that a type of ours knows.
    fileprivate func word<Word: RawRepresentable<String> & CaseIterable>() -> Word? {
        guard let text = String.read(self) else { return nil }
        if let word = Word(rawValue: text) { return word }
        report(.schemaUnknownWord, [text, Word.allCases.map(\.rawValue).joined(separator: ", ")])
        return nil
    }
}
