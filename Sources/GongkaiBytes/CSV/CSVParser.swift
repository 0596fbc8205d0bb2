import GongkaiDiagnostics

/// A strict CSV parser (RFC 4180) for files of any size: pieces of the file go in, batches of whole records come out.
///
/// It makes no strings and allocates nothing a field. Records end with CRLF, LF or CR; the last one need not. A byte
/// order mark at the start is passed over. Every record has as many fields as the first. White space belongs to fields,
/// and an empty line is a record with one empty field.
///
/// Where something is wrong, the good records before it come out first; the error is thrown by the next call.
package struct CSVParser: Sendable {
    /// What kind of CSV is read.
    package struct Dialect: Hashable, Sendable {
        /// What stands between fields.
        package var separator: UInt8
        /// Whether a quote inside a field that does not begin with one is a character like any other.
        package var allowsBareQuotes: Bool
        /// How long a record may be, in bytes: an opening quote too many does not make the rest of a file one field.
        package var recordLimit: Int

        package init(separator: UInt8 = UInt8(ascii: ","), allowsBareQuotes: Bool = false, recordLimit: Int = 1 << 28) {
            self.separator = separator
            self.allowsBareQuotes = allowsBareQuotes
            self.recordLimit = recordLimit
        }
    }

    /// Where in a field the position is.
    private enum Mode { case start, plain, quoted, behindQuote }

    /// A line of the file and where it begins in the bytes at hand.
    private struct Line {
        var number = 1
        var start = 0
    }

    private let dialect: Dialect
    private var failure: CSVSyntaxError?
    private var isAtFileStart = true

    /// The beginning of a record that is not whole yet; all positions below are offsets into it.
    private var pending: [UInt8] = []
    /// Where the pending bytes begin in the file.
    private var offset = 0
    private var position = 0
    private var mode = Mode.start

    private var fieldStart = 0
    private var contentEnd = 0
    private var hasDoubledQuotes = false
    private var line = Line()
    /// The line of the opening quote of the field at hand.
    private var quoteLine = Line()

    private var fields: [CSVField] = []
    private var recordEnds: [Int] = []
    private var recordStart = 0
    private var recordLine = Line()
    /// The line on which the next batch begins.
    private var firstLine = 1
    /// The number of the record that `recordStart` belongs to.
    private var record = 1
    private var expectedFields: Int?

    package init(_ dialect: Dialect = Dialect()) {
        self.dialect = dialect
    }

    /// Reads on.
    /// - Returns: the records that are now whole, which may be none.
    /// - Throws: `CSVSyntaxError` where the file is no CSV.
    package mutating func parse(_ piece: [UInt8]) throws(CSVSyntaxError) -> CSVBatch {
        try advance(with: piece, isLast: false)
    }

    /// Ends the file.
    /// - Returns: the last record, where its line end was missing.
    /// - Throws: `CSVSyntaxError` where the file is no CSV, or ends too soon.
    package mutating func finish() throws(CSVSyntaxError) -> CSVBatch {
        try advance(with: [], isLast: true)
    }

    private mutating func advance(with piece: [UInt8], isLast: Bool) throws(CSVSyntaxError) -> CSVBatch {
        if let failure { throw failure }
        var bytes = pending
        pending = []
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
        do throws(CSVSyntaxError) {
            if passByteOrderMark(of: bytes, isLast: isLast) { try scan(bytes, isLast: isLast) }
        } catch {
            failure = error
            if recordEnds.isEmpty { throw error }
        }
        return takeBatch(of: bytes)
    }
}

extension CSVParser {
    /// - Returns: whether scanning can begin.
    private mutating func passByteOrderMark(of bytes: [UInt8], isLast: Bool) -> Bool {
        guard isAtFileStart else { return true }
        guard bytes.count >= 3 || isLast || !CSVByte.byteOrderMark.starts(with: bytes) else { return false }
        isAtFileStart = false
        guard bytes.starts(with: CSVByte.byteOrderMark) else { return true }
        position = 3
        recordStart = 3
        line.start = 3
        recordLine = line
        return true
    }

    /// Reads from the position to the end of the bytes, or to a CR that may be the first half of a line end.
    private mutating func scan(_ bytes: [UInt8], isLast: Bool) throws(CSVSyntaxError) {
        let span = bytes.span.bytes
        scanning: while position < bytes.count {
            switch mode {
            case .start: beginField(with: bytes[position])
            case .plain:
                position = CSVScan.endOfPlainText(in: span, from: position, separator: dialect.separator)
                guard position < bytes.count else { break scanning }
                contentEnd = position
                guard try endPlainField(in: bytes, isLast: isLast) else { break scanning }
            case .quoted:
                position = CSVScan.endOfQuotedText(in: span, from: position)
                guard position < bytes.count else { break scanning }
                guard passWithinQuotes(in: bytes, isLast: isLast) else { break scanning }
            case .behindQuote:
                guard try endQuotedField(in: bytes, isLast: isLast) else { break scanning }
            }
        }
        if isLast { try finishRecord(in: bytes) }
        if position - recordStart > dialect.recordLimit {
            throw error(.recordTooLong(limit: dialect.recordLimit), at: recordStart, on: recordLine, in: bytes)
        }
    }

    private mutating func beginField(with byte: UInt8) {
        if byte == CSVByte.quote {
            mode = .quoted
            quoteLine = line
            position += 1
        } else {
            mode = .plain
        }
        hasDoubledQuotes = false
        fieldStart = position
    }

