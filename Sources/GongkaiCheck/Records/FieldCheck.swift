import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// The check of one field's values.
struct FieldCheck: Sendable {
    private let name: String
    private let type: FieldType
    private let sensitivity: DatasetField.Sensitivity
    private let isRequired: Bool
    private let form: ValueForm
    private let rules: FieldRules
    private let hasRules: Bool
    /// The readings that values may take; `nil` where only canonical forms are let in.
    private let readings: ValueReading?
    private let listsReadings: Bool
    /// The first codes of a closed vocabulary, for messages.
    private let codes: String

    init(
        _ field: DatasetField, of schema: DatasetSchema, form: RecordCheck.Form, listsReadings: Bool
    ) throws(RecordCheckError) {
        name = field.name
        type = field.type
        sensitivity = field.sensitivity
        // A key of which a part is missing tells no record from another.
        isRequired = field.constraints.required || schema.primaryKey.contains(field.name)
        self.form = ValueForm(field)
        rules = try FieldRules(field.constraints, of: field, self.form)
        hasRules = !rules.areNone
        readings = form == .lenient ? ValueReading(allowedFor: field) : nil
        self.listsReadings = listsReadings
        if case .code(let codes) = field.type {
            self.codes = ValueSample.some(of: codes.map(\.value))
        } else {
            codes = ""
        }
    }

    /// Whether no text can be wrong, and none may be missing either.
    var admitsEverything: Bool {
        if case .text = form { !isRequired && !hasRules } else { false }
    }

    // MARK: The fast way

    /// The records, by their place in the batch, whose value is not plainly good: in canonical form and by the rules.
    func suspects(in batch: RecordBatch, column: Int) -> [Int] {
        var suspects: [Int] = []
        let start = UnsafeRawPointer(batch.bytes.start)
        batch.fields.withUnsafeBufferPointer { places in
            var place = column
            for record in 0..<batch.records.count {
                if !isPlainlyGood(places[place], start) { suspects.append(record) }
                place += batch.columnCount
            }
        }
        return suspects
    }

    @inline(__always)
    private func isPlainlyGood(_ place: FieldPlace, _ start: UnsafeRawPointer) -> Bool {
        if place.isMissing { return !isRequired }
        let bytes = UnsafeRawBufferPointer(start: start + Int(place.start), count: place.length)
        guard place.isText || form.takes(place.kind) else { return false }
        return form.isCanonical(bytes) && (!hasRules || rules.hold(for: bytes)) && !wantsLook(bytes)
    }

    /// Whether a value in canonical form may still be read as another one.
    @inline(__always)
    private func wantsLook(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard readings != nil, case .documentNumber = form else { return false }
        return WrittenDocumentNumber.mayBeWritten(bytes)
    }

    // MARK: The slow way

    /// Says what is wrong with a value, or rewrites it.
    func examine(
        _ record: Int, _ column: Int, of batch: inout RecordBatch, tally: inout ReadingTally.Counts,
        findings: inout [RecordFinding]
    ) {
        let place = batch.place(record: record, column: column)
        let index = Int(batch.records[record].index)
        func report(_ rule: DiagnosticRule, _ arguments: [String]) {
            findings.append(RecordFinding(rule, arguments, record: index, field: name))
        }
        guard !place.isMissing else {
            report(.recordRequired, [])
            return
        }
        let found = batch.value(at: place)
        guard let value = read(found, kind: place.kind) else {
            let (rule, arguments) = refusal(of: found, kind: place.kind, shown: shown(found))
            report(rule, arguments)
            return
        }
        let breaches = value.bytes.withUnsafeBytes { hasRules ? rules.breaches(by: $0) : [] }
        for breach in breaches { report(breach.rule, [shown(found)] + breach.expected) }
        guard breaches.isEmpty, !value.bytes.withUnsafeBytes({ $0.isEqual(to: found) && place.kind != .structure })
        else { return }
        if listsReadings, !value.readings.isEmpty {
            report(.recordValueReadAs, [shown(found), value.bytes.withUnsafeBytes(shown)])
        }
        tally.add(value.readings)
        batch.rewrite(record: record, column: column, as: value.bytes)
    }

    private func shown(_ value: UnsafeRawBufferPointer) -> String { ShownValue.text(value, sensitivity: sensitivity) }

    /// The value in canonical form, if it is of the type in a form that is allowed.
    private func read(_ found: UnsafeRawBufferPointer, kind: FieldPlace.Kind) -> ReadValue? {
        guard let readings else {
            return form.takes(kind) && form.isCanonical(found) ? ReadValue(Array(found)) : nil
        }
        if kind == .text, case .documentNumber = form, let written = WrittenDocumentNumber.read(found) {
            return written
        }
        guard let value = form.read(found, kind: kind), value.readings.isSubset(of: readings) else { return nil }
        return value
    }

    /// The rule that a value breaks which is not of the type, and what its message says.
    private func refusal(
        of found: UnsafeRawBufferPointer, kind: FieldPlace.Kind, shown: String
    ) -> (rule: DiagnosticRule, arguments: [String]) {
        let expected = ValueSample.of(type)
        if kind == .number || kind == .boolean, !form.takes(kind) {
            return (.recordJSONType, [kind == .number ? "number" : "boolean", shown, expected])
        }
        switch form {
        case .code: return (.recordNotACode, [shown, codes])
        case .creditCode:
            if CodeForm.unifiedSocialCreditCode(found) == .wrongCheckCharacter,
                let check = CodeForm.checkCharacter(of: found), let last = found.last
            {
                let characters = sensitivity == .open ? [last, check] : []
                let shownCharacters = characters.map { String(decoding: [$0], as: UTF8.self) }
                return (.recordCreditCodeCheck, [shown] + (characters.isEmpty ? ["*", "*"] : shownCharacters))
            }
        default: break
        }
        if let readings, let value = form.read(found, kind: kind) {
            let missing = NumberReading.allCases.filter { reading in
                value.readings.subtracting(readings).contains(ValueReading(reading))
            }
            if !missing.isEmpty {
                return (
                    .recordReadingNotAllowed, [shown, expected, missing.map(\.rawValue).joined(separator: ", ")]
                )
            }
        }
        return (.recordType, [shown, expected])
    }

    /// Says of every record that a value is missing which no column holds.
    func reportAllMissing(in batch: RecordBatch, findings: inout [RecordFinding]) {
        guard isRequired else { return }
        for record in batch.records {
            findings.append(RecordFinding(.recordRequired, record: Int(record.index), field: name))
        }
    }
}

extension ValueReading {
    /// The reading of a number that a schema can allow.
    init(_ reading: NumberReading) {
        switch reading {
        case .thousands: self = .thousands
        case .fullWidth: self = .fullWidth
        case .units: self = .units
        case .plus: self = .plus
        case .leadingZeros: self = .leadingZeros
        case .exponent: self = .exponent
        case .percent: self = .percent
        case .excelSerial: self = .excelSerial
        }
    }

    /// What needs no leave, since it can mean one thing only.
    private static let unambiguous: ValueReading = [
        .spaces, .barePoint, .dateMarks, .unpadded, .chineseUnits, .chineseNumerals, .midnight, .withoutSeconds,
        .dateTimeMark, .quarterMark, .truthWord, .capitals, .documentBrackets, .strayBackslash, .fullWidthComma,
    ]

    /// What the values of a field may be read in.
    init(allowedFor field: DatasetField) {
        self = .unambiguous
        for reading in field.readings { insert(ValueReading(reading)) }
        if field.format == "any" { insert(.compact) }
    }
}
