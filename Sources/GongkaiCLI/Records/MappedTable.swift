import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead

/// One table that is read of an input: all there is of most, one of several of what a mapping makes of foreign XML or JSON.
struct MappedTable {
    let job: RecordJob
    let input: DetectedRecords
    /// What the mapping calls it; `nil` without one.
    let name: String?
    /// The columns that point to the parent's row, for formats that hold all tables.
    var foreignKey: DatasetSchema.ForeignKey?
}

extension RecordShapeOptions {
    /// Whether they make several tables of an input, as far as that is known before one is read.
    /// - Throws: what makes the mapping unreadable.
    func makesSeveralTables(in surroundings: Surroundings) throws(CommandFailure) -> Bool {
        guard let source = mappingSource, !source.isProposed, table == nil else { return false }
        return try source.mapping(in: surroundings).tables.count > 1
    }
}

extension RecordJob {
    /// The tables of an input: one without a mapping, or where `--table` chooses one.
    ///
    /// An input that can be read only once, and has to be read for several tables, is laid down in a file first.
    /// - Throws: status 64 for a table that there is not; what makes the mapping or the input unreadable.
    func tables(of input: DetectedRecords, reporter: inout Reporter) throws(CommandFailure) -> [MappedTable] {
        guard let source = shape.mappingSource else { return [MappedTable(job: self, input: input, name: nil)] }
        guard source.isProposed else { return try tables(of: input, by: source.mapping(in: surroundings)) }
        let input = try input.repeatable(limits: limits, in: surroundings)
        return try tables(of: input, by: MappingProposal(job: self).mapping(of: input, reporter: &reporter))
    }

    func tables(of input: DetectedRecords, by mapping: RecordMapping) throws(CommandFailure) -> [MappedTable] {
        let names = mapping.tables.map(\.name).joined(separator: ", ")
        if let table = shape.table {
            guard let place = mapping.table(named: table) else {
                throw CommandFailure(.usage, .mappingTable, [table, names])
            }
            return [self.table(place, of: mapping, in: input, isAlone: true)]
        }
        var input = input
        if mapping.tables.count > 1 {
            if schema != nil { throw CommandFailure(.usage, .mappingOneTable, ["--schema"]) }
            input = try input.repeatable(limits: limits, in: surroundings)
        }
        return mapping.tables.indices.map { place in
            table(place, of: mapping, in: input, isAlone: mapping.tables.count == 1)
        }
    }

    private func table(
        _ place: Int, of mapping: RecordMapping, in input: DetectedRecords, isAlone: Bool
    ) -> MappedTable {
        var job = self
        if job.schema == nil, let schema = mapping.schema(of: place) {
            job.schema = schema
            job.schemaName = shape.mapping
        }
        let reader = MappedRecordReader(mapping, table: place, tellsAll: isAlone)
        var table = MappedTable(job: job, input: input.read(by: reader), name: mapping.tables[place].name)
        // Without a schema nobody has looked whether keys are unique.
        guard mapping.tables.allSatisfy({ $0.schema != nil }) else { return table }
        guard let parent = mapping.tables[place].parent else { return table }
        let above = mapping.columns(of: parent)
        let made = mapping.madeColumns(of: place)
        table.foreignKey = DatasetSchema.ForeignKey(
            made.filter { $0.origin != .position }.map(\.name),
            references: mapping.keyColumns(of: parent).map { above[$0] }, of: mapping.tables[parent].name)
        return table
    }
}
