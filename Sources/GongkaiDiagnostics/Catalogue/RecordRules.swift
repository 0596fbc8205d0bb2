/// Rules of records against their schema. Record and field stand beside the message, so that the wording need not name
/// them. A value whose field is not open to everybody is shown as `***`.
extension DiagnosticRule {
    // MARK: Values

    /// `{0}` the value, `{1}` the type with an example of its form.
    package static let recordType = DiagnosticRule(
        "record.type", .error,
        english: "found “{0}”; expected {1}",
        chinese: "值为“{0}”；应为 {1}")

    /// `{0}` the JSON type, `{1}` the value, `{2}` the type with an example of its form.
    package static let recordJSONType = DiagnosticRule(
        "record.json-type", .error,
        english: "found “{1}” as a JSON {0}; expected {2} as a JSON string",
        chinese: "值“{1}”为 JSON {0}；应为 JSON 字符串形式的 {2}")

    /// `{0}` the value, `{1}` the type with an example of its form, `{2}` the readings that the schema would have to allow.
    package static let recordReadingNotAllowed = DiagnosticRule(
        "record.reading-not-allowed", .error,
        english: "found “{0}”; expected {1}, and this field is not read in other forms (readings: {2})",
        chinese: "值为“{0}”；应为 {1}，本字段不接受其他写法（readings：{2}）")

    package static let recordRequired = DiagnosticRule(
        "record.required", .error,
        english: "found no value; expected one in every record",
        chinese: "缺少取值；每条记录均应有值")

    /// `{0}` the value, `{1}` the least.
    package static let recordMinimum = DiagnosticRule(
        "record.minimum", .error,
        english: "found “{0}”; expected {1} or more",
        chinese: "值为“{0}”；应不小于 {1}")

    /// `{0}` the value, `{1}` the greatest.
    package static let recordMaximum = DiagnosticRule(
        "record.maximum", .error,
        english: "found “{0}”; expected {1} or less",
        chinese: "值为“{0}”；应不大于 {1}")

    /// `{0}` the value, `{1}` how many characters or items it has, `{2}` the fewest.
    package static let recordMinimumLength = DiagnosticRule(
        "record.minimum-length", .error,
        english: "found “{0}”, of length {1}; expected a length of {2} or more",
        chinese: "值“{0}”长度为 {1}；长度应不小于 {2}")

    /// `{0}` the value, `{1}` how many characters or items it has, `{2}` the most.
    package static let recordMaximumLength = DiagnosticRule(
        "record.maximum-length", .error,
        english: "found “{0}”, of length {1}; expected a length of {2} or less",
        chinese: "值“{0}”长度为 {1}；长度应不大于 {2}")

    /// `{0}` the value, `{1}` the pattern.
    package static let recordPattern = DiagnosticRule(
        "record.pattern", .error,
        english: "found “{0}”; expected text of the pattern {1}",
        chinese: "值为“{0}”；应符合模式 {1}")

    /// `{0}` the value, `{1}` some of the values that there may be.
    package static let recordEnumeration = DiagnosticRule(
        "record.enumeration", .error,
        english: "found “{0}”; expected one of {1}",
        chinese: "值为“{0}”；应为下列之一：{1}")

    /// `{0}` the value, `{1}` some of the codes.
    package static let recordNotACode = DiagnosticRule(
        "record.not-a-code", .error,
        english: "found “{0}”; expected one of the codes {1}",
        chinese: "值为“{0}”；应为下列代码之一：{1}")

    /// `{0}` the code, `{1}` its last character, `{2}` the check character that the others ask.
    package static let recordCreditCodeCheck = DiagnosticRule(
        "record.uscc-check", .error,
        english: "found the code “{0}” with the check character {1}; its other characters ask {2} (GB 32100)",
        chinese: "代码“{0}”的校验码为 {1}；按其他各位应为 {2}（GB 32100）")

    // MARK: Records among each other

    /// `{0}` the fields of the key, `{1}` the number of the record that has it already.
    package static let recordRepeatedKey = DiagnosticRule(
        "record.repeated-key", .error,
        english: "the key ({0}) is that of record {1}; expected a key of its own",
        chinese: "主键（{0}）与第 {1} 条记录相同；各条记录的主键应互不相同")

    /// `{0}` the number of the record that has it already.
    package static let recordRepeatedValue = DiagnosticRule(
        "record.repeated-value", .error,
        english: "the value is that of record {0}; expected a value that no other record has",
        chinese: "取值与第 {0} 条记录相同；各条记录的取值应互不相同")

    /// `{0}` the fields, `{1}` the dataset and the fields that they point to.
    package static let recordUnknownReference = DiagnosticRule(
        "record.unknown-reference", .error,
        english: "no record of {1} has the values of ({0}); expected one",
        chinese: "{1} 中没有与（{0}）取值相同的记录；应有一条")

    // MARK: Readings

    /// `{0}` how many values, `{1}` the field, `{2}` an example of the form.
    package static let recordReadAs = DiagnosticRule(
        "record.read-as", .note,
        english: "{0} values of {1} were read in the form {2} and written in the canonical one",
        chinese: "{1} 有 {0} 个值按 {2} 的写法读取，并以规范形式写出")

    /// `{0}` the value, `{1}` what it was read as.
    package static let recordValueReadAs = DiagnosticRule(
        "record.value-read-as", .note,
        english: "“{0}” was read as {1}",
        chinese: "“{0}”读作 {1}")

    package static let recordRules: [DiagnosticRule] = [
        recordType, recordJSONType, recordReadingNotAllowed, recordRequired, recordMinimum, recordMaximum,
        recordMinimumLength, recordMaximumLength, recordPattern, recordEnumeration, recordNotACode,
        recordCreditCodeCheck, recordRepeatedKey, recordRepeatedValue, recordUnknownReference, recordReadAs,
        recordValueReadAs,
    ]
}
