/// Rules of reading Akoma Ntoso.
extension DiagnosticRule {
    /// `{0}` the root element, `{1}` its namespace.
    package static let aknOtherRoot = DiagnosticRule(
        "akn.other-root", .error,
        english:
            "the root element is “{0}” of the namespace “{1}”; expected akomaNtoso of http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
        chinese: "根元素为“{0}”，命名空间为“{1}”；应为 http://docs.oasis-open.org/legaldocml/ns/akn/3.0 的 akomaNtoso")

    package static let aknNoDocument = DiagnosticRule(
        "akn.no-document", .error,
        english: "akomaNtoso holds no document: act, bill, doc, officialGazette, documentCollection …",
        chinese: "akomaNtoso 中没有文件：act、bill、doc、officialGazette、documentCollection 等")

    /// `{0}` the value, `{1}` what it should be.
    package static let aknChanged = DiagnosticRule(
        "akn.changed", .warning,
        english:
            "this file was made by gongkai and changed since: “{0}” is not what stands in “{1}”; it is read as Akoma Ntoso of others",
        chinese: "本文件由 gongkai 生成，后经改动：“{1}”中不应为“{0}”；按他方的 Akoma Ntoso 读取")

    /// `{0}` elements with how often each is there.
    package static let aknTextOnly = DiagnosticRule(
        "akn.text-only", .note,
        english: "the text of these elements is kept, what they say of it is not: {0}",
        chinese: "以下元素只保留文字，其含义未保留：{0}")

    package static let aknLeftOut = DiagnosticRule(
        "akn.left-out", .warning,
        english: "these elements are left out, since the model has no place for them: {0}",
        chinese: "以下元素在模型中没有位置，未予读入：{0}")

    package static let aknMetadataLeftOut = DiagnosticRule(
        "akn.metadata-left-out", .note,
        english: "these elements of the metadata are left out: {0}",
        chinese: "以下元数据元素未予读入：{0}")

    /// `{0}` pairs of element and level.
    package static let aknLevels = DiagnosticRule(
        "akn.levels", .note,
        english: "levels are named as the model names them: {0}",
        chinese: "层次按模型的名称记录：{0}")

    package static let aknRules: [DiagnosticRule] = [
        aknOtherRoot, aknNoDocument, aknChanged, aknTextOnly, aknLeftOut, aknMetadataLeftOut, aknLevels,
    ]
}
