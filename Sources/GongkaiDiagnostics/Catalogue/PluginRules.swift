/// Rules of plugins: programs outside that write a format (`Docs/plugin-protocol.md`).
///
/// `{0}` is the plugin's name where nothing else is said. A plugin that breaks a rule is stopped, and nothing is written.
extension DiagnosticRule {
    package static let pluginMissing = DiagnosticRule(
        "plugin.missing", .error,
        english: "there is no plugin “{0}”; expected gongkai-writer-{0} in an absolute folder of GONGKAI_PLUGIN_PATH",
        chinese: "没有插件“{0}”；GONGKAI_PLUGIN_PATH 所列的绝对路径文件夹中应有 gongkai-writer-{0}")

    /// `{0}` the path.
    package static let pluginNotExecutable = DiagnosticRule(
        "plugin.not-executable", .error,
        english: "the plugin {0} cannot be run; expected an executable file",
        chinese: "插件 {0} 无法运行；应为可执行文件")

    /// `{0}` the path.
    package static let pluginOpenToAll = DiagnosticRule(
        "plugin.open-to-all", .error,
        english: "everybody may change {0}; a plugin and its folder must not be writable by all",
        chinese: "任何人都可改动 {0}；插件及其文件夹不应对所有人可写")

    /// `{0}` the path, `{1}` the digest that was expected.
    package static let pluginPinMismatch = DiagnosticRule(
        "plugin.pin-mismatch", .error,
        english: "the plugin {0} has other bytes than plugins.sha256 says; expected {1}",
        chinese: "插件 {0} 的内容与 plugins.sha256 不符；应为 {1}")

    /// `{0}` the file, `{1}` the line.
    package static let pluginPinsMalformed = DiagnosticRule(
        "plugin.pins-malformed", .error,
        english: "line {1} of {0} is not what sha256sum writes; expected a digest, two spaces and a name",
        chinese: "{0} 第 {1} 行不是 sha256sum 的格式；应为摘要、两个空格和文件名")

    /// `{0}` the path, `{1}` what the system says.
    package static let pluginNotStarted = DiagnosticRule(
        "plugin.not-started", .error,
        english: "the plugin {0} could not be started: {1}",
        chinese: "无法启动插件 {0}：{1}")

    /// `{1}` of what, `{2}` found, `{3}` expected.
    package static let pluginVersion = DiagnosticRule(
        "plugin.version", .error,
        english: "the plugin “{0}” speaks version {2} of the {1}; expected {3}",
        chinese: "插件“{0}”的 {1} 版本为 {2}；应为 {3}")

    /// `{1}` document or records.
    package static let pluginUnfit = DiagnosticRule(
        "plugin.unfit", .error,
        english: "the plugin “{0}” does not say that it can write this: {1}",
        chinese: "插件“{0}”没有声明能够写出：{1}")

    /// `{1}` what was expected.
    package static let pluginControl = DiagnosticRule(
        "plugin.control", .error,
        english: "the plugin “{0}” sent a message that does not fit here; expected: {1}",
        chinese: "插件“{0}”发来的消息不合协议；应为：{1}")

    /// `{1}` the length, `{2}` the most.
    package static let pluginFrameTooLarge = DiagnosticRule(
        "plugin.frame-too-large", .error,
        english: "a frame for or from the plugin “{0}” has {1} bytes; expected {2} at most",
        chinese: "与插件“{0}”之间的一帧有 {1} 字节；最多应为 {2} 字节")

    /// `{1}` the type.
    package static let pluginFrameUnknown = DiagnosticRule(
        "plugin.frame-unknown", .error,
        english: "the plugin “{0}” sent a frame of type {1}; expected 67 (control) or 68 (data)",
        chinese: "插件“{0}”发来类型为 {1} 的帧；应为 67（控制）或 68（数据）")

    /// `{1}` the path.
    package static let pluginUnsafePath = DiagnosticRule(
        "plugin.unsafe-path", .error,
        english: "the plugin “{0}” would write “{1}”; expected a relative path that stays in the output folder",
        chinese: "插件“{0}”要写出“{1}”；应为不越出输出文件夹的相对路径")

    /// `{1}` the path.
    package static let pluginRepeatedPath = DiagnosticRule(
        "plugin.repeated-path", .error,
        english: "the plugin “{0}” began “{1}” twice, or as a file and as a folder; expected each path once",
        chinese: "插件“{0}”重复写出“{1}”，或既作文件又作文件夹；每个路径应只出现一次")

    /// `{1}` the most.
    package static let pluginTooManyFiles = DiagnosticRule(
        "plugin.too-many-files", .error,
        english: "the plugin “{0}” writes more than {1} files; expected fewer",
        chinese: "插件“{0}”写出的文件超过 {1} 个；应更少")

