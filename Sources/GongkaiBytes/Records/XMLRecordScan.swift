/// Finds the fields of records in XML of the shape that we write: the inner loop of reading it.
///
/// That shape is `<record><field>text</field>…</record>`, with white space between elements, `<field/>` for empty text,
/// `<field><item>text</item>…</field>` for lists, and the references that XML has by itself. Whatever else well-formed XML
/// may hold is not looked at here: the record is left to libxml2, which is the judge of all that is unusual.
package struct XMLRecordScan {
    private let names: RecordNames
    private let allowsItems: Bool
    /// The form in which each column holds lists.
    private let listForms: [ListForm]
    /// An item of a list.
    private let item = ByteBuffer(capacity: 256)

    /// - Parameters:
    ///   - listForms: for each column the form in which it holds lists; columns added later have `ListForm.cell`.
    ///   - allowsItems: whether a field may be a list.
    package init(_ names: RecordNames, listForms: [ListForm], allowsItems: Bool) {
        self.names = names
        self.listForms = listForms
        self.allowsItems = allowsItems
    }

    private static let recordStart: StaticString = "<record>"
    private static let recordEnd: StaticString = "/record>"
    private static let itemStart: StaticString = "item>"
    private static let itemEnd: StaticString = "/item>"

    /// Reads the record at an offset.
    /// - Parameters:
    ///   - buffer: UTF-8 with a NUL behind it, before the buffer's end. Values with references and lists are put behind that.
    ///   - row: a place for each column; takes those of the values.
    /// - Returns: the offset behind the record; `nil` where it is not of the shape, or has a field that is no column, or
    ///   one twice.
    package func scan(from start: Int, in buffer: ByteBuffer, into row: FieldRow) -> Int? {
        row.clear()
        var cursor = XMLCursor(buffer.start, at: start)
        guard cursor.pass(XMLRecordScan.recordStart) else { return nil }
        var expected = 0
        while true {
            cursor.skipWhiteSpace()
            guard cursor.pass(UInt8(ascii: "<")) else { return nil }
            if cursor.byte == UInt8(ascii: "/") {
                return cursor.pass(XMLRecordScan.recordEnd) ? cursor.position : nil
            }
            guard let column = passName(at: &cursor, expecting: expected), row.places[column] == .missing else {
                return nil
            }
            expected = column + 1
            guard let place = passContent(of: column, at: &cursor, in: buffer) else { return nil }
            row.places[column] = place
        }
    }

    @inline(__always)
    private func passName(at cursor: inout XMLCursor, expecting expected: Int) -> Int? {
        if expected < names.count, let length = names.passed(expected, at: cursor.start + cursor.position),
            cursor.endsName(at: cursor.position + length)
        {
            cursor.position += length
            return expected
        }
        let start = cursor.position
        while !cursor.endsName(at: cursor.position) {
            guard cursor.byte > 0x20, cursor.byte != UInt8(ascii: "<") else { return nil }
            cursor.position += 1
        }
        return names.index(of: UnsafeRawBufferPointer(start: cursor.start + start, count: cursor.position - start))
    }

    /// Passes what stands behind the name of a field, its end tag included.
    @inline(__always)
    private func passContent(of column: Int, at cursor: inout XMLCursor, in buffer: ByteBuffer) -> FieldPlace? {
        if cursor.pass(UInt8(ascii: "/")) {
            return cursor.pass(UInt8(ascii: ">")) ? FieldPlace(start: cursor.position, length: 0) : nil
        }
        guard cursor.pass(UInt8(ascii: ">")) else { return nil }
        let start = cursor.position
        guard let hasReferences = cursor.passText() else { return nil }
        let length = cursor.position - start
        cursor.position += 1
        guard cursor.byte == UInt8(ascii: "/") else {
            return length == 0 && allowsItems ? passItems(of: column, at: &cursor, in: buffer) : nil
        }
        guard passEndTag(of: column, at: &cursor) else { return nil }
        guard hasReferences else { return FieldPlace(start: start, length: length) }
        buffer.reserve(length + ByteBlock.size)
        cursor.start = UnsafeRawPointer(buffer.start)
        let first = buffer.count
        XMLCursor.appendText(of: UnsafeRawBufferPointer(start: cursor.start + start, count: length), to: buffer)
        return FieldPlace(start: first, length: buffer.count - first)
    }

    /// Passes the slash, the name and the bracket of an end tag.
    @inline(__always)
    private func passEndTag(of column: Int, at cursor: inout XMLCursor) -> Bool {
        cursor.position += 1
        guard let length = names.passed(column, at: cursor.start + cursor.position) else { return false }
        cursor.position += length
        return cursor.pass(UInt8(ascii: ">"))
    }

    /// Passes the items of a list, the bracket of the first of which has been passed, and makes them one cell.
    private func passItems(of column: Int, at cursor: inout XMLCursor, in buffer: ByteBuffer) -> FieldPlace? {
        let listForm = column < listForms.count ? listForms[column] : .cell
        var cell: [UInt8] = []
        var isFirst = true
        while cursor.byte != UInt8(ascii: "/") {
            guard cursor.pass(XMLRecordScan.itemStart) else { return nil }
            let start = cursor.position
            guard cursor.passText() != nil else { return nil }
            item.count = 0
            XMLCursor.appendText(
                of: UnsafeRawBufferPointer(start: cursor.start + start, count: cursor.position - start), to: item)
            listForm.append(item.bytes, to: &cell, isFirst: isFirst)
            isFirst = false
            cursor.position += 1
            guard cursor.pass(XMLRecordScan.itemEnd), cursor.pass(UInt8(ascii: "<")) else { return nil }
        }
        guard passEndTag(of: column, at: &cursor) else { return nil }
        let first = buffer.count
        buffer.append(cell)
        cursor.start = UnsafeRawPointer(buffer.start)
        return FieldPlace(start: first, length: cell.count)
    }
}

extension ListForm {
    /// Lists where nobody says how their items are parted.
    package static let cell = ListForm(separator: "；")
}
