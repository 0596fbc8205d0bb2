/// The declaration that XML may begin with, `<?xml version="1.0" encoding="GB18030"?>`, as far as it names an encoding.
package struct XMLDeclaration: Hashable, Sendable {
    /// The name as it is written.
    package let encodingName: String
    /// Where `encoding` and its value stand.
    package let encodingRange: Range<Int>

    /// - Parameter bytes: the beginning of the input, in an encoding that extends ASCII, without a byte order mark.
    /// - Returns: `nil` where there is no declaration, it does not end within the bytes, or names no encoding.
    package init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let text = bytes[..<end]
        let word = Array("encoding".utf8)
        guard let start = text.indices.first(where: { text[$0...].starts(with: word) }) else { return nil }
        var position = start + word.count
        func skipWhiteSpace() {
            while position < end, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
        }
        skipWhiteSpace()
        guard position < end, text[position] == UInt8(ascii: "=") else { return nil }
        position += 1
        skipWhiteSpace()
        guard position < end, "\"'".utf8.contains(text[position]),
            let close = text[(position + 1)...].firstIndex(of: text[position])
        else { return nil }
        encodingName = String(decoding: text[position + 1..<close], as: UTF8.self)
        encodingRange = start..<close + 1
    }
}
