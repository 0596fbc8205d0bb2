/// Rules of records in JSON and NDJSON. `{0}` is the record, counted from 1; what was expected stands in the words of the
/// grammar of RFC 8259, which are the same in every language.
extension DiagnosticRule {
    /// `{1}` what was found, `{2}` what was expected.
    package static let jsonRecordSyntax = DiagnosticRule(
        "json.record-syntax", .error, namesRecord: true,
        english: "record {0} is not JSON: found {1}; expected {2} (RFC 8259)",
        chinese: "第 {0} 条记录不是合法的 JSON：遇到 {1}；应为 {2}（RFC 8259）")

    package static let jsonRecordUnfinished = DiagnosticRule(
        "json.record-unfinished", .error, namesRecord: true,
        english: "record {0} ends in the middle; expected the rest of its object on the same line",
        chinese: "第 {0} 条记录不完整；其对象应在同一行内结束")

    package static let jsonRecordString = DiagnosticRule(
        "json.record-string", .error, namesRecord: true,
        english: "a string in record {0} begins here and does not end; expected a closing double quote",
        chinese: "第 {0} 条记录中从此处开始的字符串没有结束；应有收尾的双引号")

    package static let jsonRecordEscape = DiagnosticRule(
        "json.record-escape", .error, namesRecord: true,
        english: "record {0} has an escape that stands for no character; expected one of RFC 8259, surrogates in pairs",
        chinese: "第 {0} 条记录中有一个不代表任何字符的转义；应为 RFC 8259 规定的转义，代理项须成对")

    /// `{1}` the limit.
    package static let jsonRecordNesting = DiagnosticRule(
        "json.record-nesting", .error, namesRecord: true,
        english: "record {0} nests objects and arrays deeper than the limit of {1} levels",
        chinese: "第 {0} 条记录中对象和数组的嵌套超过 {1} 层的上限")

    /// `{1}` the type of JSON.
    package static let jsonRecordType = DiagnosticRule(
        "json.record-type", .error, namesRecord: true,
        english: "record {0} is of type {1}; expected an object with a member a field",
        chinese: "第 {0} 条记录的类型是 {1}；应为对象，每个成员一个字段")

    /// `{1}` the name.
    package static let jsonRecordDuplicate = DiagnosticRule(
        "json.record-duplicate", .error, namesRecord: true,
        english: "record {0} has the member \"{1}\" a second time; expected it once",
        chinese: "第 {0} 条记录的成员“{1}”重复出现；只应出现一次")

    /// `{1}` how many there are in a row.
    package static let jsonBlankLines = DiagnosticRule(
        "json.blank-lines", .note, namesRecord: true,
        english: "{1} blank lines stand before record {0}; they were passed over",
        chinese: "第 {0} 条记录之前有 {1} 个空行，已略过")

    /// What an array of records, or an object with one, has where something else should stand. `{0}` what was found,
    /// `{1}` what was expected.
    package static let jsonRecordsExpected = DiagnosticRule(
        "json.records-expected", .error,
        english: "found {0}; expected {1}, in an array of objects or an object with such an array as \"records\"",
        chinese: "遇到 {0}；应为 {1}：输入应是对象的数组，或以“records”为此类数组的对象")

    package static let jsonNoRecords = DiagnosticRule(
        "json.no-records", .error,
        english: "the object ends without a member \"records\"; expected one, an array of objects",
        chinese: "对象结束时没有成员“records”；应有该成员，其值为对象的数组")

    package static let jsonRecordRules: [DiagnosticRule] = [
        jsonRecordSyntax, jsonRecordUnfinished, jsonRecordString, jsonRecordEscape, jsonRecordNesting, jsonRecordType,
        jsonRecordDuplicate, jsonBlankLines, jsonRecordsExpected, jsonNoRecords,
    ]
}