    /// - Returns: whether there were bytes enough to tell what follows.
    private mutating func endPlainField(in bytes: [UInt8], isLast: Bool) throws(CSVSyntaxError) -> Bool {
        if bytes[position] == CSVByte.quote {
            guard dialect.allowsBareQuotes else { throw error(.bareQuote, at: position, on: line, in: bytes) }
            position += 1
            return true
        }
        return try endField(in: bytes, isQuoted: false, isLast: isLast)
    }

    /// A closing quote, or a line end that belongs to the field.
    /// - Returns: whether there were bytes enough to tell what follows.
    private mutating func passWithinQuotes(in bytes: [UInt8], isLast: Bool) -> Bool {
        if bytes[position] == CSVByte.quote {
            contentEnd = position
            mode = .behindQuote
            position += 1
            return true
        }
        return passLineEnd(in: bytes, isLast: isLast)
    }

    /// - Returns: whether there were bytes enough to tell what follows.
    private mutating func endQuotedField(in bytes: [UInt8], isLast: Bool) throws(CSVSyntaxError) -> Bool {
        switch bytes[position] {
        case CSVByte.quote:
            hasDoubledQuotes = true
            mode = .quoted
            position += 1
            return true
        case dialect.separator, CSVByte.lineFeed, CSVByte.carriageReturn:
            return try endField(in: bytes, isQuoted: true, isLast: isLast)
        default:
            throw error(.textBehindQuote, at: position, on: line, in: bytes)
        }
    }

    /// Takes the field that a separator or line end at the position ends.
    /// - Returns: whether there were bytes enough to tell what follows.
    private mutating func endField(in bytes: [UInt8], isQuoted: Bool, isLast: Bool) throws(CSVSyntaxError) -> Bool {
        if bytes[position] == dialect.separator {
            addField(isQuoted: isQuoted)
            position += 1
            return true
        }
        guard passLineEnd(in: bytes, isLast: isLast) else { return false }
        addField(isQuoted: isQuoted)
        try endRecord(in: bytes)
        return true
    }

    /// Passes CRLF, LF or CR.
    /// - Returns: whether there were bytes enough: behind a CR an LF may follow.
    private mutating func passLineEnd(in bytes: [UInt8], isLast: Bool) -> Bool {
        let next = position + 1
        let isCarriageReturn = bytes[position] == CSVByte.carriageReturn
        guard !isCarriageReturn || next < bytes.count || isLast else { return false }
        position = isCarriageReturn && next < bytes.count && bytes[next] == CSVByte.lineFeed ? next + 1 : next
        line = Line(number: line.number + 1, start: position)
        return true
    }

    private mutating func addField(isQuoted: Bool) {
        fields.append(
            CSVField(start: fieldStart, end: contentEnd, isQuoted: isQuoted, hasDoubledQuotes: hasDoubledQuotes))
        mode = .start
    }

    private mutating func endRecord(in bytes: [UInt8]) throws(CSVSyntaxError) {
        let found = fields.count - (recordEnds.last ?? 0)
        let expected = expectedFields ?? found
        guard found == expected else {
            throw error(.fieldCount(found: found, expected: expected), at: recordStart, on: recordLine, in: bytes)
        }
        guard position - recordStart <= dialect.recordLimit else {
            throw error(.recordTooLong(limit: dialect.recordLimit), at: recordStart, on: recordLine, in: bytes)
        }
        expectedFields = expected
        recordEnds.append(fields.count)
        record += 1
        recordStart = position
        recordLine = line
    }

    /// Ends a last record that has no line end.
    private mutating func finishRecord(in bytes: [UInt8]) throws(CSVSyntaxError) {
        switch mode {
        case .quoted: throw error(.unclosedQuote, at: fieldStart - 1, on: quoteLine, in: bytes)
        case .behindQuote: addField(isQuoted: true)
        case .start where fields.count == recordEnds.last ?? 0: return
        case .start, .plain:
            if mode == .start { fieldStart = position }
            contentEnd = position
            addField(isQuoted: false)
        }
        try endRecord(in: bytes)
    }

    private func error(
        _ reason: CSVSyntaxError.Reason, at place: Int, on line: Line, in bytes: [UInt8]
    ) -> CSVSyntaxError {
        let column = bytes[line.start..<place].count { $0 & 0xC0 != 0x80 } + 1
        return CSVSyntaxError(
            reason: reason,
            position: Diagnostic.Position(offset: offset + place, line: line.number, column: column), record: record)
    }

    /// Hands out the whole records, and keeps what comes after them.
    private mutating func takeBatch(of bytes: [UInt8]) -> CSVBatch {
        let whole = recordEnds.last ?? 0
        let batch = CSVBatch(
            bytes: recordEnds.isEmpty ? [] : bytes, fields: Array(fields[..<whole]), recordEnds: recordEnds,
            offset: offset, firstRecord: record - recordEnds.count, firstLine: firstLine)
        firstLine = recordLine.number
        pending = recordStart == 0 ? bytes : Array(bytes[recordStart...])
        moveBack(by: recordStart, keepingFieldsFrom: whole)
        return batch
    }

    private mutating func moveBack(by distance: Int, keepingFieldsFrom first: Int) {
        fields = fields[first...].map { $0.moved(back: distance) }
        recordEnds = []
        offset += distance
        position -= distance
        fieldStart -= distance
        contentEnd -= distance
        line.start -= distance
        quoteLine.start -= distance
        recordLine.start -= distance
        recordStart = 0
    }
}
