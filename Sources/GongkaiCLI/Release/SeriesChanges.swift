import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRelease
import GongkaiWorkers

/// Finds out what a release changes against the one before, and writes it into the release: for each dataset the records
/// that differ, for the documents all that differs in them.
struct SeriesChanges {
    let before: ReleasedFolder
    let folder: ReleaseFolder
    let workers: Workers
    let surroundings: Surroundings

    /// Writes `changes/` and adds what it says to the release.
    /// - Throws: status 74. What the release before has in no readable form is told and left out.
    func add(to release: inout Release, reporter: inout Reporter) throws(CommandFailure) {
        release.previous = Release.PreviousRelease(period: before.period, changelog: try before.changelog())
        reporter.hidesNotes = true
        defer { reporter.hidesNotes = false }
        for place in release.datasets.indices {
            try add(to: &release.datasets[place], of: release, reporter: &reporter)
        }
        let names = release.datasets.map(\.schema.name)
        release.datasetsGone = before.datasets.filter { !names.contains($0) }
        try addDocuments(to: &release, reporter: &reporter)
    }

    // MARK: Datasets

    private func add(
        to dataset: inout ReleasedDataset, of release: Release, reporter: inout Reporter
    ) throws(CommandFailure) {
        let name = dataset.schema.name
        guard before.datasets.contains(name) else {
            dataset.changes = RecordChanges(basis: .isNew)
            return
        }
        do throws(CommandFailure) {
            dataset.changes = try compare(&dataset, of: release, reporter: &reporter)
        } catch {
            guard [.unreadable, .noInput, .inputHasErrors].contains(error.status) else { throw error }
            reporter.report(error.diagnostics.filter { $0.rule.severity != .error }, file: error.file)
            dataset.changes = nil
        }
        if dataset.changes == nil {
            folder.forget("changes/\(name).")
            reporter.report([Diagnostic(.releaseIncomparable, [name, before.period])], file: nil)
            dataset.changes = RecordChanges(basis: .incomparable)
        }
    }

    /// - Returns: `nil` where there is nothing to compare or records cannot be told apart.
    private func compare(
        _ dataset: inout ReleasedDataset, of release: Release, reporter: inout Reporter
    ) throws(CommandFailure) -> RecordChanges? {
        let name = dataset.schema.name
        guard let old = before.records(of: name), let new = SeriesChanges.records(in: dataset.files) else { return nil }
        let schemaBefore = try before.schema(of: name)
        let sides = (
            old: try side(
                before.path + "/" + old.path, old.format, schemaBefore, named: "\(before.period)/\(old.path)"),
            new: try side(
                folder.temporaryPath + "/" + new.path, new.format, dataset.schema,
                named: "\(release.configuration.period)/\(new.path)")
        )
        let forms: [(form: DifferenceForm, mediaType: String)] = [(.csv, "text/csv"), (.json, "application/json")]
        var files: [ReleaseFolder.File] = []
        for form in forms { files.append(try folder.begin("changes/\(name).\(form.form)")) }
        if release.configuration.hasByteOrderMark {
            _ = SeriesChanges.byteOrderMark.withUnsafeBytes { files[0].write($0) }
        }
        let outlets = zip(forms, files).map { RecordComparison.Outlet(form: $0.form, write: $1.write) }
        var comparison = RecordComparison(job: sides.new.job, key: [], form: .csv)
        comparison.concealed = SeriesChanges.concealed(in: release, name)
        let outcome = Result { () throws(CommandFailure) in
            try comparison.compare(sides.old, sides.new, into: outlets, reporter: &reporter)
        }
        var described: [ReleasedFile] = []
        for (form, file) in zip(forms, files) {
            described.append(try file.finish(role: .changes, format: "\(form.form)", mediaType: form.mediaType))
        }
        guard let found = try outcome.get() else { return nil }
        dataset.files += described
        return SeriesChanges.changes(found, from: schemaBefore, to: dataset.schema)
    }

    private func side(
        _ path: String, _ format: String, _ schema: DatasetSchema, named name: String
    ) throws(CommandFailure) -> RecordComparison.Side {
        var schema = schema
        // What references lead to was checked when the records were released.
        schema.foreignKeys = []
        let job = RecordJob(
            shape: .plain, encoding: nil, limits: ReadLimits(), schema: schema, schemaName: name, workers: workers,
            surroundings: surroundings)
        let input = try DetectedRecords.file(path, format: format, in: surroundings)
        return RecordComparison.Side(input: input, job: job, name: name)
    }

