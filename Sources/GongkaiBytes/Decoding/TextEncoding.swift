/// The encodings that Chinese official texts come in, by their IANA names.
///
/// GBK and GB 2312 are no cases of their own: GB 18030 holds every text of theirs unchanged.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case utf32LittleEndian = "UTF-32LE"
    case utf32BigEndian = "UTF-32BE"

    /// The encoding of a name as people write it: any case, with or without hyphens, and the older names of GB 18030.
    ///
    /// `UTF-16` and `UTF-32` without a byte order name none; a text that begins with its byte order mark needs no name.
    package init?(named name: String) {
        let key = name.uppercased().filter { $0 != "-" && $0 != "_" }
        if ["GBK", "GB2312", "CP936", "MS936", "EUCCN"].contains(key) {
            self = .gb18030
            return
        }
        guard let encoding = Self.allCases.first(where: { $0.rawValue.filter { $0 != "-" } == key }) else { return nil }
        self = encoding
    }

    /// U+FEFF in this encoding: the byte order mark, or signature, that a text may begin with.
    package var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .utf32LittleEndian: [0xFF, 0xFE, 0x00, 0x00]
        case .utf32BigEndian: [0x00, 0x00, 0xFE, 0xFF]
        }
    }

    /// The encoding whose byte order mark the bytes begin with; the longest mark wins, since that of UTF-32LE begins
    /// with that of UTF-16LE.
    package static func marked(by bytes: [UInt8]) -> TextEncoding? {
        allCases.filter { bytes.starts(with: $0.byteOrderMark) }.max { $0.byteOrderMark.count < $1.byteOrderMark.count }
    }
}
