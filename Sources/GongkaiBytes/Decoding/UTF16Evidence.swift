/// Whether unmarked bytes read as Chinese text in UTF-16, in either byte order.
struct UTF16Evidence {
    /// Units that Chinese office prose is made of.
    private var plausible = 0
    /// Those of them that are ASCII, line feeds among them: each has a NUL byte, which no other encoding has.
    private var ascii = 0
    private let units: Int

    /// The byte order in which the bytes are UTF-16, or `nil` where they are in neither.
    ///
    /// A half byte at the end does not speak against it, nor a few units that fit nowhere: strict decoding will then
    /// name the first of them, which helps more than a guess at some other encoding.
    static func encoding(of bytes: [UInt8]) -> TextEncoding? {
        guard bytes.contains(0) else { return nil }
        let little = UTF16Evidence(bytes, lowByteAt: 0)
        let big = UTF16Evidence(bytes, lowByteAt: 1)
        guard little.isText || big.isText else { return nil }
        return (little.plausible, little.ascii) > (big.plausible, big.ascii) ? .utf16LittleEndian : .utf16BigEndian
    }

    private init(_ bytes: [UInt8], lowByteAt low: Int) {
        units = bytes.count / 2
        bytes.withUnsafeBufferPointer { buffer in
            for unit in 0..<units {
                let value = UInt16(buffer[2 * unit + 1 - low]) << 8 | UInt16(buffer[2 * unit + low])
                guard Self.isPlausible(value) else { continue }
                plausible += 1
                if value < 0x80 { ascii += 1 }
            }
        }
    }

    /// Nineteen units in twenty must fit. UTF-8 or GBK read as UTF-16 stay far below: a third of the former's units and nearly
    /// all of the latter's fall into Hangul and the private use area.
    private var isText: Bool { ascii > 0 && plausible * 20 >= units * 19 }

    private static func isPlausible(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09...0x0D, 0x20...0x7E, 0xB7, 0xD7: true
        case 0x2010...0x203F, 0x2103, 0x2116, 0x2150...0x217F, 0x2190...0x22FF, 0x2460...0x25FF: true
        case 0x3000...0x303F, 0x3200...0x4DBF, 0x4E00...0x9FFF, 0xFF00...0xFFEF: true
        case 0xD840...0xD88F, 0xDC00...0xDFFF: true
        default: false
        }
    }
}
