import GongkaiBytes
package import GongkaiModel

/// What is left of a record or document that was withdrawn or corrected after it had been released.
package struct Tombstone: Hashable, Sendable {
    /// What became of it.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It is not in the release any more.
        case withdrawn
        /// Another one is in its place.
        case corrected
    }

    /// What it was.
    package enum Subject: Hashable, Sendable {
        /// A record of a dataset, by its key.
        case record(dataset: String, key: [String])
        /// A document, by its id.
        case document(String)
    }

    package var kind: Kind
    package var subject: Subject
    package var reason: String
    /// The release that did it, and its day.
    package var period: String
    package var released: CalendarDate

    package init(kind: Kind, subject: Subject, reason: String, period: String, released: CalendarDate) {
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.period = period
        self.released = released
    }

    /// What it is called in one line: `penalties 31009`.
    package var name: String {
        switch subject {
        case .record(let dataset, let key): ([dataset] + key).joined(separator: " ")
        case .document(let id): id
        }
    }
}

/// `tombstones.csv`: what was withdrawn and corrected in the series, the oldest first.
package struct TombstoneFile: ReleasePart {
    /// What it is called in a release.
    package static let path = "tombstones.csv"

    private static let header = ["kind", "dataset", "document", "key", "reason", "period", "released"]
    /// What stands between the values of a key.
    private static let list = ListForm(separator: "；")

    package init() {}

    package func files(of release: Release) -> [ReleasedPart] {
        guard !release.tombstones.isEmpty else { return [] }
        var csv = CSVEmitter(byteOrderMark: release.configuration.hasByteOrderMark)
        csv.record(TombstoneFile.header)
        for stone in release.tombstones { csv.record(TombstoneFile.fields(of: stone)) }
        return [ReleasedPart(path: TombstoneFile.path, mediaType: "text/csv", bytes: csv.take())]
    }

    private static func fields(of stone: Tombstone) -> [String?] {
        let rest = [stone.reason, stone.period, stone.released.description]
        switch stone.subject {
        case .record(let dataset, let key): return [stone.kind.rawValue, dataset, nil, joined(key)] + rest
        case .document(let id): return [stone.kind.rawValue, nil, id, nil] + rest
        }
    }

    private static func joined(_ key: [String]) -> String {
        var bytes: [UInt8] = []
        for (place, value) in key.enumerated() {
            Array(value.utf8).withUnsafeBytes { list.append($0, to: &bytes, isFirst: place == 0) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads the file of an earlier release.
    /// - Returns: `nil` where it is not what this program writes.
    package static func read(_ bytes: [UInt8]) -> [Tombstone]? {
        guard let rows = rows(bytes), rows.first == header.map(Optional.some) else { return nil }
        var stones: [Tombstone] = []
        for row in rows.dropFirst() {
            guard let stone = tombstone(row) else { return nil }
            stones.append(stone)
        }
        return stones
    }

    private static func rows(_ bytes: [UInt8]) -> [[String?]]? {
        var parser = CSVParser()
        do throws(CSVSyntaxError) {
            return try rows(of: parser.parse(bytes)) + rows(of: parser.finish())
        } catch {
            return nil
        }
    }

    private static func rows(of batch: CSVBatch) -> [[String?]] {
        (0..<batch.count).map { record in
            batch.record(record).map { field in
                let isMissing = field.range.isEmpty && !field.isQuoted
                return isMissing ? nil : batch.text(of: field) ?? ""
            }
        }
    }

    private static func tombstone(_ row: [String?]) -> Tombstone? {
        guard row.count == header.count, let kind = row[0].flatMap(Tombstone.Kind.init), let period = row[5],
            let released = row[6].flatMap({ CalendarDate($0) })
        else { return nil }
        let subject: Tombstone.Subject
        if let document = row[2] {
            subject = .document(document)
        } else if let dataset = row[1] {
            subject = .record(dataset: dataset, key: row[3].map(keys) ?? [])
        } else {
            return nil
        }
        return Tombstone(kind: kind, subject: subject, reason: row[4] ?? "", period: period, released: released)
    }

    /// The values of a key, of which `；` stands between, and `\` before one that belongs to a value.
    package static func keys(_ text: String) -> [String] {
        var keys: [String] = []
        _ = Array(text.utf8).withUnsafeBytes { bytes in
            list.forEachItem(of: bytes) { item, _ in
                keys.append(String(decoding: list.unescaped(item), as: UTF8.self))
            }
        }
        return keys
    }
}
