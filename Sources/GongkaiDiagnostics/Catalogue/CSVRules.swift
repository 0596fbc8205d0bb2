/// Rules of CSV as such (RFC 4180).
extension DiagnosticRule {
    package static let csvUnclosedQuote = DiagnosticRule(
        "csv.unclosed-quote", .error, namesRecord: true,
        english: "the quoted field that begins here, in record {0}, does not end; expected a closing quote",
        chinese: "第 {0} 条记录中从此处开始的引号字段没有结束；应有收尾的引号")

    package static let csvTextBehindQuote = DiagnosticRule(
        "csv.text-behind-quote", .error, namesRecord: true,
        english: "found text behind the closing quote in record {0}; expected a comma or the end of the line",
        chinese: "第 {0} 条记录的收尾引号之后还有文字；此处应为逗号或行尾")

    package static let csvBareQuote = DiagnosticRule(
        "csv.bare-quote", .error,
        english:
            "found a quote inside a field without quotes, in record {0}; expected the field in quotes, and this one doubled",
        chinese: "第 {0} 条记录的无引号字段中出现引号；该字段应加引号，其中的引号应成对")

    package static let csvStrayQuote = DiagnosticRule(
        "csv.stray-quote", .warning, namesRecord: true,
        english:
            "found a quote inside a field without quotes, in record {0}; it is read as it stands, where RFC 4180 would have the field in quotes and this one doubled",
        chinese: "第 {0} 条记录的无引号字段中出现引号，按原样读取；按 RFC 4180 该字段应加引号，其中的引号应成对")

    package static let csvFieldCount = DiagnosticRule(
        "csv.field-count", .error, namesRecord: true,
        english: "record {0} has {1} fields; expected {2}, as in the header",
        chinese: "第 {0} 条记录有 {1} 个字段；应与表头相同，为 {2} 个")

    package static let csvRecordTooLong = DiagnosticRule(
        "csv.record-too-long", .error,
        english: "record {0} is longer than the limit of {1} bytes; is a quote too many or missing?",
        chinese: "第 {0} 条记录超过 {1} 字节的上限；引号是否有多余或遗漏？")

    package static let csvNoHeader = DiagnosticRule(
        "csv.no-header", .error,
        english: "the input ends before its header does; expected a line that names the columns",
        chinese: "输入在表头结束之前就结束了；应有一行列名")

    package static let csvNotUTF8 = DiagnosticRule(
        "csv.not-utf-8", .error, namesRecord: true,
        english: "this field, in record {0}, is no UTF-8; expected the table saved as UTF-8",
        chinese: "第 {0} 条记录的此字段不是 UTF-8；表格应以 UTF-8 保存")

    package static let csvBadEscape = DiagnosticRule(
        "csv.bad-escape", .error,
        english:
            #"found “{0}” in record {1}; behind a leading apostrophe expected only the escapes \\ \n \r \t and \u{…}"#,
        chinese: #"第 {1} 条记录中遇到“{0}”；以撇号开头的字段中只应有转义 \\ \n \r \t 和 \u{…}"#)
}

/// Rules of the bundle: which tables there are, and their columns.
extension DiagnosticRule {
    package static let csvNoDescriptor = DiagnosticRule(
        "csv.no-descriptor", .error,
        english: "there is no {0}; expected it beside the tables",
        chinese: "没有 {0}；它应与各表放在一起")

    package static let csvBadDescriptor = DiagnosticRule(
        "csv.bad-descriptor", .error,
        english: "this does not describe a publication: {0}",
        chinese: "此文件没有描述出版物：{0}")

    package static let csvWrongModel = DiagnosticRule(
        "csv.wrong-model", .error,
        english: "found the model “{0}”; expected “{1}”",
        chinese: "模型为“{0}”；应为“{1}”")

    package static let csvMissingTable = DiagnosticRule(
        "csv.missing-table", .error,
        english: "the table is missing; expected it in the bundle, even if it has no records",
        chinese: "缺少此表；即使没有记录也应有此文件")

    package static let csvUnknownTable = DiagnosticRule(
        "csv.unknown-table", .error,
        english: "found this file; expected only the tables of the bundle and {0}",
        chinese: "遇到此文件；只应有本格式的各表和 {0}")

    package static let csvMissingColumn = DiagnosticRule(
        "csv.missing-column", .error,
        english: "the column “{0}” is missing; expected it in the header",
        chinese: "缺少列“{0}”；表头中应有该列")

    package static let csvUnknownColumn = DiagnosticRule(
        "csv.unknown-column", .error,
        english: "found the column “{0}”; expected only columns that the table has",
        chinese: "遇到列“{0}”；只应有此表规定的列")

    package static let csvRepeatedColumn = DiagnosticRule(
        "csv.repeated-column", .error,
        english: "found the column “{0}” a second time; expected it once",
        chinese: "列“{0}”重复出现；只应出现一次")
}

/// Rules of the bundle: values, keys, and how the records fit together.
extension DiagnosticRule {
    package static let csvMissingValue = DiagnosticRule(
        "csv.missing-value", .error,
        english: "found no {0} in record {1}; expected a value",
        chinese: "第 {1} 条记录没有 {0}；此处应有值")

