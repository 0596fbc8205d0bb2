/// Rules of reading records that several formats share. `{0}` is the record, counted from 1, where there is one.
extension DiagnosticRule {
    /// `{1}` the byte in hexadecimal.
    package static let recordNotUTF8 = DiagnosticRule(
        "record.not-utf-8", .error, namesRecord: true,
        english:
            "byte 0x{1} in record {0} is not UTF-8; if the input is in another encoding, name it, as by --encoding GB18030",
        chinese: "第 {0} 条记录中的字节 0x{1} 不是合法的 UTF-8；如为其他编码请指明，例如 --encoding GB18030")

    package static let recordNone = DiagnosticRule(
        "record.none", .warning,
        english: "the input has no records; expected at least one, to know their fields by",
        chinese: "输入中没有记录；应至少有一条，以便得知其字段")

    package static let recordReadingRules: [DiagnosticRule] = [recordNotUTF8, recordNone]
}
