import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// A schema made of what was seen of records, with what it rests on.
package struct DatasetDescription: Sendable {
    package var schema: DatasetSchema
    /// What was seen of each field.
    package private(set) var observations: [FieldObservation] = []
    /// What is noteworthy.
    package var diagnostics: [Diagnostic] = []

    private let columns: [ColumnEvidence]
    private let records: Int

    /// So many records there must be for few values to be all that there may be, or a first column the key.
    private static let fewestRecords = 20

    /// - Parameters:
    ///   - draft: the dataset's name and titles, with a field of text for each column.
    ///   - unique: for each column whether no value comes twice.
    package init(
        _ draft: DatasetSchema, columns: [ColumnEvidence], unique: [Bool], records: Int
    ) {
        schema = draft
        self.records = records
        let words = schema.fields.map { HeadingWords($0.title.chinese) }
        let missingWords = DatasetDescription.missingWords(in: columns, words)
        self.columns = columns.map { column in
            var column = column
            column.settle(Set(missingWords.keys))
            return column
        }
        for index in schema.fields.indices { describe(index, words[index], isUnique: unique[index]) }
        choosePrimaryKey(words)
        tell(missingWords)
    }

    // MARK: Missing values

    /// The words that are the only exceptions in columns of a type, with those columns.
    private static func missingWords(
        in columns: [ColumnEvidence], _ headings: [HeadingWords]
    ) -> [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        for (index, column) in columns.enumerated() where TypeChoice(column, headings[index]).evidence != nil {
            for (word, count) in column.words.enumerated() where count > 0 { found[word, default: []].append(index) }
        }
        return found
    }

    private mutating func tell(_ missingWords: [Int: [Int]]) {
        for (word, fields) in missingWords.sorted(by: { $0.key < $1.key }) {
            schema.missingValues.append(MissingWord.all[word])
            let names = fields.map { schema.fields[$0].title.chinese }.joined(separator: ", ")
            diagnostics.append(Diagnostic(.describeMissingWord, [MissingWord.all[word], names]))
        }
    }

    // MARK: Fields

    private mutating func describe(_ index: Int, _ heading: HeadingWords, isUnique: Bool) {
        let column = columns[index]
        let evidence = TypeChoice(column, heading).evidence
        var observation = FieldObservation()
        observation.values = column.values
        observation.missing = column.missing
        observation.isUnique = isUnique && column.values > 1
        observation.distinct = column.distinct.values?.count
        if column.values > 0 {
            observation.minimumLength = column.shortest
            observation.maximumLength = column.longest
        }
        if let evidence {
            schema.fields[index].type = evidence.type
            if !evidence.isCanonical { allowForms(of: evidence, for: index) }
            observation.minimum = evidence.least.map { String(decoding: $0, as: UTF8.self) }
            observation.maximum = evidence.greatest.map { String(decoding: $0, as: UTF8.self) }
        } else {
            schema.fields[index].constraints.enumeration = enumeration(of: column)
            if !column.isText {
                diagnostics.append(Diagnostic(.describeNoType, [schema.fields[index].title.chinese]))
            }
        }
        let isComplete = column.missing == 0 && column.values > 0 && evidence?.hasEmptyList != true
        schema.fields[index].constraints.required = isComplete
        observations.append(observation)
    }

    private mutating func allowForms(of evidence: TypeEvidence, for index: Int) {
        if [.date, .time].contains(evidence.type) { schema.fields[index].format = "any" }
        schema.fields[index].readings = Set(
            NumberReading.allCases.filter { evidence.needed.contains(ValueReading($0)) })
    }

    /// All different values of a text, where they are few and come often.
    private func enumeration(of column: ColumnEvidence) -> [String]? {
        guard column.isText, records >= DatasetDescription.fewestRecords, let values = column.distinct.values,
            (2...DistinctValues.most).contains(values.count), values.count * 10 <= records
        else { return nil }
        return values.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: Keys

    /// The key is the first column that has a value of its own in every record and whose heading says that it is one;
    /// else the first column of all, if it is like that.
    private mutating func choosePrimaryKey(_ headings: [HeadingWords]) {
        let candidates = schema.fields.indices.filter(mayBeKey)
        let named = candidates.first { headings[$0].saysKey }
        let first = records >= DatasetDescription.fewestRecords ? candidates.first { $0 == 0 } : nil
        guard let key = named ?? first else { return }
        schema.primaryKey = [schema.fields[key].name]
    }

    /// Values that are rewritten may become alike; measures and dates tell nothing apart but by chance.
    private func mayBeKey(_ index: Int) -> Bool {
        let field = schema.fields[index]
        let observation = observations[index]
        guard observation.isUnique, field.constraints.required else { return false }
        switch field.type {
        case .string: return columns[index].isText
        case .integer, .uscc, .divisionCode, .documentNumber:
            return columns[index].types.contains { $0.type == field.type && $0.isCanonical }
        default: return false
        }
    }
}
