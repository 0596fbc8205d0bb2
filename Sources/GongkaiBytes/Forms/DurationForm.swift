/// Lengths of time as XML Schema writes them (XSD 1.0 part 2, 3.2.6, after ISO 8601): `P30D`, `-P1Y2M`, `PT1H30.5S`.
///
/// They stand in no order, since a month has no length of its own.
package enum DurationForm {
    /// The letters behind the numbers of days, and behind those of the time.
    private static let units: (days: [UInt8], time: [UInt8]) = (Array("YMD".utf8), Array("HMS".utf8))

    package static func isDuration(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var offset = bytes.first == UInt8(ascii: "-") ? 1 : 0
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "P"),
            let end = partsEnd(bytes, from: offset + 1, units: units.days)
        else { return false }
        guard end < bytes.count else { return end > offset + 1 }
        offset = end + 1
        guard bytes[end] == UInt8(ascii: "T"), offset < bytes.count else { return false }
        return partsEnd(bytes, from: offset, units: units.time) == bytes.count
    }

    /// Where numbers end that have these letters behind them, each once at most and in this order; a second may have a
    /// fraction. `nil` where a number has none of them behind it.
    private static func partsEnd(_ bytes: UnsafeRawBufferPointer, from start: Int, units: [UInt8]) -> Int? {
        var offset = start
        var next = 0
        while offset < bytes.count, bytes[offset].isDigit {
            while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
            let hasFraction =
                offset + 1 < bytes.count && bytes[offset] == UInt8(ascii: ".") && bytes[offset + 1].isDigit
            if hasFraction {
                offset += 1
                while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
            }
            guard offset < bytes.count, let place = units[next...].firstIndex(of: bytes[offset]),
                !hasFraction || bytes[offset] == UInt8(ascii: "S")
            else { return nil }
            next = place + 1
            offset += 1
        }
        return offset
    }
}
