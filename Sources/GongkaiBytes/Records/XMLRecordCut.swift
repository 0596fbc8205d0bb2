/// Finds where record XML of our shape may be cut, without looking at what is in the records.
package enum XMLRecordCut {
    private static let recordEnd = Array("</record>".utf8)

    /// The offset behind the last end tag of a record in a stretch.
    package static func lastRecordEnd(in buffer: ByteBuffer, range: Range<Int>) -> Int? {
        let bytes = buffer.bytes
        var end = range.upperBound
        while let place = bytes[range.lowerBound..<max(end, range.lowerBound)].lastIndex(of: UInt8(ascii: "<")) {
            if bytes[place..<range.upperBound].starts(with: recordEnd) { return place + recordEnd.count }
            end = place
        }
        return nil
    }

    /// The offset behind the first end tag of a record in a stretch.
    package static func firstRecordEnd(in buffer: ByteBuffer, range: Range<Int>) -> Int? {
        let bytes = buffer.bytes
        var start = range.lowerBound
        while let place = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) {
            if bytes[place..<range.upperBound].starts(with: recordEnd) { return place + recordEnd.count }
            start = place + 1
        }
        return nil
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
