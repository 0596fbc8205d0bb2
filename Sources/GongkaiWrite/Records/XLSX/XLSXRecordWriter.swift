import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel
import GongkaiWorkbook

/// Writes records as sheets of a workbook: a header that stays in view, and cells of the type of their field. Numbers of
/// more than 15 digits, dates before March 1900, codes and everything else are text; nothing is a formula.
package struct XLSXRecordWriter: RecordWriter {
    package let format = Format(
        name: "xlsx", english: "records as a workbook (Office Open XML)", chinese: "数据记录工作簿（Office Open XML）",
        extensions: ["xlsx"], mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        content: .records)

    package let holdsSeveralDatasets = true

    /// How many rows a sheet gets, the header included.
    private let rowLimit: Int

    package init() { rowLimit = Workbook.rowLimit }

    /// - Parameter rowLimit: how many rows a sheet gets, the header included.
    package init(rowLimit: Int) { self.rowLimit = min(rowLimit, Workbook.rowLimit) }

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        try XLSXRecordWriter.check(schema)
        return XLSXRecordEncoder()
    }

    package func sink(
        into output: RecordOutput, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordSink {
        try XLSXRecordSink(into: output, options: options, rowLimit: rowLimit)
    }

    /// - Throws: `WriteError` where a sheet cannot hold the fields.
    static func check(_ schema: DatasetSchema) throws(WriteError) {
        guard schema.fields.count <= Workbook.columnLimit else {
            throw .notRepresentable(
                Diagnostic(
                    .recordTooManyFields, [String(schema.fields.count), String(Workbook.columnLimit), "xlsx"]))
        }
    }
}

/// Writes records in the form in which the sink takes them: for each field the length of its value and one more in four
/// bytes, the least significant first, and the value as it goes into XML; 0 where it is missing.
private struct XLSXRecordEncoder: RecordEncoder {
    let opening: [UInt8] = []
    let closing: [UInt8] = []
    let separatorLength = 0

    func encode(_ emission: inout RecordEmission) {
        emission.forEach { record, output throws(UnwritableCharacter) in
            for field in 0..<record.count {
                let start = output.count
                output.append([0, 0, 0, 0])
                guard let value = record[field] else { continue }
                switch CellText.appending(value, to: output) {
                case .fits: break
                case .refused(let reason): throw UnwritableCharacter(field: field, reason: reason)
                }
                let length = UInt32(truncatingIfNeeded: output.count - start - 3).littleEndian
                output.start.storeBytes(of: length, toByteOffset: start, as: UInt32.self)
            }
        }
    }
}

/// The text of a cell.
private enum CellText {
    enum Outcome {
        case fits
        case refused(UnwritableCharacter.Reason)
    }

    /// Appends a value. `_x0041_` is how a workbook says a character by its code, so one that stands in a value gets its
    /// first underscore said in that way.
    static func appending(_ value: UnsafeRawBufferPointer, to output: ByteBuffer) -> Outcome {
        var start = 0
        for (offset, byte) in value.enumerated() {
            if byte >= 0x20, byte != UInt8(ascii: "_"), byte != 0xEF { continue }
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: "_"):
                guard isCode(value, at: offset) else { continue }
                output.append(UnsafeRawBufferPointer(rebasing: value[start..<offset]))
                output.append("_x005F_" as StaticString)
                start = offset + 1
            case 0xEF:
                let tail = value[offset...].prefix(3)
                guard tail.elementsEqual([0xEF, 0xBF, 0xBE]) || tail.elementsEqual([0xEF, 0xBF, 0xBF]) else { continue }
                return .refused(.character(tail.last == 0xBE ? "\u{FFFE}" : "\u{FFFF}"))
            default: return .refused(.character(Unicode.Scalar(byte)))
            }
        }
        output.append(UnsafeRawBufferPointer(rebasing: value[start...]))
        guard value.count <= Workbook.characterLimit || length(of: value) <= Workbook.characterLimit else {
            return .refused(.length(limit: Workbook.characterLimit))
        }
        return .fits
    }

    /// Whether `_xHHHH_` stands at an offset.
    private static func isCode(_ value: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        guard value.count - offset >= 7, value[offset + 1] == UInt8(ascii: "x"), value[offset + 6] == UInt8(ascii: "_")
        else { return false }
        return value[offset + 2..<offset + 6].allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"):
                true
            default: false
            }
        }
    }

    /// How many units of UTF-16 a text has: one a character, and one more where UTF-8 has four bytes.
    private static func length(of value: UnsafeRawBufferPointer) -> Int {
        value.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) + ($1 >= 0xF0 ? 1 : 0) }
    }
}
