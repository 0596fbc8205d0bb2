/// Rules of templates and stylesheets, by which outputs are written (`Docs/templates.md`, `Docs/xslt.md`).
///
/// `{0}` is the file and the line, as FILE:LINE, where nothing else is said. Nothing is written where one of them is broken.
extension DiagnosticRule {
    /// `{0}` the format's name, `{1}` what stands for its argument.
    package static let templateArgumentMissing = DiagnosticRule(
        "template.argument-missing", .error,
        english: "“{0}:” is not followed by anything; expected {0}:{1}",
        chinese: "“{0}:”之后没有内容；应为 {0}:{1}")

    /// `{1}` what is wrong.
    package static let templateMalformed = DiagnosticRule(
        "template.malformed", .error,
        english: "{0}: the template cannot be read: {1}",
        chinese: "{0}：模板无法读取：{1}")

    /// `{1}` the tag, `{2}` what it stands in.
    package static let templateUnknownTag = DiagnosticRule(
        "template.unknown-tag", .error,
        english: "{0}: the tag “{1}” names nothing that there is in {2}; expected a name of its model",
        chinese: "{0}：标签“{1}”在 {2} 中没有对应内容；应为其模型中的名称")

    /// `{1}` the section.
    package static let templateUnclosed = DiagnosticRule(
        "template.unclosed", .error,
        english: "{0}: the section “{1}” is not closed; expected its end, a tag /{1}",
        chinese: "{0}：区段“{1}”没有结束；应有结束标签 /{1}")

    /// `{1}` the tag, `{2}` the section that is open.
    package static let templateWrongEnd = DiagnosticRule(
        "template.wrong-end", .error,
        english: "{0}: “{1}” closes no section that is open here; expected {2}",
        chinese: "{0}：“{1}”不对应此处的区段；应为 {2}")

    /// `{1}` the tag.
    package static let templateUnsupported = DiagnosticRule(
        "template.unsupported", .error,
        english:
            "{0}: the tag “{1}” is not supported here; expected a variable, a section, a comment, a partial or delimiters",
        chinese: "{0}：此处不支持标签“{1}”；应为变量、区段、注释、子模板或分隔符")

    /// `{1}` the partial, `{2}` why.
    package static let templatePartial = DiagnosticRule(
        "template.partial", .error,
        english: "{0}: the partial “{1}” cannot be used: {2}; expected {1}.mustache in the template's folder",
        chinese: "{0}：子模板“{1}”不可用：{2}；应为模板所在文件夹中的 {1}.mustache")

    /// `{1}` the partial.
    package static let templateLoop = DiagnosticRule(
        "template.loop", .error,
        english: "{0}: the partial “{1}” would call itself without end; expected a section of smaller parts around it",
        chinese: "{0}：子模板“{1}”会无休止地调用自身；其外应有进入下级内容的区段")

    /// `{1}` what is wrong.
    package static let templateRecords = DiagnosticRule(
        "template.records", .error,
        english:
            "{0}: records cannot be written one by one: {1}; expected one section {{#records}} … {{/records}}, outside any other",
        chinese: "{0}：无法逐条写出记录：{1}；应在其他区段之外有且仅有一个 {{#records}} … {{/records}}")

    /// `{1}` the most.
    package static let templateTooMuch = DiagnosticRule(
        "template.too-much", .error,
        english: "{0}: the template writes more than {1} bytes for one input; expected less",
        chinese: "{0}：模板对一份输入写出的内容超过 {1} 字节；应更少")

    /// `{1}` what libxslt says.
    package static let stylesheetUnusable = DiagnosticRule(
        "stylesheet.unusable", .error,
        english: "{0}: the stylesheet cannot be used: {1}; expected XSLT 1.0",
        chinese: "{0}：样式表不可用：{1}；应为 XSLT 1.0")

    /// `{1}` what it is.
    package static let stylesheetOutside = DiagnosticRule(
        "stylesheet.outside", .error,
        english: "{0}: {1} is refused; expected a stylesheet that reads and writes nothing outside",
        chinese: "{0}：{1} 不允许；样式表不应读写外部内容")

    /// `{1}` what libxslt says.
    package static let stylesheetFailed = DiagnosticRule(
        "stylesheet.failed", .error,
        english: "{0}: the stylesheet failed: {1}; expected it to come to its end",
        chinese: "{0}：样式表执行失败：{1}；应正常结束")

    /// `{1}` of what.
    package static let stylesheetLimit = DiagnosticRule(
        "stylesheet.limit", .error,
        english: "{0}: the stylesheet was stopped, it takes too much: {1}; expected one that comes to an end",
        chinese: "{0}：样式表已被停止，超出限度：{1}；应能正常结束")

    /// `{0}` what is missing.
    package static let stylesheetMissing = DiagnosticRule(
        "stylesheet.component-missing", .error,
        english: "{0} is not installed; expected it, to write by a stylesheet (Debian: libxslt1.1)",
        chinese: "未安装 {0}；按样式表写出需要它（Debian：libxslt1.1）")

    package static let templateRules: [DiagnosticRule] = [
        templateArgumentMissing, templateMalformed, templateUnknownTag, templateUnclosed, templateWrongEnd,
        templateUnsupported, templatePartial, templateLoop, templateRecords, templateTooMuch, stylesheetUnusable,
        stylesheetOutside, stylesheetFailed, stylesheetLimit, stylesheetMissing,
    ]
}
