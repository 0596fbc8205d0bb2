import GongkaiBytes
package import GongkaiCheck
package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiRead
package import GongkaiWorkers
package import GongkaiWrite

/// A stream of records on its way: read, checked and written by several workers, in the order of the input.
///
/// Each worker takes a piece of whole records from the intake, finds its values, checks them, writes and validates them;
/// what comes out is put back in order. Whichever worker completes the next piece in order hands it on, with those that
/// were waiting behind it. The output is the same for any number of workers, and memory holds a few pieces a worker.
package struct RecordStream {
    /// What becomes of a record with errors.
    package enum Policy: Sendable {
        /// Nothing is written from the first one on; the others are still looked for.
        case refuse
        /// It is set aside and the others go on.
        case setAside
    }

    /// What is done with the records between reading and writing.
    package struct Steps: Sendable {
        /// Which columns hold which fields.
        package var plan: ColumnPlan
        /// For each field of the output its place among the fields of the plan.
        package var selection: [Int]
        /// Which records are wanted.
        package var filter: RecordFilter?
        /// Looks at the records as they were read.
        package var observer: (any RecordObserver)?
        /// Checks values; `nil` where every field is text.
        package var check: RecordCheck?
        /// Keys that must not come twice; `nil` where there are none.
        package var keys: RecordKeys?
        /// Foreign keys.
        package var references: [ReferenceCheck] = []
        /// What becomes of values that are not for everybody.
        package var redaction: RecordRedaction?
        /// Guards texts that a spreadsheet would take for formulas, behind everything else.
        package var formulaGuard: FormulaGuard?
        /// Finds what must not be published, in what is left then.
        package var gate: RecordGate?
        /// How records are written; `nil` where they are only checked.
        package var encoder: (any RecordEncoder)?
        /// Makes what takes the encoded records of an output; `nil` where they stand one behind another.
        package var makeSink: (@Sendable (RecordOutput) throws(WriteError) -> any RecordSink)?
        /// The schema of what is written.
        package var outputSchema: DatasetSchema
        /// By which the XML that is written is validated.
        package var validation: RecordValidation?
        /// By which the XML that is read is validated, besides our own checks.
        package var inputValidation: RecordValidation?
        /// What the output is called in messages.
        package var outputFormat = ""
        package var policy = Policy.refuse
        /// How many records of the input stand before the first one, where it is read in stretches.
        package var recordsBefore = 0
        /// How many records are wanted, of sorted ones the first; `nil` for all.
        package var mostRecords: Int?
        /// The order that they are written in; `nil` for that of the input.
        package var order: RecordOrder?
        /// The place of the field for each value of which there is an output of its own; `nil` where there is one for all.
        package var splitField: Int?
        /// Takes the seconds of the stages; `nil` where nobody wants to know.
        package var clock: StageClock?

        package init(plan: ColumnPlan) {
            self.plan = plan
            selection = Array(plan.schema.fields.indices)
            outputSchema = plan.schema
        }

        /// What takes the encoded records of an output.
        func sink(into output: RecordOutput) throws(WriteError) -> any RecordSink {
            if let makeSink { return try makeSink(output) }
            return EncodedRecordSink(into: output) { [encoder] _ throws(WriteError) in
                guard let encoder else { throw .stopped }
                return encoder
            }
        }
    }

    /// The outputs of records that are split by the values of a field, in the order in which these come up, from 0.
    package struct Parts {
        /// Begins the next one, for a value; `nil` for the records that miss it.
        /// - Returns: whether there is any use in going on.
        package var open: (_ value: [UInt8]?) -> Bool
        /// Takes the next bytes of one.
        /// - Returns: whether there is any use in going on.
        package var write: (_ bytes: UnsafeRawBufferPointer, _ part: Int) -> Bool

        package init(
            open: @escaping (_ value: [UInt8]?) -> Bool,
            write: @escaping (_ bytes: UnsafeRawBufferPointer, _ part: Int) -> Bool
        ) {
            self.open = open
            self.write = write
        }
    }

    /// Where what comes out goes. Called by one worker at a time, in order.
    package struct Output {
        /// Takes the next bytes.
        /// - Returns: whether there is any use in going on.
        package var write: (UnsafeRawBufferPointer) -> Bool
        /// Takes instead what is split.
        package var parts: Parts?
        /// Begins another file, where the output is a folder.
        package var beginFile: ((_ path: String) throws(WriteError) -> Void)?
        /// A folder for files that are needed on the way.
        package var scratchFolder = "/tmp"
        /// Is asked from time to time whether there is any use in going on.
        package var goesOn: () -> Bool = { true }
        /// Takes what was found, in the order of the input.
        package var report: (Diagnostic) -> Void
        /// Takes each piece once everything before it has gone by; `nil` where nobody wants them.
        package var pass: ((PassedPiece) -> Void)?
        /// Takes the hashes of keys that no earlier record of the stream has, and the number of the record that those of the
        /// hashes count from; `nil` where nobody wants them.
        package var passKeys: ((KeyHashes, _ firstRecord: Int) -> Void)?
        /// Takes a record with errors.
        /// - Returns: whether there is any use in going on.
        package var setAside: (RejectedRecord) -> Bool
        /// Is told from time to time how far the input has been read, in bytes and records.
        package var progress: (RecordTally) -> Void

        /// Makes a temporary file for what does not fit in memory.
        package var makeSpillFile: SpillFile.Maker

        package init(
            makeSpillFile: @escaping SpillFile.Maker, write: @escaping (UnsafeRawBufferPointer) -> Bool,
            report: @escaping (Diagnostic) -> Void,
            setAside: @escaping (RejectedRecord) -> Bool = { _ in true },
            progress: @escaping (RecordTally) -> Void = { _ in }
        ) {
            self.makeSpillFile = makeSpillFile
            self.write = write
            self.report = report
            self.setAside = setAside
            self.progress = progress
        }
    }

    private let steps: Steps
    private let workers: Workers

    package init(_ steps: Steps, workers: Workers) {
        self.steps = steps
        self.workers = workers
    }

    /// Reads an input that was opened to its end.
    /// - Parameter start: what `open` told.
    /// - Returns: what went by.
    /// - Throws: `ReadError` where the input cannot be read on.
    package func run(
        _ intake: any RecordIntake, from source: ByteSource, start: RecordHead, into output: Output,
        limits: ReadLimits = ReadLimits()
    ) throws(RecordStreamError) -> RecordTally {
        let sequence = OrderedOutput(steps, into: output, start: start, limits: limits)
        let run = RecordRun(steps, intake: intake, source: source, output: sequence, workers: workers.count)
        workers.together { run.work() }
        return try run.finish()
    }
}

/// A piece of the input that has gone by.
package struct PassedPiece: Sendable {
    /// Its bytes, in UTF-8.
    package var bytes: [UInt8]
    /// The offset of the first.
    package var offset: Int
    /// Records and line ends of the input before it.
    package var recordsBefore: Int
    package var lineEndsBefore: Int
    /// Where its records begin among the bytes.
    package var recordStarts: [Int]
}

/// A record with errors, which is set aside.
package struct RejectedRecord: Sendable {
    /// Counts the records of the input from 1.
    package var number: Int
    /// It as it stands in the input.
    package var bytes: ArraySlice<UInt8>
    package var diagnostics: [Diagnostic]
}

/// What stops a stream of records.
package enum RecordStreamError: Error, Sendable {
    case read(ReadError)
    /// A record has a field that the first ones did not have; with no schema, all have to be looked at first.
    case unknownField(String, record: Int)
    /// What takes the records failed.
    case write(WriteError)
}
