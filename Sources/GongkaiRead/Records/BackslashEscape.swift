/// Values in lines of text, in which a backslash stands before what would end them.
enum BackslashEscape {
    /// A value without its backslashes (PostgreSQL, COPY, "Text Format"): a letter behind one stands for a control character,
    /// anything else for itself.
    static func resolved(_ value: UnsafeRawBufferPointer) -> [UInt8] {
        var resolved: [UInt8] = []
        resolved.reserveCapacity(value.count)
        var isEscaped = false
        for byte in value {
            if !isEscaped, byte == UInt8(ascii: "\\") {
                isEscaped = true
                continue
            }
            switch byte {
            case UInt8(ascii: "b") where isEscaped: resolved.append(0x08)
            case UInt8(ascii: "f") where isEscaped: resolved.append(0x0C)
            case UInt8(ascii: "n") where isEscaped: resolved.append(0x0A)
            case UInt8(ascii: "r") where isEscaped: resolved.append(0x0D)
            case UInt8(ascii: "t") where isEscaped: resolved.append(0x09)
            case UInt8(ascii: "v") where isEscaped: resolved.append(0x0B)
            default: resolved.append(byte)
            }
            isEscaped = false
        }
        return resolved
    }
}
