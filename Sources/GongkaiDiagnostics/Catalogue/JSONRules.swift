/// Rules of the JSON grammar (RFC 8259).
extension DiagnosticRule {
    package static let jsonEncoding = DiagnosticRule(
        "json.encoding", .error,
        english: "the encoding {0} was asked for; expected UTF-8, the only one JSON is exchanged in (RFC 8259, 8.1)",
        chinese: "指定的编码是 {0}；JSON 交换时只能用 UTF-8（RFC 8259 第8.1节）")

    /// `{0}` how many.
    package static let jsonSeveralPublications = DiagnosticRule(
        "json.several-publications", .error,
        english:
            "the stream has {0} publications; expected one here; convert takes them all, with -t ndjson or a folder for -o",
        chinese: "流中有 {0} 份出版物；此处应只有一份；convert 可全部转换，请用 -t ndjson 或让 -o 指明文件夹")

    package static let jsonInvalidUTF8 = DiagnosticRule(
        "json.invalid-utf8", .error,
        english: "found byte {0}, which is no UTF-8 here; expected JSON in UTF-8",
        chinese: "字节 {0} 在此处不是合法的 UTF-8；应为 UTF-8 编码的 JSON")

    package static let jsonUnexpectedEnd = DiagnosticRule(
        "json.unexpected-end", .error,
        english: "found the end of the input; expected the rest of the JSON document",
        chinese: "输入到此结束；JSON 文档尚不完整")

    package static let jsonExpectedValue = DiagnosticRule(
        "json.expected-value", .error,
        english: "found {0}; expected a value",
        chinese: "遇到 {0}；此处应为一个值")

    package static let jsonExpectedName = DiagnosticRule(
        "json.expected-name", .error,
        english: "found {0}; expected a member name in double quotes",
        chinese: "遇到 {0}；此处应为双引号中的成员名")

    package static let jsonExpectedColon = DiagnosticRule(
        "json.expected-colon", .error,
        english: "found {0}; expected a colon behind the member name",
        chinese: "遇到 {0}；成员名之后应为冒号")

    package static let jsonExpectedSeparator = DiagnosticRule(
        "json.expected-separator", .error,
        english: "found {0}; expected , or {1}",
        chinese: "遇到 {0}；此处应为 , 或 {1}")

    package static let jsonTrailingContent = DiagnosticRule(
        "json.trailing-content", .error,
        english: "found {0} behind the end of the document; expected nothing more",
        chinese: "文档结束之后遇到 {0}；其后不应再有内容")

    package static let jsonBadNumber = DiagnosticRule(
        "json.bad-number", .error,
        english: "found {0} in a number; expected a number such as -12.5e3, without leading zeros",
        chinese: "数字中遇到 {0}；应为 -12.5e3 这样的数字，不带前导零")

    package static let jsonUnclosedString = DiagnosticRule(
        "json.unclosed-string", .error,
        english: "the string that starts here does not end; expected a closing double quote",
        chinese: "从此处开始的字符串没有结束；应有收尾的双引号")

    package static let jsonControlCharacter = DiagnosticRule(
        "json.control-character", .error,
        english: "found the control character {0} in a string; expected it written as an escape",
        chinese: "字符串中遇到控制字符 {0}；应写成转义")

    package static let jsonBadEscape = DiagnosticRule(
        "json.bad-escape", .error,
        english: #"found an unknown escape; expected \" \\ \/ \b \f \n \r \t or \u and four hexadecimal digits"#,
        chinese: #"遇到未知的转义；应为 \" \\ \/ \b \f \n \r \t 之一，或 \u 加四位十六进制数字"#)

    package static let jsonLoneSurrogate = DiagnosticRule(
        "json.lone-surrogate", .error,
        english: "found an escaped surrogate without its other half; expected a pair",
        chinese: "遇到不成对的代理项转义；应成对出现")

    package static let jsonNesting = DiagnosticRule(
        "json.nesting", .error,
        english: "objects and arrays are nested deeper than the limit of {0} levels",
        chinese: "对象和数组的嵌套超过 {0} 层的上限")
}

/// Rules of our own JSON: what a publication may hold.
extension DiagnosticRule {
    package static let jsonMissingMember = DiagnosticRule(
        "json.missing-member", .error,
        english: "the member \"{0}\" is missing; expected it in this object",
        chinese: "缺少成员“{0}”；此对象应有该成员")

    package static let jsonUnknownMember = DiagnosticRule(
        "json.unknown-member", .error,
        english: "found the member \"{0}\"; expected only members that the format knows here",
        chinese: "遇到成员“{0}”；此处只应有本格式规定的成员")

