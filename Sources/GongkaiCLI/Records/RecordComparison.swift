import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords

/// Compares the records of two inputs.
struct RecordComparison {
    let job: RecordJob
    /// The fields by which records are found, as the command line names them; none for the schema's key.
    let key: [String]
    let form: DifferenceForm

    /// A dataset that was read.
    private struct Dataset {
        let path: String
        let schema: DatasetSchema
        let records: SpilledRecords
        /// Whether its columns are those of a table, which has them whether there are values or not.
        let isTable: Bool
    }

    /// One of the two.
    struct Side {
        let input: DetectedRecords
        let job: RecordJob
        /// What it is called in what is told.
        let name: String
    }

    /// Where differences are told, and as what.
    struct Outlet {
        let form: DifferenceForm
        let write: (UnsafeRawBufferPointer) -> Bool
    }

    /// What was found.
    struct Outcome {
        let tally: RecordDifferenceTally
        let columns: ColumnDifference
    }

    /// Keys of records whose values are not told.
    var concealed: Set<[String]> = []

    /// Reads both and tells the differences.
    /// - Returns: whether there are any.
    /// - Throws: status 65 where an input has errors, so that a comparison would say something wrong.
    func compare(
        _ old: DetectedRecords, _ new: DetectedRecords, into destination: ConversionPlan.Destination,
        reporter: inout Reporter
    ) throws(CommandFailure) -> Bool {
        let before = try read(Side(input: old, job: job, name: old.file.path), reporter: &reporter)
        let after = try read(Side(input: new, job: job, name: new.file.path), reporter: &reporter)
        let keys = try keys(before, after)
        let output = try destination.file(in: job.surroundings)
        defer { output.abandon() }
        let outlets = [Outlet(form: form, write: output.write)]
        guard let outcome = try tell(before, after, keys, to: outlets, reporter: &reporter) else {
            throw CommandFailure(.unreadable, [])
        }
        try output.finish(destination.name, of: nil, watchedBy: reporter.observation)
        return !outcome.tally.isEmpty || !outcome.columns.isEmpty
    }

    /// Reads two editions, each by its own schema, and tells the differences. Where the key of the new one is none of the
    /// old one, records are compared as a whole.
    /// - Returns: `nil` where records cannot be told apart.
    func compare(
        _ old: Side, _ new: Side, into outlets: [Outlet], reporter: inout Reporter
    ) throws(CommandFailure) -> Outcome? {
        let before = try read(old, reporter: &reporter)
        let after = try read(new, reporter: &reporter)
        let names = new.job.schema?.primaryKey ?? []
        let isShared = names.allSatisfy { before.records.columns.contains($0) && after.records.columns.contains($0) }
        let keys: Keys? =
            names.isEmpty || !isShared ? nil : (try columns(names, in: before), try columns(names, in: after))
        return try tell(before, after, keys, to: outlets, reporter: &reporter)
    }

    /// The columns of the key in both.
    private typealias Keys = (old: [Int], new: [Int])

    private func tell(
        _ before: Dataset, _ after: Dataset, _ keys: Keys?, to outlets: [Outlet], reporter: inout Reporter
    ) throws(CommandFailure) -> Outcome? {
        var difference = RecordDifference(
            from: before.records, to: after.records, key: keys, makeFile: job.surroundings.makeSpillFile)
        let outcome = Result { () throws(SpillError) in
            try tell(&difference, before, after, keys, to: outlets, reporter: &reporter)
        }
        switch outcome {
        case .success(let outcome): return outcome
        case .failure(let error): throw CommandFailure(.inputOutput, .differenceSpillFailed, [error.text])
        }
    }

    // MARK: Reading

    /// - Throws: status 65 where the input has errors, since 1 would say that something differs.
    private func read(_ side: Side, reporter: inout Reporter) throws(CommandFailure) -> Dataset {
        do throws(CommandFailure) {
            if let dataset = try read(side, besides: [], reporter: &reporter) { return dataset }
            // A field came up late: all are looked for, and the work is done anew.
            let fields = try side.job.furtherFields(of: side.input, reporter: &reporter)
            if let dataset = try read(side, besides: fields, reporter: &reporter) { return dataset }
            throw CommandFailure(.inputHasErrors, [])
        } catch {
            var failure = error
            if failure.status == .inputHasErrors { failure.status = .unreadable }
            throw failure
        }
    }

