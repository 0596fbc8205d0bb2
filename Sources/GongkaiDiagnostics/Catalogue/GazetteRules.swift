/// Rules of the gazette reader.
extension DiagnosticRule {
    package static let gazetteControlCharacter = DiagnosticRule(
        "gazette.control-character", .warning,
        english: "found the control character {0} (hexadecimal), which no XML document may hold; it was dropped",
        chinese: "发现控制字符 {0}（十六进制），XML 文档不得含有；已去除")
    package static let gazetteNoDocument = DiagnosticRule(
        "gazette.no-document", .warning,
        english: "found no title and no document number; the text was kept as one document without metadata",
        chinese: "未找到标题和发文字号；全文作为一份没有元数据的文件保留")
    package static let gazetteNoDate = DiagnosticRule(
        "gazette.no-date", .warning,
        english: "found no date of writing for “{0}”; expected one in the signature block",
        chinese: "“{0}”未找到成文日期；应见于落款")
    package static let gazetteNoIssuer = DiagnosticRule(
        "gazette.no-issuer", .warning,
        english: "found no issuing body for “{0}”; expected one in the title or the signature block",
        chinese: "“{0}”未找到发文机关；应见于标题或落款")
    package static let gazetteJoined = DiagnosticRule(
        "gazette.joined", .note,
        english: "joined lines that a page or column break tore: “{0}”",
        chinese: "已连接被分页或分栏断开的行：“{0}”")

    package static let gazetteRules: [DiagnosticRule] = [
        gazetteControlCharacter, gazetteNoDocument, gazetteNoDate, gazetteNoIssuer, gazetteJoined,
    ]
}
