/// Rules of the checks over the model: what a publication says in one place against what it says in another.
///
/// Each is told with its place in the source and in the model, so that the wording need not name the list or the part.
extension DiagnosticRule {
    // MARK: The contents, the catalogue, the documents

    /// `{0}` the number in the list, `{1}` the document's own, `{2}` the title in the list.
    package static let checkNumberDiffers = DiagnosticRule(
        "check.number-differs", .warning,
        english: "the list has the number {0}, the document itself {1}: “{2}”",
        chinese: "目录所列文号为 {0}，正文文号为 {1}：“{2}”")

    /// `{0}` the document, `{1}` its title, `{2}` the title in the contents, `{3}` in the catalogue; quoted, or a dash.
    package static let checkTitleDiffers = DiagnosticRule(
        "check.title-differs", .warning,
        english: "the titles of {0} differ: {1} above the text, {2} in the contents, {3} in the catalogue",
        chinese: "{0} 的标题不一致：正文为{1}，目录为{2}，发文目录为{3}")

    /// `{0}` the number and the title of the entry.
    package static let checkNotInIssue = DiagnosticRule(
        "check.not-in-issue", .warning,
        english: "the list has {0}; expected the document in this issue, and found none",
        chinese: "目录列有 {0}，本期未见该文件")

    /// `{0}` the document.
    package static let checkNotInContents = DiagnosticRule(
        "check.not-in-contents", .warning,
        english: "{0} is in the issue; expected it in the contents too",
        chinese: "本期载有 {0}，目录未列")

    /// `{0}` the document.
    package static let checkNotInCatalogue = DiagnosticRule(
        "check.not-in-catalogue", .warning,
        english: "{0} is in the issue; expected it in the closing catalogue too",
        chinese: "本期载有 {0}，发文目录未列")

    /// `{0}` the number.
    package static let checkEntryRepeated = DiagnosticRule(
        "check.entry-repeated", .warning,
        english: "found the number {0} in this list a second time; expected it once",
        chinese: "目录中文号 {0} 重复列出；只应列一次")

    /// `{0}` the document, `{1}` the one listed before it.
    package static let checkContentsOrder = DiagnosticRule(
        "check.contents-order", .warning,
        english: "the contents have {0} behind {1}; in the issue it stands before it",
        chinese: "目录中 {0} 列于 {1} 之后，而正文在其之前")

    /// `{0}` the page, `{1}` the page of the entry before.
    package static let checkPageBackwards = DiagnosticRule(
        "check.page-backwards", .warning,
        english: "found page {0} behind page {1}; expected pages that do not go back",
        chinese: "页码 {0} 列于 {1} 之后；页码不应倒退")

    // MARK: Numbering

    /// `{0}` the marker, `{1}` the one that is missing.
    package static let checkNumberingGap = DiagnosticRule(
        "check.numbering-gap", .warning,
        english: "found {0} without {1} before it",
        chinese: "出现 {0}，其前缺 {1}")

    /// `{0}` the marker.
    package static let checkNumberingRepeated = DiagnosticRule(
        "check.numbering-repeated", .warning,
        english: "found {0} a second time; expected the next number",
        chinese: "{0} 重复出现；应为下一序号")

    /// `{0}` the marker.
    package static let checkNumberingOutOfOrder = DiagnosticRule(
        "check.numbering-out-of-order", .warning,
        english: "found {0} behind a higher number; expected numbers that rise",
        chinese: "{0} 出现在较大序号之后；序号应递增")

    /// `{0}` the number, `{1}` the one that is missing.
    package static let checkAttachmentGap = DiagnosticRule(
        "check.attachment-gap", .warning,
        english: "found attachment {0} without attachment {1} before it",
        chinese: "列有附件{0}，其前缺附件{1}")

    /// `{0}` the number.
    package static let checkAttachmentRepeated = DiagnosticRule(
        "check.attachment-repeated", .warning,
        english: "found attachment {0} again or behind a higher number; expected numbers that rise",
        chinese: "附件{0}重复或次序颠倒；序号应递增")

    // MARK: Dates

    /// `{0}` the date as written.
    package static let checkDateImpossible = DiagnosticRule(
        "check.date-impossible", .error,
        english: "found {0} where a date stands; the calendar has no such day",
        chinese: "此处日期为 {0}；日历上没有这一天")

    /// `{0}` the date as written.
    package static let checkDateImpossibleInText = DiagnosticRule(
        "check.date-impossible-in-text", .warning,
        english: "the text names {0}; the calendar has no such day",
        chinese: "文中写有 {0}；日历上没有这一天")

    /// `{0}` the document, `{1}` the date of publication, `{2}` the date of writing.
    package static let checkWrittenAfterPublished = DiagnosticRule(
        "check.written-after-published", .warning,
        english: "{0} was published on {1} and written on {2}; expected the writing to come first",
        chinese: "{0} 发布日期为 {1}，成文日期为 {2}；成文应在先")

    /// `{0}` the document, `{1}` in force from, `{2}` the date of writing.
    package static let checkInForceBeforeWritten = DiagnosticRule(
        "check.in-force-before-written", .warning,
        english: "{0} is in force from {1} and was written on {2}; expected the writing to come first",
        chinese: "{0} 自 {1} 起施行，成文日期为 {2}；成文应在先")

