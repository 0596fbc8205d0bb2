import GongkaiModel
import GongkaiXML

/// The plain statement of what a field takes, against which the schemas that we write are held.
struct FieldCheck {
    private let field: DatasetField
    private let pattern: XMLPattern?

    init(_ field: DatasetField) throws {
        self.field = field
        pattern = try field.constraints.pattern.map { try XMLPattern($0) }
    }

    /// Whether a record may have these values: none where it is missing, several of a list.
    ///
    /// - Parameter withCheckDigits: whether what no schema can say counts too.
    func accepts(_ values: [String]?, withCheckDigits: Bool = true) -> Bool {
        guard let values else { return !field.constraints.required }
        guard case .list = field.type else {
            return values.count == 1 && acceptsValue(values[0], withCheckDigits)
                && acceptsLength(values[0].unicodeScalars.count)
        }
        return !values.isEmpty && acceptsLength(values.count) && values.allSatisfy { acceptsValue($0, withCheckDigits) }
    }

    private func acceptsLength(_ length: Int) -> Bool {
        length >= field.constraints.minimumLength ?? 0 && length <= field.constraints.maximumLength ?? .max
    }

    private func acceptsValue(_ text: String, _ withCheckDigits: Bool) -> Bool {
        guard isOfType(text, withCheckDigits) else { return false }
        let constraints = field.constraints
        if let minimum = constraints.minimum, !(compare(text, minimum).map { $0 >= 0 } ?? false) { return false }
        if let maximum = constraints.maximum, !(compare(text, maximum).map { $0 <= 0 } ?? false) { return false }
        if let pattern, !pattern.matches(text) { return false }
        return constraints.enumeration?.contains { $0.utf8.elementsEqual(text.utf8) } ?? true
    }

    private func isOfType(_ text: String, _ withCheckDigits: Bool) -> Bool {
        let type = field.type.element
        if type == .uscc, !withCheckDigits {
            return text.utf8.count == 18 && text.utf8.allSatisfy(UnifiedSocialCreditCode.alphabet.contains)
        }
        return type.isCanonical(text)
    }

    private func compare(_ text: String, _ bound: String) -> Int? { ValueOrder.compare(text, bound, as: field.type) }
}
