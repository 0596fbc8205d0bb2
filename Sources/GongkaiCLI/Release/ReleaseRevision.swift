import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiRelease
import GongkaiWorkers
import GongkaiWrite

/// Makes a release of the files of the last one of its series, with records or a document taken out or replaced.
struct ReleaseRevision {
    /// What is revised.
    enum Subject {
        /// Records of a dataset, each by its key: the values with `；` between, as in `changes/`.
        case records(dataset: String, keys: [String])
        /// A document, by its id or its number.
        case document(String)
    }

    let series: String
    let subject: Subject
    /// The file of what is right; `nil` where it is taken out without anything in its place.
    let correction: String?
    /// The publisher's configuration: the redactions that corrections still need, and the keys.
    let publisher: ReleaseConfigurationSource?
    let reason: String
    let period: String
    let released: CalendarDate?
    let workers: Workers
    let surroundings: Surroundings

    /// Makes the release.
    /// - Returns: the path of its folder.
    /// - Throws: status 64 where the period is none that follows, 65 and 66 where what is named is not there, and what a
    ///   release may throw; nothing is left behind, and no earlier release is touched.
    func run(reporter: inout Reporter) throws(CommandFailure) -> String {
        let folder = SeriesFolder(path: series)
        guard let last = try folder.releases().last else {
            throw CommandFailure(.noInput, .releaseNoRelease, [series])
        }
        guard let wanted = ReleasePeriod(period), wanted > last else {
            throw CommandFailure(.usage, .releasePeriodNotAfter, [period, last.text])
        }
        let before = try ReleasedFolder(path: series + "/" + last.text, period: last.text, in: surroundings)
        var configuration = try configuration(of: before)
        var patch = ReleasePatch()
        let scratch = try PatchFile(in: series)
        defer { scratch.remove() }
        if let correction {
            let name = InputFile(correction).name
            let base = String(correction.dropLast(name.count))
            patch.inputs = [try ReleaseInputFile(path: name, base: base).described()]
        }
        switch subject {
        case .records(let dataset, let keys):
            try revise(dataset, keys, of: before, in: &configuration, with: scratch, &patch, reporter: &reporter)
        case .document(let name): try revise(name, of: before, in: &configuration, &patch, reporter: &reporter)
        }
        let signingKey = signingKey(after: before, reporter: &reporter)
        let work = ReleaseWork(
            configuration: configuration, base: series + "/", series: series, allowsPartial: false, workers: workers,
            surroundings: surroundings, patch: patch, signingKey: signingKey)
        return try work.run(reporter: &reporter)
    }

    /// The key that the publisher's configuration names. A release that is not signed behind one that was is told.
    private func signingKey(after before: ReleasedFolder, reporter: inout Reporter) -> String? {
        if publisher?.signingKey == nil, FileStatus(path: before.path + "/" + Manifest.signatureName) != nil {
            reporter.report([Diagnostic(.releaseNoLongerSigned, [before.period])], file: nil)
        }
        return publisher?.signingKey
    }

    /// What the last release says of itself, with its files named from the folder of the series.
    private func configuration(of before: ReleasedFolder) throws(CommandFailure) -> ReleaseConfiguration {
        let file = InputFile(before.path + "/" + ConfigurationFile.path)
        var configuration = try ReleaseConfigurationSource(file, in: surroundings).configuration
        configuration.period = period
        configuration.released = released
        for place in configuration.datasets.indices {
            configuration.datasets[place].path = before.period + "/" + configuration.datasets[place].path
            configuration.datasets[place].schema = configuration.datasets[place].schema.map { before.period + "/" + $0 }
        }
        for place in configuration.documents.indices {
            configuration.documents[place].path = before.period + "/" + configuration.documents[place].path
        }
        let names = configuration.datasets.map(\.name)
        for place in configuration.waivers.indices {
            guard let file = configuration.waivers[place].place, !names.contains(file) else { continue }
            configuration.waivers[place].place = before.period + "/" + file
        }
        // What cannot be read again would be gone without a word.
        for name in before.datasets where !configuration.datasets.contains(where: { $0.name == name }) {
            throw CommandFailure(.unreadable, .releaseNotReadableAgain, [name, before.period])
        }
        for name in before.documents where before.document(name) == nil {
            throw CommandFailure(.unreadable, .releaseNotReadableAgain, [name, before.period])
        }
        return configuration
    }

    /// The day, for tombstones; the release says where none is known.
    private func day() throws(CommandFailure) -> CalendarDate {
        try ReleaseWork.day(released, in: surroundings)
    }

    private func tombstone(_ subject: Tombstone.Subject) throws(CommandFailure) -> Tombstone {
        Tombstone(
            kind: correction == nil ? .withdrawn : .corrected, subject: subject, reason: reason, period: period,
            released: try day())
    }

    // MARK: Documents

    private func revise(
        _ name: String, of before: ReleasedFolder, in configuration: inout ReleaseConfiguration,
        _ patch: inout ReleasePatch, reporter: inout Reporter
    ) throws(CommandFailure) {
        for folder in before.documents {
            guard let publication = try before.publication(folder, reporter: &reporter),
                let document = publication.documents.first,
                [document.id, document.number?.value.text].contains(name), let file = before.document(folder)
            else { continue }
            let path = before.period + "/" + file.path
            if let correction {
                patch.documents[path] = [try corrected(correction, id: document.id, reporter: &reporter)]
            } else {
                configuration.documents.removeAll { $0.path.hasPrefix("\(before.period)/documents/\(folder)/") }
            }
            patch.tombstones = [try tombstone(.document(document.id))]
            return
        }
        throw CommandFailure(.unreadable, .releaseNotFound, [name, before.period])
    }

