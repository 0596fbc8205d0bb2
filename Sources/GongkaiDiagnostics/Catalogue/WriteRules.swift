/// What formats do not say as the publication does, or leave out.
///
/// In those of formats for people `{0}` is how many there are and `{1}` the name of the format.
extension DiagnosticRule {
    package static let writeReplacedCharacters = DiagnosticRule(
        "write.not-representable.control-characters", .warning,
        english: "{0} control characters, which {1} cannot hold, were replaced by U+FFFD",
        chinese: "{1} 不能含有的 {0} 个控制字符已替换为 U+FFFD")

    package static let writeMergedCells = DiagnosticRule(
        "write.not-representable.merged-cells", .warning,
        english: "{0} merged cells of tables stand in {1} as one cell and empty ones",
        chinese: "表格中 {0} 个合并单元格在 {1} 中写作一个单元格和若干空单元格")

    package static let writeWideTables = DiagnosticRule(
        "write.not-representable.wide-tables", .warning,
        english: "{0} tables have more columns than {1} can hold; their rows stand there as lines with tabs",
        chinese: "{0} 个表格的列数超出 {1} 的上限；其各行写作以制表符分隔的文字")

    package static let writeAddresses = DiagnosticRule(
        "write.not-representable.addresses", .warning,
        english:
            "{0} addresses of links are not in {1}; expected http, https, ftp or mailto, and a format that has links",
        chinese: "{0} 个链接地址未写入 {1}；应为 http、https、ftp 或 mailto，且格式支持链接")

    package static let writeEmphasis = DiagnosticRule(
        "write.not-representable.emphasis", .note,
        english: "{0} stretches of text are emphasised and not so in {1}",
        chinese: "{0} 处强调在 {1} 中未标出")

    package static let writeAnnotations = DiagnosticRule(
        "write.not-representable.annotations", .note,
        english: "{0} annotations (references, bodies, amounts, responsibilities) are not in {1}; their words are",
        chinese: "{0} 处标注（引用、机构、数量、责任等）未写入 {1}；所标文字保留")

    package static let writeTablesOnly = DiagnosticRule(
        "write.tables-only", .note,
        english: "these are the tables of the publication; the text of its paragraphs is left out",
        chinese: "所写为出版物各表；段落文字从略")

    // MARK: Akoma Ntoso and graphs

    package static let aknDateUnknown = DiagnosticRule(
        "write.akn.date-unknown", .note,
        english: "no date is known; Akoma Ntoso wants one, so FRBRdate is 0001-01-01, named “unknown”",
        chinese: "日期未知；Akoma Ntoso 要求日期，故 FRBRdate 为 0001-01-01，名为“unknown”")

    package static let aknDateInPart = DiagnosticRule(
        "write.akn.date-in-part", .note,
        english: "the date {0} names no day; Akoma Ntoso wants one, so FRBRdate is {1}",
        chinese: "日期 {0} 未具体到日；Akoma Ntoso 要求到日，故 FRBRdate 为 {1}")

    package static let aknAddress = DiagnosticRule(
        "write.akn.address", .note,
        english: "“{0}” is no address of the web; Akoma Ntoso gets it as text, not as a link",
        chinese: "“{0}”不是网址；在 Akoma Ntoso 中记为文字，不作链接")

    package static let graphCitationsOnly = DiagnosticRule(
        "write.graph.citations-only", .note,
        english: "a graph holds the documents and what they cite; all else is left out",
        chinese: "图只含公文及其引用关系，其余从略")

    package static let dotCharacter = DiagnosticRule(
        "write.dot.character", .note,
        english: "the control character {0} is written as U+FFFD",
        chinese: "控制字符 {0} 改写为 U+FFFD")

    package static let writeRules: [DiagnosticRule] = [
        writeReplacedCharacters, writeMergedCells, writeWideTables, writeAddresses, writeEmphasis, writeAnnotations,
        writeTablesOnly,
        aknDateUnknown, aknDateInPart, aknAddress, graphCitationsOnly, dotCharacter,
    ]
}
