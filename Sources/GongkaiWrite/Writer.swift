package import GongkaiModel

/// Writes the canonical model in one format.
package protocol PublicationWriter: Sendable {
    /// What the writer says of itself.
    var format: Format { get }

    /// Writes a publication: the bytes of one file, the same for the same publication, always.
    /// - Throws: `WriteError` where the format cannot hold the publication, or what was written is not valid.
    func write(_ publication: Publication) throws(WriteError) -> [UInt8]
}