    private func corrected(
        _ path: String, id: String, reporter: inout Reporter
    ) throws(CommandFailure) -> Document {
        let source = try PublicationSource(format: nil, in: surroundings)
        let documents = try source.read(InputFile(path), reporter: &reporter).documents
        guard documents.count == 1, var document = documents.first else {
            throw CommandFailure(.unreadable, .releaseOneDocument, [String(documents.count)], file: path)
        }
        // It stays the same document, even where its number was what was wrong.
        document.id = id
        return document
    }

    // MARK: Records

    private func revise(
        _ name: String, _ keys: [String], of before: ReleasedFolder, in configuration: inout ReleaseConfiguration,
        with scratch: PatchFile, _ patch: inout ReleasePatch, reporter: inout Reporter
    ) throws(CommandFailure) {
        guard before.datasets.contains(name), let file = before.records(of: name) else {
            throw CommandFailure(.unreadable, .releaseNotFound, [name, before.period])
        }
        var schema = try before.schema(of: name)
        guard !schema.primaryKey.isEmpty else { throw CommandFailure(.unreadable, .releaseNoKey, [name]) }
        // Whether references lead anywhere is checked when the release is made.
        schema.foreignKeys = []
        let changes = try self.changes(keys, by: schema, reporter: &reporter)
        let writer = PatchedRecords(changes)
        try pass(
            before.path + "/" + file.path, file.format, by: schema, through: writer, to: scratch.write,
            reporter: &reporter)
        try scratch.finish()
        let missing = changes.keys.filter { !writer.keysFound.contains($0) }.map { $0.joined(separator: "；") }
        if let first = missing.min() {
            throw CommandFailure(.unreadable, .releaseNotFound, ["\(name) \(first)", before.period])
        }
        patch.records[name] = ReleasePatch.Records(
            path: scratch.path, shownPath: "\(series)/\(period)/datasets/\(name)/\(name).csv")
        for key in changes.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            patch.tombstones.append(try tombstone(.record(dataset: name, key: key)))
        }
    }

    /// What becomes of which records.
    private func changes(
        _ keys: [String], by schema: DatasetSchema, reporter: inout Reporter
    ) throws(CommandFailure) -> [[String]: PatchedRecords.Change] {
        var changes: [[String]: PatchedRecords.Change] = [:]
        if let correction {
            let key = schema.primaryKey.compactMap { name in schema.fields.firstIndex { $0.name == name } }
            for row in try rows(of: correction, by: schema, reporter: &reporter) {
                changes[key.map { row[$0] ?? "" }] = .replace(row)
            }
        }
        for text in keys {
            let key = TombstoneFile.keys(text)
            guard key.count == schema.primaryKey.count else {
                throw CommandFailure(.usage, .releaseKeyParts, [text, schema.primaryKey.joined(separator: ", ")])
            }
            changes[key] = .remove
        }
        return changes
    }

    /// The records of a correction as they are published. Where the publisher's configuration is given they are redacted
    /// by it, as those of the release were; else they have to be so already.
    private func rows(
        of correction: String, by schema: DatasetSchema, reporter: inout Reporter
    ) throws(CommandFailure) -> [[String?]] {
        guard let publisher else {
            let rows = RowCollector()
            try pass(correction, nil, by: schema, through: rows, to: { _ in true }, reporter: &reporter)
            return rows.rows
        }
        let configured = publisher.configuration
        guard let input = configured.datasets.first(where: { $0.name == schema.name }) else {
            throw CommandFailure(.unreadable, .releaseNotFound, [schema.name, correction])
        }
        let dataset = DatasetRelease(
            configuration: configured, input: input, base: publisher.base,
            hashKey: try DatasetRelease.hashKey(of: configured, base: publisher.base, in: surroundings),
            workers: workers,
            surroundings: surroundings)
        return try dataset.published(correction, reporter: &reporter)
    }

    /// Lets the records of a file go by once.
    /// - Throws: status 1 where they have errors, 65, 66, 74.
    private func pass(
        _ path: String, _ format: String?, by schema: DatasetSchema, through writer: any RecordWriter,
        to write: @escaping (UnsafeRawBufferPointer) -> Bool, reporter: inout Reporter
    ) throws(CommandFailure) {
        let job = RecordJob(
            shape: .plain, encoding: nil, limits: ReadLimits(), schema: schema, schemaName: schema.name,
            workers: workers, surroundings: surroundings)
        var opened = try job.open(
            try DetectedRecords.file(path, format: format, in: surroundings), reporter: &reporter)
        do throws(WriteError) {
            opened.steps.encoder = try writer.encoder(for: opened.steps.plan.schema, options: RecordWritingOptions())
        } catch {
            throw CommandFailure(error)
        }
        opened.steps.outputFormat = writer.format.name
        opened.steps.makeSink = { output throws(WriteError) in
            try writer.sink(into: output, options: RecordWritingOptions())
        }
        let tally = try job.run(opened, into: RecordJob.Outlet(write: write), reporter: &reporter)
        guard let tally, tally.errors == 0, !tally.isUnfit else { throw CommandFailure(.inputHasErrors, []) }
    }
}
