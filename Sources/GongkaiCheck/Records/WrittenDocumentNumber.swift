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
        DocumentNumberForm.holdsSpacesOrBrackets(bytes)
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
