import GongkaiBytes
import GongkaiDiagnostics
import GongkaiXML

/// What stands before the records of XML: the prolog and the start tag of the root element.
struct XMLRecordRoot {
    static let namespacePrefix = "urn:gongkai:dataset:"

    /// All bytes up to the first record, without what they say of the encoding, since by now it is UTF-8.
    let head: [UInt8]
    /// The start tag.
    let tag: [UInt8]
    /// The name as it is written, with its prefix.
    let name: [UInt8]
    let namespace: String?
    let local: String
    /// Whether it is `<dataset/>`, and there are no records.
    let isEmpty: Bool

    /// Whether it is ours.
    var isDataset: Bool { local == "dataset" && namespace?.hasPrefix(XMLRecordRoot.namespacePrefix) == true }

    var endTag: [UInt8] { Array("</".utf8) + name + [0x3E] }

    /// Reads the head of an input, and leaves the source where the first record may begin.
    /// - Throws: `ReadError` with what libxml2 says of the head, where it does not take it.
    init(of source: ByteSource, options: RecordReadingOptions) throws(ReadError) {
        let start = ByteBuffer(capacity: 1 << 12)
        try source.skipByteOrderMark(by: start)
        var tag: Range<Int>?
        var more = true
        while more, tag == nil {
            try options.checkRecordSize(start.count, endingAt: source.offset)
            more = try source.read(min(options.pieceSize, 1 << 16), into: start)
            tag = XMLRecordRoot.startTag(in: start.bytes, from: 0)
        }
        guard let tag else { throw XMLRecordRoot.failure(of: start.array(0..<start.count), options) }
        head = XMLRecordRoot.withoutEncoding(start.array(0..<tag.upperBound))
        self.tag = Array(head[tag.lowerBound...])
        name = Array(self.tag.dropFirst().prefix { ![0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E].contains($0) })
        isEmpty = self.tag.dropLast().last == UInt8(ascii: "/")
        let document = isEmpty ? head : head + Array("</".utf8) + name + [0x3E]
        let root: XMLElement
        do throws(XMLReadError) {
            root = try XMLElement(reading: document)
        } catch {
            throw .unreadable(error.issues.map { $0.diagnostic() })
        }
        namespace = root.name.namespace
        local = root.name.local
        source.giveBack(from: tag.upperBound, of: start)
    }

    /// What is wrong with an input that has no whole start tag.
    private static func failure(of bytes: [UInt8], _ options: RecordReadingOptions) -> ReadError {
        guard !bytes.isEmpty else { return .unreadable([Diagnostic(.inputEmpty)]) }
        return .unreadable(XMLParser.check(bytes).map { $0.diagnostic() })
    }

    /// Where the first start tag stands; `nil` where none ends within the bytes, or something else stands before it that may
    /// not.
    static func startTag(in bytes: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
        var position = start
        func find(_ text: StaticString) -> Int? {
            let end = Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
            return bytes[position...].indices.first { bytes[$0...].starts(with: end) }.map { $0 + end.count }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < bytes.count {
            let rest = bytes[position...]
            if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
                position += 1
            } else if rest.starts(with: "<?".utf8) {
                guard let end = find("?>") else { return nil }
                position = end
            } else if rest.starts(with: "<!--".utf8) {
                guard let end = find("-->") else { return nil }
                position = end
            } else if rest.starts(with: "<!".utf8) || bytes[position] != UInt8(ascii: "<") {
                return nil
            } else {
                return tagEnd(in: bytes, from: position).map { position..<$0 }
            }
        }
        return nil
    }

    private static func tagEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var quote: UInt8?
        for place in start..<bytes.count {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return place + 1
            }
        }
        return nil
    }

    /// Blanks the encoding in the XML declaration.
    private static func withoutEncoding(_ head: [UInt8]) -> [UInt8] {
        guard let range = XMLDeclaration(head)?.encodingRange else { return head }
        var head = head
        for place in range { head[place] = 0x20 }
        return head
    }
}
