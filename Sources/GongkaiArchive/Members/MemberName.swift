import Glibc
import GongkaiBytes

/// The names of entries, which older programs write in the encoding of the machine: on Chinese ones that is GB 18030.
enum MemberName {
    /// The text of a name.
    /// - Parameter others: whether other names of the archive are known not to be UTF-8.
    static func text(_ name: UnsafePointer<CChar>, othersAreOld: Bool = false) -> String? {
        let bytes = Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
        let text = String(validating: bytes, as: UTF8.self)
        if let text, !isDoubtful(text, othersAreOld: othersAreOld) { return text }
        return chinese(bytes) ?? text
    }

    /// Whether bytes are no UTF-8.
    static func isOld(_ name: UnsafePointer<CChar>) -> Bool {
        String(validating: UnsafeRawBufferPointer(start: name, count: strlen(name)), as: UTF8.self) == nil
    }

    private static func chinese(_ bytes: [UInt8]) -> String? {
        (try? TextDecoder.decode(bytes, as: .gb18030)).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// Whether what reads as UTF-8 may be something else. Some words in GB 18030, such as 通知, are valid UTF-8: two bytes a
    /// character, which nobody writes but for letters of Europe.
    private static func isDoubtful(_ text: String, othersAreOld: Bool) -> Bool {
        let scalars = text.unicodeScalars.filter { $0.value >= 0x80 }
        guard !scalars.isEmpty, scalars.allSatisfy({ $0.value < 0x800 }) else { return false }
        return othersAreOld
            || !scalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic && (0xC0...0x24F).contains(scalar.value)
                    || (0x370...0x52F).contains(scalar.value)
            }
    }
}
