import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWorkers
import GongkaiWrite
import GongkaiXML

/// Whether the records of a dataset keep to the schema beside them, and are the same in every format.
///
/// Each format is read once, as a stream: what is kept of it is how many records there are and one digest over their
/// canonical values, in order.
struct DatasetVerification {
    let folder: String
    /// `datasets/NAME`.
    let dataset: String
    let listing: ReleaseListing
    /// Whether formulas are guarded in the formats that spreadsheets open; those of the others are, to be compared.
    let guardsFormulas: Bool
    let workers: Workers
    let surroundings: Surroundings

    private var name: String { dataset.lastStep }

    /// What the records of a file come to.
    private struct Sum: Equatable {
        var count: Int
        var digest: [UInt8]
    }

    func verify(report: inout VerificationReport, reporter: inout Reporter) throws(CommandFailure) {
        report.datasets += 1
        guard let schema = try schema(report: &report, reporter: &reporter) else { return }
        var first: (path: String, sum: Sum)?
        for (path, format) in dataFiles() {
            guard surroundings.recordReaders.reader(named: format) != nil else {
                try count(path, as: format, by: schema, first, report: &report)
                continue
            }
            let sum = try sum(of: path, as: format, by: schema, isFirst: first == nil, &report, &reporter)
            guard let sum else { continue }
            guard let (other, expected) = first else {
                first = (path, sum)
                continue
            }
            if sum.count != expected.count {
                report.add(.verifyRecordCount, [String(sum.count), other, String(expected.count)], in: path)
            } else if sum != expected {
                report.add(.verifyRecordsDiffer, [other, String(sum.count)], in: path)
            }
        }
    }

    /// Looks at a format that there is no reader for: of a workbook at how many rows it has, if every record has one.
    private func count(
        _ path: String, as format: String, by schema: DatasetSchema, _ first: (path: String, sum: Sum)?,
        report: inout VerificationReport
    ) throws(CommandFailure) {
        let hasRows = !schema.primaryKey.isEmpty || schema.fields.contains { $0.constraints.required }
        guard format == "xlsx", hasRows, let first else { return report.add(.verifyNotCompared, [format], in: path) }
        let count: Int?
        do throws(ArchiveError) {
            count = try WorkbookRows.count(in: folder + "/" + path)
        } catch {
            count = nil
        }
        guard let count else { return report.add(.verifyRecordsInvalid, [schemaPath], in: path) }
        guard count == first.sum.count else {
            return report.add(.verifyRecordCount, [String(count), first.path, String(first.sum.count)], in: path)
        }
        report.add(.verifyOnlyCounted, [format], in: path)
    }

    // MARK: What there is

    private var schemaPath: String { "\(dataset)/\(name).table-schema.json" }

    private func schema(
        report: inout VerificationReport, reporter: inout Reporter
    ) throws(CommandFailure) -> DatasetSchema? {
        guard listing.contains(schemaPath) else {
            report.add(.verifySchemaMissing, [schemaPath], in: dataset)
            return nil
        }
        do throws(CommandFailure) {
            var schema = try DatasetSchemaSource(folder + "/" + schemaPath).schema(in: surroundings).schema
            schema.name = name
            return schema
        } catch {
            guard error.status == .unreadable else { throw error }
            reporter.report(error.diagnostics, file: error.file)
            report.add(.verifySchemaMissing, [schemaPath], in: schemaPath)
            return nil
        }
    }

    /// The files that hold the records, with their formats: of the dataset's name and an extension that we write.
    private func dataFiles() -> [(path: String, format: String)] {
        let formats = surroundings.recordWriters.writers.map(\.format)
        var files: [(path: String, format: String)] = []
        for format in formats {
            guard let suffix = format.extensions.first, !["md", "html"].contains(suffix) else { continue }
            let path = "\(dataset)/\(name).\(suffix)"
            if listing.contains(path), !files.contains(where: { $0.path == path }) { files.append((path, format.name)) }
        }
        return files
    }

    /// The files of this release that foreign keys point to.
    private func references(of schema: DatasetSchema) -> [String] {
        Set(schema.foreignKeys.compactMap(\.dataset)).sorted().compactMap { target in
            guard target != name else { return nil }
            let paths = surroundings.recordReaders.readers.flatMap(\.format.extensions)
                .map { "datasets/\(target)/\(target).\($0)" }
            return paths.first(where: listing.contains).map { "\(target)=\(folder)/\($0)" }
        }
    }

    // MARK: What the records are

    /// - Returns: `nil` where the records cannot be read or break their schema.
    private func sum(
        of path: String, as format: String, by schema: DatasetSchema, isFirst: Bool,
        _ report: inout VerificationReport, _ reporter: inout Reporter
    ) throws(CommandFailure) -> Sum? {
        reporter.hidesNotes = true
        defer { reporter.hidesNotes = false }
        do throws(CommandFailure) {
            if let sum = try read(path, as: format, by: schema, isFirst: isFirst, &reporter) { return sum }
        } catch {
            guard [.inputHasErrors, .unreadable].contains(error.status) else { throw error }
            reporter.report(error.diagnostics, file: error.file)
        }
        report.add(.verifyRecordsInvalid, [schemaPath], in: path)
        return nil
    }

    private func read(
        _ path: String, as format: String, by schema: DatasetSchema, isFirst: Bool, _ reporter: inout Reporter
    ) throws(CommandFailure) -> Sum? {
        let job = RecordJob(
            shape: .plain, encoding: nil, limits: ReadLimits(), schema: schema,
            schemaName: folder + "/" + schemaPath, references: isFirst ? references(of: schema) : [],
            workers: workers, surroundings: surroundings)
        let detection = RecordDetection(format: format, isWanted: true, in: surroundings)
        guard case .records(let inputs) = try SortedInputs([InputFile(folder + "/" + path)], by: detection),
            let input = inputs.first
        else { return nil }
        var opened = try job.open(input, reporter: &reporter)
        if !isFirst { (opened.steps.keys, opened.steps.references) = (nil, []) }
        opened.steps.encoder = SpilledRecordEncoder()
        if guardsFormulas, !FormulaGuard.formats.contains(format) {
            opened.steps.formulaGuard = FormulaGuard(opened.steps.plan.schema)
        }
        if format == XMLRecordWriter.formatName { opened.steps.inputValidation = try validation(by: schema) }
        let digest = RecordDigest()
        let outlet = RecordJob.Outlet(write: digest.take)
        guard let tally = try job.run(opened, into: outlet, reporter: &reporter), tally.errors == 0 else { return nil }
        return Sum(count: tally.recordsWritten, digest: digest.finish())
    }

    /// What has libxml2 judge the records by the XSD of the release, not by one that is made here.
    private func validation(by schema: DatasetSchema) throws(CommandFailure) -> RecordValidation {
        let path = "\(dataset)/\(name).xsd"
        guard listing.contains(path) else { return try RecordJob.validation(by: schema) }
        let encoder = XMLRecordWriter().encoder(of: schema)
        do throws(XMLSchemaError) {
            return RecordValidation(
                schema: try XMLSchema(path: folder + "/" + path), opening: encoder.opening, closing: encoder.closing)
        } catch {
            throw CommandFailure(.unreadable, error.diagnostics, file: folder + "/" + path)
        }
    }
}

/// A digest over records as they go by.
private final class RecordDigest {
    private var hash = SHA256()

    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        hash.update(bytes)
        return true
    }

    func finish() -> [UInt8] { hash.finish() }
}
