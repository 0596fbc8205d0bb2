import GongkaiModel
public import GongkaiWorkers

/// Every reader there is: a format is one file and one line here.
public struct DocumentReaderRegistry: Sendable {
    /// The readers, in the order in which content is offered to them; the last one takes any text.
    public let readers: [any DocumentReader]

    /// Makes a registry of readers; one from outside may stand beside those of `standard`.
    public init(readers: [any DocumentReader]) {
        self.readers = readers
    }

    /// The readers of this version.
    public static let standard = standard(workers: .one)

    /// The readers of this version.
    /// - Parameter workers: the threads that they may use.
    public static func standard(workers: Workers) -> DocumentReaderRegistry {
        DocumentReaderRegistry(readers: [
            AkomaNtosoReader(), XMLPublicationReader(), JSONPublicationReader(), CSVPublicationReader(),
            HTMLReader(workers: workers),
            DOCXPublicationReader(workers: workers), GazetteReader(workers: workers),
        ])
    }

    /// The reader of a format named on the command line.
    public func reader(named name: String) -> (any DocumentReader)? {
        readers.first { $0.format.name == name }
    }

    /// The reader for a folder, from the names in it.
    public func reader(forFolderWith names: [String]) -> (any DocumentFolderReader)? {
        readers.lazy.compactMap { $0 as? any DocumentFolderReader }.first { $0.recognises(fileNames: names) }
    }

    /// The reader for a file, from its extension, else from its content. Of a file of XML the root element says more than
    /// the extension.
    public func reader(forFileNamed name: String, bytes: [UInt8]) -> (any DocumentReader)? {
        if let reader = readers.first(where: { $0 is AkomaNtosoReader && $0.recognises(bytes) }) { return reader }
        return readers.first { $0.format.claims(fileNamed: name) } ?? readers.first { $0.recognises(bytes) }
    }

    /// This registry with further readers. One whose format has the name of another takes its place.
    public func adding(_ further: any DocumentReader...) -> DocumentReaderRegistry {
        let names = Set(further.map(\.format.name))
        return DocumentReaderRegistry(readers: further + readers.filter { !names.contains($0.format.name) })
    }
}
