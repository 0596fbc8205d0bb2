/// Rules of the reader of web pages (`Docs/html-reading.md`).
extension DiagnosticRule {
    /// `{0}` how many bytes are left out.
    package static let htmlCutOff = DiagnosticRule(
        "html.cut-off", .warning,
        english: "the page ends within a tag or a comment; its last {0} bytes are no text and were left out",
        chinese: "网页在标签或注释中间结束；最后 {0} 字节不是文字，已略去")

    /// `{0}` how deep elements may stand.
    package static let htmlTooDeep = DiagnosticRule(
        "html.too-deep", .warning,
        english: "elements stand more than {0} deep; deeper ones were read as if they stood beside one another",
        chinese: "元素嵌套超过 {0} 层；更深的元素按并列读取")

    /// `{0}` what the page says, `{1}` what it is in.
    package static let htmlDeclaredEncoding = DiagnosticRule(
        "html.declared-encoding", .warning,
        english: "the page says that it is in {0}, and it is in {1}",
        chinese: "网页声明的编码是 {0}，实际是 {1}")

    package static let htmlNoContent = DiagnosticRule(
        "html.no-content", .warning,
        english: "found no part of the page that looks like a document; all text that is shown was kept",
        chinese: "网页中未找到像公文的部分；已保留全部可见文字")

    /// `{0}` the name of the element.
    package static let htmlEmbedded = DiagnosticRule(
        "html.embedded", .warning,
        english: "the page shows another file in <{0}>, “{1}”, which was not read",
        chinese: "网页用 <{0}> 显示另一文件“{1}”，未读取")

    /// `{0}` the address.
    package static let htmlImage = DiagnosticRule(
        "html.image", .warning,
        english: "the document has an image, “{0}”, which was not read; text in it is missing",
        chinese: "正文中有图片“{0}”，未读取；图中文字缺失")

    /// `{0}` how many, `{1}` the first address.
    package static let htmlLinks = DiagnosticRule(
        "html.links", .note,
        english:
            "{0} links of the document lead elsewhere and stand where no address has a place, or across something else; their words were kept and their addresses were not, “{1}” first",
        chinese: "正文中有 {0} 个链接指向他处，但所在位置不能记录地址；文字已保留，地址未保留，首个为“{1}”")

    /// `{0}` how many, `{1}` the first, with what stands before it.
    package static let htmlRaised = DiagnosticRule(
        "html.raised", .warning,
        english:
            "{0} stretches of the document stand above or below the line, which is not kept: they read as plain characters, “{1}” first",
        chinese: "正文中有 {0} 处上标或下标，未能保留，按普通字符读取，首处为“{1}”")

    /// `{0}` how many pieces, `{1}` of how many characters.
    package static let htmlChrome = DiagnosticRule(
        "html.chrome", .note,
        english: "{0} lines with {1} characters around the document are the site's and were left out",
        chinese: "正文以外的 {0} 行、{1} 个字符属于网站，已略去")

    package static let htmlRules: [DiagnosticRule] = [
        htmlCutOff, htmlTooDeep, htmlDeclaredEncoding, htmlNoContent, htmlEmbedded, htmlImage, htmlLinks, htmlRaised,
        htmlChrome,
    ]
}
