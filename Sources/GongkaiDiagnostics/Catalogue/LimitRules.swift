/// Rules of the limits (`Docs/limits.md`). `{0}` is what was found, `{1}` what is allowed, in all of them.
extension DiagnosticRule {
    package static let limitInputSize = DiagnosticRule(
        "limit.input-size", .error,
        english: "the input has {0} bytes or more, and at most {1} are read; --limit input-size=… allows more",
        chinese: "输入至少有 {0} 字节，最多读取 {1} 字节；用 --limit input-size=… 可放宽")

    package static let limitLineLength = DiagnosticRule(
        "limit.line-length", .error,
        english: "a line has {0} bytes, and at most {1} are read; --limit line-length=… allows more",
        chinese: "一行有 {0} 字节，最多读取 {1} 字节；用 --limit line-length=… 可放宽")

    package static let limitRecordSize = DiagnosticRule(
        "limit.record-size", .error,
        english:
            "a record has {0} bytes or more, and may have {1}; is a closing quote or bracket missing? --limit record-size=… allows more",
        chinese: "一条记录至少有 {0} 字节，最多允许 {1} 字节；是否缺少收尾的引号或括号？用 --limit record-size=… 可放宽")

    package static let limitFindings = DiagnosticRule(
        "limit.findings", .note,
        english: "{0} findings in records were made, and the first {1} are listed; --limit findings=… lists more",
        chinese: "在记录中发现 {0} 处问题，只列出前 {1} 处；用 --limit findings=… 可多列")

    /// `{0}` how many there would be, `{1}` how many there may be.
    package static let limitSplitFiles = DiagnosticRule(
        "limit.split-files", .error,
        english:
            "the field has {0} values or more, and records are split into at most {1} files; --limit split-files=… allows more",
        chinese: "该字段至少有 {0} 个取值，记录最多拆分为 {1} 个文件；用 --limit split-files=… 可放宽")

    package static let limitTableRows = DiagnosticRule(
        "limit.table-rows", .error,
        english: "a table has {0} rows or more, and may have {1}; --limit table-rows=… allows more",
        chinese: "表格至少有 {0} 行，最多允许 {1} 行；用 --limit table-rows=… 可放宽")

    package static let limitTableColumns = DiagnosticRule(
        "limit.table-columns", .error,
        english: "a table has {0} columns, and may have {1}; --limit table-columns=… allows more",
        chinese: "表格有 {0} 列，最多允许 {1} 列；用 --limit table-columns=… 可放宽")

    package static let limitTableCells = DiagnosticRule(
        "limit.table-cells", .error,
        english: "a table has {0} cells or more, and may have {1}; --limit table-cells=… allows more",
        chinese: "表格至少有 {0} 个单元格，最多允许 {1} 个；用 --limit table-cells=… 可放宽")

    package static let limitMergedCells = DiagnosticRule(
        "limit.merged-cells", .error,
        english: "a sheet has {0} merged cells or more, and may have {1}; --limit merged-cells=… allows more",
        chinese: "工作表至少有 {0} 个合并单元格，最多允许 {1} 个；用 --limit merged-cells=… 可放宽")

    package static let limitDocuments = DiagnosticRule(
        "limit.documents", .error,
        english: "{0} documents were found, and at most {1} are told apart; --limit documents=… allows more",
        chinese: "发现 {0} 份文件，最多区分 {1} 份；用 --limit documents=… 可放宽")

    package static let limitDivisions = DiagnosticRule(
        "limit.divisions", .error,
        english: "{0} divisions or more were found, and at most {1} are told apart; --limit divisions=… allows more",
        chinese: "发现至少 {0} 个层次，最多区分 {1} 个；用 --limit divisions=… 可放宽")

    package static let limitSpans = DiagnosticRule(
        "limit.spans", .error,
        english: "a text has {0} spans or more, and may have {1}; --limit spans=… allows more",
        chinese: "一段文字至少有 {0} 处标注，最多允许 {1} 处；用 --limit spans=… 可放宽")

    package static let limitNodes = DiagnosticRule(
        "limit.nodes", .error,
        english: "the page has {0} elements and texts or more, and may have {1}; --limit nodes=… allows more",
        chinese: "网页至少有 {0} 个元素与文字节点，最多允许 {1} 个；用 --limit nodes=… 可放宽")

    package static let limitServerSilence = DiagnosticRule(
        "limit.server-silence", .error,
        english: "the server has said nothing for {0} seconds; --limit server-silence=… waits longer",
        chinese: "服务器已 {0} 秒无应答；可用 --limit server-silence=… 延长等待")

    package static let limitMappingPaths = DiagnosticRule(
        "limit.mapping-paths", .error,
        english:
            "the input has {0} different paths or more, and a mapping is proposed for at most {1}; are there data in its names? --limit mapping-paths=… allows more",
        chinese: "输入至少有 {0} 条不同路径，最多为 {1} 条建议映射；名称中是否含有数据？用 --limit mapping-paths=… 可放宽")

    /// `{0}` what was given, `{1}` the limits there are.
    package static let limitUnknown = DiagnosticRule(
        "limit.unknown", .error,
        english: "“{0}” sets no limit; expected NAME=VALUE with one of the names {1}",
        chinese: "“{0}”未设定任何限制；应为“名称=值”，名称为下列之一：{1}")

    /// `{0}` what was given, `{1}` the limit, `{2}` the most it can be.
    package static let limitValue = DiagnosticRule(
        "limit.value", .error,
        english:
            "“{0}” is no value for the limit {1}; expected a whole number from 1 to {2}, or one with K, M or G behind",
        chinese: "“{0}”不是限制 {1} 的取值；应为 1 至 {2} 的整数，可带后缀 K、M 或 G")

    package static let limitRules: [DiagnosticRule] = [
        limitInputSize, limitLineLength, limitRecordSize, limitMergedCells, limitTableRows, limitTableColumns,
        limitTableCells,
        limitDocuments,
        limitDivisions, limitSpans, limitFindings, limitSplitFiles, limitNodes, limitMappingPaths, limitServerSilence,
        limitUnknown,
        limitValue,
    ]
}
