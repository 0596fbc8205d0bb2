import GongkaiBytes
import GongkaiCheck

/// What a part says of itself, behind its records: which shard of which plan it is, made how, and what it holds.
///
/// A part is one file, so that nothing of it can get lost or be taken for something else's: the records as the output has
/// them, then the hashes of their keys, then this as a line of JSON, and last a line that says how long that is.
struct ShardPart: SealedJSON, Equatable {
    /// What parts are called behind their last dot.
    static let fileExtension = "part"

    /// The digest of the plan, which of its shards this is, and how many there are.
    var plan: String
    var shard: Int
    var count: Int
    /// The digest of all that decides how records are written.
    var recipe: String
    var format: String
    var outputEncoding: String?
    /// What stands before the first record of the whole, and behind the last, in UTF-8.
    var opening = ""
    var closing = ""
    /// How many bytes at the beginning of a record part it from the one before.
    var separatorLength = 0
    var recordsRead = 0
    var recordsWritten = 0
    /// Bytes of the records, and of the hashes behind them.
    var bytes = 0
    var keyBytes = 0
    /// SHA-256 of both.
    var sha256 = ""
    /// What each key is called, and which one is primary.
    var keys: [String] = []
    var primaryKey: String?
    /// Whether records with errors were set aside.
    var setsAside = false

    /// What the line at the end begins with.
    private static let mark = "gongkai-part "
    private static let digits = 12
    /// How long the line at the end is.
    static let trailerLength = mark.utf8.count + digits + 1

    /// What stands behind the hashes.
    var footer: [UInt8] {
        let json = sealed(layout: .compact) + [0x0A]
        let length = String(json.count)
        let zeros = String(repeating: "0", count: ShardPart.digits - length.count)
        return json + Array((ShardPart.mark + zeros + length + "\n").utf8)
    }

    /// How long the JSON is that the last line speaks of.
    static func footerLength(_ trailer: [UInt8]) -> Int? {
        guard trailer.count == trailerLength, trailer.starts(with: mark.utf8), trailer.last == 0x0A else { return nil }
        return Int(String(decoding: trailer[mark.utf8.count..<trailerLength - 1], as: UTF8.self))
    }

    /// The keys in their order, for `RecordKeys`.
    var keyNames: [(fields: String, isPrimary: Bool)] { keys.map { ($0, $0 == primaryKey) } }

    /// How long the hashes of a record are, with its number.
    var keyEntryLength: Int { 8 + 16 * keys.count }
}

extension ShardPart {
    private static let version = 1

    func writeMembers(to json: inout JSONEmitter) {
        json.member("shardPart", ShardPart.version)
        json.member("plan", plan)
        json.member("shard", shard)
        json.member("count", count)
        json.member("recipe", recipe)
        json.member("format", format)
        json.member("outputEncoding", outputEncoding)
        json.member("opening", opening)
        json.member("closing", closing)
        json.member("separatorLength", separatorLength)
        json.member("recordsRead", recordsRead)
        json.member("recordsWritten", recordsWritten)
        json.member("bytes", bytes)
        json.member("keyBytes", keyBytes)
        json.member("sha256", sha256)
        json.member("keys", keys)
        json.member("primaryKey", primaryKey)
        if setsAside { json.member("setsAside", true) }
    }

    init?(_ members: JSONObject) {
        guard members.count("shardPart") == ShardPart.version, let plan = members.text("plan"),
            let shard = members.count("shard"), let count = members.count("count"), (1...max(1, count)).contains(shard),
            let recipe = members.text("recipe"), let format = members.text("format"),
            let opening = members.text("opening"), let closing = members.text("closing"),
            let separatorLength = members.count("separatorLength"), let recordsRead = members.count("recordsRead"),
            let recordsWritten = members.count("recordsWritten"), let bytes = members.count("bytes"),
            let keyBytes = members.count("keyBytes"), let sha256 = members.text("sha256"),
            let keys = members.texts("keys")
        else { return nil }
        self.init(plan: plan, shard: shard, count: count, recipe: recipe, format: format)
        (outputEncoding, self.opening, self.closing) = (members.text("outputEncoding"), opening, closing)
        (self.separatorLength, self.recordsRead, self.recordsWritten) = (separatorLength, recordsRead, recordsWritten)
        (self.bytes, self.keyBytes, self.sha256) = (bytes, keyBytes, sha256)
        (self.keys, primaryKey) = (keys, members.text("primaryKey"))
        setsAside = members.flag("setsAside") ?? false
    }
}
