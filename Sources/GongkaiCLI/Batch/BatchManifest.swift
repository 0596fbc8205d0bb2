import Glibc
import GongkaiBytes
import GongkaiDiagnostics

/// What a batch remembers of its inputs from one run to the next.
struct BatchManifest {
    private let folder: BatchFolder
    private(set) var entries: [[UInt8]: KeptEntry] = [:]
    /// Outputs that a killed run had planned: what of them is there is ours.
    private var planned: Set<[UInt8]> = []
    /// Where the last whole line of the journal ends.
    private(set) var journalLength = 0
    /// How many inputs a killed run had done.
    private(set) var resumed = 0
    /// Whether there is a journal: the run before was cut off.
    private(set) var hasJournal = false
    /// Lines that could not be understood.
    private(set) var damage: [(file: String, line: Int)] = []
    /// SHA-256 of what stands in the files, which are left alone where nothing has changed.
    private var onDisk: [String: [UInt8]] = [:]

    private static let version = 1
    private static let name = "manifest.ndjson"
    private static let factsName = "facts.ndjson"

    /// Reads what there is.
    /// - Throws: status 73 for a manifest of a later version, 74 where reading fails.
    init(in folder: BatchFolder) throws(CommandFailure) {
        self.folder = folder
        try takeManifest(try readState(BatchManifest.name))
        takeFacts(try readState(BatchManifest.factsName))
        if let journal = try BatchManifest.read(folder.state(BatchJournal.name)) { takeJournal(journal) }
    }

    /// The outputs that are ours, be they as we made them or not.
    func owned() -> Set<[UInt8]> {
        var owned = planned
        for kept in entries.values {
            for output in kept.entry.owned {
                owned.insert(SystemPath.bytes(of: output.path))
                // A folder that is an output is ours with the files in it.
                let parent = SystemPath.folder(of: output.path)
                if !parent.isEmpty { owned.insert(SystemPath.bytes(of: parent).dropLast()) }
            }
        }
        return owned
    }

    mutating func put(_ entry: BatchEntry) { entries[SystemPath.bytes(of: entry.key)] = KeptEntry(entry) }

    mutating func remove(_ key: [UInt8]) { entries[key] = nil }

    /// Writes everything down, and does away with the journal.
    /// - Throws: status 73 or 74; the journal still says everything then.
    mutating func save() throws(CommandFailure) {
        let entries = entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        let opening = Array("{\"gongkai-batch\":\(BatchManifest.version)}\n".utf8)
        try write(entries, to: BatchManifest.name, after: opening) { $0.line(withFacts: false) }
        try write(entries, to: BatchManifest.factsName) { $0.factsLine }
        unlink(folder.state(BatchJournal.name).systemPath)
        (planned, journalLength) = ([], 0)
    }

    /// Writes a file unless it is there as it would be. Its lines are made twice rather than kept: there may be many.
    private mutating func write(
        _ entries: [KeptEntry], to name: String, after opening: [UInt8] = [], _ line: (BatchEntry) -> [UInt8]
    ) throws(CommandFailure) {
        var hash = SHA256()
        hash.update(opening)
        for kept in entries { hash.update(line(kept.entry)) }
        let digest = hash.finish()
        if digest == onDisk[name] { return }
        let file = try StreamedFile(OutputFile(path: folder.state(name), replaces: true))
        defer { file.abandon() }
        var pending = opening
        for kept in entries {
            pending += line(kept.entry)
            guard pending.count >= 1 << 16 else { continue }
            _ = pending.withUnsafeBytes { file.write($0) }
            pending.removeAll(keepingCapacity: true)
        }
        _ = pending.withUnsafeBytes { file.write($0) }
        try file.finish()
        onDisk[name] = digest
    }
}

// MARK: Reading

extension BatchManifest {
    private static func read(_ path: String) throws(CommandFailure) -> [UInt8]? {
        let descriptor = open(path.systemPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw InputFile(path).failure(for: .last)
        }
        defer { close(descriptor) }
        do throws(SystemError) {
            return try ByteStream.readAll(from: descriptor)
        } catch {
            throw InputFile(path).failure(for: error)
        }
    }

    /// What stands in a file; its digest is kept.
    private mutating func readState(_ name: String) throws(CommandFailure) -> [UInt8] {
        guard let bytes = try BatchManifest.read(folder.state(name)) else { return [] }
        var hash = SHA256()
        hash.update(bytes)
        onDisk[name] = hash.finish()
        return bytes
    }

    private mutating func takeManifest(_ manifest: [UInt8]) throws(CommandFailure) {
        // Most have the same, which is kept once.
        var options = ""
        for (number, line) in manifest.split(separator: 0x0A).enumerated() {
            let parsed = BatchLine(Array(line))
            if number == 0, let version = parsed?.integer("gongkai-batch") {
                guard version <= BatchManifest.version else {
                    throw CommandFailure(
                        .cannotCreate, .batchManifestNewer, [String(version)], file: folder.state(BatchManifest.name))
                }
            } else if var entry = parsed?.entry {
                if entry.options == options { entry.options = options } else { options = entry.options }
                put(entry)
            } else {
                damage.append((folder.state(BatchManifest.name), number + 1))
            }
        }
    }

    /// Of what the file of facts does not say, the files are read to see whether they have changed: a loss costs time alone.
    private mutating func takeFacts(_ facts: [UInt8]) {
        for line in facts.split(separator: 0x0A) {
            guard let parsed = BatchLine(Array(line)), let key = parsed.text("input").map(SystemPath.bytes),
                var entry = entries[key]?.entry, let facts = parsed.integers("facts"),
                let outputs = parsed.facts("outputs"),
                outputs.count == entry.owned.count
            else { continue }
            entry.facts = facts
            for place in entry.outputs.indices { entry.outputs[place].facts = outputs[place] }
            for place in entry.former.indices {
                entry.former[place].facts = outputs[entry.outputs.count + place]
            }
            entries[key] = KeptEntry(entry)
        }
    }

    private mutating func takeJournal(_ journal: [UInt8]) {
        hasJournal = true
        journalLength = journal.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        for (number, line) in journal[..<journalLength].split(separator: 0x0A).enumerated() {
            let parsed = BatchLine(Array(line))
            if let outputs = parsed?.texts("plan") {
                planned.formUnion(outputs.map(SystemPath.bytes))
            } else if let entry = parsed?.entry {
                put(entry)
                resumed += 1
            } else {
                damage.append((folder.state(BatchJournal.name), number + 1))
            }
        }
    }
}