    /// `{0}` the document, `{1}` in force until, `{2}` in force from.
    package static let checkLapsesBeforeInForce = DiagnosticRule(
        "check.lapses-before-in-force", .error,
        english: "{0} is in force until {1} and only from {2}; expected the end behind the beginning",
        chinese: "{0} 有效期至 {1}，却自 {2} 起施行；终止应在施行之后")

    /// `{0}` the number, `{1}` the date of writing.
    package static let checkYearOfNumber = DiagnosticRule(
        "check.year-of-number", .warning,
        english: "the number {0} and the date of writing {1} are years apart; expected about the same year",
        chinese: "文号 {0} 与成文日期 {1} 相差数年；年份应相近")

    // MARK: Documents by themselves and among each other

    /// `{0}` the number cited, `{1}` the title cited, `{2}` the document's own title.
    package static let checkCitedTitleDiffers = DiagnosticRule(
        "check.cited-title-differs", .warning,
        english: "{0} is cited as “{1}”; in this issue it is “{2}”",
        chinese: "引用 {0} 时标题写作“{1}”；本期该文件标题为“{2}”")

    /// `{0}` the title cited, `{1}` the number cited, `{2}` the document's own number.
    package static let checkCitedNumberDiffers = DiagnosticRule(
        "check.cited-number-differs", .warning,
        english: "“{0}” is cited as {1}; in this issue it is {2}",
        chinese: "引用“{0}”时文号写作 {1}；本期该文件文号为 {2}")

    /// `{0}` the number.
    package static let checkRepealsItself = DiagnosticRule(
        "check.repeals-itself", .error,
        english: "the document ends {0}, which is its own number; expected another",
        chinese: "文件废止的 {0} 是其自身文号；应为其他文件")

    /// `{0}` the number, `{1}` the place of the document that has it already.
    package static let checkNumberShared = DiagnosticRule(
        "check.number-shared", .error,
        english: "found the number {0} a second time, document {1} of the issue has it; expected a number of its own",
        chinese: "文号 {0} 重复，本期第 {1} 份文件已用；每份文件应有各自的文号")

    /// `{0}` the document.
    package static let checkNoTitle = DiagnosticRule(
        "check.no-title", .warning,
        english: "found no title for {0}; expected one above the text",
        chinese: "{0} 未见标题；应见于正文之上")

    /// `{0}` the document.
    package static let checkNoNumber = DiagnosticRule(
        "check.no-number", .warning,
        english: "found no number for “{0}”; documents of its kind bear one",
        chinese: "“{0}”未见发文字号；此类公文应有")

    /// `{0}` the kind, `{1}` the kind in the title, `{2}` the title.
    package static let checkKindAgainstTitle = DiagnosticRule(
        "check.kind-against-title", .warning,
        english: "the kind is {0}; the title says {1}: “{2}”",
        chinese: "文种为{0}，标题却为{1}：“{2}”")

    /// `{0}` the kind, `{1}` the document.
    package static let checkNoAddressee = DiagnosticRule(
        "check.no-addressee", .warning,
        english: "found no addressee of {1}; a document of the kind {0} has one",
        chinese: "{1} 未见主送机关；{0}应有主送机关")

    // MARK: Characters

    /// `{0}` the code point.
    package static let checkBidirectionalControl = DiagnosticRule(
        "check.bidirectional-control", .warning,
        english: "the text holds {0}, which changes the order in which it is shown; it was kept",
        chinese: "文本含有 {0}，会改变显示顺序；已原样保留")

    /// `{0}` the code point.
    package static let checkInvisibleCharacter = DiagnosticRule(
        "check.invisible-character", .warning,
        english: "the text holds {0}, which is not seen and spoils searching and comparing; it was kept",
        chinese: "文本含有 {0}，不可见且妨碍检索和比对；已原样保留")

    /// `{0}` how many, `{1}` the rule.
    package static let checkMoreFindings = DiagnosticRule(
        "check.more-findings", .warning,
        english: "{0} more findings of {1} are not listed",
        chinese: "{1} 另有 {0} 处未列出")

    package static let checkRules: [DiagnosticRule] = [
        checkNumberDiffers, checkTitleDiffers, checkNotInIssue, checkNotInContents, checkNotInCatalogue,
        checkEntryRepeated, checkContentsOrder, checkPageBackwards, checkNumberingGap, checkNumberingRepeated,
        checkNumberingOutOfOrder, checkAttachmentGap, checkAttachmentRepeated, checkDateImpossible,
        checkDateImpossibleInText, checkWrittenAfterPublished, checkInForceBeforeWritten, checkLapsesBeforeInForce,
        checkYearOfNumber, checkCitedTitleDiffers, checkCitedNumberDiffers, checkRepealsItself, checkNumberShared,
        checkNoTitle, checkNoNumber, checkKindAgainstTitle, checkNoAddressee, checkBidirectionalControl,
        checkInvisibleCharacter, checkMoreFindings,
    ]
}
