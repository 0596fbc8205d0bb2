/// The attributes of one start tag, by places in memory. One object is used for all tags: arrays would be looked at for whether
/// they are shared at each attribute.
final class PlainXMLAttributes {
    struct Attribute {
        var start: UnsafeRawPointer
        /// Where the local name begins; `start` where there is no prefix.
        var local: UnsafeRawPointer
        var nameEnd: UnsafeRawPointer
        var value: UnsafeRawBufferPointer
        var isDeclaration: Bool
        /// Whether there are references in the value.
        var hasReferences: Bool

        var hasPrefix: Bool { local > start }
        var prefix: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: max(0, local - start - 1)) }
        var localName: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: local, count: nameEnd - local) }
    }

    /// More are unusual; each is compared with each.
    private static let most = 64

    private let list = UnsafeMutablePointer<Attribute>.allocate(capacity: PlainXMLAttributes.most)
    /// In libxml2's form.
    private let pointers = UnsafeMutablePointer<UnsafePointer<UInt8>?>.allocate(capacity: 5 * PlainXMLAttributes.most)
    /// Values with their references decoded.
    private let decoded = ByteBuffer(capacity: 1 << 8)
    @exclusivity(unchecked) private var count = 0
    /// Whether a value has references to characters.
    @exclusivity(unchecked) private var hasReferences = false
    /// Whether there is a prefix or a declaration of one among them.
    @exclusivity(unchecked) private(set) var hasPrefixes = false

    var all: UnsafeBufferPointer<Attribute> { UnsafeBufferPointer(start: list, count: count) }

    deinit {
        list.deallocate()
        pointers.deallocate()
    }

    func clear() {
        count = 0
        hasPrefixes = false
        hasReferences = false
    }

    /// Passes an attribute.
    /// - Returns: whether it is nothing unusual.
    @inline(__always)
    func pass(_ cursor: inout XMLCursor) -> Bool {
        let start = cursor.position
        guard let colon = cursor.passQualifiedName() else { return false }
        let end = cursor.position
        guard cursor.pass(UInt8(ascii: "=")), let quoted = cursor.passQuotedValue() else { return false }
        let value = UnsafeRawBufferPointer(
            start: cursor.start + quoted.start, count: cursor.position - 1 - quoted.start)
        var attribute = Attribute(
            start: cursor.start + start, local: cursor.start + (colon > start ? colon + 1 : start),
            nameEnd: cursor.start + end, value: value, isDeclaration: false, hasReferences: quoted.hasReferences)
        let mayDeclare = attribute.start.load(as: UInt8.self) == UInt8(ascii: "x")
        if attribute.hasPrefix || mayDeclare && attribute.localName.elementsEqual(PlainXMLPrefixes.declaration) {
            hasPrefixes = true
            attribute.isDeclaration =
                !attribute.hasPrefix || attribute.prefix.elementsEqual(PlainXMLPrefixes.declaration)
        }
        return append(attribute)
    }

    /// Two of one name are not well-formed; two of one local name with prefixes may be.
    @inline(__always)
    private func append(_ attribute: Attribute) -> Bool {
        guard count < PlainXMLAttributes.most else { return false }
        if attribute.hasReferences { hasReferences = true }
        let (first, length) = (attribute.local.load(as: UInt8.self), attribute.nameEnd - attribute.local)
        for other in all where other.nameEnd - other.local == length && other.local.load(as: UInt8.self) == first {
            let isComparable = other.isDeclaration == attribute.isDeclaration && other.hasPrefix == attribute.hasPrefix
            if isComparable, other.localName.elementsEqual(attribute.localName) { return false }
        }
        (list + count).initialize(to: attribute)
        count += 1
        return true
    }

    /// Those that declare nothing, in libxml2's form, until the next tag.
    @inline(__always)
    func described() -> (start: UnsafeMutablePointer<UnsafePointer<UInt8>?>, count: Int) {
        var described = 0
        for attribute in all where !attribute.isDeclaration {
            let parts = pointers + 5 * described
            let local = attribute.local.assumingMemoryBound(to: UInt8.self)
            let value = attribute.value.assumingMemoryBound(to: UInt8.self)
            parts[0] = local
            parts[1] = nil
            parts[2] = attribute.hasPrefix ? local : nil
            parts[3] = value.baseAddress
            parts[4] = value.baseAddress.map { $0 + value.count }
            described += 1
        }
        if hasReferences { decodeReferences() }
        return (pointers, described)
    }
}