    private static func records(in files: [ReleasedFile]) -> ReleasedFile? {
        ["ndjson", "json", "csv", "tsv", "xml"].lazy.compactMap { name in
            files.first { $0.role == .data && $0.format == name }
        }.first
    }

    /// Withdrawn records are told by their key alone: their values are to be seen no more.
    private static func concealed(in release: Release, _ dataset: String) -> Set<[String]> {
        Set(
            release.tombstones.compactMap { stone in
                guard stone.kind == .withdrawn, case .record(dataset, let key) = stone.subject else { return nil }
                return key
            })
    }

    private static func changes(
        _ found: RecordComparison.Outcome, from old: DatasetSchema, to new: DatasetSchema
    ) -> RecordChanges {
        var changes = RecordChanges(basis: .compared)
        (changes.added, changes.removed) = (found.tally.added, found.tally.removed)
        (changes.changed, changes.unchanged) = (found.tally.changed, found.tally.unchanged)
        let names = (old: old.fields.map(\.name), new: new.fields.map(\.name))
        changes.addedFields = names.new.filter { !names.old.contains($0) }
        changes.removedFields = names.old.filter { !names.new.contains($0) }
        if old.version != new.version { changes.schemaBefore = old.version }
        return changes
    }

    // MARK: Documents

    /// By which offices' spreadsheets know UTF-8.
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func mark(_ form: DifferenceForm, _ release: Release) -> [UInt8] {
        form == .csv && release.configuration.hasByteOrderMark ? SeriesChanges.byteOrderMark : []
    }

    private func addDocuments(to release: inout Release, reporter: inout Reporter) throws(CommandFailure) {
        var documents: [Document] = []
        for name in before.documents {
            guard let publication = try before.publication(name, reporter: &reporter) else {
                reporter.report([Diagnostic(.releaseIncomparable, [name, before.period])], file: nil)
                return
            }
            documents += publication.documents
        }
        let after = release.documents.map(\.document)
        guard !documents.isEmpty || !after.isEmpty else { return }
        let comparison = DocumentComparison(from: documents, to: after)
        let names = (before.period + "/documents", release.configuration.period + "/documents")
        let report = PublicationDifferenceReport(comparison.difference, old: names.0, new: names.1)
        var files: [ReleasedFile] = []
        for (form, mediaType) in [(DifferenceForm.csv, "text/csv"), (.json, "application/json")] {
            files.append(
                try folder.write(
                    mark(form, release) + report.bytes(as: form, in: .english), to: "changes/documents/changes.\(form)",
                    role: .changes,
                    format: "\(form)", mediaType: mediaType))
        }
        release.documentChanges = DocumentChanges(changes: comparison.changes, files: files)
    }
}

/// What differs between the documents of two releases.
private struct DocumentComparison {
    /// All differences; of a document that came or went its title alone.
    let difference: PublicationDifference
    let changes: [DocumentChanges.Change]

    init(from old: [Document], to new: [Document]) {
        func publication(_ documents: [Document]) -> Publication { Publication(kind: .gazette, documents: documents) }
        var difference = PublicationDifference(from: publication(old), to: publication(new))
        let titles = (DocumentComparison.titles(old), DocumentComparison.titles(new))
        difference.changes.removeAll { $0.kind == .moved && $0.part == "document" }
        var changes: [DocumentChanges.Change] = []
        for place in difference.changes.indices {
            let change = difference.changes[place]
            let name = change.document ?? ""
            let title = titles.1[name] ?? titles.0[name] ?? ""
            if change.part == "document", change.kind == .added || change.kind == .removed {
                if change.kind == .added {
                    difference.changes[place].new = title
                } else {
                    difference.changes[place].old = title
                }
                changes.append(
                    DocumentChanges.Change(
                        kind: change.kind == .added ? .added : .removed, document: name, title: title, differences: 0))
            } else if let known = changes.firstIndex(where: { $0.kind == .changed && $0.document == name }) {
                changes[known].differences += 1
            } else {
                changes.append(
                    DocumentChanges.Change(kind: .changed, document: name, title: title, differences: 1))
            }
        }
        (self.difference, self.changes) = (difference, changes)
    }

    private static func titles(_ documents: [Document]) -> [String: String] {
        Dictionary(
            documents.map { ($0.number?.value.text ?? $0.id, $0.title?.value ?? "") },
            uniquingKeysWith: { first, _ in first })
    }
}
