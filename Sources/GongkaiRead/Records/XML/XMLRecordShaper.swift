import GongkaiBytes
import GongkaiXML

/// Writes records that libxml2 reads in the shape that we write ourselves, in which parsers find their fields.
///
/// Nothing is judged here: what has no place in a record is written out too, and the parser that reads it says so. An
/// attribute of a record of others becomes a field `@name`, and one of a field becomes `field@name`, as names of elements:
/// `_x0040_name`, `field_x0040_name` (`XMLNameEscape`).
final class XMLRecordShaper: XMLEventHandler {
    private(set) var output = ByteBuffer(capacity: 1 << 16)
    /// How many bytes of the output are whole records.
    private(set) var whole = 0

    /// The local name of the elements that are records; `nil` for ours, where every child of the root is to be one.
    private let record: String?
    private let namespace: String?
    /// Line ends written so far, those of the input before included.
    private var lineEnds: Int
    /// How many elements are open.
    private var depth = 0
    /// The depth of the record that is open.
    private var recordDepth: Int?
    /// The names of the open elements, as they are written.
    private var names: [String] = []
    /// The attributes of the open field, which become fields behind it.
    private var attributes: [(name: String, value: String)] = []

    init(record: String?, namespace: String?, lineEnds: Int) {
        self.record = record
        self.namespace = namespace
        self.lineEnds = lineEnds
    }

    /// Moves the first bytes of the output to another buffer.
    func hand(_ count: Int, to buffer: ByteBuffer) {
        buffer.append(UnsafeRawBufferPointer(rebasing: output.bytes[..<count]))
        output.removeFirst(count)
        whole = max(0, whole - count)
    }

    func startElement(_ name: XMLName, attributes: [XMLAttribute], line: Int) {
        depth += 1
        guard let recordDepth else {
            beginRecord(name, attributes: attributes, line: line)
            return
        }
        keepLine(line)
        if record == nil {
            open(name.local, namespace: name.namespace, attributes: attributes)
            return
        }
        open(name.local)
        guard depth == recordDepth + 1 else { return }
        self.attributes = attributes.map { (name.local + XMLRecordShaper.at + $0.name.local, $0.value) }
    }

    /// `@` in the name of an element.
    private static let at = "_x0040_"

    private func beginRecord(_ name: XMLName, attributes: [XMLAttribute], line: Int) {
        guard let record else {
            guard depth == 2 else { return }
            recordDepth = depth
            keepLine(line)
            open(name.local, namespace: name.namespace, attributes: attributes)
            return
        }
        guard name.local == record else { return }
        recordDepth = depth
        keepLine(line)
        open("record")
        for attribute in attributes { write(field: XMLRecordShaper.at + attribute.name.local, attribute.value) }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        let isOutside = recordDepth == nil && (record != nil || depth == 0)
        guard !isOutside else { return }
        let isAmongElements = recordDepth.map { depth <= $0 } ?? true
        if isAmongElements, utf8.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { return }
        append(UnsafeRawBufferPointer(utf8))
    }

    func endElement() {
        if let recordDepth, depth >= recordDepth {
            output.append("</" as StaticString)
            output.append((names.popLast() ?? "").utf8)
            output.append(UInt8(ascii: ">"))
            if depth == recordDepth + 1 { writeAttributes() }
            if depth == recordDepth {
                self.recordDepth = nil
                whole = output.count
            }
        }
        depth -= 1
    }

    private func writeAttributes() {
        for (name, value) in attributes { write(field: name, value) }
        attributes.removeAll(keepingCapacity: true)
    }

    private func write(field name: String, _ value: String) {
        open(name)
        Array(value.utf8).withUnsafeBytes { append($0) }
        output.append("</" as StaticString)
        output.append((names.popLast() ?? "").utf8)
        output.append(UInt8(ascii: ">"))
    }

    /// Writes line ends until there are as many as in the input.
    private func keepLine(_ line: Int) {
        while lineEnds < line - 1 {
            output.append(0x0A)
            lineEnds += 1
        }
    }

    private func open(_ name: String) {
        names.append(name)
        output.append(UInt8(ascii: "<"))
        output.append(name.utf8)
        output.append(UInt8(ascii: ">"))
    }

    /// Writes the start tag of an element with its namespace, where it is not that of the root, and its attributes.
    private func open(_ name: String, namespace: String?, attributes: [XMLAttribute]) {
        guard namespace != self.namespace || !attributes.isEmpty else { return open(name) }
        names.append(name)
        output.append(UInt8(ascii: "<"))
        output.append(name.utf8)
        if namespace != self.namespace { write(attribute: "xmlns", namespace ?? "") }
        for (number, attribute) in attributes.enumerated() {
            let prefix = attribute.name.namespace.map { namespace in
                if namespace != "http://www.w3.org/XML/1998/namespace" {
                    write(attribute: "xmlns:a\(number)", namespace)
                }
                return namespace == "http://www.w3.org/XML/1998/namespace" ? "xml:" : "a\(number):"
            }
            write(attribute: (prefix ?? "") + attribute.name.local, attribute.value)
        }
        output.append(UInt8(ascii: ">"))
    }

    private func write(attribute name: String, _ value: String) {
        var bytes: [UInt8] = Array(" \(name)=\"".utf8)
        XMLCharacters.append(attribute: value[...], to: &bytes)
        output.append(bytes + [UInt8(ascii: "\"")])
    }

    /// Writes text, in which line ends are references, since those that stand as they are count the input's.
    private func append(_ text: UnsafeRawBufferPointer) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): output.append("&amp;" as StaticString)
            case UInt8(ascii: "<"): output.append("&lt;" as StaticString)
            case UInt8(ascii: ">"): output.append("&gt;" as StaticString)
            case 0x0A: output.append("&#10;" as StaticString)
            case 0x0D: output.append("&#13;" as StaticString)
            default: output.append(byte)
            }
        }
    }
}
