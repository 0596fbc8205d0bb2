/// Takes the elements and text that `PlainXMLScan` finds, as they stand in memory: nothing is copied, and nothing may be kept.
package protocol PlainXMLHandler: AnyObject {
    /// - Parameters:
    ///   - name: the local name; the byte behind it can be part of none.
    ///   - attributes: five pointers an attribute, as libxml2 gives them: local name, nothing, something where it is in a
    ///     namespace, start and end of the value. Declarations of namespaces are none of them.
    func startElement(
        _ name: UnsafePointer<UInt8>, attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, count: Int)
    /// - Parameter utf8: a piece of text, references decoded.
    func text(_ utf8: UnsafeBufferPointer<UInt8>)
    func endElement()

    /// The local name of a child of the root whose content says nothing to it: it is passed over, and whether it is well-formed
    /// not looked at. `nil` where everything is taken.
    var passedOver: StaticString? { get }
}

extension PlainXMLHandler {
    package var passedOver: StaticString? { nil }
}

/// Reads XML of the kind that programs write of office documents, piece by piece: elements, attributes, text and the references
/// that XML has by itself, in UTF-8.
///
/// Whatever else well-formed XML (XML 1.0 and Namespaces in XML 1.0) may hold, and all that is not well-formed, is unusual:
/// reading ends there, and libxml2 is the judge of the whole. What is not unusual, libxml2 reads in the same way, in several
/// times the time.
package final class PlainXMLScan {
    private let handler: any PlainXMLHandler
    private let deepest: Int
    /// What of the input is not yet read, with the two bytes before it.
    private let window = ByteBuffer(capacity: 1 << 17)
    @exclusivity(unchecked) private var position = 0
    private var validEnd = 0
    private var isAtStart = true
    @exclusivity(unchecked) private var sawRoot = false
    /// The names of the open elements behind one another, and where each begins.
    private let names = ByteBuffer(capacity: 1 << 8)
    @exclusivity(unchecked) private var open: [Int] = []
    /// Whether the content of the innermost element is passed over.
    @exclusivity(unchecked) private var isPassingOver = false
    private let attributes = PlainXMLAttributes()
    @exclusivity(unchecked) private var prefixes = PlainXMLPrefixes()
    /// Text with its references decoded.
    private let decoded = ByteBuffer(capacity: 1 << 8)

    /// The longest piece of text or tag that is waited for.
    private static let longest = 1 << 22

    package init(_ handler: any PlainXMLHandler, deepest: Int) {
        self.handler = handler
        self.deepest = deepest
    }

    /// Reads on.
    /// - Returns: whether nothing unusual came.
    package func feed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let dropped = max(0, position - 2)
        window.removeFirst(dropped)
        position -= dropped
        validEnd = max(0, validEnd - dropped)
        window.append(bytes)
        // Before the last tag that begins, all text and tags are whole.
        guard let limit = window.bytes.lastIndex(of: UInt8(ascii: "<")), limit > position else {
            return window.count < PlainXMLScan.longest
        }
        return window.count - limit < PlainXMLScan.longest && read(to: limit)
    }

    /// Says that the file ends here.
    /// - Returns: whether it was whole, and nothing unusual came.
    package func finish() -> Bool { read(to: window.count) && sawRoot && open.isEmpty }

    private func read(to limit: Int) -> Bool {
        window.reserve(ByteBuffer.slack)
        // A NUL stops whatever goes on too far.
        window.start.storeBytes(of: 0, toByteOffset: window.count, as: UInt8.self)
        guard UTF8Scan.firstError(in: window, range: validEnd..<limit) == nil else { return false }
        validEnd = limit
        var cursor = XMLCursor(window.start, at: position)
        if isAtStart {
            isAtStart = false
            guard passDeclaration(&cursor) else { return false }
        }
        while cursor.position < limit {
            if isPassingOver {
                guard passOver(&cursor, to: limit) else { return false }
                continue
            }
            if open.isEmpty { cursor.skipWhiteSpace() } else if !passText(&cursor) { return false }
            guard cursor.position < limit else { break }
            guard passTag(&cursor) else { return false }
        }
        position = cursor.position
        return true
    }

    /// A byte order mark and an XML declaration of UTF-8 (XML 1.0, 2.8), where there are any.
    private func passDeclaration(_ cursor: inout XMLCursor) -> Bool {
        if cursor.byte == 0xEF { guard cursor.pass("\u{FEFF}" as StaticString) else { return false } }
        guard cursor.pass("<?xml" as StaticString) else { return true }
        guard cursor.passQuoted(" version=", ["1.0"]) else { return false }
        _ = cursor.passQuoted(" encoding=", ["UTF-8", "utf-8"])
        _ = cursor.passQuoted(" standalone=", ["yes", "no"])
        cursor.skipWhiteSpace()
        return cursor.pass("?>" as StaticString)
    }

    private func passText(_ cursor: inout XMLCursor) -> Bool {
        let start = cursor.position
        guard let hasReferences = cursor.passText() else { return false }
        guard cursor.position > start else { return true }
        var text = UnsafeRawBufferPointer(start: cursor.start + start, count: cursor.position - start)
        if hasReferences {
            decoded.count = 0
            XMLCursor.appendText(of: text, to: decoded)
            text = decoded.bytes
        }
        handler.text(text.assumingMemoryBound(to: UInt8.self))
        return true
    }

    /// Passes over the content of an element, up to its end tag. Only comments, CDATA sections and processing instructions can
    /// hold what looks like the tag and is none.
    /// - Returns: whether there are none of these.
    private func passOver(_ cursor: inout XMLCursor, to limit: Int) -> Bool {
        guard let start = open.last else { return false }
        let name = UnsafeRawBufferPointer(rebasing: names.bytes[start...])
        let (tag, slash, mark, query, initial) = (
            ByteBlock.Needle(UInt8(ascii: "<")), ByteBlock.Needle(UInt8(ascii: "/")),
            ByteBlock.Needle(UInt8(ascii: "!")), ByteBlock.Needle(UInt8(ascii: "?")), ByteBlock.Needle(name[0])
        )
        while cursor.position < limit {
            let line = cursor.start + cursor.position
            var bits = ByteLine(line).bits(at: line) { block, address in
                let next = ByteBlock(address + 1)
                let ends = next.matches(slash) & ByteBlock(address + 2).matches(initial)
                return block.matches(tag) & (ends | next.matches(mark) | next.matches(query))
            }
            while bits != 0 {
                let place = cursor.position + bits.trailingZeroBitCount
                bits &= bits - 1
                guard place < limit else { break }
                guard cursor.start.load(fromByteOffset: place + 1, as: UInt8.self) == UInt8(ascii: "/") else {
                    return false
                }
                guard UnsafeRawBufferPointer(start: cursor.start + place + 2, count: name.count).elementsEqual(name)
                else { continue }
                cursor.position = place
                isPassingOver = false
                return true
            }
            cursor.position = min(cursor.position + ByteLine.size, limit)
        }
        return true
    }

    private func isPassedOver(_ local: UnsafeRawBufferPointer) -> Bool {
        guard open.count == 2, let name = handler.passedOver else { return false }
        return local.elementsEqual(UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    // MARK: Tags

    private func passTag(_ cursor: inout XMLCursor) -> Bool {
        guard cursor.pass(UInt8(ascii: "<")) else { return false }
        if cursor.byte == UInt8(ascii: "/") { return passEndTag(&cursor) }
        let start = cursor.position
        guard !(open.isEmpty && sawRoot), let colon = cursor.passQualifiedName() else { return false }
        let end = cursor.position
        sawRoot = true
        guard open.count < deepest, let isEmpty = passAttributes(&cursor) else { return false }
        if colon > start || attributes.hasPrefixes {
            let prefix = UnsafeRawBufferPointer(start: cursor.start + start, count: colon - start)
            guard prefixes.declare(attributes, at: open.count + 1), prefixes.areDeclared(of: attributes, and: prefix)
            else { return false }
        }
        let local = (cursor.start + (colon > start ? colon + 1 : start)).assumingMemoryBound(to: UInt8.self)
        let described = attributes.described()
        handler.startElement(local, attributes: described.start, count: described.count)
        if isEmpty {
            prefixes.forget(behind: open.count)
            handler.endElement()
        } else {
            open.append(names.count)
            names.append(UnsafeRawBufferPointer(start: cursor.start + start, count: end - start))
            let localStart = colon > start ? colon + 1 : start
            isPassingOver = isPassedOver(
                UnsafeRawBufferPointer(start: cursor.start + localStart, count: end - localStart))
        }
        return true
    }

    private func passEndTag(_ cursor: inout XMLCursor) -> Bool {
        guard let start = open.popLast() else { return false }
        cursor.position += 1
        let length = names.count - start
        for offset in 0..<length
        where cursor.start.load(fromByteOffset: cursor.position + offset, as: UInt8.self)
            != names.start.load(fromByteOffset: start + offset, as: UInt8.self)
        { return false }
        cursor.position += length
        guard cursor.pass(UInt8(ascii: ">")) else { return false }
        names.count = start
        prefixes.forget(behind: open.count)
        handler.endElement()
        return true
    }

    /// Passes what stands behind the name of a start tag.
    /// - Returns: whether the element is empty; `nil` where something is unusual.
    private func passAttributes(_ cursor: inout XMLCursor) -> Bool? {
        attributes.clear()
        while true {
            let start = cursor.position
            cursor.skipWhiteSpace()
            if cursor.pass(UInt8(ascii: ">")) { return false }
            if cursor.pass(UInt8(ascii: "/")) { return cursor.pass(UInt8(ascii: ">")) ? true : nil }
            guard cursor.position > start, attributes.pass(&cursor) else { return nil }
        }
    }
}

extension XMLCursor {
    /// Passes a name with or without a prefix, of ASCII.
    /// - Returns: where its colon stands, or where it begins; `nil` where there is none.
    @inline(__always)
    mutating func passQualifiedName() -> Int? {
        let start = position
        guard passPlainName() else { return nil }
        guard byte == UInt8(ascii: ":") else { return start }
        let colon = position
        position += 1
        return passPlainName() ? colon : nil
    }

    @inline(__always)
    private mutating func passPlainName() -> Bool {
        guard byte.isLetter || byte == UInt8(ascii: "_") else { return false }
        repeat {
            position += 1
        } while byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        return true
    }

    /// Passes a value of an attribute with its quotation marks, in which nothing may stand that would be changed but references.
    /// - Returns: where it begins, and whether there are references; `nil` where it is none.
    @inline(__always)
    mutating func passQuotedValue() -> (start: Int, hasReferences: Bool)? {
        let quote = byte
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        position += 1
        let first = position
        var hasReferences = false
        while byte != quote {
            guard byte >= 0x20, byte != UInt8(ascii: "<") else { return nil }
            if byte == UInt8(ascii: "&") {
                guard passReference() != nil else { return nil }
                hasReferences = true
                continue
            }
            if byte == 0xEF { guard !beginsNoncharacter else { return nil } }
            position += 1
        }
        position += 1
        return (first, hasReferences)
    }

    private var beginsNoncharacter: Bool {
        start.load(fromByteOffset: position + 1, as: UInt8.self) == 0xBF
            && start.load(fromByteOffset: position + 2, as: UInt8.self) >= 0xBE
    }

    /// Passes a name with its equals sign and one of some values; nothing where it does not stand here.
    fileprivate mutating func passQuoted(_ name: StaticString, _ values: [StaticString]) -> Bool {
        let before = position
        guard pass(name), case let quote = byte, let first = passQuotedValue()?.start else {
            position = before
            return false
        }
        let end = position
        for value in values {
            position = first
            if pass(value), byte == quote {
                position = end
                return true
            }
        }
        position = before
        return false
    }
}
