import GongkaiBytes
import GongkaiModel

/// Numbers of documents with other brackets around the year than 〔〕, full-width digits or spaces:
/// `嘉政发[2017] 11号`. Only what is a number of a known shape afterwards is taken for one.
enum WrittenDocumentNumber {
    /// The longest text that is taken for a number, in bytes.
    private static let longest = 256

    /// Whether the bytes hold anything that reading would change: a space, a bracket, a full-width form.
    static func mayBeWritten(_ bytes: UnsafeRawBufferPointer) -> Bool {
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case 0x09, 0x20, 0x28, 0x5B, 0xC2, 0xEF: return true
            // U+3000 to U+303F, but for 〔 and 〕.
            case 0xE3 where offset + 2 < bytes.count && bytes[offset + 1] == 0x80:
                if bytes[offset + 2] != 0x94 && bytes[offset + 2] != 0x95 { return true }
            default: break
            }
        }
        return false
    }

    static func read(_ bytes: UnsafeRawBufferPointer) -> ReadValue? {
        guard bytes.count <= longest else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        var plain = String.UnicodeScalarView()
        var readings: ValueReading = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t", "\u{A0}", "\u{3000}":
                readings.insert(.spaces)
            case "[", "(", "（", "［", "【":
                plain.append("〔")
                readings.insert(.documentBrackets)
            case "]", ")", "）", "］", "】":
                plain.append("〕")
                readings.insert(.documentBrackets)
            default: plain.append(scalar)
            }
        }
        let number = String(plain)
        guard DocumentNumber(number).form != .other else { return nil }
        return ReadValue(Array(number.utf8), readings)
    }
}
