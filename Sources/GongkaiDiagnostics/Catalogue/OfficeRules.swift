/// Rules of Office Open XML (ISO/IEC 29500): packages, workbooks, documents.
extension DiagnosticRule {
    /// `{0}` what the package should be, `{1}` the part.
    package static let officePartMissing = DiagnosticRule(
        "office.part-missing", .error,
        english: "the file has no part “{1}”; expected a whole {0}",
        chinese: "文件缺少部件“{1}”；应为完整的 {0} 文件")

    /// `{1}` libxml2's own words.
    package static let officePartMalformed = DiagnosticRule(
        "office.part-malformed", .error,
        english: "the part “{0}” is not well-formed XML: {1}",
        chinese: "部件“{0}”不是格式良好的 XML：{1}")

    package static let officePartDoctype = DiagnosticRule(
        "office.part-doctype", .error,
        english: "the part “{0}” has a document type declaration, which Office Open XML never has; it is refused",
        chinese: "部件“{0}”含有文档类型声明，Office Open XML 中不应出现；已拒绝读取")

    package static let officeEncrypted = DiagnosticRule(
        "office.encrypted", .error,
        english: "the file is encrypted with a password; expected it saved without one",
        chinese: "文件设有打开密码；请取消密码后另存")

    /// `{0}` the format, `{1}` the extension to convert to.
    package static let officeOldFormat = DiagnosticRule(
        "office.old-format", .error,
        english:
            "the input is of the format {0}, which is not read; convert it first: soffice --headless --convert-to {1} FILE",
        chinese: "输入是 {0} 格式的文件，不能直接读取；请先转换：soffice --headless --convert-to {1} 文件")

    package static let officePDF = DiagnosticRule(
        "office.pdf", .error,
        english:
            "the input is a PDF file, which is not read; where it has a text layer: pdftotext -layout FILE - | gongkai convert -f gazette -",
        chinese: "输入是 PDF 文件，不能直接读取；如有文字层，可用：pdftotext -layout 文件 - | gongkai convert -f gazette -")

    package static let officeOFD = DiagnosticRule(
        "office.ofd", .error,
        english:
            "the input is an OFD file (GB/T 33190), which is not read; export its text, or a PDF with a text layer, with an OFD viewer first",
        chinese: "输入是 OFD 文件（GB/T 33190），不能直接读取；请先用 OFD 阅读器导出文本或带文字层的 PDF")

    package static let workbookNoSheet = DiagnosticRule(
        "xlsx.no-sheet", .error,
        english: "the workbook has no sheet “{0}”; it has: {1}",
        chinese: "工作簿中没有工作表“{0}”；现有：{1}")

    package static let workbookEmpty = DiagnosticRule(
        "xlsx.empty", .error,
        english: "no visible sheet of the workbook has a cell with a value; expected a header and records",
        chinese: "工作簿的可见工作表均无内容；应有表头和记录")

    package static let workbookOtherSheets = DiagnosticRule(
        "xlsx.other-sheets", .note,
        english: "the sheet “{0}” is read; not read are: {1}; --sheet names another",
        chinese: "已读取工作表“{0}”；未读取：{1}；可用 --sheet 指定")

    package static let workbookHiddenSheets = DiagnosticRule(
        "xlsx.hidden-sheets", .note,
        english: "hidden sheets of the workbook: {0}",
        chinese: "工作簿中有隐藏的工作表：{0}")

    package static let workbookHiddenColumns = DiagnosticRule(
        "xlsx.hidden-columns", .warning,
        english: "hidden columns, which are read like the others: {0}",
        chinese: "有隐藏列，照常读取：{0}")

    package static let workbookHiddenRows = DiagnosticRule(
        "xlsx.hidden-rows", .warning,
        english: "hidden rows, which are read like the others: {0} to {1}",
        chinese: "有隐藏行，照常读取：第 {0} 行至第 {1} 行")

    package static let workbookRowLeftOut = DiagnosticRule(
        "xlsx.row-left-out", .note,
        english: "row {0} is a title or note and no record: “{1}”",
        chinese: "第 {0} 行是标题或说明，不作为记录：“{1}”")

    package static let workbookMergedCells = DiagnosticRule(
        "xlsx.merged-cells", .note,
        english: "{0} merged cells reach down over several records, each of which gets the value",
        chinese: "有 {0} 个合并单元格跨多条记录，每条记录均取其值")

    package static let workbookErrorCell = DiagnosticRule(
        "xlsx.error-cell", .warning, namesRecord: true,
        english: "record {0} has the error {2} in column {1}, which is read as text",
        chinese: "第 {0} 条记录的 {1} 列是错误值 {2}，按文本读取")

