/// Rules of schemas that are made of data.
extension DiagnosticRule {
    /// `{0}` the word, `{1}` the fields.
    package static let describeMissingWord = DiagnosticRule(
        "describe.missing-word", .note,
        english: "“{0}” is the only exception in {1}; it stands for a missing value in every field",
        chinese: "“{0}”是 {1} 中唯一的例外；在各字段中均表示缺失值")

    /// `{0}` the field.
    package static let describeNoType = DiagnosticRule(
        "describe.no-type", .warning,
        english:
            "no type takes every value of {0}: JSON has text there as well as numbers, or objects; it is called a string",
        chinese: "没有一种类型适用于 {0} 的全部取值：JSON 中既有文本又有数值，或有对象；暂记为 string")

    package static let describeRules: [DiagnosticRule] = [describeMissingWord, describeNoType]
}
