/// Lists in one text: items with a separator between them; before a separator of an item's own, and before a backslash,
/// stands a backslash. It is the form of a cell, and the one in which records hold lists whatever they are read from.
///
/// The empty text is the list of no items; a list of one empty item has no such form.
package struct ListForm: Sendable {
    private static let backslash = UInt8(ascii: "\\")

    private let separator: [UInt8]

    package init(separator: Unicode.Scalar) {
        self.separator = Array(String(separator).utf8)
    }

    /// Hands out the items, each as it stands, with its backslashes.
    /// - Returns: `false` where a backslash stands before something else than a separator or a backslash; such a one stands
    ///   for itself.
    @discardableResult
    package func forEachItem(
        of bytes: UnsafeRawBufferPointer, _ body: (_ item: UnsafeRawBufferPointer, _ isEscaped: Bool) -> Void
    ) -> Bool {
        guard !bytes.isEmpty else { return true }
        var isSound = true
        var isEscaped = false
        var start = 0
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] == ListForm.backslash {
                let length = escapedLength(in: bytes, at: offset + 1)
                isSound = isSound && length > 0
                isEscaped = true
                offset += 1 + length
            } else if isSeparator(in: bytes, at: offset) {
                body(bytes.slice(start..<offset), isEscaped)
                offset += separator.count
                (start, isEscaped) = (offset, false)
            } else {
                offset += 1
            }
        }
        body(bytes.slice(start..<bytes.count), isEscaped)
        return isSound
    }

    /// How many items a list has.
    package func count(of bytes: UnsafeRawBufferPointer) -> Int {
        var count = 0
        forEachItem(of: bytes) { _, _ in count += 1 }
        return count
    }

    /// An item without its backslashes.
    package func unescaped(_ item: UnsafeRawBufferPointer) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(item.count)
        var offset = 0
        while offset < item.count {
            let isEscape = item[offset] == ListForm.backslash
            let length = isEscape ? escapedLength(in: item, at: offset + 1) : 0
            if length > 0 {
                text += item[offset + 1..<offset + 1 + length]
            } else {
                text.append(item[offset])
            }
            offset += 1 + length
        }
        return text
    }

    /// Appends an item to a list.
    package func append(_ item: UnsafeRawBufferPointer, to list: inout [UInt8], isFirst: Bool) {
        if !isFirst { list += separator }
        for offset in item.indices {
            if item[offset] == ListForm.backslash || isSeparator(in: item, at: offset) {
                list.append(ListForm.backslash)
            }
            list.append(item[offset])
        }
    }

    @inline(__always)
    private func isSeparator(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        guard bytes[offset] == separator[0], bytes.count - offset >= separator.count else { return false }
        for index in 1..<separator.count where bytes[offset + index] != separator[index] { return false }
        return true
    }

    /// How many bytes a backslash before an offset escapes; 0 where it is a stray one.
    private func escapedLength(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        guard offset < bytes.count else { return 0 }
        if bytes[offset] == ListForm.backslash { return 1 }
        return isSeparator(in: bytes, at: offset) ? separator.count : 0
    }
}
