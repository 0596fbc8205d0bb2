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

    /// `{0}` what the program says.
    package static let releaseNotSigned = DiagnosticRule(
        "release.not-signed", .error,
        english: "ssh-keygen does not sign with this key: {0}", chinese: "ssh-keygen 未能用此密钥签名：{0}")

    /// `{0}` the period of the last release.
    package static let releaseNoLongerSigned = DiagnosticRule(
        "release.no-longer-signed", .warning,
        english: "release {0} is signed and this one is not; expected --configuration with the signing key",
        chinese: "发布 {0} 有签名，本次发布没有；应以 --configuration 给出含签名密钥的配置")

    /// No arguments.
    package static let releaseNoSSHKeygen = DiagnosticRule(
        "release.no-ssh-keygen", .error,
        english: "signatures need ssh-keygen (OpenSSH), which is not installed",
        chinese: "签名需要 ssh-keygen（OpenSSH），尚未安装")

    /// `{0}` the file.
    package static let releaseUnreadable = DiagnosticRule(
        "release.unreadable", .error,
        english: "{0} is not what this program writes into releases", chinese: "{0} 不是本程序写入发布包的内容")

    /// `{0}` the dataset or document, `{1}` the release before.
    package static let releaseIncomparable = DiagnosticRule(
        "release.incomparable", .warning,
        english: "{0} cannot be compared with that of {1}, so its changes are not listed",
        chinese: "{0} 无法与 {1} 的相应内容比较，未列出变更")

    /// `{0}` the folder.
    package static let releaseLeftoverRemoved = DiagnosticRule(
        "release.leftover-removed", .note,
        english: "{0} was left behind by a run that was killed, and is gone now",
        chinese: "{0} 系被中止的运行所遗留，已清除")

    /// `{0}` the folder of the series.
    package static let releaseNoRelease = DiagnosticRule(
        "release.no-release", .error,
        english: "{0} holds no release; expected the folder of a series", chinese: "{0} 中没有发布包；应为系列文件夹")

    /// `{0}` the period, `{1}` that of the last release.
    package static let releasePeriodNotAfter = DiagnosticRule(
        "release.period-not-after", .error,
        english: "the period {0} does not follow on {1}, the last of the series; expected a later one, such as {1}.2",
        chinese: "期别 {0} 不在本系列最后一期 {1} 之后；应更晚，例如 {1}.2")

    /// `{0}` what was looked for, `{1}` the release.
    package static let releaseNotFound = DiagnosticRule(
        "release.not-found", .error,
        english: "the release {1} has no {0}", chinese: "发布包 {1} 中没有 {0}")

    /// `{0}` the dataset.
    package static let releaseNoKey = DiagnosticRule(
        "release.no-key", .error,
        english: "records of {0} cannot be named, since its schema has no primary key",
        chinese: "数据集 {0} 的模式没有主键，无法指明记录")

    /// `{0}` the key given, `{1}` the names of its fields.
    package static let releaseKeyParts = DiagnosticRule(
        "release.key-parts", .error,
        english:
            "the key “{0}” has another number of values than there are fields ({1}); expected them with “；” between",
        chinese: "键“{0}”的值数与字段（{1}）不符；各值之间应以“；”分隔")

    /// `{0}` the dataset or document, `{1}` the release.
    package static let releaseNotReadableAgain = DiagnosticRule(
        "release.not-readable-again", .error,
        english: "{0} stands in the release {1} in no format that can be read again",
        chinese: "{0} 在发布包 {1} 中没有可重新读取的格式")

    /// `{0}` how many there are.
    package static let releaseOneDocument = DiagnosticRule(
        "release.one-document", .error,
        english: "the correction holds {0} documents; expected the one that is corrected",
        chinese: "更正文件含 {0} 件公文；应只有被更正的一件")

    package static let releaseRules: [DiagnosticRule] = [
        releaseConfigurationSyntax, releaseUnknownKey, releaseRepeatedKey, releaseMissingKey, releaseValue,
        releaseNoMapping, releaseNoList, releaseNoText,
        releaseRepeatedName, releaseUnsafePath, releaseDatasetRefused, releaseRefusedByGate, releaseDatasetLeftOut,
        releaseExists, releaseNoDate, releaseSummary, releaseNotSigned, releaseNoLongerSigned, releaseNoSSHKeygen,
        releaseUnreadable,
        releaseIncomparable, releaseLeftoverRemoved, releaseNoRelease, releasePeriodNotAfter, releaseNotFound,
        releaseNoKey, releaseKeyParts, releaseNotReadableAgain, releaseOneDocument,
    ]
}
