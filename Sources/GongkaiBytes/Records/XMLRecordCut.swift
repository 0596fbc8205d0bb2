/// Finds where record XML of our shape may be cut, without looking at what is in the records.
///
/// A field may be called `record` too. Its end tag is followed by another field or by the record's own end tag; that of a
/// record by the next record or by the end of the dataset.
package enum XMLRecordCut {
    private static let recordEnd = Array("</record>".utf8)
    private static let recordStart = Array("<record".utf8)
    private static let datasetEnd = Array("</dataset".utf8)

    /// The offset behind the last end tag of a record in a stretch. What follows it must be within the stretch.
    package static func lastRecordEnd(in buffer: ByteBuffer, range: Range<Int>) -> Int? {
        let bytes = buffer.bytes
        var end = range.upperBound
        while let place = bytes[range.lowerBound..<max(end, range.lowerBound)].lastIndex(of: UInt8(ascii: "<")) {
            if let end = recordEnd(at: place, in: bytes[..<range.upperBound]) { return end }
            end = place
        }
        return nil
    }

    /// The offset behind the first end tag of a record in a stretch. What follows it must be within the stretch.
    package static func firstRecordEnd(in buffer: ByteBuffer, range: Range<Int>) -> Int? {
        let bytes = buffer.bytes
        var start = range.lowerBound
        while let place = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) {
            if let end = recordEnd(at: place, in: bytes[..<range.upperBound]) { return end }
            start = place + 1
        }
        return nil
    }

    /// The offset behind the end tag of a record that begins at a place; `nil` where none does.
    private static func recordEnd(at place: Int, in bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard bytes[place...].starts(with: recordEnd) else { return nil }
        let end = place + recordEnd.count
        let next = bytes[end...].drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if next.starts(with: datasetEnd) { return end }
        guard next.starts(with: recordStart), next.count > recordStart.count else { return nil }
        let isName = ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "/")].contains(
            next[next.startIndex + recordStart.count])
        return isName ? nil : end
    }

    /// The first `<!` or `<?` in a stretch: a comment, a CDATA section, a processing instruction or what is no XML. Where
    /// none stands, no end tag is part of anything else.
    package static func firstOtherMarkup(in buffer: ByteBuffer, range: Range<Int>) -> Int? {
        let bracket = ByteBlock.Needle(UInt8(ascii: "<"))
        let (exclamation, question) = (ByteBlock.Needle(UInt8(ascii: "!")), ByteBlock.Needle(UInt8(ascii: "?")))
        var position = range.lowerBound
        while position < range.upperBound {
            let address = UnsafeRawPointer(buffer.start + position)
            let next = ByteBlock(address + 1)
            let bits = (ByteBlock(address).matches(bracket) & (next.matches(exclamation) | next.matches(question))).bits
            if bits != 0 {
                let place = position + bits.trailingZeroBitCount
                return place + 1 < range.upperBound ? place : nil
            }
            position += ByteBlock.size
        }
        return nil
    }
}
