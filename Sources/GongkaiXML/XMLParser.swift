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
    private let limits: XMLLimits
    private var session: UnsafeMutablePointer<gongkai_session>?
    private var issues: [XMLIssue] = []
    private var path = ElementPath()
    /// libxml2 tells us of an end tag before the schema judges the element, which is thus open for a while yet.
    private var closing = false
    private var sawRoot = false
    private var ending = FileEnding()
    private var stopped = false

    /// - Parameters:
    ///   - schema: what the file is validated by; `nil` for well-formedness alone.
    ///   - handler: takes the events, also of a file that later turns out to be wrong.
    package init(
        schema: XMLSchema? = nil, handler: (any XMLEventHandler)? = nil, limits: XMLLimits = XMLLimits()
    ) {
        XMLLibrary.prepare()
        self.schema = schema
        self.handler = handler
        self.limits = limits
        session = gongkai_session_create(events, schema?.compiled)
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
        }
    }

    /// Says that the file ends here.
    /// - Returns: everything that is wrong with it; empty for a whole, well-formed and valid file, and only then.
    package func finish() -> [XMLIssue] {
        guard let session else {
            return [XMLIssue(kind: .notWellFormed, message: "libxml2 could not be started", line: 1, path: "")]
        }
        if !stopped { _ = gongkai_session_feed(session, nil, 0) }
        settle()
        guard issues.isEmpty else { return issues }
        // What no message was given for is still wrong.
        if gongkai_session_well_formed(session) == 0 || !sawRoot || path.depth > 0 {
            add(.notWellFormed, "the file ends before its root element does", line: lastLine)
        } else if !ending.isWhole {
            add(.notWellFormed, "the file ends within a character", line: lastLine)
        } else if gongkai_session_valid(session) == 0 {
            add(.invalid, "the schema refuses the file without saying why", line: lastLine)
        }
        return issues
    }

    private var lastLine: Int { max(1, Int(session.map { xmlSAX2GetLineNumber($0.pointee.parser) } ?? 1)) }

    // MARK: What libxml2 tells

    private func settle() {
        if closing { path.close() }
        closing = false
    }

    private func start(
        _ name: String, namespace: String?, line: Int, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        count: Int
    ) {
        settle()
        sawRoot = true
        path.open(name, line: line)
        if path.depth > limits.depth {
            add(.tooDeep, "", line: line)
            stop()
            return
        }
        handler?.startElement(
            XMLName(name, namespace: namespace), attributes: decode(attributes, count: count), line: line)
    }

    private func decode(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) -> [XMLAttribute] {
        guard let attributes else { return [] }
        return (0..<count).map { number in
            let parts = attributes + number * 5
            let value = UnsafeBufferPointer(
                start: parts[3],
                count: (parts[4] ?? parts[3]).map { end in
                    parts[3].map { end - $0 } ?? 0
                } ?? 0)
            return XMLAttribute(
                XMLName(string(parts[0]) ?? "", namespace: string(parts[2])), String(decoding: value, as: UTF8.self))
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
        handler?.text(utf8)
    }

    private func end() {
        settle()
        closing = true
        if !stopped { handler?.endElement() }
    }

    private func doctype(line: Int) {
        add(.doctype, "", line: line)
        stop()
    }

    private func issue(fromSchema: Bool, level: Int, message: String, line: Int) {
        // Once we have stopped the parser ourselves, what it says of that is no news.
        guard level > XML_ERR_WARNING.rawValue, !stopped else { return }
        if fromSchema {
            add(.invalid, message, line: path.line ?? line)
        } else {
            settle()
            add(.notWellFormed, message, line: line > 0 ? line : lastLine)
        }
    }

    private func add(_ kind: XMLIssue.Kind, _ message: String, line: Int) {
        guard issues.count < limits.issues else {
            if !stopped {
                issues.append(XMLIssue(kind: .tooMany, line: line, path: path.description))
                stop()
            }
            return
        }
        issues.append(XMLIssue(kind: kind, message: singleLine(message), line: line, path: path.description))
    }

    private func stop() {
        stopped = true
        if let session { gongkai_session_stop(session) }
    }

    /// The C functions that libxml2 calls, each of which finds its way back to this object.
    private var events: gongkai_events {
        gongkai_events(
            context: Unmanaged.passUnretained(self).toOpaque(),
            start_element: { context, name, namespace, line, count, attributes in
                XMLParser.from(context)?.start(
                    string(name) ?? "", namespace: string(namespace), line: Int(line), attributes: attributes,
                    count: Int(count))
            },
            end_element: { context in XMLParser.from(context)?.end() },
            text: { context, bytes, length in
                XMLParser.from(context)?.text(UnsafeBufferPointer(start: bytes, count: Int(length)))
            },
            doctype: { context, line in XMLParser.from(context)?.doctype(line: Int(line)) },
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

/// A string of libxml2's, which ends with a zero byte.
private func string(_ bytes: UnsafePointer<xmlChar>?) -> String? {
    bytes.map { String(cString: $0) }
}

/// libxml2's messages end with a line break, and quote values that may hold some.
func singleLine(_ message: String) -> String {
    let words = message.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
    return words.map { String($0) }.joined(separator: " ")
}
