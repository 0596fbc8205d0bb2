/// The namespace of a dataset's record XML: `urn:gongkai:dataset:NAME:MAJOR`.
///
/// A name that is no dataset's by the rules, such as the base name of a file without a schema, keeps what a URN can hold
/// (RFC 8141); every other byte of its UTF-8 is percent-encoded.
public struct DatasetNamespace: Hashable, Sendable {
    /// The dataset's name, as it is and not percent-encoded.
    public let name: String
    /// The major number of the schema's version, from 1: the next one breaks readers.
    public let major: Int

    /// Makes the namespace of a dataset; without a number, that of its first version.
    public init(name: String, major: Int = 1) {
        self.name = name
        self.major = major
    }

    private static let prefix = "urn:gongkai:dataset:"

    /// The URN, with the name percent-encoded where a URN cannot hold it.
    public var text: String {
        DatasetNamespace.prefix + DatasetNamespace.encoded(name) + ":\(major)"
    }

    /// Reads what `text` gives, and nothing else.
    public init?(_ text: String) {
        guard text.hasPrefix(DatasetNamespace.prefix), let colon = text.lastIndex(of: ":"),
            let major = Int(text[text.index(after: colon)...]), major >= 1
        else { return nil }
        let start = text.index(text.startIndex, offsetBy: DatasetNamespace.prefix.count)
        guard start < colon, let name = DatasetNamespace.decoded(text[start..<colon]) else { return nil }
        self.init(name: name, major: major)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    private static func encoded(_ name: String) -> String { name.percentEncoded(keeping: isKept) }

    private static func decoded(_ text: Substring) -> String? {
        var decoded: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            decoded.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// Letters, digits and `-._/`.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "/": true
        default: false
        }
    }
}
