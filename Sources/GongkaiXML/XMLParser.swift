import CLibXML2

/// Reads one XML file piece by piece, tells its events, and collects what is wrong with it: well-formedness always,
/// validity where a schema is given.
///
/// Never fetched or resolved: document types, entities of their own, anything outside the file.
package final class XMLParser {
    /// Pieces no larger than this are handed to libxml2; larger ones bring no speed.
    static let pieceSize = 64 << 10

    private let schema: XMLSchema?
    private let handler: (any XMLEventHandler)?
    private let rawHandler: (any XMLRawEventHandler)?
    private let limits: XMLLimits
    private var session: UnsafeMutablePointer<gongkai_session>?
    private var issues: [XMLIssue] = []
    /// Names are told apart by libxml2's pointers to them, which live as long as the session.
    private var openElements = ElementPath<UnsafePointer<xmlChar>>()
    /// libxml2 tells us of an end tag before the schema judges the element, which is thus open for a while yet.
    private var closing = false
    private var sawRoot = false
    private var lastNamespace: (pointer: UnsafePointer<xmlChar>, spelling: String)?
    private var ending = FileEnding()
    /// Whether the rest of the file is not looked at: something is wrong that ends the reading.
    package private(set) var stopped = false

    /// - Parameters:
    ///   - schema: what the file is validated by; `nil` for well-formedness alone.
    ///   - handler: takes the events, also of a file that later turns out to be wrong.
    package convenience init(
        schema: XMLSchema? = nil, handler: (any XMLEventHandler)? = nil, limits: XMLLimits = XMLLimits()
    ) {
        self.init(schema: schema, handler: handler, rawHandler: nil, limits: limits)
    }

    /// Tells the events as they stand in libxml2's memory, for files of millions of elements.
    package convenience init(rawHandler: any XMLRawEventHandler, limits: XMLLimits = XMLLimits()) {
        self.init(schema: nil, handler: nil, rawHandler: rawHandler, limits: limits)
    }

    private init(
        schema: XMLSchema?, handler: (any XMLEventHandler)?, rawHandler: (any XMLRawEventHandler)?, limits: XMLLimits
    ) {
        self.schema = schema
        self.handler = handler
        self.rawHandler = rawHandler
        self.limits = limits
        session = XMLLibrary.obstacle == nil ? gongkai_session_create(events, schema?.compiled) : nil
    }

    deinit { gongkai_session_free(session) }

    /// Reads the next piece of the file.
    package func feed(_ bytes: UnsafeRawBufferPointer) {
        ending.add(bytes)
        var rest = bytes[...]
        while !rest.isEmpty, !stopped, let session {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.pieceSize))
            rest = rest.dropFirst(piece.count)
            let status = gongkai_session_feed(
                session, piece.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(piece.count))
            // libxml2's warnings set the status too; only what is not well-formed ends the reading.
            if status != 0, gongkai_session_well_formed(session) == 0 { stopped = true }
            if !stopped, gongkai_session_waiting_attributes(session) > limits.attributes { refuse(.tooManyAttributes) }
        }
    }

    /// Says that the file ends here.
    /// - Returns: everything that is wrong with it; empty for a whole, well-formed and valid file, and only then.
    package func finish() -> [XMLIssue] {
        guard let session else {
            let message = XMLLibrary.obstacle ?? "libxml2 could not be started"
            return [XMLIssue(kind: .notWellFormed, message: message, line: 1, path: "")]
        }
        if !stopped { _ = gongkai_session_feed(session, nil, 0) }
        settle()
        guard issues.isEmpty else { return issues }
        // What no message was given for is still wrong.
        if gongkai_session_well_formed(session) == 0 || !sawRoot || openElements.depth > 0 {
            add(.notWellFormed, "the file ends before its root element does", line: lastLine)
        } else if !ending.isWhole {
            add(.notWellFormed, "the file ends within a character", line: lastLine)
        } else if gongkai_session_valid(session) == 0 {
            add(.invalid, "the schema refuses the file without saying why", line: lastLine)
        }
        return issues
    }

    private var path: String { openElements.description { String(cString: $0) } }

    private var lastLine: Int { max(1, Int(session.map { gongkai_session_line($0) } ?? 1)) }

    // MARK: What libxml2 tells

    private func settle() {
        if closing { openElements.close() }
        closing = false
    }

    private func start(
        _ name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?, line: Int,
        namespaces: (declared: Int, known: Int), attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) {
        settle()
        guard !stopped else { return }
        sawRoot = true
        openElements.open(name, line: line)
        if openElements.depth > limits.depth { return refuse(.tooDeep, line: line) }
        // A prefix is looked for among all namespaces that are known where it stands, one by one.
        if max(count + namespaces.declared, namespaces.known) > limits.attributes {
            return refuse(.tooManyAttributes, line: line)
        }
        if let rawHandler {
            rawHandler.startElement(XMLRawName(name), attributes: XMLRawAttributes(attributes, count: count))
            return
        }
        guard let handler else { return }
        handler.startElement(
            XMLName(String(cString: name), namespace: namespace.map(spelling(ofNamespace:))),
            attributes: decode(attributes, count: count), line: line)
    }

    /// A namespace, made once while it stays the same: libxml2 keeps each once, and a string of its own for every element
    /// would be allocated.
    private func spelling(ofNamespace namespace: UnsafePointer<xmlChar>) -> String {
        if let known = lastNamespace, known.pointer == namespace { return known.spelling }
        let spelling = String(cString: namespace)
        lastNamespace = (namespace, spelling)
        return spelling
    }

    /// libxml2 gives five pointers an attribute: local name, prefix, namespace, start and end of the value.
    private func decode(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) -> [XMLAttribute] {
        guard let attributes else { return [] }
        return (0..<count).compactMap { number in
            let parts = attributes + number * 5
            guard let name = parts[0], let start = parts[3], let end = parts[4] else { return nil }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            return XMLAttribute(
                XMLName(String(cString: name), namespace: parts[2].map(spelling(ofNamespace:))),
                String(decoding: value, as: UTF8.self))
        }
    }

    /// In a CDATA section libxml2 lets bytes through that are no UTF-8, such as overlong forms, so it is asked here.
    private func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        settle()
        guard !stopped else { return }
        guard (try? UTF8Span(validating: utf8.span)) != nil else {
            add(.notWellFormed, "the text is not UTF-8", line: lastLine)
            stop()
            return
        }
        if let rawHandler { rawHandler.text(utf8) } else { handler?.text(utf8) }
    }

    private func end() {
        settle()
        closing = true
        guard !stopped else { return }
        if let rawHandler { rawHandler.endElement() } else { handler?.endElement() }
    }

    /// Ends the reading for a reason that needs no words.
    private func refuse(_ kind: XMLIssue.Kind, line: Int? = nil) {
        add(kind, "", line: line ?? lastLine)
        stop()
    }

    private func issue(fromSchema: Bool, level: Int, message: String, line: Int) {
        // Once we have stopped the parser ourselves, what it says of that is no news.
        guard level > XML_ERR_WARNING.rawValue, !stopped else { return }
        if fromSchema {
            add(.invalid, message, line: openElements.line ?? line)
        } else {
            settle()
            add(.notWellFormed, message, line: line > 0 ? line : lastLine)
        }
    }

    private func add(_ kind: XMLIssue.Kind, _ message: String, line: Int) {
        guard issues.count < limits.issues else {
            if !stopped {
                issues.append(XMLIssue(kind: .tooMany, line: line, path: path))
                stop()
            }
            return
        }
        issues.append(XMLIssue(kind: kind, message: singleLine(message), line: line, path: path))
    }

    private func stop() {
        stopped = true
        if let session { gongkai_session_stop(session) }
    }

    /// The C functions that libxml2 calls, each of which finds its way back to this object.
    private var events: gongkai_events {
        gongkai_events(
            context: Unmanaged.passUnretained(self).toOpaque(),
            start_element: { context, name, namespace, line, declared, known, count, attributes in
                guard let name else { return }
                XMLParser.from(context)?.start(
                    name, namespace: namespace, line: Int(line), namespaces: (Int(declared), Int(known)),
                    attributes: attributes, count: Int(count))
            },
            end_element: { context in XMLParser.from(context)?.end() },
            text: { context, bytes, length in
                XMLParser.from(context)?.text(UnsafeBufferPointer(start: bytes, count: Int(length)))
            },
            doctype: { context, line in XMLParser.from(context)?.refuse(.doctype, line: Int(line)) },
            issue: { context, fromSchema, level, message, line in
                XMLParser.from(context)?.issue(
                    fromSchema: fromSchema != 0, level: Int(level), message: message.map { String(cString: $0) } ?? "",
                    line: Int(line))
            })
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> XMLParser? {
        context.map { Unmanaged<XMLParser>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// libxml2's messages end with a line break, and quote values that may hold some.
func singleLine(_ message: String) -> String {
    let words = message.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
    return words.map { String($0) }.joined(separator: " ")
}
