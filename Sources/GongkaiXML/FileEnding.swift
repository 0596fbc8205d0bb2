/// Whether a file ends with a whole character. libxml2 drops the torn one at the end of a file that it converts from
/// another encoding, and calls the rest well-formed.
struct FileEnding {
    private var count = 0
    private var first: [UInt8] = []
    private var last: UInt8 = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count += bytes.count
        if first.count < 2 { first += bytes.prefix(2 - first.count) }
        if let byte = bytes.last { last = byte }
    }

    /// Well-formed XML ends with `>` or white space, in every encoding that extends ASCII or takes two bytes or four.
    var isWhole: Bool {
        let isWide = first == [0xFF, 0xFE] || first == [0xFE, 0xFF] || first.contains(0)
        if isWide { return count.isMultiple(of: 2) }
        return [0x3E, 0x20, 0x09, 0x0A, 0x0D].contains(last)
    }
}
