import GongkaiDiagnostics
import GongkaiBytes

/// Goes through foreign XML or JSON, and proposes a mapping for it.
package struct MappingSearch {
    private let options: RecordReadingOptions

    package init(_ options: RecordReadingOptions) { self.options = options }

    /// Makes a mapping of an input that is read twice.
    /// - Parameters:
    ///   - isXML: whether it is XML; else it is JSON.
    ///   - open: gives the input from its beginning.
    /// - Throws: `ReadError` where the input is not of the format, or has more paths than the limit allows; what `open`
    ///   throws.
    package func draft<Failure: Error>(
        isXML: Bool, failure: (ReadError) -> Failure, open: () throws(Failure) -> ByteSource
    ) throws(Failure) -> MappingDraft {
        let (first, second) = (try open(), try open())
        do throws(ReadError) {
            return try draft(isXML: isXML, first, second)
        } catch {
            throw failure(error)
        }
    }

    /// Makes a mapping of two readings of an input.
    func draft(
        isXML: Bool, _ first: ByteSource, _ second: ByteSource
    ) throws(ReadError) -> MappingDraft {
        var prefixes = MappingPrefixes()
        let (form, record) = isXML ? try xmlRecords(first, &prefixes) : try jsonRecords(first)
        let survey = PathSurvey(mostPaths: options.limits[.mappingPaths])
        let mapping = RecordMapping(form, tables: [RecordMapping.Table("records", path: record)])
        let scan = mapping.scan(names: ForeignNames(), options: options, to: survey)
        var isMore = true
        while isMore {
            isMore = try scan.read(from: second)
            try check(survey.isOver)
        }
        return MappingDraft(form, record: record, prefixes: prefixes, survey: survey)
    }

    private func xmlRecords(
        _ source: ByteSource, _ prefixes: inout MappingPrefixes
    ) throws(ReadError) -> (RecordMapping.Form, MappingPath) {
        let search = XMLRecordSearch(mostPaths: options.limits[.mappingPaths])
        let feed = XMLForeignFeed(search, options: options)
        var isMore = true
        while isMore {
            isMore = try feed.read(from: source)
            try check(search.isOver)
        }
        guard let path = search.recordPath(of: options.recordElement, namespaces: &prefixes) else {
            throw .unreadable([Diagnostic(.mappingNoRecords, [options.recordElement ?? "/"])])
        }
        return (.xml, path)
    }

    private func jsonRecords(_ source: ByteSource) throws(ReadError) -> (RecordMapping.Form, MappingPath) {
        var search = JSONRecordSearch(
            mostPaths: options.limits[.mappingPaths], mostDepth: options.limits[.nesting])
        let chunk = ByteBuffer(capacity: 1 << 16)
        try source.skipByteOrderMark(by: chunk)
        var isMore = true
        while isMore {
            chunk.count = 0
            isMore = try source.read(1 << 16, into: chunk)
            search.look(at: chunk.bytes)
            try check(search.isOver)
        }
        // What nests too deep is told by the reader, with its place.
        return search.result
    }

    private func check(_ isOver: Bool) throws(ReadError) {
        let most = options.limits[.mappingPaths]
        guard isOver else { return }
        throw .unreadable([ReadLimit.mappingPaths.diagnostic(found: most + 1, allowed: most)])
    }
}
