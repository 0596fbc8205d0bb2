package import GongkaiBytes
package import GongkaiCheck
package import GongkaiModel
import GongkaiWorkers

/// Gathers from a stream of records what its schema could be. What comes of it is the same for any number of workers,
/// unless it is limited to the first records, which takes one worker.
package final class RecordSurvey: RecordObserver {
    private struct State {
        /// What workers have seen and nobody is adding to at the moment: as many as there are workers at most.
        var parts: [[ColumnEvidence]] = []
        var keys: KeySearch
        var records = 0
        var spillError: SpillError?
    }

    private let state: Monitor<State>
    private let columnCount: Int
    private let form: RecordCheck.Form
    private let isCSV: Bool
    private let mostRecords: Int

    /// - Parameters:
    ///   - form: in which forms values will be let in.
    ///   - isCSV: whether unquoted words may stand for missing values.
    ///   - mostRecords: how many of the first records are looked at; `nil` for all.
    package init(
        columnCount: Int, form: RecordCheck.Form, isCSV: Bool, mostRecords: Int? = nil,
        makeSpillFile: @escaping SpillFile.Maker
    ) {
        self.columnCount = columnCount
        self.form = form
        self.isCSV = isCSV
        self.mostRecords = mostRecords ?? .max
        state = Monitor(State(keys: KeySearch(columns: columnCount, makeFile: makeSpillFile)))
    }

    package func observe(_ batch: RecordBatch) -> Bool {
        let (taken, candidates, part) = state.withLock { state in
            let taken = min(batch.records.count, mostRecords - state.records)
            state.records += taken
            return (taken, state.keys.candidates, state.parts.popLast())
        }
        var columns = part ?? (0..<columnCount).map { _ in ColumnEvidence(form: form) }
        for column in columns.indices {
            columns[column].take(batch, column: column, records: taken, isCSV: isCSV)
        }
        addKeys(of: batch, candidates, columns, records: taken)
        return state.withLock { state in
            state.parts.append(columns)
            return state.records < mostRecords
        }
    }

    private func addKeys(of batch: RecordBatch, _ candidates: [Int], _ columns: [ColumnEvidence], records: Int) {
        var batch = batch
        if records < batch.records.count { batch.keep { $0 < records } }
        let places = columns.indices.map { $0 as Int? }
        for column in candidates {
            let hashes = columns[column].mayBeKey ? KeyHasher([[column]]).hashes(of: batch, columns: places) : nil
            state.withLock { state in
                guard let hashes, state.spillError == nil else { return state.keys.drop(column) }
                do throws(SpillError) {
                    try state.keys.add(hashes, of: column)
                } catch {
                    state.spillError = error
                }
            }
        }
    }

    /// The schema that the records come to.
    /// - Parameter draft: the dataset's name and titles, with a field of text for each column.
    /// - Throws: `SpillError` where a temporary file could not be used.
    package func description(_ draft: DatasetSchema) throws(SpillError) -> DatasetDescription {
        let outcome = state.withLock { state in
            Result { () throws(SpillError) in
                if let error = state.spillError { throw error }
                var columns = (0..<columnCount).map { _ in ColumnEvidence(form: form) }
                for part in state.parts {
                    for index in columns.indices { columns[index].merge(part[index]) }
                }
                return DatasetDescription(
                    draft, columns: columns, unique: try state.keys.finish(), records: state.records)
            }
        }
        return try outcome.get()
    }
}
