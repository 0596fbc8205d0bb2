import GongkaiBytes
import GongkaiDiagnostics

/// The first lines of CSV, which name the columns.
struct CSVHeader {
    /// What stands above each column; `nil` where nothing does.
    let headings: [String?]
    /// The offset at which it begins, behind what is passed over.
    let start: Int
    /// The offset behind it.
    let end: Int

    /// Reads a header from the beginning of the input.
    /// - Parameters:
    ///   - skipped: how many lines stand above it, empty ones among them.
    ///   - lines: how many lines it has.
    ///   - isWhole: whether there is nothing behind the bytes.
    /// - Returns: `nil` where it is not whole.
    /// - Throws: `ReadError` where it is no CSV.
    static func read(
        _ start: ByteBuffer, by scan: CSVRecordScan, below skipped: Int, lines: Int, isWhole: Bool
    ) throws(ReadError) -> CSVHeader? {
        guard let begin = offset(below: skipped, of: start, by: scan, isWhole: isWhole) else { return nil }
        var rows: [[String?]] = []
        var position = begin
        while rows.count < lines {
            if position == start.count, isWhole { throw .unreadable([Diagnostic(.csvNoHeader)]) }
            guard let row = scan.record(in: start, from: position, isWhole: isWhole) else { return nil }
            if let fault = row.fault { throw failure(for: fault, record: rows.count + 1, in: start) }
            position = row.end
            // An empty line says nothing of the columns.
            if row.values != [nil] { rows.append(row.values) }
        }
        return CSVHeader(headings: joined(rows), start: begin, end: position)
    }

    /// Where a line begins, above which so many stand; one of them that has a line end in quotes counts once.
    /// - Returns: `nil` where that is behind the bytes; the end of the input where it has fewer lines.
    static func offset(below lines: Int, of start: ByteBuffer, by scan: CSVRecordScan, isWhole: Bool) -> Int? {
        var position = 0
        for _ in 0..<lines where position < start.count {
            guard let row = scan.record(in: start, from: position, isWhole: isWhole) else { return nil }
            position = row.end
        }
        return position < start.count || isWhole || lines == 0 ? position : nil
    }

    /// Of several lines the parts are joined by a slash from the top down. A heading above several columns stands above
    /// the first of them alone, as spreadsheets write merged cells, so in all lines but the last a part goes on to the right
    /// until the next.
    private static func joined(_ rows: [[String?]]) -> [String?] {
        guard rows.count > 1, let last = rows.last else { return rows.first ?? [] }
        let width = rows.map(\.count).max() ?? 0
        let groups = rows.dropLast().map { row in
            var current: String?
            return (0..<width).map { column -> String? in
                if column < row.count, let part = row[column], !part.isEmpty { current = part }
                return current
            }
        }
        return (0..<width).map { column in
            let own = column < last.count ? last[column] : nil
            let parts = (groups.map { $0[column] } + [own]).compactMap { $0 }.filter { !$0.isEmpty }
            // A cell merged downwards stands in the first of its lines alone, or in each.
            let distinct = parts.enumerated().filter { $0.offset == 0 || parts[$0.offset - 1] != $0.element }
            return distinct.isEmpty ? nil : distinct.map(\.element).joined(separator: "/")
        }
    }

    private static func failure(for fault: CSVRecordScan.Fault, record: Int, in start: ByteBuffer) -> ReadError {
        let position = start.position(of: fault.offset)
        return .unreadable([Diagnostic(fault.reason.rule, [String(record)], at: position)])
    }
}

extension CSVRecordScan.Fault.Reason {
    /// The rule that tells of it.
    var rule: DiagnosticRule {
        switch self {
        case .unclosedQuote: .csvUnclosedQuote
        case .textBehindQuote: .csvTextBehindQuote
        case .bareQuote: .csvStrayQuote
        case .notUTF8: .csvNotUTF8
        case .fieldCount: .csvFieldCount
        }
    }
}
