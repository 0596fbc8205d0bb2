import Glibc
import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWorkers
import GongkaiWrite
import GongkaiXML

/// A stream of records from bytes to bytes, as the command line would carry it.
struct Conversion {
    var from: any RecordReader = CSVRecordReader.csv
    var to: any RecordWriter = JSONRecordWriter.ndjson
    var schema: DatasetSchema?
    var workers = 2
    var pieceSize = 1 << 19
    var policy = RecordStream.Policy.refuse
    var mostRecords: Int?
    var filter: RecordFilter?
    var validates = true
    var name = "records"
    var reading = RecordReadingOptions()
    var limits = ReadLimits()
    var order: RecordOrder?
    var splitField: Int?
    /// No test may need one without saying so.
    var makeSpillFile: SpillFile.Maker = { () throws(SpillError) in throw SpillError(number: ENOSPC) }

    /// What came of it.
    final class Result {
        var bytes: [UInt8] = []
        /// What was split, in the order in which the values came up.
        var parts: [(value: String?, bytes: [UInt8])] = []
        var diagnostics: [Diagnostic] = []
        var rejected: [RejectedRecord] = []
        var tally = RecordTally()

        var text: String { String(decoding: bytes, as: UTF8.self) }
        /// The ids of what was found, with the paths.
        var findings: [String] { diagnostics.map { $0.rule.id + ($0.modelPath.map { " \($0)" } ?? "") } }
    }

    enum Failure: Error {
        case read([Diagnostic])
        case columns([Diagnostic])
        case unknownField(String)
        case write([Diagnostic])
    }

    func run(_ text: String) throws -> Result { try run(Array(text.utf8)) }

    func run(_ bytes: [UInt8]) throws -> Result {
        var options = reading
        options.schema = schema
        options.inputName = name
        options.pieceSize = pieceSize
        options.limits = limits
        if let schema { options.missingValues = schema.missingValues }
        var intake = from.intake(for: options)
        var rest = bytes[...]
        let source = ByteSource { room throws(ReadError) in
            let part = Array(rest.prefix(room.count))
            room.copyBytes(from: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
        let result = Result()
        do {
            let head = try intake.open(source)
            let plan =
                schema.map { ColumnPlan(head, schema: $0) } ?? ColumnPlan(head, named: name)
            result.diagnostics = head.diagnostics + plan.diagnostics
            guard !result.diagnostics.contains(where: { $0.rule.severity == .error }) else {
                throw Failure.columns(result.diagnostics)
            }
            let stream = RecordStream(try steps(plan), workers: Workers(count: workers))
            var output = RecordStream.Output(
                makeSpillFile: makeSpillFile,
                write: {
                    result.bytes.append(contentsOf: $0)
                    return true
                },
                report: { result.diagnostics.append($0) },
                setAside: {
                    result.rejected.append($0)
                    return true
                })
            if splitField != nil {
                output.parts = RecordStream.Parts(
                    open: { value in
                        result.parts.append((value.map { String(decoding: $0, as: UTF8.self) }, []))
                        return true
                    },
                    write: {
                        result.parts[$1].bytes.append(contentsOf: $0)
                        return true
                    })
            }
            result.tally = try stream.run(intake, from: source, start: head, into: output, limits: limits)
        } catch let error as ReadError {
            throw Failure.read(error.diagnostics)
        } catch let error as RecordStreamError {
            switch error {
            case .read(let error): throw Failure.read(error.diagnostics)
            case .unknownField(let name, _): throw Failure.unknownField(name)
            case .write(let error): throw Failure.write(error.diagnostics)
            }
        }
        return result
    }

    private var writing: RecordWritingOptions {
        var writing = RecordWritingOptions()
        writing.names = schema == nil ? .title : .name
        return writing
    }

    private func steps(_ plan: ColumnPlan) throws -> RecordStream.Steps {
        var steps = RecordStream.Steps(plan: plan)
        let writing = self.writing
        let encoder = try to.encoder(for: plan.schema, options: writing)
        steps.encoder = encoder
        steps.makeSink = { [to] output throws(WriteError) in try to.sink(into: output, options: writing) }
        steps.outputFormat = to.format.name
        steps.policy = policy
        steps.mostRecords = mostRecords
        steps.filter = filter
        steps.order = order
        steps.splitField = splitField
        if let schema {
            steps.check = try RecordCheck(schema, form: from.format.name == "xml" ? .canonical : .lenient)
            steps.keys = RecordKeys(schema)
        }
        if to.format.name == XMLRecordWriter.formatName, validates {
            steps.validation = RecordValidation(
                schema: try XMLSchema(bytes: plan.schema.xsd()), opening: encoder.opening, closing: encoder.closing)
        }
        return steps
    }
}

extension Conversion {
    /// A database holds integers of 64 bits alone, which generated ones go beyond; the matrix of writers covers it.
    static let writers: [any RecordWriter] = RecordWriterRegistry.standard.writers.filter { $0.format.name != "sqlite" }

    /// Makes temporary files without a name.
    static let spillsToDisk: SpillFile.Maker = { () throws(SpillError) in
        var name = Array("/tmp/gongkai-records-test-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw SpillError(number: errno) }
        unlink(name)
        return SpillFile(descriptor: descriptor)
    }
}
