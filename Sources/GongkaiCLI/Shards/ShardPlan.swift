import GongkaiBytes

/// How an input is cut into shards: what a shard must know of the rest of the input, and where it begins and ends.
///
/// Offsets are those of the text in UTF-8, which is the input itself where that is in UTF-8. A plan says nothing of a
/// machine: whoever has the same bytes under any name can work by it.
struct ShardPlan: SealedJSON, Equatable {
    /// A stretch of the input.
    struct Shard: Equatable {
        /// From the first record's first byte up to that of the next shard, or to the end.
        var range: Range<Int>
        /// The number of its first record, and how many there are.
        var firstRecord = 1
        var records = 0
        /// The line that it begins on.
        var line = 1
        /// SHA-256 of its text.
        var sha256 = ""
    }

    /// What the input is called, without folder: records without a schema are named after it.
    var name: String
    /// In bytes, as it stands in its file.
    var size: Int
    var format: String
    /// The encoding that was found or named; `nil` where all is ASCII.
    var encoding: String?
    /// What stands between fields of CSV.
    var delimiter: String?
    var hasHeader = true
    var headerLines = 1
    var skipLines = 0
    /// Fields that the first stretch of the input does not have.
    var furtherFields: [String] = []
    /// What stands before the first record: its SHA-256. It ends where the first shard begins.
    var headSHA256 = ""
    var shards: [Shard] = []

    /// The name without its extension.
    var baseName: String { InputFile(name).baseName }

    /// Whether another shard with records goes on where one ends.
    func endsEarly(_ shard: Int) -> Bool { shards[shard].range.upperBound < (shards.last?.range.upperBound ?? 0) }

    /// The encoding that the text has to be decoded from; `nil` for UTF-8.
    var decodedFrom: TextEncoding? {
        encoding.flatMap { TextEncoding(named: $0) }.flatMap { $0 == .utf8 ? nil : $0 }
    }

    /// How many records there are.
    var records: Int { shards.reduce(0) { $0 + $1.records } }
}

extension ShardPlan {
    private static let version = 1

    func writeMembers(to json: inout JSONEmitter) {
        json.member("shardPlan", ShardPlan.version)
        json.member("name", name)
        json.member("size", size)
        json.member("format", format)
        json.member("encoding", encoding)
        json.member("delimiter", delimiter)
        json.member("header", hasHeader)
        json.member("headerLines", headerLines)
        if skipLines > 0 { json.member("skipLines", skipLines) }
        json.member("furtherFields", furtherFields)
        json.member("headSHA256", headSHA256)
        json.name("shards")
        json.beginArray()
        for shard in shards {
            json.beginObject()
            json.member("start", shard.range.lowerBound)
            json.member("end", shard.range.upperBound)
            json.member("firstRecord", shard.firstRecord)
            json.member("records", shard.records)
            json.member("line", shard.line)
            json.member("sha256", shard.sha256)
            json.endObject()
        }
        json.endArray()
    }

    init?(_ members: JSONObject) {
        guard members.count("shardPlan") == ShardPlan.version, let name = members.text("name"),
            let size = members.count("size"), let format = members.text("format"),
            let hasHeader = members.flag("header"), let headerLines = members.count("headerLines"),
            let furtherFields = members.texts("furtherFields"), let head = members.text("headSHA256"),
            let shards = members.objects("shards")
        else { return nil }
        self.init(name: name, size: size, format: format)
        encoding = members.text("encoding")
        delimiter = members.text("delimiter")
        self.hasHeader = hasHeader
        self.headerLines = headerLines
        skipLines = members.count("skipLines") ?? 0
        self.furtherFields = furtherFields
        headSHA256 = head
        self.shards = shards.compactMap(Shard.init)
        guard self.shards.count == shards.count, !shards.isEmpty else { return nil }
    }
}

extension ShardPlan.Shard {
    fileprivate init?(_ members: JSONObject) {
        guard let start = members.count("start"), let end = members.count("end"), start <= end,
            let firstRecord = members.count("firstRecord"), let records = members.count("records"),
            let line = members.count("line"), let sha256 = members.text("sha256")
        else { return nil }
        self.init(range: start..<end, firstRecord: firstRecord, records: records, line: line, sha256: sha256)
    }
}
