/// Rules of comparing two datasets.
extension DiagnosticRule {
    /// `{0}` the fields of the key, `{1}` the first record that has it.
    package static let differenceRepeatedKey = DiagnosticRule(
        "diff.repeated-key", .error,
        english: "the key ({0}) is that of record {1} too; expected one of its own, to find it in the other dataset",
        chinese: "键（{0}）与第 {1} 条记录相同；各条记录的键应互不相同，才能在另一数据集中找到对应记录")

    /// `{0}` the fields of the key.
    package static let differenceKeyMissing = DiagnosticRule(
        "diff.key-missing", .error,
        english: "a value of the key ({0}) is missing; expected all, to find it in the other dataset",
        chinese: "键（{0}）缺少值；键应齐全，才能在另一数据集中找到对应记录")

    /// `{0}` what the system says.
    package static let differenceSpillFailed = DiagnosticRule(
        "diff.spill-failed", .error,
        english: "the temporary file for the records that are compared could not be written or read: {0}",
        chinese: "存放待比较记录的临时文件读写失败：{0}")

    package static let differenceRules: [DiagnosticRule] = [
        differenceRepeatedKey, differenceKeyMissing, differenceSpillFailed,
    ]
}
