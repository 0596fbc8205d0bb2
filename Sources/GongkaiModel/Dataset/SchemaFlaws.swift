extension DatasetSchema {
    /// What makes a schema unusable.
    public enum Flaw: Hashable, Sendable {
        case name(String)
        case fieldName(String)
        case repeatedField(String)
        /// A key names a field that is not there.
        case unknownKeyField(String)
        /// A foreign key has more or fewer fields on one side.
        case unequalForeignKey([String])
        /// A field with closed vocabulary names a code twice, or an enumeration a value.
        case repeatedCode(field: String, code: String)
        /// A field with closed vocabulary has no code at all, or an enumeration no value.
        case noCodes(field: String)
        /// A list whose items are lists.
        case nestedList(field: String)
        /// The field's type knows no such constraint, named as in Table Schema.
        case needlessConstraint(field: String, constraint: String)
        /// The constraint's value is none of the type, or no length.
        case constraintValue(field: String, constraint: String, value: String)
        /// The least value or length is greater than the greatest.
        case emptyRange(field: String, minimum: String, maximum: String)
        /// A word stands for true and for false.
        case contradictoryTruthValue(field: String, word: String)
    }

    /// Everything that is wrong with the schema, but for patterns, which only GongkaiXML can read; none for one that can
    /// be used.
    public var flaws: [Flaw] {
        var flaws: [Flaw] = DatasetName.isName(name) ? [] : [.name(name)]
        var seen: Set<String> = []
        for field in fields {
            if !DatasetName.isFieldName(field.name) { flaws.append(.fieldName(field.name)) }
            if !seen.insert(field.name).inserted { flaws.append(.repeatedField(field.name)) }
            flaws += field.flaws
        }
        let own = foreignKeys.filter { $0.dataset == nil }.flatMap(\.references)
        let named = primaryKey + foreignKeys.flatMap(\.fields) + own
        flaws += named.filter { !seen.contains($0) }.map { .unknownKeyField($0) }
        flaws += foreignKeys.filter { $0.fields.count != $0.references.count }.map { .unequalForeignKey($0.fields) }
        return flaws
    }
}

extension DatasetField {
    /// The constraints that fields of the type may have, besides `required` and `unique`: names of Table Schema.
    ///
    /// Those of a list count its items.
    public var possibleConstraints: [String] {
        switch type {
        case .string, .uri, .documentNumber: ["minLength", "maxLength", "pattern", "enum"]
        case .integer, .decimal, .date, .time, .dateTime, .yearMonth, .year: ["minimum", "maximum", "enum"]
        case .yearQuarter: ["minimum", "maximum", "pattern", "enum"]
        case .boolean, .duration, .geopoint: ["enum"]
        case .code: ["pattern"]
        case .uscc, .divisionCode: ["pattern", "enum"]
        case .list: ["minLength", "maxLength"]
        }
    }

    fileprivate var flaws: [DatasetSchema.Flaw] {
        var flaws: [DatasetSchema.Flaw] = []
        if case .list(of: .list) = type { flaws.append(.nestedList(field: name)) }
        return flaws + codeFlaws + constraintFlaws + rangeFlaws + truthFlaws
    }

    private var codeFlaws: [DatasetSchema.Flaw] {
        let vocabularies = [type.codes?.map(\.value), constraints.enumeration].compactMap(\.self)
        return vocabularies.flatMap { values -> [DatasetSchema.Flaw] in
            guard !values.isEmpty else { return [.noCodes(field: name)] }
            var seen: Set<[UInt8]> = []
            return values.filter { !seen.insert(Array($0.utf8)).inserted }
                .map { .repeatedCode(field: name, code: $0) }
        }
    }

    /// Every constraint that the field has, with its values.
    private var namedConstraints: [(name: String, values: [String])] {
        [
            ("minimum", constraints.minimum.map { [$0] }), ("maximum", constraints.maximum.map { [$0] }),
            ("minLength", constraints.minimumLength.map { [String($0)] }),
            ("maxLength", constraints.maximumLength.map { [String($0)] }),
            ("pattern", constraints.pattern.map { [$0] }), ("enum", constraints.enumeration),
        ].compactMap { name, values in values.map { (name, $0) } }
    }

    private var constraintFlaws: [DatasetSchema.Flaw] {
        namedConstraints.flatMap { constraint, values -> [DatasetSchema.Flaw] in
            guard possibleConstraints.contains(constraint) else {
                return [.needlessConstraint(field: name, constraint: constraint)]
            }
            return values.filter { !isValue($0, of: constraint) }.map {
                .constraintValue(field: name, constraint: constraint, value: $0)
            }
        }
    }

    private func isValue(_ text: String, of constraint: String) -> Bool {
        switch constraint {
        case "pattern": true
        case "minLength": !text.hasPrefix("-")
        case "maxLength": !text.hasPrefix("-") && !(text == "0" && isNeverEmpty)
        default: type.isCanonical(text)
        }
    }

    /// A list without items is none, and a number of a document without characters neither.
    private var isNeverEmpty: Bool {
        switch type {
        case .list, .documentNumber: true
        default: false
        }
    }

    private var rangeFlaws: [DatasetSchema.Flaw] {
        var flaws: [DatasetSchema.Flaw] = []
        if let minimum = constraints.minimum, let maximum = constraints.maximum, type.isCanonical(minimum),
            type.isCanonical(maximum), ValueOrder.compare(minimum, maximum, as: type).map({ $0 > 0 }) ?? true
        {
            flaws.append(.emptyRange(field: name, minimum: minimum, maximum: maximum))
        }
        if let least = constraints.minimumLength, let most = constraints.maximumLength, least > most {
            flaws.append(.emptyRange(field: name, minimum: String(least), maximum: String(most)))
        }
        return flaws
    }

    private var truthFlaws: [DatasetSchema.Flaw] {
        truthValues.trueValues.filter(truthValues.falseValues.contains).map {
            .contradictoryTruthValue(field: name, word: $0)
        }
    }
}
