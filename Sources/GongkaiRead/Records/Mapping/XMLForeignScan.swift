import GongkaiBytes
import GongkaiDiagnostics
import GongkaiXML

/// Reads foreign input record by record.
protocol ForeignScan: AnyObject {
    /// Reads the next stretch of the input, and hands on the records that end in it.
    /// - Returns: whether there may be more.
    func read(from source: ByteSource) throws(ReadError) -> Bool
}

/// Hands foreign XML to libxml2, piece by piece.
final class XMLForeignFeed {
    private let options: RecordReadingOptions
    private let parser: XMLParser
    private let limits: XMLLimits
    private let chunk = ByteBuffer(capacity: XMLForeignFeed.chunkSize)
    private var isBegun = false

    private static let chunkSize = 1 << 16

    init(_ handler: any XMLEventHandler, options: RecordReadingOptions) {
        self.options = options
        limits = XMLLimits(options.limits)
        parser = XMLParser(handler: handler, limits: limits)
    }

    /// Reads the next piece.
    /// - Returns: whether there may be more.
    func read(from source: ByteSource) throws(ReadError) -> Bool {
        chunk.count = 0
        if !isBegun { try source.skipByteOrderMark(by: chunk) }
        let isMore = try source.read(XMLForeignFeed.chunkSize, into: chunk)
        if !isBegun { try begin() }
        parser.feed(chunk.bytes)
        guard !isMore || parser.stopped else { return true }
        let issues = parser.finish()
        guard issues.isEmpty else { throw .unreadable(issues.map { $0.diagnostic(limits: limits) }) }
        return false
    }

    /// Blanks what the XML declaration says of the encoding, since by now it is UTF-8.
    private func begin() throws(ReadError) {
        isBegun = true
        guard chunk.count > 0 else { throw .unreadable([Diagnostic(.inputEmpty)]) }
        guard let range = XMLDeclaration(chunk.array(0..<min(chunk.count, 1 << 12)))?.encodingRange else { return }
        for place in range { chunk.start.storeBytes(of: 0x20, toByteOffset: place, as: UInt8.self) }
    }
}

/// Reads the records of foreign XML: the elements at one path.
final class XMLForeignScan: ForeignScan {
    private let options: RecordReadingOptions
    private let feed: XMLForeignFeed
    private let builder: XMLTreeBuilder
    private let path: String

    init(
        _ path: MappingPath, names: ForeignNames, options: RecordReadingOptions, to handler: any ForeignRecordHandler
    ) {
        self.options = options
        self.path = path.text
        builder = XMLTreeBuilder(path, names: names, to: handler)
        feed = XMLForeignFeed(builder, options: options)
    }

    func read(from source: ByteSource) throws(ReadError) -> Bool {
        let isMore = try feed.read(from: source)
        try options.checkRecordSize(builder.tree.size, endingAt: source.offset)
        guard isMore || builder.sawRecord else { throw .unreadable([Diagnostic(.mappingNoRecords, [path])]) }
        return isMore
    }
}

/// Builds the trees of records of what libxml2 tells.
private final class XMLTreeBuilder: XMLEventHandler {
    let tree: ForeignTree
    private(set) var sawRecord = false
    private let steps: [MappingPath.Step]
    private let handler: any ForeignRecordHandler
    /// How many elements are open, and how many of those lie on the path of the record.
    private var depth = 0
    private var matched = 0
    /// The open element of the record; negative outside.
    private var node: Int32 = -1
    private var line: Int32 = 1
    private var path = ""

    private static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

    init(_ path: MappingPath, names: ForeignNames, to handler: any ForeignRecordHandler) {
        steps = path.steps
        tree = ForeignTree(names)
        self.handler = handler
    }

    func startElement(_ name: XMLName, attributes: [XMLAttribute], line: Int) {
        depth += 1
        self.line = Int32(truncatingIfNeeded: line)
        if node < 0 { return startOutside(name, attributes) }
        let step = MappingPath.Step(name.local, namespace: name.namespace)
        node = tree.add(.element, name: tree.names.number(of: step), to: node, line: self.line)
        add(attributes)
    }

    private func startOutside(_ name: XMLName, _ attributes: [XMLAttribute]) {
        guard matched == depth - 1 else { return }
        let step = steps[matched]
        let path = path + "/" + name.local
        guard step.local == name.local, step.namespace == nil || step.namespace == name.namespace else {
            handler.passOutside(path)
            return
        }
        matched += 1
        guard matched == steps.count else {
            self.path = path
            for attribute in attributes where attribute.name.namespace != XMLTreeBuilder.schemaInstance {
                handler.passOutside(path + "/@" + attribute.name.local)
            }
            return
        }
        sawRecord = true
        node = tree.add(.element, to: -1, line: line)
        add(attributes)
    }

    private func add(_ attributes: [XMLAttribute]) {
        for attribute in attributes {
            if attribute.name.namespace == XMLTreeBuilder.schemaInstance {
                // Other attributes of XML Schema say nothing of the data.
                let isNil = attribute.name.local == "nil" && ["true", "1"].contains(attribute.value)
                if isNil { tree.makeNull(node) }
                continue
            }
            let step = MappingPath.Step(
                attribute.name.local, namespace: attribute.name.namespace, isAttribute: true)
            tree.add(
                .attribute, name: tree.names.number(of: step), to: node, line: line, text: tree.append(attribute.value))
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard node >= 0 else {
            if depth > 0, matched == depth, !utf8.allSatisfy(ForeignTree.isBlank) {
                handler.passOutside(path + "/text()")
            }
            return
        }
        let text = tree.append(UnsafeRawBufferPointer(utf8))
        let last = tree.nodes[Int(node)].lastChild
        if last >= 0, tree.nodes[Int(last)].kind == .text, tree.nodes[Int(last)].text.upperBound == text.lowerBound {
            tree.setText(tree.nodes[Int(last)].text.lowerBound..<text.upperBound, of: last)
        } else {
            tree.add(.text, to: node, line: line, text: text)
        }
    }

    func endElement() {
        defer { depth -= 1 }
        guard node >= 0 else {
            guard matched == depth else { return }
            matched -= 1
            path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
            return
        }
        node = tree.nodes[Int(node)].parent
        guard node < 0 else { return }
        matched -= 1
        handler.take(tree, repeated: [])
        tree.clear()
    }
}