    package static let csvUnexpectedValue = DiagnosticRule(
        "csv.unexpected-value", .error,
        english: "found a {0} in record {1}; expected none here",
        chinese: "第 {1} 条记录中有 {0}；此处不应有值")

    package static let csvBadValue = DiagnosticRule(
        "csv.bad-value", .error,
        english: "found “{0}” for {2} in record {3}; expected {1}",
        chinese: "第 {3} 条记录的 {2} 为“{0}”；应为 {1}")

    package static let csvBadIdentifier = DiagnosticRule(
        "csv.bad-identifier", .error,
        english: "found the id “{0}”; expected text without white space",
        chinese: "标识为“{0}”；标识中不应有空白")

    package static let csvForbiddenCharacter = DiagnosticRule(
        "csv.forbidden-character", .error,
        english: "found the character {0}; expected only characters that XML 1.0 can hold",
        chinese: "遇到字符 {0}；只应有 XML 1.0 允许的字符")

    package static let csvRepeatedKey = DiagnosticRule(
        "csv.repeated-key", .error,
        english: "found the key {0} a second time, in record {1}; expected it once in the table",
        chinese: "第 {1} 条记录的键 {0} 重复出现；在此表中只应出现一次")

    package static let csvRepeatedIdentifier = DiagnosticRule(
        "csv.repeated-identifier", .error,
        english: "found the id “{0}” a second time; expected it once in the publication",
        chinese: "标识“{0}”重复出现；在整份出版物中只应出现一次")

    package static let csvBrokenReference = DiagnosticRule(
        "csv.broken-reference", .error,
        english: "record {2} refers to {0}, which {1} does not have",
        chinese: "第 {2} 条记录指向 {0}，而 {1} 中没有")

    package static let csvMissingRecord = DiagnosticRule(
        "csv.missing-record", .error,
        english: "node {0} is a {1}, and {2} has no record for it",
        chinese: "节点 {0} 的类型是 {1}，而 {2} 中没有它的记录")

    package static let csvUnplacedRecord = DiagnosticRule(
        "csv.unplaced-record", .error,
        english: "record {0} says something that node {1}, a {2}, cannot have",
        chinese: "第 {0} 条记录的内容不属于节点 {1}（类型 {2}）可有的内容")

    package static let csvRoot = DiagnosticRule(
        "csv.root", .error,
        english: "found {0} nodes without a parent; expected one, the publication",
        chinese: "没有上级的节点有 {0} 个；应只有一个，即出版物")

    package static let csvParentOrder = DiagnosticRule(
        "csv.parent-order", .error,
        english: "node {0} has the parent {1}; expected a parent with a lower number",
        chinese: "节点 {0} 的上级是 {1}；上级的编号应较小")

    package static let csvNesting = DiagnosticRule(
        "csv.nesting", .error,
        english: "nodes are nested deeper than the limit of {0} levels",
        chinese: "节点的嵌套超过 {0} 层的上限")

    package static let csvPosition = DiagnosticRule(
        "csv.position", .error,
        english: "found the position {0} in record {1}; expected {2}, since positions count from 1 without gaps",
        chinese: "第 {1} 条记录的次序为 {0}；次序应从 1 起连续，此处应为 {2}")

    package static let csvDerivedValue = DiagnosticRule(
        "csv.derived-value", .error,
        english: "found {0} for {1} in record {2}; expected {3}, which follows from other columns",
        chinese: "第 {2} 条记录的 {1} 为 {0}；按其他列应为 {3}")

    package static let csvLayoutChanged = DiagnosticRule(
        "csv.layout-changed", .note,
        english: "the table was saved by another program; all values are those that were written",
        chinese: "此表曾由其他程序保存；所有值均与写出时相同")

    package static let csvValuesChanged = DiagnosticRule(
        "csv.values-changed", .warning,
        english:
            "values or records of the table are not those that were written, or stand in another order; it is read as it stands",
        chinese: "此表的值、记录或顺序与写出时不同；按现状读取")

    package static let csvMoreErrors = DiagnosticRule(
        "csv.more-errors", .error,
        english: "found {0} more errors, which are not listed",
        chinese: "另有 {0} 处错误未列出")
}

extension DiagnosticRule {
    package static let csvRules: [DiagnosticRule] = [
        csvUnclosedQuote, csvTextBehindQuote, csvBareQuote, csvStrayQuote, csvFieldCount, csvRecordTooLong, csvNoHeader,
        csvNotUTF8,
        csvBadEscape,
        csvNoDescriptor, csvBadDescriptor, csvWrongModel, csvMissingTable, csvUnknownTable, csvMissingColumn,
        csvUnknownColumn, csvRepeatedColumn, csvMissingValue, csvUnexpectedValue, csvBadValue, csvBadIdentifier,
        csvForbiddenCharacter, csvRepeatedKey, csvRepeatedIdentifier, csvBrokenReference, csvMissingRecord,
        csvUnplacedRecord, csvRoot, csvParentOrder, csvNesting, csvPosition, csvDerivedValue, csvLayoutChanged,
        csvValuesChanged, csvMoreErrors,
    ]
}
