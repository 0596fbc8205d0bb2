/// Takes a file's elements and text as they stand in the parser's memory: nothing is copied, and nothing may be kept.
/// For files of millions of small elements, where strings would cost more than the parsing.
package protocol XMLRawEventHandler: AnyObject {
    func startElement(_ name: XMLRawName, attributes: XMLRawAttributes)

    /// - Parameter utf8: as in `XMLEventHandler`.
    func text(_ utf8: UnsafeBufferPointer<UInt8>)

    func endElement()
}

/// The local name of an element, for the length of a call.
package struct XMLRawName {
    @usableFromInline let start: UnsafePointer<UInt8>

    /// - Parameter start: the byte behind it can be part of no name.
    @inlinable
    package init(_ start: UnsafePointer<UInt8>) { self.start = start }

    /// Whether it is a name that stands in the program.
    @inlinable @inline(__always)
    package static func ~= (name: StaticString, found: XMLRawName) -> Bool {
        found.start.isName(name)
    }

    /// A number that names rarely share, to look them up by: their bytes, of which those behind the eighth go over the first.
    @inlinable package var key: UInt64 {
        var key: UInt64 = 0
        var next = start
        while case let byte = next.pointee, byte > 0x20, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/"),
            byte != UInt8(ascii: "=")
        {
            key = key &<< 8 ^ key &>> 56 ^ UInt64(byte)
            next += 1
        }
        return key
    }
}

/// The attributes of an element, for the length of a call.
package struct XMLRawAttributes {
    @usableFromInline let start: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    @usableFromInline let count: Int

    /// - Parameter start: five pointers an attribute: local name, prefix, namespace, start and end of the value.
    @inlinable
    package init(_ start: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
        self.start = start
        self.count = count
    }

    /// The value of the attribute without a namespace that has a local name.
    @inlinable @inline(__always)
    package subscript(name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let start else { return nil }
        for number in 0..<count {
            let parts = start + number * 5
            guard let local = parts[0], parts[2] == nil, local.isName(name), let first = parts[3],
                let end = parts[4]
            else { continue }
            return UnsafeBufferPointer(start: first, count: end - first)
        }
        return nil
    }

    /// Tells each attribute by its local name, whatever its namespace, with its value.
    @inlinable @inline(__always)
    package func forEach(_ take: (_ name: XMLRawName, _ value: UnsafeBufferPointer<UInt8>) -> Void) {
        guard let start else { return }
        for number in 0..<count {
            let parts = start + number * 5
            guard let local = parts[0], let first = parts[3], let end = parts[4] else { continue }
            take(XMLRawName(local), UnsafeBufferPointer(start: first, count: end - first))
        }
    }

    /// The same as text.
    package func text(_ name: StaticString) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }

    /// The same as a number without a sign; `nil` where it is none, or has more than nine digits.
    @inlinable @inline(__always)
    package func number(_ name: StaticString) -> Int? {
        guard let value = self[name], 1...9 ~= value.count else { return nil }
        var number = 0
        for byte in value {
            guard 0x30...0x39 ~= byte else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// Whether it says `1` or `true`, as XML Schema writes truth.
    package func isTrue(_ name: StaticString) -> Bool {
        guard let value = self[name] else { return false }
        return value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8)
    }
}

extension UnsafePointer<UInt8> {
    /// Whether a name stands here, and ends: with the NUL of libxml2's names, or with what ends a name in a tag.
    @inlinable @inline(__always)
    func isName(_ name: StaticString) -> Bool {
        let (wanted, count) = (name.utf8Start, name.utf8CodeUnitCount)
        for offset in 0..<count where self[offset] != wanted[offset] { return false }
        let next = self[count]
        return next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next == UInt8(ascii: "=")
    }
}
