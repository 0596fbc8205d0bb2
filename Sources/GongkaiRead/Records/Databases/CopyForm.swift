import GongkaiBytes
package import GongkaiDatabase

/// How the values of a column that a server writes become values of ours.
package indirect enum CopyForm: Equatable {
    /// They stand.
    case text
    /// `t` and `f`.
    case boolean
    /// Perhaps with an exponent.
    case number
    /// A space between date and time, and `+00` for UTC.
    case dateTime
    /// Hexadecimal digits behind `\x`.
    case bytes
    /// An ISO 8601 duration, in which every part has a sign of its own.
    case duration
    /// `{1,2}`, which becomes an array of JSON: as such where the field is a list, else as text.
    case array(CopyForm, isNumber: Bool, isList: Bool)

    /// - Parameter isList: whether arrays go into a field of lists.
    package init(_ kind: DatabaseColumn.Kind, isList: Bool) {
        switch kind {
        case .boolean: self = .boolean
        case .decimal: self = .number
        case .dateTime: self = .dateTime
        case .binary: self = .bytes
        case .duration: self = .duration
        case .list(let element):
            let isNumber = element == .integer || element == .decimal || element == .boolean
            self = .array(CopyForm(element, isList: false), isNumber: isNumber, isList: isList)
        case .text, .integer, .date, .time, .uuid, .word: self = .text
        }
    }

    /// What a value becomes; `nil` where it stands.
    package func value(_ found: UnsafeRawBufferPointer) -> [UInt8]? {
        switch self {
        case .text: return nil
        case .boolean:
            guard found.count == 1 else { return nil }
            return Array((found[0] == UInt8(ascii: "t") ? "true" : "false").utf8)
        case .number: return PlainNumber.hasExponent(found) ? PlainNumber.plain(Array(found)) : nil
        case .dateTime: return CopyForm.dateTime(found)
        case .bytes: return CopyForm.base64(found)
        case .duration: return CopyForm.duration(found)
        case .array(let element, let isNumber, _): return PostgreSQLArray.json(found, of: element, isNumber: isNumber)
        }
    }

    private static func dateTime(_ found: UnsafeRawBufferPointer) -> [UInt8]? {
        guard found.count >= 19, found[10] == UInt8(ascii: " ") else { return nil }
        var value = Array(found)
        value[10] = UInt8(ascii: "T")
        if value.suffix(3).elementsEqual("+00".utf8) { value.replaceSubrange((value.count - 3)..., with: "Z".utf8) }
        return value
    }

    private static func base64(_ found: UnsafeRawBufferPointer) -> [UInt8]? {
        guard found.starts(with: "\\x".utf8), found.count % 2 == 0 else { return nil }
        let bytes = ByteBuffer(capacity: found.count / 2)
        for place in stride(from: 2, to: found.count, by: 2) {
            guard let upper = Character(Unicode.Scalar(found[place])).hexDigitValue,
                let lower = Character(Unicode.Scalar(found[place + 1])).hexDigitValue
            else { return nil }
            bytes.append(UInt8(upper << 4 | lower))
        }
        let text = ByteBuffer(capacity: bytes.count * 4 / 3 + 4)
        Base64.append(bytes.bytes, to: text)
        return text.array(0..<text.count)
    }

    /// `P-1Y-2M` is `-P1Y2M`, since a duration has one sign. One with several stays as it is.
    private static func duration(_ found: UnsafeRawBufferPointer) -> [UInt8]? {
        let minus = UInt8(ascii: "-")
        guard found.contains(minus), found.first == UInt8(ascii: "P") else { return nil }
        let parts = found.count { $0 | 0x20 >= UInt8(ascii: "a") && $0 != UInt8(ascii: "P") && $0 != UInt8(ascii: "T") }
        guard found.count(where: { $0 == minus }) == parts else { return nil }
        return [minus] + found.filter { $0 != minus }
    }
}
