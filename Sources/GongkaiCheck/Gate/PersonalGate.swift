import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// Finds personal data in every text of a publication.
struct PersonalGate: PlacedVisitor {
    var sink = DiagnosticSink()
    /// What the headings of a table say of its columns.
    private var columns: [PersonalDataField] = []
    private var cell: PersonalDataField?

    mutating func begin(_ table: Table) {
        let headings = table.rows.filter { $0.contains(where: \.header) }
        columns = (headings.isEmpty ? Array(table.rows.prefix(1)) : headings).reduce(into: []) { columns, row in
            var column = 0
            for cell in row {
                let field = PersonalDataField(heading: cell.text.string)
                for _ in 0..<min(max(1, cell.columnSpan), 1_000) {
                    if column < columns.count { columns[column].add(field) } else { columns.append(field) }
                    column += 1
                }
            }
        }
    }

    mutating func beginCell(row: Int, index: Int, of table: Table) {
        let cells = table.rows[row]
        guard cells[index].text.string.bytes(satisfy: \.mayHoldData) else {
            cell = PersonalDataField()
            return
        }
        let column = cells[..<index].reduce(0) { $0 + max(1, $1.columnSpan) }
        var field = columns.indices.contains(column) && row > 0 ? columns[column] : PersonalDataField()
        // A form has its labels in the cells before.
        if index > 0 {
            let label = PersonalDataField(heading: String(cells[index - 1].text.string.prefix(20)))
            field.expected.formUnion(label.expected)
        }
        cell = field
    }

    mutating func endTable() {
        columns = []
        cell = nil
    }

    mutating func visit(_ text: String, source: [SourceRange], at path: ModelPath) {
        let field = cell ?? PersonalDataField()
        var found: [PersonalDataMatch] = []
        _ = text.bytes { bytes in
            found = PersonalDataScanner.scan(UnsafeRawBufferPointer(bytes), field: field)
            return true
        }
        for match in found {
            let position = source.position(of: match.range.lowerBound, in: text)
            sink.report(match.kind.rule, [match.masked], at: position, modelPath: path.text)
        }
    }
}

extension [SourceRange] {
    /// Where a byte of a text stands: exactly where the text is one stretch of the source, else where it begins.
    fileprivate func position(of offset: Int, in text: String) -> Diagnostic.Position? {
        guard count == 1, let range = first, range.end - range.start == text.utf8.count else { return position }
        return Diagnostic.Position(offset: range.start + offset, line: range.line)
    }
}

extension PersonalDataField {
    fileprivate mutating func add(_ other: PersonalDataField) {
        expected.formUnion(other.expected)
        isCreditCode = isCreditCode || other.isCreditCode
        isCodeOrAmount = (isCodeOrAmount || other.isCodeOrAmount) && expected.isEmpty
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether any digit may be there, or an @.
    fileprivate var mayHoldData: Bool { contains { ($0 &- 0x30) < 10 || $0 == 0xEF || $0 == 0xF0 || $0 == 0x40 } }
}

extension PersonalDataKind {
    /// The rule that its findings are told by.
    var rule: DiagnosticRule {
        switch self {
        case .identityNumber: .gateIdentityNumber
        case .mobileNumber: .gateMobileNumber
        case .landlineNumber: .gateLandlineNumber
        case .bankCard: .gateBankCard
        case .passport: .gatePassport
        case .travelPermit: .gateTravelPermit
        case .email: .gateEmail
        case .address: .gateAddress
        }
    }
}
