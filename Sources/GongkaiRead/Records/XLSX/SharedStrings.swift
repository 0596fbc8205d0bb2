import GongkaiBytes
import GongkaiXML

/// The texts that cells of a workbook share, behind one another in memory. Phonetic guides are no part of them.
final class SharedStrings: OfficeXMLHandler {
    private let bytes = ByteBuffer(capacity: 1 << 12)
    @exclusivity(unchecked) private var ends: [Int] = []
    @exclusivity(unchecked) private var depth = 0
    @exclusivity(unchecked) private var textDepth: Int?
    @exclusivity(unchecked) private var guideDepth: Int?

    /// How many there are.
    var count: Int { ends.count }

    /// A text as it stands in the file, for the length of a call; `nil` where there is none of the number.
    @inline(__always)
    subscript(number: Int) -> UnsafeRawBufferPointer? {
        guard number < ends.count else { return nil }
        let start = number == 0 ? 0 : ends[number - 1]
        return UnsafeRawBufferPointer(rebasing: bytes.bytes[start..<ends[number]])
    }

    func startElement(_ name: XMLRawName, attributes: XMLRawAttributes) {
        depth += 1
        guard guideDepth == nil else { return }
        switch name {
        case "t" where depth > 2: textDepth = depth
        case "rPh": guideDepth = depth
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        if textDepth != nil { bytes.append(UnsafeRawBufferPointer(utf8)) }
    }

    func endElement() {
        if textDepth == depth { textDepth = nil }
        if guideDepth == depth { guideDepth = nil }
        depth -= 1
        if depth == 1 { ends.append(bytes.count) }
    }
}