extension PlainXMLAttributes {
    /// Has the values with references stand decoded in memory of their own.
    private func decodeReferences() {
        decoded.count = 0
        // None gets longer, so that the memory does not move once there is room for all.
        decoded.reserve(all.reduce(0) { $0 + $1.value.count })
        for (number, attribute) in all.lazy.filter({ !$0.isDeclaration }).enumerated() where attribute.hasReferences {
            let start = decoded.count
            XMLCursor.appendText(of: attribute.value, to: decoded)
            let bytes = decoded.start.assumingMemoryBound(to: UInt8.self)
            pointers[5 * number + 3] = UnsafePointer(bytes + start)
            pointers[5 * number + 4] = UnsafePointer(bytes + decoded.count)
        }
    }
}

/// The prefixes that are declared where a file is being read (Namespaces in XML 1.0, 3).
struct PlainXMLPrefixes {
    private var declared: [(prefix: [UInt8], depth: Int)] = []

    static let declaration = Array("xmlns".utf8)
    private static let reserved = Array("xml".utf8)

    /// Takes the declarations of a start tag.
    /// - Parameter depth: of its element.
    /// - Returns: whether they are nothing unusual: another prefix than those of XML itself, an address that nobody questions.
    mutating func declare(_ attributes: PlainXMLAttributes, at depth: Int) -> Bool {
        for attribute in attributes.all where attribute.isDeclaration {
            guard PlainXMLPrefixes.isPlainAddress(attribute.value) else { return false }
            guard attribute.hasPrefix else { continue }
            let prefix = Array(attribute.localName)
            guard !prefix.starts(with: PlainXMLPrefixes.reserved) else { return false }
            declared.append((prefix, depth))
        }
        return true
    }

    /// Those of the formats of offices are addresses of the web, and names such as `urn:schemas-microsoft-com:vml`.
    private static func isPlainAddress(_ address: UnsafeRawBufferPointer) -> Bool {
        // Those of XML itself are there: http://www.w3.org/XML/1998/namespace, http://www.w3.org/2000/xmlns/.
        let isOfWeb = address.starts(with: "http://".utf8) && !address.starts(with: "http://www.w3.org/".utf8)
        guard isOfWeb || address.starts(with: "urn:".utf8) else { return false }
        let rest = address.dropFirst(isOfWeb ? 7 : 4)
        return rest.first?.isLetter == true
            && rest.allSatisfy {
                $0.isLetter || $0 &- 0x2D < 13 || $0 == UInt8(ascii: "_") || !isOfWeb && $0 == UInt8(ascii: ":")
            }
    }

    func areDeclared(of attributes: PlainXMLAttributes, and prefix: UnsafeRawBufferPointer) -> Bool {
        if prefix.count > 0, !isDeclared(prefix) { return false }
        return attributes.all.allSatisfy { attribute in
            if !attribute.hasPrefix || attribute.isDeclaration { return true }
            // Of XML's own attributes only one says nothing more to a parser.
            if attribute.prefix.equals("xml") {
                return attribute.localName.equals("space") && attribute.value.equals("preserve")
            }
            return isDeclared(attribute.prefix)
        }
    }

    private func isDeclared(_ prefix: UnsafeRawBufferPointer) -> Bool {
        declared.contains { $0.prefix.count == prefix.count && prefix.elementsEqual($0.prefix) }
    }

    /// Forgets what was declared deeper.
    @inline(__always)
    mutating func forget(behind depth: Int) {
        while let last = declared.last, last.depth > depth { declared.removeLast() }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether they are these bytes.
    @inline(__always)
    fileprivate func equals(_ other: StaticString) -> Bool {
        guard count == other.utf8CodeUnitCount, let start = baseAddress else { return false }
        for offset in 0..<count where start.load(fromByteOffset: offset, as: UInt8.self) != other.utf8Start[offset] {
            return false
        }
        return true
    }
}
