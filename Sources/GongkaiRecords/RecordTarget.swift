import GongkaiBytes
import GongkaiDiagnostics
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
    var bytesWritten: Int { get }
    /// What kept the target from taking records, where that is not the fault of whoever writes the bytes.
    var fault: Diagnostic? { get }

    /// Takes the next records.
    /// - Returns: whether there is any use in going on.
    mutating func take(_ stretch: RecordStretch) -> Bool

    /// Ends what was begun.
    /// - Returns: whether all of it was written.
    mutating func finish() -> Bool
}

/// One output, from what stands before its first record to what stands behind its last.
struct RecordEnvelope {
    private let encoder: any RecordEncoder
    private let write: (UnsafeRawBufferPointer) -> Bool
    private var isOpen = false
    private var hasRecords = false
    private(set) var bytesWritten = 0

    init(_ encoder: any RecordEncoder, write: @escaping (UnsafeRawBufferPointer) -> Bool) {
        self.encoder = encoder
        self.write = write
    }

    /// Writes records. The first one goes without what parts it from one before.
    mutating func take(_ records: UnsafeRawBufferPointer) -> Bool {
        guard open() else { return false }
        let skipped = hasRecords ? 0 : encoder.separatorLength
        hasRecords = true
        return put(UnsafeRawBufferPointer(rebasing: records.dropFirst(skipped)))
    }

    mutating func finish() -> Bool { open() && put(encoder.closing) }

    private mutating func open() -> Bool {
        guard !isOpen else { return true }
        isOpen = true
        return put(encoder.opening)
    }

    private mutating func put(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { put($0) } }

    private mutating func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytesWritten += bytes.count
        return bytes.isEmpty || write(bytes)
    }
}

/// All records in one output.
struct WholeTarget: RecordTarget {
    private var envelope: RecordEnvelope

    init(_ envelope: RecordEnvelope) { self.envelope = envelope }

    var bytesWritten: Int { envelope.bytesWritten }
    var fault: Diagnostic? { nil }

    mutating func take(_ stretch: RecordStretch) -> Bool { envelope.take(stretch.bytes) }
    mutating func finish() -> Bool { envelope.finish() }
}

/// An output for each value of a field.
struct SplitTarget: RecordTarget {
    private let encoder: any RecordEncoder
    private let parts: RecordStream.Parts
    private let mostParts: Int
    private var envelopes: [RecordEnvelope] = []
    private var places: [[UInt8]?: Int] = [:]
    private(set) var fault: Diagnostic?

    init(_ encoder: any RecordEncoder, into parts: RecordStream.Parts, limits: ReadLimits) {
        self.encoder = encoder
        self.parts = parts
        mostParts = limits[.splitFiles]
    }

    var bytesWritten: Int { envelopes.reduce(0) { $0 + $1.bytesWritten } }

    mutating func take(_ stretch: RecordStretch) -> Bool {
        guard let place = place(of: stretch.value) else { return false }
        return envelopes[place].take(stretch.bytes)
    }

    mutating func finish() -> Bool {
        envelopes.indices.allSatisfy { envelopes[$0].finish() }
    }

    /// The place of a value's output, which is begun where there is none yet.
    private mutating func place(of value: [UInt8]?) -> Int? {
        if let place = places[value] { return place }
        guard envelopes.count < mostParts else {
            fault = ReadLimit.splitFiles.diagnostic(found: mostParts + 1, allowed: mostParts)
            return nil
        }
        guard parts.open(value) else { return nil }
        let (place, write) = (envelopes.count, parts.write)
        envelopes.append(RecordEnvelope(encoder) { write($0, place) })
        places[value] = place
        return place
    }
}
