/// Places on the Earth: longitude and latitude in degrees, `120.75,30.76`.
package enum GeopointForm {
    private static let half = Array("180".utf8)
    private static let quarter = Array("90".utf8)

    /// Whether the bytes are two decimals in range, a comma between them.
    package static func isGeopoint(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")) else { return false }
        return isDegrees(bytes.slice(0..<comma), upTo: half)
            && isDegrees(bytes.slice(comma + 1..<bytes.count), upTo: quarter)
    }

    private static func isDegrees(_ bytes: UnsafeRawBufferPointer, upTo most: [UInt8]) -> Bool {
        guard DecimalForm.isDecimal(bytes) else { return false }
        let magnitude = bytes.slice((bytes.first == UInt8(ascii: "-") ? 1 : 0)..<bytes.count)
        return most.withUnsafeBytes { DecimalForm.compare(magnitude, $0) <= 0 }
    }
}