    package static let workbookBadDate = DiagnosticRule(
        "xlsx.bad-date", .warning, namesRecord: true,
        english:
            "record {0} has {2} in column {1}, which no calendar day is, though the cell is formatted as a date; it is read as it stands",
        chinese: "第 {0} 条记录的 {1} 列为 {2}，单元格虽设为日期格式，但无此日期；按原值读取")

    package static let workbookControlCharacter = DiagnosticRule(
        "xlsx.control-character", .warning, namesRecord: true,
        english: "record {0} has control characters in column {1}, which became U+FFFD",
        chinese: "第 {0} 条记录的 {1} 列含控制字符，已替换为 U+FFFD")

    package static let workbookBadString = DiagnosticRule(
        "xlsx.bad-string", .error, namesRecord: true,
        english: "record {0} points to the shared string {2} in column {1}, which there is none of",
        chinese: "第 {0} 条记录的 {1} 列引用了不存在的共享字符串 {2}")

    package static let workbookCellOutside = DiagnosticRule(
        "xlsx.cell-outside", .error, namesRecord: true,
        english: "record {0} has a value in column {1}, above which no heading stands",
        chinese: "第 {0} 条记录在 {1} 列有值，但该列没有列名")

    package static let workbookNoValue = DiagnosticRule(
        "xlsx.no-value", .warning, namesRecord: true,
        english:
            "record {0} has a formula in column {1} whose result is not in the file; save it once with a spreadsheet program",
        chinese: "第 {0} 条记录的 {1} 列是公式，但文件中没有计算结果；请用表格软件打开并保存一次")

    package static let workbookBadPlace = DiagnosticRule(
        "xlsx.bad-place", .error,
        english:
            "the part “{0}” has the row or cell “{1}” where it cannot be; expected rows and cells in order, up to XFD1048576",
        chinese: "部件“{0}”中的行或单元格“{1}”位置不当；行和单元格应依次排列，且不超过 XFD1048576")

    package static let documentRevisions = DiagnosticRule(
        "docx.revisions", .warning,
        english: "the document has tracked changes, which are read as accepted: {0} insertions, {1} deletions",
        chinese: "文档含有修订，按接受修订读取：插入 {0} 处，删除 {1} 处")

    package static let documentComments = DiagnosticRule(
        "docx.comments", .warning,
        english: "the document has {0} comments, which are not read",
        chinese: "文档含有 {0} 条批注，未读取")

    package static let documentPictures = DiagnosticRule(
        "docx.pictures", .warning,
        english: "the document has {0} pictures, which are not read",
        chinese: "文档含有 {0} 幅图片，未读取")

    package static let documentObjects = DiagnosticRule(
        "docx.objects", .warning,
        english: "the document has {0} embedded objects or charts, which are not read",
        chinese: "文档含有 {0} 个嵌入对象或图表，未读取")

    package static let documentChunks = DiagnosticRule(
        "docx.chunks", .warning,
        english:
            "the document takes in {0} other files (altChunk, subDoc), which are not read; save it once with a word processor",
        chinese: "文档引入了 {0} 个其他文件（altChunk、subDoc），未读取；请用文字处理软件打开并保存一次")

    package static let documentHiddenText = DiagnosticRule(
        "docx.hidden-text", .warning,
        english: "the document has {0} stretches of hidden text, which are not read",
        chinese: "文档含有 {0} 处隐藏文字，未读取")

    package static let documentLinks = DiagnosticRule(
        "docx.links", .note,
        english: "the document has {0} links; their words are read and their addresses are not",
        chinese: "文档含有 {0} 个超链接；文字已读取，地址未读取")

    package static let documentRaised = DiagnosticRule(
        "docx.raised", .warning,
        english:
            "the document has {0} stretches above or below the line, which read as plain characters: 10³ is 103",
        chinese: "文档含有 {0} 处上标或下标，按普通字符读取：10³ 读作 103")

    package static let documentFurniture = DiagnosticRule(
        "docx.furniture", .note,
        english: "{0} headers and footers are left out as furniture of the page",
        chinese: "{0} 处页眉、页脚作为版面附属内容，未计入正文")

    package static let officeRules: [DiagnosticRule] = [
        officePartMissing, officePartMalformed, officePartDoctype, officeEncrypted, officeOldFormat, officePDF,
        officeOFD,
    ]

    package static let workbookRules: [DiagnosticRule] = [
        workbookNoSheet, workbookEmpty, workbookOtherSheets, workbookHiddenSheets, workbookHiddenColumns,
        workbookHiddenRows, workbookRowLeftOut, workbookMergedCells, workbookErrorCell, workbookBadDate,
        workbookControlCharacter, workbookBadString, workbookCellOutside, workbookNoValue, workbookBadPlace,
    ]

    package static let wordRules: [DiagnosticRule] = [
        documentRevisions, documentComments, documentPictures, documentObjects, documentChunks, documentHiddenText,
        documentLinks, documentRaised, documentFurniture,
    ]
}
