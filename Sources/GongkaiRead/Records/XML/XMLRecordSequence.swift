import GongkaiBytes
import GongkaiDiagnostics
import GongkaiXML

/// Reads XML from one place on through one libxml2 parser, and writes the records out in our shape.
///
/// What is written begins with a byte that no XML has, so that the parsers know that its offsets are not those of the
/// input. Its lines are: there is a line end for each of the input's.
final class XMLRecordSequence {
    /// What a piece begins with that libxml2 has written.
    static let mark: UInt8 = 1

    private let options: RecordReadingOptions
    private let shaper: XMLRecordShaper
    private let parser: XMLParser
    private let limits: XMLLimits
    private let chunk = ByteBuffer(capacity: XMLRecordSequence.chunkSize)
    private var isAtEnd = false

    private static let chunkSize = 1 << 16

    /// - Parameter lineEnds: how many there are before the next byte of the input.
    init(root: XMLRecordRoot, options: RecordReadingOptions, lineEnds: Int) {
        self.options = options
        limits = XMLLimits(options.limits)
        shaper = XMLRecordShaper(
            record: options.recordElement, namespace: root.namespace, lineEnds: lineEnds)
        parser = XMLParser(handler: shaper, limits: limits)
        root.head.withUnsafeBytes { parser.feed($0) }
        // What was passed of the records counts in lines.
        var missing = lineEnds - root.head.count { $0 == 0x0A }
        let blank = [UInt8](repeating: 0x0A, count: 1 << 14)
        while missing > 0 {
            blank.prefix(missing).withUnsafeBytes { parser.feed($0) }
            missing -= min(missing, blank.count)
        }
    }

    /// Appends the next records.
    /// - Returns: whether there were any.
    func take(_ bytes: ByteBuffer, from source: ByteSource) throws(ReadError) -> Bool {
        while !isAtEnd, shaper.whole < options.pieceSize {
            chunk.count = 0
            isAtEnd = try !source.read(min(options.pieceSize, XMLRecordSequence.chunkSize), into: chunk)
            parser.feed(chunk.bytes)
            let size = shaper.output.count - shaper.whole
            try options.checkRecordSize(size, endingAt: source.offset)
            guard isAtEnd || parser.stopped else { continue }
            let issues = parser.finish()
            guard issues.isEmpty else { throw .unreadable(issues.map { $0.diagnostic(limits: limits) }) }
        }
        let end = isAtEnd ? shaper.output.count : shaper.whole
        guard end > 0 else { return false }
        bytes.append(XMLRecordSequence.mark)
        shaper.hand(end, to: bytes)
        return true
    }
}
