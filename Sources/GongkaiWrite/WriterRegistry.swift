import GongkaiModel
package import GongkaiWorkers

/// Every writer there is: a format is one file and one line here.
package struct WriterRegistry: Sendable {
    package let writers: [any PublicationWriter]

    package init(writers: [any PublicationWriter]) {
        self.writers = writers
    }

    /// The writers of this version.
    package static let standard = standard(workers: .one)

    /// The writers of this version.
    /// - Parameter workers: the threads that they may use.
    package static func standard(workers: Workers) -> WriterRegistry {
        WriterRegistry(writers: [
            XMLPublicationWriter(workers: workers), JSONPublicationWriter(), CSVPublicationWriter(),
        ])
    }

    /// The writer of a format named on the command line.
    package func writer(named name: String) -> (any PublicationWriter)? {
        writers.first { $0.format.name == name }
    }

    /// The writer for an output file, from its extension.
    package func writer(forFileNamed name: String) -> (any PublicationWriter)? {
        writers.first { $0.format.claims(fileNamed: name) }
    }
}
