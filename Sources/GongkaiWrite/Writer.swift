package import GongkaiBytes
package import GongkaiModel

/// Writes the canonical model in one format.
package protocol PublicationWriter: Sendable {
    /// What the writer says of itself.
    var format: Format { get }

    /// Does what takes time and needs no publication, so that it can be done while one is read.
    func prepare()

    /// Writes a publication: the bytes of one file, the same for the same publication, always.
    /// - Throws: `WriteError` where the format cannot hold the publication, or what was written is not valid.
    func write(_ publication: Publication) throws(WriteError) -> [UInt8]
}

extension PublicationWriter {
    /// Most formats need nothing.
    package func prepare() {}
}

/// Writes a format that is a folder of files by nature, and one file only when packed into an archive.
package protocol PublicationFolderWriter: PublicationWriter {
    /// Writes a publication: the files of the folder, in an order and with bytes that are always the same.
    /// - Throws: `WriteError`, as `write`.
    func files(of publication: Publication) throws(WriteError) -> [NamedFile]
}
