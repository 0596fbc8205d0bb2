import GongkaiModel

/// What changed in one field.
struct FieldDifference {
    private let old: DatasetField
    private let new: DatasetField

    init(from old: DatasetField, to new: DatasetField) {
        self.old = old
        self.new = new
    }

    var changes: [SchemaChange] {
        types + codes + constraints + forms + words
    }

    private func change(
        _ kind: SchemaChange.Kind, _ before: String?, _ after: String?, all effect: SchemaChange.Effect
    ) -> SchemaChange {
        SchemaChange(kind, field: new.name, old: before, new: after, all: effect)
    }

    // MARK: Types

    private var types: [SchemaChange] {
        guard old.type.kind != new.type.kind else { return [] }
        let isSameInJSON = old.type.jsonKind == new.type.jsonKind
        let names = (old.type.kind, new.type.kind)
        guard old.type.isList == new.type.isList else { return [change(.typeChanged, names.0, names.1, all: .breaks)] }
        if new.type.element.isWithin(old.type.element) {
            return [
                SchemaChange(
                    .typeNarrowed, field: new.name, old: names.0, new: names.1, json: isSameInJSON ? .none : .breaks)
            ]
        }
        let kind: SchemaChange.Kind = old.type.element.isWithin(new.type.element) ? .typeWidened : .typeChanged
        return [change(kind, names.0, names.1, all: .breaks)]
    }

    private var codes: [SchemaChange] {
        guard let before = old.type.codes, let after = new.type.codes else { return [] }
        let labels = Dictionary(before.map { ($0.value, $0.label) }) { first, _ in first }
        let values = Set(after.map(\.value))
        return before.filter { !values.contains($0.value) }.map { change(.codeRemoved, $0.value, nil, all: .none) }
            + after.compactMap { code in
                guard let label = labels[code.value] else { return change(.codeAdded, nil, code.value, all: .breaks) }
                guard label != code.label else { return nil }
                return change(.labelChanged, label.chinese, code.label.chinese, all: .none)
            }
    }

    // MARK: Constraints

    private var constraints: [SchemaChange] {
        let (before, after) = (old.constraints, new.constraints)
        let flags = [("required", before.required, after.required), ("unique", before.unique, after.unique)]
        let found: [SchemaChange?] =
            flags.map { name, before, after in
                before == after ? nil : constraint(before ? .loosened : .tightened, name, "\(before)", "\(after)")
            } + [
                bound("minimum", before.minimum, after.minimum, isLeast: true),
                bound("maximum", before.maximum, after.maximum, isLeast: false),
                length("minLength", before.minimumLength, after.minimumLength, isLeast: true),
                length("maxLength", before.maximumLength, after.maximumLength, isLeast: false),
                // Which of two expressions lets through more, nobody can tell in general.
                limit("pattern", before.pattern, after.pattern) { _, _ in .changed },
                limit("enum", before.enumeration.map(Set.init), after.enumeration.map(Set.init)) { before, after in
                    after.isSubset(of: before) ? .tightened : before.isSubset(of: after) ? .loosened : .changed
                },
            ]
        return found.compactMap(\.self)
    }

    private enum Direction { case tightened, loosened, changed }

    private func constraint(_ direction: Direction, _ name: String, _ before: String?, _ after: String?) -> SchemaChange
    {
        let values = (before.map { "\(name) \($0)" }, after.map { "\(name) \($0)" })
        return switch direction {
        case .tightened: change(.constraintTightened, values.0, values.1, all: .none)
        case .loosened: change(.constraintLoosened, values.0, values.1, all: .breaks)
        case .changed: change(.constraintChanged, values.0, values.1, all: .breaks)
        }
    }

    private func limit<Value: Equatable>(
        _ name: String, _ before: Value?, _ after: Value?, _ direction: (Value, Value) -> Direction?
    ) -> SchemaChange? {
        func text(_ value: Value?) -> String? {
            value.map { ($0 as? Set<String>)?.sorted().joined(separator: ", ") ?? "\($0)" }
        }
        switch (before, after) {
        case (nil, nil): return nil
        case (nil, let after?): return constraint(.tightened, name, nil, text(after))
        case (let before?, nil): return constraint(.loosened, name, text(before), nil)
        case (let before?, let after?):
            guard before != after, let direction = direction(before, after) else { return nil }
            return constraint(direction, name, text(before), text(after))
        }
    }

