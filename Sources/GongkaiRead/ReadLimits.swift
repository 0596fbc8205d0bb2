public import GongkaiDiagnostics

/// One thing that an input may have only so much of. `Docs/limits.md` has an entry for each.
public struct ReadLimit: Hashable, Sendable {
    /// What the command line calls it.
    public let name: String
    /// What holds where nobody says otherwise.
    public let standard: Int
    /// The most that it can be set to.
    public let most: Int
    /// What is said when it is reached; its arguments are what was found and what is allowed.
    public let rule: DiagnosticRule
    /// What is counted, in English: `bytes of an input`.
    public let english: String
    /// What is counted, in Chinese.
    public let chinese: String

    private init(
        _ name: String, _ standard: Int, most: Int = 1 << 40, _ rule: DiagnosticRule, _ english: String,
        _ chinese: String
    ) {
        self.name = name
        self.standard = standard
        self.most = most
        self.rule = rule
        self.english = english
        self.chinese = chinese
    }
}

extension ReadLimit {
    /// Every limit, in the order in which reading meets them.
    public static let all: [ReadLimit] = [
        inputSize, lineLength, recordSize, nesting, attributes, nodes, documents, divisions, tableRows, tableColumns,
        tableCells,
        spans, findings, splitFiles, archiveEntries, unpackedSize, mergedCells, archiveMembers, memberSize,
        archiveSize, unpackingRatio, archiveNesting, mappingPaths, serverSilence,
    ]

    /// The size of an input as it is read, before it is decoded: 1 GiB.
    public static let inputSize = ReadLimit(
        "input-size", 1 << 30, .limitInputSize, "bytes of an input", "输入的字节数")

    /// Counted in the UTF-8 form of the text.
    public static let lineLength = ReadLimit(
        "line-length", 64 << 20, .limitLineLength, "bytes of a line of text", "文本一行的字节数")

    /// A record in a stream of them, in its UTF-8 form. It cannot be set to more, since the places of values are kept
    /// in few bits.
    public static let recordSize = ReadLimit(
        "record-size", 128 << 20, most: 1 << 29 - 1, .limitRecordSize, "bytes of a record", "一条记录的字节数")

    /// Those beyond it are counted and not listed.
    public static let findings = ReadLimit(
        "findings", 1_000, .limitFindings, "findings in records that are listed", "列出的记录问题数")

    /// All of them are open at once, and a process may only have so many.
    public static let splitFiles = ReadLimit(
        "split-files", 256, most: 1 << 16, .limitSplitFiles, "files that records are split into", "拆分出的文件数")

    /// The XML and JSON readers say in words of their own that it is reached. It cannot be set to more, since the model
    /// is walked by calls in one another.
    public static let nesting = ReadLimit(
        "nesting", 1_000, most: 1_000, .xmlTooDeep, "levels of XML elements, or of JSON objects and arrays",
        "XML 元素或 JSON 对象、数组的嵌套层数")

    /// Namespaces that an element declares or knows count as attributes. libxml2 compares each with all others, which
    /// bounds what it can be set to.
    public static let attributes = ReadLimit(
        "attributes", 4_096, most: 1 << 16, .xmlTooManyAttributes, "attributes and namespaces of an XML element",
        "XML 元素的属性与命名空间数")

    /// Elements and texts of a web page: 4 million.
    public static let nodes = ReadLimit(
        "nodes", 4_000_000, most: 1 << 30, .limitNodes, "elements and texts of a web page", "网页的元素与文字节点数")

    /// How many documents an issue may have: 100 000.
    public static let documents = ReadLimit(
        "documents", 100_000, .limitDocuments, "documents of a publication", "一份出版物的文件数")

    /// Chapters, articles, numbered headings … of all documents together: 10 million.
    public static let divisions = ReadLimit(
        "divisions", 10_000_000, .limitDivisions, "divisions of a publication", "一份出版物的层次数")

    /// Rows of one table, header included: a million.
    public static let tableRows = ReadLimit("table-rows", 1_000_000, .limitTableRows, "rows of a table", "表格的行数")

