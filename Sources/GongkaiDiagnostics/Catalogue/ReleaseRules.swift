/// Rules of releases: of their configuration, and of what goes into them (`Docs/releases.md`).
extension DiagnosticRule {
    /// `{0}` what the YAML library says.
    package static let releaseConfigurationSyntax = DiagnosticRule(
        "release.configuration-syntax", .error,
        english: "the configuration is no YAML: {0}", chinese: "配置不是 YAML：{0}")

    /// `{0}` the key, `{1}` those that may stand there.
    package static let releaseUnknownKey = DiagnosticRule(
        "release.unknown-key", .error,
        english: "the configuration knows no “{0}” here; expected one of {1}",
        chinese: "配置此处没有“{0}”；应为 {1} 之一")

    /// `{0}` the key.
    package static let releaseRepeatedKey = DiagnosticRule(
        "release.repeated-key", .error,
        english: "“{0}” stands twice; expected it once", chinese: "“{0}”出现两次；应只出现一次")

    /// `{0}` the key.
    package static let releaseMissingKey = DiagnosticRule(
        "release.missing-key", .error,
        english: "“{0}” is missing; expected it in every configuration", chinese: "缺少“{0}”；每个配置都应有此项")

    /// `{0}` the key, `{1}` what was found, `{2}` what was expected.
    package static let releaseValue = DiagnosticRule(
        "release.value", .error,
        english: "“{0}” is {1}; expected {2}", chinese: "“{0}”为{1}；应为{2}")

    /// `{0}` the key, `{1}` what was found.
    package static let releaseNoMapping = DiagnosticRule(
        "release.no-mapping", .error,
        english: "“{0}” is {1}; expected names with values (name: value)", chinese: "“{0}”为{1}；应为名称与值（名称: 值）")

    /// `{0}` the key, `{1}` what was found.
    package static let releaseNoList = DiagnosticRule(
        "release.no-list", .error,
        english: "“{0}” is {1}; expected a list", chinese: "“{0}”为{1}；应为列表")

    /// `{0}` the key, `{1}` what was found.
    package static let releaseNoText = DiagnosticRule(
        "release.no-text", .error,
        english: "“{0}” is {1}; expected a text", chinese: "“{0}”为{1}；应为文本")

    /// `{0}` the name.
    package static let releaseRepeatedName = DiagnosticRule(
        "release.repeated-name", .error,
        english: "two things in the release are called “{0}”; expected names that differ in more than case",
        chinese: "发布包中有两项都称“{0}”；名称应不仅以大小写相区别")

    /// `{0}` the path.
    package static let releaseUnsafePath = DiagnosticRule(
        "release.unsafe-path", .error,
        english: "the path “{0}” leads outside; expected a relative path without “..” and without symbolic links",
        chinese: "路径“{0}”指向配置文件夹之外；应为不含“..”和符号链接的相对路径")

    /// `{0}` the dataset, `{1}` how many records have errors.
    package static let releaseDatasetRefused = DiagnosticRule(
        "release.dataset-refused", .error,
        english: "the dataset {0} has errors, so nothing is released; expected sound records, or --allow-partial",
        chinese: "数据集 {0} 有错误，未发布任何内容；应改正记录，或用 --allow-partial")

    /// No arguments.
    package static let releaseRefusedByGate = DiagnosticRule(
        "release.refused-by-gate", .error,
        english: "nothing is released, for what was found above; expected inputs without it, redaction, or a waiver",
        chinese: "因上述发现，未发布任何内容；应改正输入、设置脱敏或登记豁免")

    /// `{0}` the dataset.
    package static let releaseDatasetLeftOut = DiagnosticRule(
        "release.dataset-left-out", .warning,
        english: "the dataset {0} has errors and is left out of the release",
        chinese: "数据集 {0} 有错误，未列入本次发布")

    /// `{0}` the folder.
    package static let releaseExists = DiagnosticRule(
        "release.exists", .error,
        english: "{0} exists; what was released is never changed, expected a period of its own",
        chinese: "{0} 已存在；已发布的内容不再改动，应使用新的期别")

    /// No arguments.
    package static let releaseNoDate = DiagnosticRule(
        "release.no-date", .error,
        english: "nothing says the day of the release; expected “released” in the configuration, or SOURCE_DATE_EPOCH",
        chinese: "未说明发布日期；配置中应有“released”，或设 SOURCE_DATE_EPOCH")

    /// `{0}` the folder, `{1}` datasets, `{2}` documents, `{3}` files, `{4}` bytes.
    package static let releaseSummary = DiagnosticRule(
        "release.summary", .note,
        english: "{0}: {1} datasets and {2} documents in {3} files, {4} bytes",
        chinese: "{0}：{1} 个数据集、{2} 件公文，共 {3} 个文件、{4} 字节")

    package static let releaseRules: [DiagnosticRule] = [
        releaseConfigurationSyntax, releaseUnknownKey, releaseRepeatedKey, releaseMissingKey, releaseValue,
        releaseNoMapping, releaseNoList, releaseNoText,
        releaseRepeatedName, releaseUnsafePath, releaseDatasetRefused, releaseRefusedByGate, releaseDatasetLeftOut,
        releaseExists,
        releaseNoDate, releaseSummary,
    ]
}