    package static let pluginNoFile = DiagnosticRule(
        "plugin.no-file", .error,
        english: "the plugin “{0}” sent data before it named a file; expected a file message first",
        chinese: "插件“{0}”在指明文件之前发送了数据；应先发 file 消息")

    /// `{1}` how many files it made.
    package static let pluginOneFile = DiagnosticRule(
        "plugin.one-file", .error,
        english: "the plugin “{0}” made {1} files where the output is one file; expected one",
        chinese: "输出为单个文件，插件“{0}”却写出 {1} 个；应为一个")

    /// `{1}` the most.
    package static let pluginTooMuch = DiagnosticRule(
        "plugin.too-much", .error,
        english: "the plugin “{0}” writes more than {1} bytes for this input; expected less",
        chinese: "插件“{0}”对此输入写出超过 {1} 字节；应更少")

    /// `{1}` the most.
    package static let pluginTooManyWarnings = DiagnosticRule(
        "plugin.too-many-warnings", .error,
        english: "the plugin “{0}” warns more than {1} times; expected fewer",
        chinese: "插件“{0}”的警告超过 {1} 条；应更少")

    /// `{1}` of what, `{2}` what it says, `{3}` what is so.
    package static let pluginCounts = DiagnosticRule(
        "plugin.counts", .error,
        english: "the plugin “{0}” says {2} of {1}; expected {3}, which was counted",
        chinese: "插件“{0}”称 {1} 为 {2}；实际计得 {3}")

    /// `{1}` the seconds.
    package static let pluginNoHello = DiagnosticRule(
        "plugin.no-hello", .error,
        english: "the plugin “{0}” did not say hello within {1} seconds; expected an answer by then",
        chinese: "插件“{0}”在 {1} 秒内没有握手；应按时应答")

    /// `{1}` the seconds.
    package static let pluginIdle = DiagnosticRule(
        "plugin.idle", .error,
        english: "the plugin “{0}” did nothing for {1} seconds; expected it to read or write",
        chinese: "插件“{0}”有 {1} 秒毫无动静；应有读写")

    /// `{1}` the seconds.
    package static let pluginTooSlow = DiagnosticRule(
        "plugin.too-slow", .error,
        english: "the plugin “{0}” was not done after {1} seconds; expected it to end by then",
        chinese: "插件“{0}”在 {1} 秒后仍未完成；应按时结束")

    /// `{1}` the last line of its log.
    package static let pluginDied = DiagnosticRule(
        "plugin.died", .error,
        english: "the plugin “{0}” did not end as it should; expected close and status 0; the end of its log: {1}",
        chinese: "插件“{0}”未正常结束；应先发 close 再以状态 0 退出；其日志末行：{1}")

    /// `{1}` the plugin's code, `{2}` its message.
    package static let pluginRefused = DiagnosticRule(
        "plugin.refused", .error,
        english: "the plugin “{0}” cannot write this: {2} [{1}]",
        chinese: "插件“{0}”无法写出：{2}［{1}］")

    /// `{1}` the plugin's code, `{2}` its message.
    package static let pluginWarning = DiagnosticRule(
        "plugin.warning", .warning,
        english: "the plugin “{0}” warns: {2} [{1}]",
        chinese: "插件“{0}”警告：{2}［{1}］")

    /// `{0}` what was given.
    package static let pluginOption = DiagnosticRule(
        "plugin.option", .error,
        english: "“{0}” is no option for a plugin; expected NAME=VALUE, each name once",
        chinese: "“{0}”不是插件选项；应为 名称=值，名称不重复")

    package static let pluginNotSame = DiagnosticRule(
        "plugin.not-same", .error,
        english:
            "the plugin “{0}” calls itself deterministic and wrote other bytes for the same input; expected the same",
        chinese: "插件“{0}”自称结果确定，对相同输入却写出不同字节；应相同")

    package static let pluginRules: [DiagnosticRule] = [
        pluginMissing, pluginNotExecutable, pluginOpenToAll, pluginPinMismatch, pluginPinsMalformed, pluginNotStarted,
        pluginVersion, pluginUnfit, pluginControl, pluginFrameTooLarge, pluginFrameUnknown, pluginUnsafePath,
        pluginRepeatedPath, pluginTooManyFiles, pluginNoFile, pluginOneFile, pluginTooMuch, pluginTooManyWarnings,
        pluginCounts, pluginNoHello, pluginIdle, pluginTooSlow, pluginDied, pluginRefused, pluginWarning, pluginOption,
        pluginNotSame,
    ]
}
