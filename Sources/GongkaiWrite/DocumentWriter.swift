public import GongkaiBytes
public import GongkaiDiagnostics
public import GongkaiModel

/// Writes the canonical model in one format.
public protocol DocumentWriter: Sendable {
    /// What the writer says of itself.
    var format: Format { get }

    /// Whether what is written is validated against the format's schema before anybody gets it.
    var isValidated: Bool { get }

    /// Whether the format is a folder of files by nature: such a writer is a `DocumentFolderWriter`.
    var makesFolder: Bool { get }

    /// Does what takes time and needs no publication, so that it can be done while one is read.
    func prepare()

    /// Writes a publication: the bytes of one file, the same for the same publication, always.
    /// - Parameter sink: takes what the format cannot say as the publication does, and says otherwise or leaves out.
    /// - Throws: `WriteError` where the format cannot hold the publication, or what was written is not valid.
    func write(_ publication: Publication, diagnostics sink: inout DiagnosticSink) throws(WriteError) -> [UInt8]

    /// Writes a publication as `write` does, but for those who have no need of a large file in one piece.
    /// - Returns: pieces that are the file when they stand behind one another.
    /// - Throws: `WriteError`, as `write`.
    func pieces(
        of publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [[UInt8]]
}

extension DocumentWriter {
    /// Writes a publication, for those who do not ask what the format cannot say.
    package func write(_ publication: Publication) throws(WriteError) -> [UInt8] {
        var sink = DiagnosticSink()
        return try write(publication, diagnostics: &sink)
    }

    /// Most formats are made in one piece.
    public func pieces(
        of publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [[UInt8]] {
        [try write(publication, diagnostics: &sink)]
    }

    /// Most formats have no schema to validate against.
    public var isValidated: Bool { false }

    /// Most formats are one file.
    public var makesFolder: Bool { false }

    /// Most formats need nothing.
    public func prepare() {}
}

/// Writes a format that is a folder of files by nature, and one file only when packed into an archive.
public protocol DocumentFolderWriter: DocumentWriter {
    /// Writes a publication: the files of the folder, in an order and with bytes that are always the same.
    /// - Throws: `WriteError`, as `write`.
    func files(
        of publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [NamedFile]
}

extension DocumentFolderWriter {
    /// It is one by nature.
    public var makesFolder: Bool { true }

    /// Writes a publication, for those who do not ask what the format cannot say.
    package func files(of publication: Publication) throws(WriteError) -> [NamedFile] {
        var sink = DiagnosticSink()
        return try files(of: publication, diagnostics: &sink)
    }
}
