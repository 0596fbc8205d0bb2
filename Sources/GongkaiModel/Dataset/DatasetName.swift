/// The rules for names of datasets and fields.
public enum DatasetName {
    /// Whether a text can name a dataset: what Data Package asks of a resource's name.
    public static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }

    /// A name of a dataset after a text, such as a file's name: in lower case, with hyphens for what no name can hold;
    /// `records` where nothing else is left.
    public static func name(of text: String) -> String {
        var name = ""
        for character in text.lowercased() {
            let isAllowed = isName(String(character)) && character != "/"
            if isAllowed { name.append(character) } else if !name.isEmpty, name.last != "-" { name.append("-") }
        }
        while name.last == "-" { name.removeLast() }
        return name.isEmpty ? "records" : name
    }

    /// Whether a text can name a field: an NCName (Namespaces in XML 1.0) by the fourth edition of XML 1.0 as well as the
    /// fifth.
    ///
    /// XML Schema 1.0 was written for the earlier editions, and libxml2 compiles none with a name like `金额（万元）`, which
    /// the fifth lets through.
    public static func isFieldName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
        return text.unicodeScalars.dropFirst().allSatisfy { isNameStart($0) || isNameRest($0) }
    }

    /// Letters and ideographs of the scripts that names are written in here (appendix B of the fourth edition): Latin,
    /// Greek, Cyrillic, Arabic, Tibetan, kana, bopomofo, Hangul and Han.
    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A: true
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x131, 0x134...0x13E, 0x141...0x148, 0x14A...0x17E, 0x180...0x1C3,
            0x1CD...0x1F0, 0x1F4...0x1F5, 0x1FA...0x217, 0x250...0x2A8:
            true
        case 0x386, 0x388...0x38A, 0x38C, 0x38E...0x3A1, 0x3A3...0x3CE, 0x401...0x40C, 0x40E...0x44F, 0x451...0x45C,
            0x45E...0x481, 0x490...0x4C4:
            true
        case 0x621...0x63A, 0x641...0x64A, 0x671...0x6B7, 0x6BA...0x6BE, 0x6C0...0x6CE, 0x6D0...0x6D3, 0x6D5,
            0xF40...0xF47, 0xF49...0xF69:
            true
        case 0x3007, 0x3021...0x3029, 0x3041...0x3094, 0x30A1...0x30FA, 0x3105...0x312C, 0x4E00...0x9FA5,
            0xAC00...0xD7A3:
            true
        default: false
        }
    }

    /// What else may stand behind the first character: digits, joining marks, and marks of length and repetition.
    static func isNameRest(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x345, 0x3005, 0x302A...0x302F, 0x3031...0x3035, 0x3099, 0x309A,
            0x309D...0x309E, 0x30FC...0x30FE:
            true
        default: false
        }
    }
}
