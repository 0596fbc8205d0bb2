/// What a format says otherwise than the publication does, or leaves out.
extension DiagnosticRule {
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
        english: "the control character U+{0} is written as U+FFFD",
        chinese: "控制字符 U+{0} 改写为 U+FFFD")

    package static let writeRules: [DiagnosticRule] = [
        aknDateUnknown, aknDateInPart, aknAddress, graphCitationsOnly, dotCharacter,
    ]
}