    /// - Returns: `nil` where a record has a field that is not known yet.
    private func read(
        _ side: Side, besides fields: [String], reporter: inout Reporter
    ) throws(CommandFailure) -> Dataset? {
        let job = side.job
        var opened = try job.open(side.input, besides: fields, reporter: &reporter)
        // Whether keys are unique is told for the key that records are found by, and for no other.
        opened.steps.keys = nil
        opened.steps.encoder = SpilledRecordEncoder()
        let plan = opened.steps.plan
        let present = plan.schema.fields.indices.filter { plan.columns[$0] != nil }
        opened.steps.selection = present
        let records = SpilledRecords(
            columns: present.map { plan.schema.fields[$0].name }, makeFile: job.surroundings.makeSpillFile)
        let failure = Failure()
        let outlet = RecordJob.Outlet(write: { bytes in
            do throws(SpillError) {
                try records.append(bytes)
                return true
            } catch {
                failure.error = error
                return false
            }
        })
        guard let tally = try job.run(opened, into: outlet, reporter: &reporter) else { return nil }
        if let error = failure.error { throw CommandFailure(.inputOutput, .differenceSpillFailed, [error.text]) }
        guard tally.errors == 0 else { throw CommandFailure(.inputHasErrors, []) }
        let isTable = side.input.reader is CSVRecordReader
        return Dataset(path: side.name, schema: plan.schema, records: records, isTable: isTable)
    }

    /// What went wrong while records went by.
    private final class Failure {
        var error: SpillError?
    }

    // MARK: Keys

    /// - Throws: status 64 where one of them has no such field.
    private func keys(_ old: Dataset, _ new: Dataset) throws(CommandFailure) -> Keys? {
        let names = key.isEmpty ? job.schema?.primaryKey ?? [] : key
        guard !names.isEmpty else { return nil }
        return (try columns(names, in: old), try columns(names, in: new))
    }

    private func columns(_ names: [String], in dataset: Dataset) throws(CommandFailure) -> [Int] {
        var schema = dataset.schema
        schema.fields = dataset.records.columns.compactMap { name in dataset.schema.fields.first { $0.name == name } }
        do throws(CommandFailure) {
            return try names.map { name throws(CommandFailure) in try schema.place(of: name) }
        } catch {
            throw CommandFailure(error.status, error.diagnostics, file: dataset.path)
        }
    }

    // MARK: Telling

    /// - Returns: `nil` where records could not be told apart.
    private func tell(
        _ difference: inout RecordDifference, _ old: Dataset, _ new: Dataset, _ keys: Keys?, to outlets: [Outlet],
        reporter: inout Reporter
    ) throws(SpillError) -> Outcome? {
        let keyNames = keys?.new.map { new.records.columns[$0] } ?? []
        guard try match(&difference, keyNames, old, new, reporter: &reporter) else { return nil }
        let columns = ColumnDifference(
            old.records, new.records, inOrder: old.isTable && new.isTable, all: old.isTable && new.isTable)
        let language = reporter.language
        var reports = outlets.map { outlet in
            var report = RecordDifferenceReport(
                form: outlet.form, language: language, old: (old.path, old.schema, old.records.columns),
                new: (new.path, new.schema, new.records.columns), key: keyNames)
            report.begin(columns)
            return report
        }
        let tally = try difference.changes { change in
            var change = change
            if concealed.contains(change.key) { change.fields = [] }
            return outlets.indices.allSatisfy { place in
                reports[place].add(change)
                let bytes = reports[place].takeIfMany()
                return bytes.isEmpty || bytes.withUnsafeBytes { outlets[place].write($0) }
            }
        }
        for place in outlets.indices { _ = reports[place].finish(tally).withUnsafeBytes { outlets[place].write($0) } }
        return Outcome(tally: tally, columns: columns)
    }

    /// Finds the records by their keys, and tells of those that cannot be found by it.
    private func match(
        _ difference: inout RecordDifference, _ key: [String], _ old: Dataset, _ new: Dataset,
        reporter: inout Reporter
    ) throws(SpillError) -> Bool {
        let most = job.limits[.findings]
        let names = key.joined(separator: ", ")
        var found: (old: [Diagnostic], new: [Diagnostic]) = ([], [])
        let count = try difference.match { fault in
            guard found.old.count + found.new.count < most else { return }
            let path = "records/\(fault.record)"
            let diagnostic =
                fault.first.map {
                    Diagnostic(.differenceRepeatedKey, [names, String($0)], modelPath: path)
                } ?? Diagnostic(.differenceKeyMissing, [names], modelPath: path)
            if fault.isOld { found.old.append(diagnostic) } else { found.new.append(diagnostic) }
        }
        if count > most { found.new.append(Diagnostic(.limitFindings, [String(count), String(most)])) }
        if !found.old.isEmpty { reporter.report(found.old, file: old.path) }
        if !found.new.isEmpty { reporter.report(found.new, file: new.path) }
        return count == 0
    }
}
