import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite

/// Records that were written, one behind another, and go to the same place.
struct RecordStretch {
    var bytes: UnsafeRawBufferPointer
    var records: Int
    /// The value that the output is split by; `nil` where it is missing, or nothing is split.
    var value: [UInt8]?
}

/// Where records go that were written.
protocol RecordTarget {
    /// Takes the next records.
    mutating func take(_ stretch: RecordStretch) throws(WriteError)

    /// Ends what was begun.
    mutating func finish() throws(WriteError)
}

/// One output, which is begun when its first record comes, or at its end.
struct SinkTarget: RecordTarget {
    private let sink: any RecordSink
    private let schema: DatasetSchema
    private var isOpen = false

    init(_ sink: any RecordSink, for schema: DatasetSchema) {
        self.sink = sink
        self.schema = schema
    }

    mutating func take(_ stretch: RecordStretch) throws(WriteError) {
        try open()
        try sink.take(stretch.bytes, count: stretch.records)
    }

    mutating func finish() throws(WriteError) {
        try open()
        try sink.finish()
    }

    private mutating func open() throws(WriteError) {
        guard !isOpen else { return }
        isOpen = true
        try sink.begin(schema)
    }
}

/// An output for each value of a field.
struct SplitTarget: RecordTarget {
    private let parts: RecordStream.Parts
    private let mostParts: Int
    private let makeTarget: (Int) throws(WriteError) -> SinkTarget
    private var targets: [SinkTarget] = []
    private var places: [[UInt8]?: Int] = [:]

    /// - Parameter makeTarget: makes the output of a part.
    init(
        into parts: RecordStream.Parts, limits: ReadLimits,
        makeTarget: @escaping (_ part: Int) throws(WriteError) -> SinkTarget
    ) {
        self.parts = parts
        self.makeTarget = makeTarget
        mostParts = limits[.splitFiles]
    }

    mutating func take(_ stretch: RecordStretch) throws(WriteError) {
        try targets[place(of: stretch.value)].take(stretch)
    }

    mutating func finish() throws(WriteError) {
        for index in targets.indices { try targets[index].finish() }
    }

    /// The place of a value's output, which is begun where there is none yet.
    private mutating func place(of value: [UInt8]?) throws(WriteError) -> Int {
        if let place = places[value] { return place }
        guard targets.count < mostParts else {
            throw .notRepresentable(ReadLimit.splitFiles.diagnostic(found: mostParts + 1, allowed: mostParts))
        }
        guard parts.open(value) else { throw .stopped }
        let place = targets.count
        targets.append(try makeTarget(place))
        places[value] = place
        return place
    }
}
