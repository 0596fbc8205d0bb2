import GongkaiBytes
import GongkaiDiagnostics
import GongkaiXML

/// Cuts XML into pieces of whole records.
///
/// Ours is cut behind end tags of records as they stand, which is sound as long as nothing comes up but elements and text:
/// then `</record>` is nothing else. From the first other markup on, and all of XML that is not ours, goes through one libxml2
/// parser, which writes the records out in our shape; the parsers then read that.
struct XMLRecordIntake: DivisibleIntake {
    private let options: RecordReadingOptions
    private var root: XMLRecordRoot?
    private var sequence: XMLRecordSequence?
    /// The first piece, which was read to see what fields there are.
    private var readAhead: ByteBuffer?
    /// Line ends passed so far.
    private var lineEnds = 0
    private var isOver = false
    /// Whether the input is read up to a record only, which another goes on from.
    private var endsEarly = false

    init(options: RecordReadingOptions) { self.options = options }

    mutating func open(_ source: ByteSource) throws(ReadError) -> RecordHead {
        let root = try XMLRecordRoot(of: source, options: options)
        self.root = root
        guard root.isDataset || options.recordElement != nil else {
            throw .unreadable([Diagnostic(.xmlNoRecords, [root.local, root.namespace ?? ""])])
        }
        let headLineEnds = root.head.count { $0 == 0x0A }
        lineEnds = headLineEnds
        let isOurShape = options.recordElement == nil && root.name == Array("dataset".utf8) && !root.isEmpty
        if !isOurShape { beginSequence() }

        var batch = RecordBatch(bytes: ByteBuffer(capacity: options.pieceSize), columnCount: 0)
        guard try take(&batch, from: source) else {
            return RecordHead(
                headings: [], naming: .elements, lineEnds: headLineEnds, diagnostics: [Diagnostic(.recordNone)])
        }
        var parser = XMLRecordParser(columns: [], root: root, options: options)
        let headings = parser.unknownFields(in: &batch)
        batch.bytes.count = batch.inputCount
        readAhead = batch.bytes
        return RecordHead(headings: headings, naming: .elements, lineEnds: headLineEnds)
    }

    mutating func take(_ batch: inout RecordBatch, from source: ByteSource) throws(ReadError) -> Bool {
        if let piece = readAhead {
            batch.bytes.append(piece.bytes)
            readAhead = nil
        } else if !isOver {
            let isMore =
                try sequence != nil ? takeInSequence(&batch, from: source) : takeAsItStands(&batch, from: source)
            if !isMore { isOver = true }
        }
        batch.inputCount = batch.bytes.count
        return batch.inputCount > 0
    }

    mutating func goOn(with stretch: InputStretch) {
        readAhead = nil
        sequence = nil
        lineEnds = stretch.lineEnds
        isOver = stretch.isEmpty
        endsEarly = stretch.endsEarly
    }

    func standsInInput(_ piece: [UInt8]) -> Bool { piece.first != XMLRecordSequence.mark }

    func parser(columns: [String?]) -> any RecordParser {
        guard let root else { preconditionFailure("parsers are made once the input is open") }
        return XMLRecordParser(columns: columns, root: root, options: options)
    }

    private mutating func beginSequence() {
        guard let root else { return }
        sequence = XMLRecordSequence(root: root, options: options, lineEnds: lineEnds)
    }

    /// Fills a batch with what libxml2 reads.
    private mutating func takeInSequence(
        _ batch: inout RecordBatch, from source: ByteSource
    ) throws(ReadError) -> Bool {
        guard let sequence else { return false }
        return try sequence.take(batch.bytes, from: source)
    }

    /// Fills a batch with bytes of the input up to the end of a record.
    private mutating func takeAsItStands(
        _ batch: inout RecordBatch, from source: ByteSource
    ) throws(ReadError) -> Bool {
        let bytes = batch.bytes
        var (searched, more) = (0, true)
        while more {
            more = try source.read(options.pieceSize, into: bytes)
            if let other = XMLRecordCut.firstOtherMarkup(in: bytes, range: max(0, searched - 1)..<bytes.count) {
                cut(bytes, at: XMLRecordCut.lastRecordEnd(in: bytes, range: 0..<other) ?? 0, source)
                beginSequence()
                return bytes.count > 0 ? true : try takeInSequence(&batch, from: source)
            }
            let fresh = max(0, searched - XMLRecordIntake.recordEndLength)..<bytes.count
            if more, let end = XMLRecordCut.lastRecordEnd(in: bytes, range: fresh) {
                cut(bytes, at: end, source)
                return true
            }
            searched = bytes.count
            if more { try options.checkRecordSize(searched, endingAt: source.offset) }
        }
        guard !endsEarly else {
            isOver = true
            return bytes.count > 0
        }
        return try takeLast(bytes, source)
    }

    /// An end tag, and what stands behind it in all but odd files; where more does, the cut comes behind a later record.
    private static let recordEndLength = "</record>".utf8.count + 64

    private mutating func cut(_ bytes: ByteBuffer, at end: Int, _ source: ByteSource) {
        source.giveBack(from: end, of: bytes)
        lineEnds += bytes.lineEnds(before: end)
    }

    /// Takes what stands before the end tag of the root, behind which the input must end.
    private mutating func takeLast(_ bytes: ByteBuffer, _ source: ByteSource) throws(ReadError) -> Bool {
        let lastRecord = XMLRecordCut.lastRecordEnd(in: bytes, range: 0..<bytes.count) ?? 0
        guard let end = rootEnd(in: bytes, from: lastRecord) else {
            throw .unreadable([notWhole(at: lineEnds + bytes.lineEnds(before: bytes.count) + 1)])
        }
        isOver = true
        let isBlank = bytes.bytes[..<end].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        source.giveBack(from: isBlank ? 0 : end, of: bytes)
        return bytes.count > 0
    }

    /// Where the end tag of the root begins: the last thing in the bytes, but for white space.
    private func rootEnd(in bytes: ByteBuffer, from start: Int) -> Int? {
        let all = bytes.bytes
        func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
        guard let bracket = all[start...].lastIndex(where: { !isBlank($0) }), all[bracket] == UInt8(ascii: ">"),
            let nameEnd = all[start..<bracket].lastIndex(where: { !isBlank($0) })
        else { return nil }
        let tag = Array("</dataset".utf8)
        let first = nameEnd + 1 - tag.count
        guard first >= start, all[first...nameEnd].elementsEqual(tag) else { return nil }
        return first
    }

    private func notWhole(at line: Int) -> Diagnostic {
        Diagnostic(
            .xmlNotWellFormed, ["the file ends before its root element does"], at: Diagnostic.Position(line: line))
    }
}
