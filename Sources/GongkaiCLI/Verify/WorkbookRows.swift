import GongkaiArchive
import GongkaiXML

/// Counts the rows of a workbook (ECMA-376 part 1, 18.3.1.73), as a stream.
enum WorkbookRows {
    /// So much a workbook may unpack to: a sheet has 1,048,576 rows at most, and records have many sheets.
    private static let most = 1 << 40

    /// How many records there are on all sheets: rows behind the header of each.
    /// - Returns: `nil` where a sheet is no XML.
    static func count(in path: String) throws(ArchiveError) -> Int? {
        var parser: XMLParser?
        var count: Int? = 0
        var rows = RowCounter()
        try ZipStream.read(
            path, atMost: most, where: { $0.hasPrefix("xl/worksheets/") && $0.hasSuffix(".xml") },
            take: { _, piece in
                if parser == nil {
                    rows = RowCounter()
                    parser = XMLParser(handler: rows)
                }
                guard piece.isEmpty else {
                    parser?.feed(piece)
                    return
                }
                let isSound = parser?.finish().isEmpty == true
                count = isSound ? count.map { $0 + max(0, rows.count - 1) } : nil
                parser = nil
            })
        return count
    }

    private final class RowCounter: XMLEventHandler {
        private(set) var count = 0

        func startElement(_ name: XMLName, attributes: [XMLAttribute], line: Int) {
            if name.local == "row", name.namespace == "http://schemas.openxmlformats.org/spreadsheetml/2006/main" {
                count += 1
            }
        }

        func text(_ utf8: UnsafeBufferPointer<UInt8>) {}

        func endElement() {}
    }
}
