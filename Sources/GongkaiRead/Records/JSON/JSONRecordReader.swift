import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Reads records from JSON: an array of objects, or an object with such an array as its member `records`.
package struct JSONRecordReader: RecordReader {
    package let format = Format(
        name: "json", english: "records as JSON (RFC 8259)", chinese: "JSON 数据记录（RFC 8259）", extensions: ["json"],
        mediaType: "application/json", content: .records)

    package init() {}

    /// A publication is JSON too.
    package var isToldByName: Bool { false }

    package func recognises(_ start: UnsafeRawBufferPointer) -> Bool {
        let beginning = JSONBeginning(start)
        return beginning == .array || beginning == .object
    }

    package func intake(for options: RecordReadingOptions) -> any RecordIntake { JSONRecordIntake(options: options) }
}

/// Cuts an array of objects into pieces of whole ones. What stands between them, before them and behind them is read here,
/// strictly: nothing that is no JSON comes through.
private struct JSONRecordIntake: DivisibleIntake {
    /// What the next bytes are.
    private enum Expectation {
        case firstRecord
        case separator
        case nothing
    }

    let options: RecordReadingOptions
    private var expectation = Expectation.firstRecord
    /// Whether the array is a member of an object.
    private var isMember = false
    /// Whether the input is read up to a record only, which another goes on from.
    private var endsEarly = false
    /// Line ends passed so far.
    private var lineEnds = 0

    init(options: RecordReadingOptions) { self.options = options }

    mutating func open(_ source: ByteSource) throws(ReadError) -> RecordHead {
        let start = ByteBuffer(capacity: options.pieceSize)
        try source.skipByteOrderMark(by: start)
        var window = JSONWindow(start, of: source, options: options, lineEnds: 0)
        switch try window.token() {
        case UInt8(ascii: "["): window.position += 1
        case UInt8(ascii: "{"): try passMembersBeforeRecords(of: &window)
        default: throw window.unexpected(.jsonRecordsExpected, ["array, object"])
        }
        lineEnds = start.lineEnds(before: window.position)
        source.giveBack(from: window.position, of: start)
        let headLineEnds = lineEnds

        var ahead = self
        start.count = 0
        var batch = RecordBatch(bytes: start, columnCount: 0)
        guard try ahead.take(&batch, from: source) else {
            // What stands behind an empty array has been read, and is good.
            expectation = .nothing
            return RecordHead(
                headings: [], naming: .members, lineEnds: headLineEnds, diagnostics: [Diagnostic(.recordNone)])
        }
        var parser = JSONRecordParser(.array, columns: [], nestingLimit: options.limits[.nesting])
        let headings = parser.unknownFields(in: &batch)
        start.count = batch.inputCount
        source.giveBack(from: 0, of: start)
        return RecordHead(headings: headings, naming: .members, lineEnds: headLineEnds)
    }

    /// Goes on from the brace to the bracket of the member `records`.
    private mutating func passMembersBeforeRecords(of window: inout JSONWindow) throws(ReadError) {
        isMember = true
        window.position += 1
        if try window.token() == UInt8(ascii: "}") { throw window.noRecords }
        while true {
            if try window.passName() == "records" {
                return try window.pass(UInt8(ascii: "["), orSay: .jsonRecordsExpected, ["array"])
            }
            _ = try window.passValue()
            if try window.token() == UInt8(ascii: "}") { throw window.noRecords }
            try window.pass(UInt8(ascii: ","), orSay: .jsonExpectedSeparator, ["}"])
        }
    }

    /// A stretch begins with a record; where another stretch comes behind it, it ends with a comma.
    mutating func goOn(with stretch: InputStretch) {
        expectation = stretch.isEmpty ? .nothing : .firstRecord
        lineEnds = stretch.lineEnds
        endsEarly = stretch.endsEarly
    }

