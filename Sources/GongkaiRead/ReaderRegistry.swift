import GongkaiModel
package import GongkaiWorkers

/// Every reader there is: a format is one file and one line here.
package struct ReaderRegistry: Sendable {
    /// The readers, in the order in which content is offered to them; the last one takes any text.
    package let readers: [any PublicationReader]

    package init(readers: [any PublicationReader]) {
        self.readers = readers
    }

    /// The readers of this version.
    package static let standard = standard(workers: .one)

    /// The readers of this version.
    /// - Parameter workers: the threads that they may use.
    package static func standard(workers: Workers) -> ReaderRegistry {
        ReaderRegistry(readers: [
            XMLPublicationReader(), JSONPublicationReader(), CSVPublicationReader(), GazetteReader(workers: workers),
        ])
    }

    /// The reader of a format named on the command line.
    package func reader(named name: String) -> (any PublicationReader)? {
        readers.first { $0.format.name == name }
    }

    /// The reader for a folder, from the names in it.
    package func reader(forFolderWith names: [String]) -> (any PublicationFolderReader)? {
        readers.lazy.compactMap { $0 as? any PublicationFolderReader }.first { $0.recognises(fileNames: names) }
    }

    /// The reader for a file, from its extension, else from its content.
    package func reader(forFileNamed name: String, bytes: [UInt8]) -> (any PublicationReader)? {
        readers.first { $0.format.claims(fileNamed: name) } ?? readers.first { $0.recognises(bytes) }
    }
}
