import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite

/// Reads the keys of the records that a foreign key points to.
///
/// The second file may be of any format of records. Its values are brought into the canonical form of the fields that point
/// to them, since nothing is said of the file but that it has these columns.
struct ReferenceReading {
    private let key: DatasetSchema.ForeignKey
    /// What the key's fields are called there, with the types that they have here.
    private let target: DatasetSchema
    /// By which the file is read.
    private let job: RecordJob
    private let input: DetectedRecords

    /// - Parameters:
    ///   - job: the work at hand, by a schema.
    ///   - input: the records that are pointed to; where the key points to its own dataset, those at hand.
    init(_ key: DatasetSchema.ForeignKey, of schema: DatasetSchema, in input: DetectedRecords, for job: RecordJob) {
        self.key = key
        self.input = input
        self.job = key.dataset == nil ? job : job.reading(another: schema)
        var target = schema
        target.primaryKey = []
        target.foreignKeys = []
        target.fields = zip(key.fields, key.references).compactMap { own, name in
            guard let place = schema.index(of: key.dataset == nil ? name : own) else { return nil }
            var field = schema.fields[place]
            field.name = name
            field.constraints = .none
            return field
        }
        self.target = target
    }

    /// The check by the keys that the file has.
    /// - Throws: what makes the file unreadable; status 1 where it lacks a column of the key.
    func check(of schema: DatasetSchema, reporter: inout Reporter) throws(CommandFailure) -> ReferenceCheck {
        var members = try members(besides: [], reporter: &reporter)
        if members == nil {
            // A field came up late: all are looked for, and the file is read anew.
            let fields = try job.furtherFields(of: input, reporter: &reporter)
            members = try self.members(besides: fields, reporter: &reporter)
        }
        guard let members else {
            throw CommandFailure(.inputHasErrors, .recordUnknownField, [""], file: input.file.path)
        }
        return ReferenceCheck(key, of: schema, members: members)
    }

    /// - Returns: `nil` where a record has a field that is not known yet.
    private func members(
        besides fields: [String], reporter: inout Reporter
    ) throws(CommandFailure) -> ReferenceSet? {
        var opened = try job.openHead(input, besides: fields)
        if key.dataset != nil { try job.report(opened, reporter: &reporter) }
        let parser = opened.intake.parser(columns: opened.head.headings)
        // A column may come up late too.
        if fields.isEmpty, parser is any FieldDiscovery, (try? columns(in: opened.steps.plan)) == nil { return nil }
        let columns = try columns(in: opened.steps.plan)
        let check = try job.check(by: target, isXML: input.reader.format.name == XMLRecordWriter.formatName)
        var reader = KeyReader(
            parser: parser, columns: columns, check: check,
            hasher: ReferenceCheck.hasher(for: key, in: target), fieldCount: target.fields.count,
            members: ReferenceSet.Builder(makeFile: job.surroundings.makeSpillFile))
        var batch = RecordBatch(bytes: ByteBuffer(capacity: 0), columnCount: opened.head.headings.count)
        while try job.take(&batch, from: &opened) {
            do throws(KeyReader.Failure) {
                try reader.add(&batch)
            } catch {
                guard case .spill(let error) = error else { return nil }
                throw spillFailed(error)
            }
            batch.clear()
        }
        if reader.unread > 0, key.dataset != nil {
            reporter.report([Diagnostic(.recordReferenceUnread, [String(reader.unread)])], file: input.file.path)
        }
        do throws(SpillError) {
            return try reader.members.finish()
        } catch {
            throw spillFailed(error)
        }
    }

    private func columns(in plan: ColumnPlan) throws(CommandFailure) -> [Int?] {
        try key.references.map { name throws(CommandFailure) in
            guard let field = plan.schema.index(of: name), let column = plan.columns[field] else {
                let dataset = key.dataset ?? plan.schema.name
                throw CommandFailure(
                    .inputHasErrors, .recordReferenceColumnMissing, [name, dataset], file: input.file.path)
            }
            return column
        }
    }

    private func spillFailed(_ error: SpillError) -> CommandFailure {
        CommandFailure(.inputOutput, .recordSpillFailed, [error.text], file: input.file.path)
    }
}

/// Collects keys from batches of records.
private struct KeyReader {
    enum Failure: Error {
        case unknownField
        case spill(SpillError)
    }

    var parser: any RecordParser
    let columns: [Int?]
    let check: RecordCheck
    let hasher: KeyHasher
    let fieldCount: Int
    var members: ReferenceSet.Builder
    /// Records that could not be read.
    var unread = 0

    mutating func add(_ batch: inout RecordBatch) throws(Failure) {
        var findings: [RecordFinding] = []
        do throws(UnknownField) {
            try parser.parse(&batch, findings: &findings)
        } catch {
            throw .unknownField
        }
        unread += batch.unread.count
        // What is no value of its type equals none that is.
        var readings = ReadingTally(fields: fieldCount)
        check.check(&batch, columns: columns, tally: &readings, findings: &findings)
        do throws(SpillError) {
            try members.add(hasher.hashes(of: batch, columns: columns))
        } catch {
            throw .spill(error)
        }
    }
}

extension RecordJob {
    /// The checks of a schema's foreign keys.
    /// - Throws: status 64 for options that fit no key, and what makes a second file unreadable.
    func referenceChecks(
        by schema: DatasetSchema, of input: DetectedRecords, reporter: inout Reporter
    ) throws(CommandFailure) -> [ReferenceCheck] {
        let files = try ReferenceFiles(references, for: schema)
        var checks: [ReferenceCheck] = []
        for key in schema.foreignKeys {
            guard let target = try records(for: key, of: input, in: files) else { continue }
            let reading = ReferenceReading(key, of: schema, in: target, for: self)
            checks.append(try reading.check(of: schema, reporter: &reporter))
        }
        return checks
    }

    /// The notes of the foreign keys that cannot be checked, since nobody says what they point to.
    func uncheckedReferences(of schema: DatasetSchema, in input: InputFile) throws(CommandFailure) -> [Diagnostic] {
        let files = try ReferenceFiles(references, for: schema)
        return schema.foreignKeys.compactMap { key in
            let fields = key.fields.joined(separator: ", ")
            guard let dataset = key.dataset else {
                return input.isRepeatable ? nil : Diagnostic(.recordOwnReferenceUnchecked, [fields])
            }
            return files[dataset] == nil ? Diagnostic(.recordReferenceUnchecked, [fields, dataset]) : nil
        }
    }

    /// The records that a foreign key points to; `nil` where they are not to be had.
    private func records(
        for key: DatasetSchema.ForeignKey, of input: DetectedRecords, in files: ReferenceFiles
    ) throws(CommandFailure) -> DetectedRecords? {
        guard let dataset = key.dataset else {
            return input.file.isRepeatable ? input : nil
        }
        guard let named = files[dataset] else { return nil }
        let file = try InputOpening(limits: limits, in: surroundings).onlyInput(of: named)
        let detection = RecordDetection(format: nil, isWanted: true, in: surroundings)
        if case .records(let found) = try SortedInputs([file], by: detection) { return found[0] }
        // A file that cannot be read says why.
        _ = try RecordInput(file, in: surroundings)
        throw CommandFailure(.unreadable, .commandReferenceNotRecords, file: file.path)
    }
}
