import GongkaiBytes

/// The lines that a document is reduced to, with an empty one between paragraphs, and which of them are rows of tables.
struct DOCXLines {
    /// A table, whose rows stand on lines of their own with pipes between the cells.
    struct Table {
        /// A cell with the place of its text in its line; what other cells take has none of its own.
        struct Cell {
            var column: Int
            var columnSpan: Int
            var rowSpan: Int
            var isHeader: Bool
        }
        /// The 1-based line of each row.
        var lines: [Int] = []
        var rows: [[Cell]] = []
        /// Whether the document says which rows are the header.
        var hasHeader = false
    }

    /// The lines as UTF-8.
    private(set) var text: [UInt8] = []
    private(set) var tables: [Table] = []
    private var line = 1

    /// Adds a paragraph, of one line or several.
    mutating func add(_ paragraph: String) {
        if paragraph.contains(byte: 0x0A) {
            for part in paragraph.split(separator: "\n", omittingEmptySubsequences: false) { addLine(part) }
        } else {
            addLine(paragraph[...])
        }
        addLine("")
    }

    /// Adds a table: the texts of its cells by row and column, empty where a cell beside or above reaches.
    mutating func add(_ table: Table, texts: [[String]]) {
        var table = table
        for row in texts {
            table.lines.append(line)
            addLine("| \(row.map(TableSigns.hidden).joined(separator: " | ")) |")
        }
        addLine("")
        tables.append(table)
    }

    private mutating func addLine(_ content: Substring) {
        var content = content
        content.withUTF8 { text.append(contentsOf: $0) }
        text.append(0x0A)
        line += 1
    }
}

/// Signs that mean something between the cells of a row, and what stands for them while a table is a few lines: code points
/// of the private use area that no document has by accident.
enum TableSigns {
    private static let pairs: [(sign: Character, standIn: Character)] = [("|", "\u{F8F0}"), ("-", "\u{F8F1}")]

    static func hidden(_ text: String) -> String {
        let onlyRules = text.utf8.allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x2B || $0 == 0x20 }
        guard onlyRules || text.contains(byte: UInt8(ascii: "|")) else { return text }
        return String(text.map { $0 == "|" ? pairs[0].standIn : onlyRules && $0 == "-" ? pairs[1].standIn : $0 })
    }

    static func restored(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value == 0xF8F0 || $0.value == 0xF8F1 }) else { return text }
        return String(text.map { character in pairs.first { $0.standIn == character }?.sign ?? character })
    }
}
