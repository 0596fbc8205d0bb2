import GongkaiModel
public import GongkaiWorkers

/// Every writer there is: a format is one file and one line here.
public struct DocumentWriterRegistry: Sendable {
    public let writers: [any DocumentWriter]

    public init(writers: [any DocumentWriter]) {
        self.writers = writers
    }

    /// The writers of this version.
    public static let standard = standard(workers: .one)

    /// The writers of this version.
    /// - Parameter workers: the threads that they may use.
    public static func standard(workers: Workers) -> DocumentWriterRegistry {
        DocumentWriterRegistry(writers: [
            XMLPublicationWriter(workers: workers), JSONPublicationWriter(), CSVPublicationWriter(),
            AkomaNtosoWriter(), GraphMLWriter(), DOTWriter(),
        ])
    }

    /// The writer of a format named on the command line.
    public func writer(named name: String) -> (any DocumentWriter)? {
        writers.first { $0.format.name == name }
    }

    /// The writer for an output file, from its extension.
    public func writer(forFileNamed name: String) -> (any DocumentWriter)? {
        writers.first { $0.format.claims(fileNamed: name) }
    }
}