    mutating func take(_ batch: inout RecordBatch, from source: ByteSource) throws(ReadError) -> Bool {
        if case .nothing = expectation { return false }
        var window = JSONWindow(batch.bytes, of: source, options: options, lineEnds: lineEnds)
        _ = try window.fill()
        var end = 0
        while try passSeparator(of: &window, isFirst: end == 0),
            let next = try recordEnd(in: &window, isFirst: end == 0)
        {
            (window.position, end) = (next, next)
            expectation = .separator
        }
        if end == 0 {
            if !endsEarly { try passEnd(of: &window) }
            expectation = .nothing
            batch.bytes.count = 0
            return false
        }
        source.giveBack(from: end, of: batch.bytes)
        batch.inputCount = end
        lineEnds += batch.bytes.lineEnds(before: end)
        return true
    }

    /// Passes the comma before a record.
    /// - Parameter isFirst: whether no record is before it in this piece.
    /// - Returns: whether a record begins; if not, the array ends here, or the piece should.
    private func passSeparator(of window: inout JSONWindow, isFirst: Bool) throws(ReadError) -> Bool {
        // A piece that has records ends rather than grows.
        if !isFirst, !window.hasToken { return false }
        let byte = try window.token()
        if byte == UInt8(ascii: "]") || byte == nil && endsEarly { return false }
        if case .separator = expectation {
            try window.pass(UInt8(ascii: ","), orSay: .jsonExpectedSeparator, ["]"])
            if !isFirst, !window.hasToken { return false }
            if endsEarly, try window.token() == nil { return false }
        }
        guard try window.token() == UInt8(ascii: "{") else { throw window.unexpected(.jsonRecordsExpected, ["object"]) }
        return true
    }

    /// Where the record at the position ends; `nil` where it doesn't within the piece, which has others.
    private func recordEnd(in window: inout JSONWindow, isFirst: Bool) throws(ReadError) -> Int? {
        var cut = JSONRecordCut(at: window.position)
        while true {
            if let end = cut.endOfObject(in: window.buffer, before: window.buffer.count) { return end }
            guard isFirst else { return nil }
            try options.checkRecordSize(window.buffer.count - window.position, endingAt: window.source.offset)
            guard try window.fill() else {
                window.position = window.buffer.count
                throw window.unexpected(.jsonUnexpectedEnd)
            }
        }
    }

    /// Passes what stands behind the records, up to the end of the input.
    private func passEnd(of window: inout JSONWindow) throws(ReadError) {
        try window.pass(UInt8(ascii: "]"), orSay: .jsonExpectedSeparator, ["]"])
        while isMember, try window.token() != UInt8(ascii: "}") {
            try window.pass(UInt8(ascii: ","), orSay: .jsonExpectedSeparator, ["}"])
            _ = try window.token()
            let place = window.place(of: window.position)
            if try window.passName() == "records" {
                throw .unreadable([Diagnostic(.jsonDuplicateMember, ["records"], at: place)])
            }
            _ = try window.passValue()
        }
        if isMember { window.position += 1 }
        guard try window.token() == nil else { throw window.unexpected(.jsonTrailingContent) }
    }

    func parser(columns: [String?]) -> any RecordParser {
        JSONRecordParser(.array, columns: columns, nestingLimit: options.limits[.nesting])
    }
}

extension JSONWindow {
    /// Passes the name of a member and its colon.
    mutating func passName() throws(ReadError) -> String {
        guard try token() == UInt8(ascii: "\"") else { throw unexpected(.jsonExpectedName) }
        let name = try passValue()
        try pass(UInt8(ascii: ":"), orSay: .jsonExpectedColon)
        return name ?? ""
    }

    /// Whether something besides white space is in the buffer behind the position.
    fileprivate var hasToken: Bool {
        buffer.bytes[position...].contains { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    fileprivate var noRecords: ReadError {
        .unreadable([Diagnostic(.jsonNoRecords, at: place(of: position))])
    }
}