    private func bound(_ name: String, _ before: String?, _ after: String?, isLeast: Bool) -> SchemaChange? {
        limit(name, before, after) { before, after in
            guard old.type.kind == new.type.kind, let order = ValueOrder.compare(before, after, as: new.type) else {
                return .changed
            }
            return order == 0 ? nil : (order < 0) == isLeast ? .tightened : .loosened
        }
    }

    private func length(_ name: String, _ before: Int?, _ after: Int?, isLeast: Bool) -> SchemaChange? {
        limit(name, before, after) { before, after in (before < after) == isLeast ? .tightened : .loosened }
    }

    // MARK: Forms in CSV

    private var forms: [SchemaChange] {
        let before = writtenForms(of: old)
        let after = writtenForms(of: new)
        var changes = before.filter { !after.contains($0) }.map { change(.formRemoved, $0, nil, all: .none) }
        changes += after.filter { !before.contains($0) }.map {
            SchemaChange(.formAdded, field: new.name, new: $0, csv: .breaks)
        }
        if old.type.isList, new.type.isList, old.separator != new.separator {
            changes.append(
                SchemaChange(
                    .separatorChanged, field: new.name, old: String(old.separator), new: String(new.separator),
                    csv: .breaks))
        }
        return changes
    }

    /// The forms besides the canonical one that values may have in CSV.
    private func writtenForms(of field: DatasetField) -> [String] {
        var forms = NumberReading.allCases.filter(field.readings.contains).map(\.rawValue)
        if let format = field.format { forms.append("format \(format)") }
        guard field.type == .boolean else { return forms }
        forms +=
            field.truthValues.trueValues.map { "true: \($0)" } + field.truthValues.falseValues.map { "false: \($0)" }
        return forms
    }

    // MARK: Words

    private var words: [SchemaChange] {
        var changes: [SchemaChange] = []
        if old.unit != new.unit { changes.append(change(.unitChanged, old.unit, new.unit, all: .breaks)) }
        if old.title.chinese != new.title.chinese {
            changes.append(
                SchemaChange(
                    .titleChanged, field: new.name, old: old.title.chinese, new: new.title.chinese, csv: .some))
        }
        changes += aliases
        let words: [(DatasetField) -> String?] = [
            { $0.title.english }, { $0.description?.chinese }, { $0.description?.english }, { $0.example },
            { $0.source }, { $0.sensitivity.rawValue }, { $0.redaction?.rawValue },
            { $0.isOrdered ? "ordered" : nil },
        ]
        for word in words where word(old) != word(new) {
            changes.append(change(.wordsChanged, word(old), word(new), all: .none))
        }
        return changes
    }

    private var aliases: [SchemaChange] {
        let receivers = (old.aliases + new.aliases).map(\.receiver)
        let distinct = receivers.enumerated().filter { receivers.firstIndex(of: $1) == $0 }.map(\.element)
        return distinct.compactMap { receiver in
            let names = [old, new].map { field in field.aliases.first { $0.receiver == receiver }?.name }
            return names[0] == names[1] ? nil : change(.aliasChanged, names[0], names[1], all: .some)
        }
    }
}

extension FieldType {
    /// Its name, with that of its items: `list of date`.
    fileprivate var kind: String { isList ? "list of \(element.name)" : name }

    /// What a value is in JSON.
    fileprivate var jsonKind: String {
        switch element {
        case .integer, .decimal, .year: "number"
        case .boolean: "boolean"
        default: "string"
        }
    }

    /// Whether every canonical value of this type is one of another type.
    fileprivate func isWithin(_ other: FieldType) -> Bool {
        if name == other.name { return true }
        return switch (self, other) {
        case (_, .string), (.integer, .decimal): true
        case (.code(let codes), _): codes.allSatisfy { other.isCanonical($0.value) }
        // Of all types only text may be empty.
        case (.string, _): false
        case (_, .documentNumber): true
        default: false
        }
    }
}
