import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRecords

/// Turns what is written into the encoding that `--output-encoding` names.
final class OutputEncoding {
    private let encoder: TextEncoder
    private let encoded = ByteBuffer(capacity: 0)
    /// Whether there was a character that the encoding does not have.
    private(set) var hasFailed = false

    /// - Returns: `nil` where UTF-8 is written.
    /// - Throws: status 64 for an encoding that we do not write, or a format that is UTF-8 by its standard; 69 where the
    ///   system cannot convert.
    init?(named name: String?, for format: Format) throws(CommandFailure) {
        guard let name, let encoding = TextEncoding(named: name), encoding != .utf8 else {
            if let name, TextEncoding(named: name) == nil {
                throw CommandFailure(.usage, .inputUnknownEncoding, [name])
            }
            return nil
        }
        // JSON is UTF-8 (RFC 8259, section 8.1), and so is the XML that we write.
        guard encoding == .gb18030, format.mediaType.hasPrefix("text/") else {
            throw CommandFailure(.usage, .commandOutputEncodingUnfit, [name, format.name])
        }
        guard let encoder = TextEncoder(to: encoding) else {
            throw CommandFailure(.componentMissing, .inputEncodingUnavailable, [name])
        }
        self.encoder = encoder
    }

    /// Hands text on in the encoding.
    /// - Returns: whether that went well.
    func write(_ text: UnsafeRawBufferPointer, to write: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        encoded.count = 0
        guard encoder.encode(text, into: encoded) == nil else {
            hasFailed = true
            return false
        }
        return write(encoded.bytes)
    }
}

extension OutputEncoding? {
    /// Hands text on in the encoding; as it is where UTF-8 is written.
    /// - Returns: whether that went well.
    func write(_ text: UnsafeRawBufferPointer, to write: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        self?.write(text, to: write) ?? write(text)
    }
}

extension RecordTally {
    /// Refuses the output of a run that has to come to nothing. What kept it from being written is told when it is finished.
    /// - Parameters:
    ///   - policy: what became of records with errors.
    ///   - isWritten: whether all that was to be written could be.
    /// - Throws: status 1 where the input has errors, 73 where the encoding lacks a character.
    func check(
        _ policy: RecordStream.Policy, in encoding: OutputEncoding?, isWritten: Bool
    ) throws(CommandFailure) {
        if encoding?.hasFailed == true { throw CommandFailure(.cannotCreate, .commandNotEncodable) }
        if isWritten, isUnfit || (errors > 0 && policy == .refuse) { throw CommandFailure(.inputHasErrors, []) }
    }
}