    /// Cells of the longest row of one table: 20 000.
    public static let tableColumns = ReadLimit(
        "table-columns", 20_000, .limitTableColumns, "columns of a table", "表格的列数")

    /// Cells of one table: a million.
    public static let tableCells = ReadLimit(
        "table-cells", 1_000_000, .limitTableCells, "cells of a table", "表格的单元格数")

    /// References, dates, repairs … on one run of text: a million.
    public static let spans = ReadLimit("spans", 1_000_000, .limitSpans, "spans of one text", "一段文字的标注数")

    /// Of a file of Office Open XML. The archive says in words of its own that it is reached.
    public static let archiveEntries = ReadLimit(
        "archive-entries", 10_000, most: 1 << 16, .archiveTooManyEntries, "parts of an office file", "办公文件的部件数")

    /// Of all parts of an office file together: 2 GiB. No part may be much more than what its packed size lets expect either.
    public static let unpackedSize = ReadLimit(
        "unpacked-size", 1 << 31, .archiveTooLarge, "bytes that an office file unpacks to", "办公文件解压后的字节数")

    /// Merged cells of a sheet.
    public static let mergedCells = ReadLimit(
        "merged-cells", 100_000, .limitMergedCells, "merged cells of a sheet", "工作表的合并单元格数")

    /// Of an archive that holds inputs, and those in it: 100 000.
    public static let archiveMembers = ReadLimit(
        "archive-members", 100_000, most: 1 << 24, .archiveTooManyEntries, "entries of an archive of inputs",
        "装有输入的压缩包的条目数")

    /// Of one member of an archive of inputs, unpacked: 4 GiB.
    public static let memberSize = ReadLimit(
        "member-size", 4 << 30, .archiveEntryTooLarge, "bytes that a member of an archive unpacks to",
        "压缩包内一个文件解压后的字节数")

    /// Of all members of an archive of inputs together, unpacked: 16 GiB.
    public static let archiveSize = ReadLimit(
        "archive-size", 16 << 30, .archiveTooLarge, "bytes that all members of an archive unpack to",
        "压缩包内所有文件解压后的字节数")

    /// Of what is more than a megabyte: no data that was not made for it comes near.
    public static let unpackingRatio = ReadLimit(
        "unpacking-ratio", 500, .archiveStreamRatio,
        "times its size that a member of an archive or a packed stream unpacks to", "压缩包内文件或压缩流解压后为原大小的倍数")

    /// Archives in archives, and packed streams in packed streams; a packed tar archive counts twice.
    public static let archiveNesting = ReadLimit(
        "archive-nesting", 6, most: 16, .archiveTooDeep, "times that an input is packed over", "输入的压缩嵌套层数")

    /// Different paths of foreign XML or JSON that a mapping is proposed for; of arrays on the way to the records too.
    public static let mappingPaths = ReadLimit(
        "mapping-paths", 10_000, most: 1 << 20, .limitMappingPaths, "different paths that a mapping is proposed for",
        "建议映射时不同路径的数目")

    /// A query may take long before its first row. Ten minutes.
    public static let serverSilence = ReadLimit(
        "server-silence", 600, most: 1 << 24, .limitServerSilence, "seconds that a database server may say nothing",
        "数据库服务器可无应答的秒数")

    /// What to tell when it is reached.
    public func diagnostic(found: Int, allowed: Int, at position: Diagnostic.Position? = nil) -> Diagnostic {
        Diagnostic(rule, [String(found), String(allowed)], at: position)
    }
}

/// How much of an input is read. The standard is generous: nothing that an office prints comes near.
public struct ReadLimits: Hashable, Sendable {
    /// Only what differs from the standard.
    private var chosen: [ReadLimit: Int] = [:]

    /// Makes limits that are all the standard ones.
    public init() {}

    /// What a limit allows; a value outside 1 to its `most` is taken as the nearest inside.
    public subscript(limit: ReadLimit) -> Int {
        get { chosen.isEmpty ? limit.standard : chosen[limit] ?? limit.standard }
        set { chosen[limit] = min(max(newValue, 1), limit.most) }
    }
}