    package static let jsonDuplicateMember = DiagnosticRule(
        "json.duplicate-member", .error,
        english: "found the member \"{0}\" a second time; expected it once",
        chinese: "成员“{0}”重复出现；只应出现一次")

    package static let jsonWrongType = DiagnosticRule(
        "json.wrong-type", .error,
        english: "found a value of type {0}; expected type {1}",
        chinese: "值的类型是 {0}；应为 {1}")

    package static let jsonBadInteger = DiagnosticRule(
        "json.bad-integer", .error,
        english: "found {0}; expected a whole number from {1} to 9223372036854775807, without fraction or exponent",
        chinese: "值为 {0}；应为 {1} 至 9223372036854775807 的整数，不带小数和指数")

    package static let jsonBadChoice = DiagnosticRule(
        "json.bad-choice", .error,
        english: "found \"{0}\"; expected one of {1}",
        chinese: "值为“{0}”；应为下列之一：{1}")

    package static let jsonBadDate = DiagnosticRule(
        "json.bad-date", .error,
        english: "found \"{0}\"; expected a date of the calendar as YYYY, YYYY-MM or YYYY-MM-DD",
        chinese: "值为“{0}”；应为日历上的日期：YYYY、YYYY-MM 或 YYYY-MM-DD")

    package static let jsonBadPattern = DiagnosticRule(
        "json.bad-pattern", .error,
        english: "found \"{0}\"; expected text of the form {1}",
        chinese: "值为“{0}”；应符合 {1} 的形式")

    package static let jsonRepeatedIdentifier = DiagnosticRule(
        "json.repeated-identifier", .error,
        english: "found the id \"{0}\" a second time; expected it once in the publication",
        chinese: "标识“{0}”重复出现；在整份出版物中只应出现一次")

    package static let jsonForbiddenCharacter = DiagnosticRule(
        "json.forbidden-character", .error,
        english: "found the character {0}; expected only characters that XML 1.0 can hold",
        chinese: "遇到字符 {0}；只应有 XML 1.0 允许的字符")

    package static let jsonWrongModel = DiagnosticRule(
        "json.wrong-model", .error,
        english: "found the model \"{0}\"; expected \"{1}\"",
        chinese: "模型为“{0}”；应为“{1}”")

    package static let jsonDerivedValue = DiagnosticRule(
        "json.derived-value", .error,
        english: "found {0}; expected {1}, as the text of the number says",
        chinese: "值为 {0}；按文号文本应为 {1}")

    package static let jsonUnderivedMember = DiagnosticRule(
        "json.underived-member", .error,
        english: "found the member \"{0}\"; expected none, since the text of the number does not give it",
        chinese: "遇到成员“{0}”；文号文本中没有这一部分，不应有该成员")

    package static let jsonUnknownField = DiagnosticRule(
        "json.unknown-field", .error,
        english: "found the field \"{0}\"; expected a printed member that this object has",
        chinese: "遇到字段“{0}”；应为此对象中印有原文的成员")

    package static let jsonRepeatedField = DiagnosticRule(
        "json.repeated-field", .error,
        english: "found the field \"{0}\" a second time; expected it once in repairs and fieldSources together",
        chinese: "字段“{0}”重复出现；在 repairs 和 fieldSources 中合计只应出现一次")

    package static let jsonEmptyFieldSource = DiagnosticRule(
        "json.empty-field-source", .error,
        english: "found no place for the field \"{0}\"; expected at least one range in source",
        chinese: "字段“{0}”没有位置；source 中至少应有一个范围")

    package static let jsonMoreErrors = DiagnosticRule(
        "json.more-errors", .error,
        english: "found {0} more errors, which are not listed",
        chinese: "另有 {0} 处错误未列出")
}

extension DiagnosticRule {
    package static let jsonRules: [DiagnosticRule] = [
        jsonEncoding, jsonSeveralPublications, jsonInvalidUTF8, jsonUnexpectedEnd, jsonExpectedValue, jsonExpectedName,
        jsonExpectedColon,
        jsonExpectedSeparator, jsonTrailingContent, jsonBadNumber, jsonUnclosedString, jsonControlCharacter,
        jsonBadEscape, jsonLoneSurrogate, jsonNesting, jsonMissingMember, jsonUnknownMember, jsonDuplicateMember,
        jsonWrongType, jsonBadInteger, jsonBadChoice, jsonBadDate, jsonBadPattern, jsonRepeatedIdentifier,
        jsonForbiddenCharacter, jsonWrongModel,
        jsonDerivedValue, jsonUnderivedMember, jsonUnknownField, jsonRepeatedField, jsonEmptyFieldSource,
        jsonMoreErrors,
    ]
}
