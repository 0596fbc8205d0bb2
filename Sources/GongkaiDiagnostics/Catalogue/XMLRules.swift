/// Rules of reading, validating and writing XML. What libxml2 says stands in its own words, which are English.
extension DiagnosticRule {
    package static let xmlNotWellFormed = DiagnosticRule(
        "xml.not-well-formed", .error,
        english: "this is not well-formed XML: {0}",
        chinese: "XML 格式不良：{0}")

    package static let xmlInvalid = DiagnosticRule(
        "xml.invalid", .error,
        english: "the schema does not allow this: {0}",
        chinese: "不符合 XML 模式：{0}")

    package static let xmlDoctype = DiagnosticRule(
        "xml.doctype", .error,
        english: "a document type declaration (DOCTYPE) is refused, since it may define entities; expected none",
        chinese: "拒绝文档类型声明（DOCTYPE），因其可定义实体；应予删除")

    package static let xmlTooDeep = DiagnosticRule(
        "xml.too-deep", .error,
        english: "elements stand more than {0} deep in one another",
        chinese: "元素嵌套超过 {0} 层")

    package static let xmlTooManyAttributes = DiagnosticRule(
        "xml.too-many-attributes", .error,
        english: "an element has more than {0} attributes and namespaces; --limit attributes=… allows more",
        chinese: "元素的属性与命名空间超过 {0} 个；可用 --limit attributes=… 放宽")

    package static let xmlTooMany = DiagnosticRule(
        "xml.too-many", .error,
        english: "more than {0} issues; the rest of the file was not looked at",
        chinese: "问题超过 {0} 个，其余部分未检查")

    package static let xmlNumberDisagrees = DiagnosticRule(
        "xml.number-disagrees", .error,
        english: "the attributes form, code, year or serial say something else than the number “{0}” itself",
        chinese: "属性 form、code、year 或 serial 与字号“{0}”不一致")

    package static let xmlValueUnread = DiagnosticRule(
        "xml.value-unread", .error,
        english: "“{0}” is not a value that “{1}” can have",
        chinese: "“{0}”不是“{1}”可取的值")

    package static let xmlSchemaUnusable = DiagnosticRule(
        "xml.schema-unusable", .error,
        english: "the schema cannot be used: {0}",
        chinese: "XML 模式不可用：{0}")

    package static let xmlRules: [DiagnosticRule] = [
        xmlNotWellFormed, xmlInvalid, xmlDoctype, xmlTooDeep, xmlTooManyAttributes, xmlTooMany, xmlNumberDisagrees,
        xmlValueUnread,
        xmlSchemaUnusable, unwritableCharacter, unwritableDepth, unwritableSpans, unwritableHeadingSpans,
        unwritableNumber, unwritableIdentifier, unwritableDigest,
    ]
}

/// What a publication may hold and XML cannot say.
extension DiagnosticRule {
    package static let unwritableCharacter = DiagnosticRule(
        "write.not-representable.character", .error,
        english: "the text holds the character U+{0}, which no XML document may hold",
        chinese: "文本含有 XML 不允许的字符 U+{0}")

    package static let unwritableDepth = DiagnosticRule(
        "write.not-representable.depth", .error,
        english: "the publication nests more than {0} elements deep",
        chinese: "出版物嵌套超过 {0} 层")

    package static let unwritableSpans = DiagnosticRule(
        "write.not-representable.spans", .error,
        english: "the span from {0} to {1} overlaps another in part, is out of order or lies outside the text",
        chinese: "标注 {0} 至 {1} 与其他标注部分重叠、次序颠倒或超出文本")

    package static let unwritableHeadingSpans = DiagnosticRule(
        "write.not-representable.heading-spans", .error,
        english: "the division has spans over a heading, and no heading",
        chinese: "该层次有标题标注而无标题")

    package static let unwritableNumber = DiagnosticRule(
        "write.not-representable.number", .error,
        english: "{0} is out of range; expected {1} to 999999999999999999",
        chinese: "{0} 超出范围；应为 {1} 至 999999999999999999")

    package static let unwritableIdentifier = DiagnosticRule(
        "write.not-representable.identifier", .error,
        english: "the identifier “{0}” is empty, holds white space or is borne by another node too",
        chinese: "标识“{0}”为空、含有空白字符或与其他节点重复")

    package static let unwritableDigest = DiagnosticRule(
        "write.not-representable.digest", .error,
        english: "“{0}” is no SHA-256; expected 64 lower-case hexadecimal digits",
        chinese: "“{0}”不是 SHA-256；应为 64 位小写十六进制数字")
}
