import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// What the values of a field must keep to besides their type.
struct FieldRules: Sendable {
    private let order: CanonicalOrder?
    private let minimum: [UInt8]?
    private let maximum: [UInt8]?
    private let lengths: ClosedRange<Int>?
    private let list: ListForm?
    private let pattern: XMLPattern?
    private let patternText: String
    private let enumeration: Enumeration?

    /// The values that there may be: numbers compared by value, as `1` is `1.0`, all else as text, which has one form.
    private struct Enumeration: Sendable {
        let members: ByteSet
        let texts: [String]
        /// The numbers that there may be; none of other types.
        let numbers: [[UInt8]]

        init(_ texts: [String], of type: FieldType) {
            members = ByteSet(texts)
            self.texts = texts
            numbers = CanonicalOrder(type) == .number ? texts.map { Array($0.utf8) } : []
        }

        func contains(_ value: UnsafeRawBufferPointer) -> Bool {
            members.contains(value)
                || numbers.contains { number in
                    number.withUnsafeBytes { CanonicalOrder.number.compare(value, $0) == 0 }
                }
        }
    }

    /// - Throws: what of the constraints says nothing of the type.
    init(_ constraints: DatasetField.Constraints, of field: DatasetField, _ form: ValueForm) throws(RecordCheckError) {
        func unusable(_ constraint: String, _ value: String) -> RecordCheckError {
            RecordCheckError(
                diagnostic: Diagnostic(
                    .schemaConstraintValue, [value, constraint, field.type.name], modelPath: field.name))
        }
        func bound(_ name: String, _ text: String?) throws(RecordCheckError) -> [UInt8]? {
            guard let text else { return nil }
            let bytes = Array(text.utf8)
            guard CanonicalOrder(field.type) != nil, bytes.withUnsafeBytes(form.isCanonical) else {
                throw unusable(name, text)
            }
            return bytes
        }
        order = CanonicalOrder(field.type)
        minimum = try bound("minimum", constraints.minimum)
        maximum = try bound("maximum", constraints.maximum)
        if case .list(let form, _) = form { list = form } else { list = nil }
        let (shortest, longest) = (constraints.minimumLength ?? 0, constraints.maximumLength ?? .max)
        guard shortest >= 0, shortest <= longest else { throw unusable("minLength", String(shortest)) }
        let hasLengths = constraints.minimumLength != nil || constraints.maximumLength != nil
        lengths = hasLengths ? shortest...longest : nil
        patternText = constraints.pattern ?? ""
        pattern = try FieldRules.pattern(constraints.pattern, of: field)
        for text in constraints.enumeration ?? [] where !Array(text.utf8).withUnsafeBytes(form.isCanonical) {
            throw unusable("enum", text)
        }
        enumeration = constraints.enumeration.map { Enumeration($0, of: field.type) }
    }

    private static func pattern(
        _ text: String?, of field: DatasetField
    ) throws(RecordCheckError) -> XMLPattern? {
        guard let text else { return nil }
        do throws(XMLPatternError) {
            return try XMLPattern(text)
        } catch {
            throw RecordCheckError(
                diagnostic: Diagnostic(.schemaPattern, [text, error.message], modelPath: field.name))
        }
    }

    /// Whether there is nothing to keep to.
    var areNone: Bool {
        minimum == nil && maximum == nil && lengths == nil && pattern == nil && enumeration == nil
    }

    /// Whether a value in canonical form keeps to all.
    func hold(for value: UnsafeRawBufferPointer) -> Bool {
        if let minimum, !isAtLeast(value, minimum) { return false }
        if let maximum, !isAtMost(value, maximum) { return false }
        if let lengths, !hasLength(value, in: lengths) { return false }
        if let enumeration, !enumeration.contains(value) { return false }
        if let pattern, !pattern.matches(value) { return false }
        return true
    }

    /// What a value in canonical form does not keep to, with what the message says besides the value.
    func breaches(by value: UnsafeRawBufferPointer) -> [(rule: DiagnosticRule, expected: [String])] {
        var breaches: [(rule: DiagnosticRule, expected: [String])] = []
        if let minimum, !isAtLeast(value, minimum) {
            breaches.append((.recordMinimum, [String(decoding: minimum, as: UTF8.self)]))
        }
        if let maximum, !isAtMost(value, maximum) {
            breaches.append((.recordMaximum, [String(decoding: maximum, as: UTF8.self)]))
        }
        if let lengths, !hasLength(value, in: lengths) {
            let length = list?.count(of: value) ?? ScalarCount.count(value)
            let isShort = length < lengths.lowerBound
            breaches.append(
                (
                    isShort ? .recordMinimumLength : .recordMaximumLength,
                    [String(length), String(isShort ? lengths.lowerBound : lengths.upperBound)]
                ))
        }
        if let enumeration, !enumeration.contains(value) {
            breaches.append((.recordEnumeration, [ValueSample.some(of: enumeration.texts)]))
        }
        if let pattern, !pattern.matches(value) { breaches.append((.recordPattern, [patternText])) }
        return breaches
    }

    /// Values that stand in no order with the bound, such as moments of which only one has an offset, are not known to keep to it.
    private func isAtLeast(_ value: UnsafeRawBufferPointer, _ bound: [UInt8]) -> Bool {
        bound.withUnsafeBytes { order?.compare(value, $0) ?? -1 } >= 0
    }

    private func isAtMost(_ value: UnsafeRawBufferPointer, _ bound: [UInt8]) -> Bool {
        bound.withUnsafeBytes { order?.compare(value, $0) ?? 1 } <= 0
    }

    private func hasLength(_ value: UnsafeRawBufferPointer, in lengths: ClosedRange<Int>) -> Bool {
        if let list { return lengths.contains(list.count(of: value)) }
        return ScalarCount.isIn(lengths, value)
    }
}
