import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// One cell, to be read by the type of its column.
struct BundleValue {
    private let cell: CSVField
    private let field: DatasetField
    private let batch: CSVBatch
    private let record: String

    init(_ cell: CSVField, of field: DatasetField, in batch: CSVBatch, record: Int) {
        self.cell = cell
        self.field = field
        self.batch = batch
        self.record = String(record)
    }

    /// The value in canonical form; `nil` where it is missing, or wrong and reported.
    func read(reporting report: (DiagnosticRule, [String]) -> Void) -> String? {
        guard !cell.isMissing else {
            if field.constraints.required { report(.csvMissingValue, [field.name, record]) }
            return nil
        }
        guard let text = batch.text(of: cell) else {
            report(.csvNotUTF8, [record])
            return nil
        }
        if field.isPlainText { return plainText(text, report) }
        if let value = typed(text) { return value }
        report(.csvBadValue, [text, expectation, field.name, record])
        return nil
    }

    private func plainText(_ text: String, _ report: (DiagnosticRule, [String]) -> Void) -> String? {
        guard let value = SpreadsheetSafeText.decode(text) else {
            report(.csvBadEscape, [text, record])
            return nil
        }
        guard let character = value.firstCharacterForbiddenInXML else { return value }
        report(.csvForbiddenCharacter, [character.codePoint])
        return nil
    }

    private func typed(_ text: String) -> String? {
        switch field.type {
        case .integer: integer(text)
        // Spreadsheets write truth values in capitals.
        case .boolean: ["true": "true", "TRUE": "true", "false": "false", "FALSE": "false"][text]
        case .code(let codes): codes.first { $0.value.isIdentical(to: text) }?.value
        default: CalendarDate(text)?.description
        }
    }

    private func integer(_ text: String) -> String? {
        guard let number = Int(text), number >= least, String(number).isIdentical(to: text) else { return nil }
        return text
    }

    private var least: Int { field.constraints.minimum.flatMap { Int($0) } ?? 0 }

    /// What belongs in the column.
    private var expectation: String {
        switch field.type {
        case .integer: "\(least)…\(Int.max)"
        case .boolean: "true, false"
        case .code(let codes): codes.map(\.value).joined(separator: ", ")
        default: "YYYY, YYYY-MM, YYYY-MM-DD"
        }
    }
}
