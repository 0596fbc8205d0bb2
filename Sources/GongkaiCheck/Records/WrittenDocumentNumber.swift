import GongkaiBytes
import GongkaiModel

/// Numbers of documents with other brackets around the year than 〔〕, full-width digits or spaces:
/// `嘉政发[2017] 11号`. Only what is a number of a known shape afterwards is taken for one.
enum WrittenDocumentNumber {
    /// The longest text that is taken for a number, in bytes.
    private static let longest = 256

    /// Whether the bytes hold anything that reading would change: a space, a bracket, a full-width form.
    /// - Parameter bytes: those of a batch, behind which more can be read.
    static func mayBeWritten(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        var offset = 0
        while offset < bytes.count {
            let left = bytes.count - offset
            let bits = suspects(at: start + offset)
            if bits & (left < ByteBlock.size ? 1 << UInt32(left) - 1 : .max) != 0 { return true }
            offset += ByteBlock.size
        }
        return false
    }

    @inline(__always)
    private static func suspects(at address: UnsafeRawPointer) -> UInt32 {
        let (block, second, third) = (ByteBlock(address), ByteBlock(address + 1), ByteBlock(address + 2))
        let some =
            block.matches(.init(0x09)) | block.matches(.init(0x20)) | block.matches(.init(0x28))
            | block.matches(.init(0x5B)) | block.matches(.init(0xC2)) | block.matches(.init(0xEF))
        // U+3000 to U+303F, but for 〔 and 〕.
        let marks = block.matches(.init(0xE3)) & second.matches(.init(0x80))
        let brackets = third.matches(.init(0x94)) | third.matches(.init(0x95))
        return some.bits | (marks.bits & ~brackets.bits)
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
