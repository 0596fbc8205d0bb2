import GongkaiModel
public import GongkaiWorkers

/// Every writer there is: a format is one file and one line here.
public struct DocumentWriterRegistry: Sendable {
    /// The writers; where several claim an extension, the first one gets the file.
    public let writers: [any DocumentWriter]

    /// Makes a registry of writers; one from outside may stand beside those of `standard`.
    public init(writers: [any DocumentWriter]) {
        self.writers = writers
    }

    /// The writers of this version.
    public static let standard = standard(workers: .one)

    /// The writers of this version.
    /// - Parameter workers: the threads that they may use.
    public static func standard(workers: Workers) -> DocumentWriterRegistry {
        DocumentWriterRegistry(writers: [
            XMLPublicationWriter(workers: workers), JSONPublicationWriter(workers: workers),
            CSVPublicationWriter(), HTMLPublicationWriter(), MarkdownPublicationWriter(), TextPublicationWriter(),
            DOCXPublicationWriter(), AkomaNtosoWriter(), GraphMLWriter(), DOTWriter(), JSONPublicationWriter.lines,
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

    /// This registry with further writers. One whose format has the name of another takes its place.
    public func adding(_ further: any DocumentWriter...) -> DocumentWriterRegistry {
        let names = Set(further.map(\.format.name))
        return DocumentWriterRegistry(writers: writers.filter { !names.contains($0.format.name) } + further)
    }
}
