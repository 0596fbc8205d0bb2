public import GongkaiBytes
public import GongkaiDiagnostics
public import GongkaiModel
import Synchronization

/// What a reader is given: the bytes of one input and what is known of it.
public struct Input: Sendable {
    /// The base name of the file; `-` for standard input.
    public var name: String
    /// The whole content, not decoded yet.
    public var bytes: [UInt8] { didSet { digest = ContentDigest() } }
    /// The encoding that the user named, by its IANA name; `nil` to tell it from the bytes.
    public var encoding: String?
    /// How much of it is read.
    public var limits: ReadLimits

    /// Makes an input; unless told otherwise its encoding is found out and the standard limits hold.
    public init(name: String, bytes: [UInt8], encoding: String? = nil, limits: ReadLimits = ReadLimits()) {
        self.name = name
        self.bytes = bytes
        self.encoding = encoding
        self.limits = limits
    }

    private var digest = ContentDigest()

    /// SHA-256 of the content in hexadecimal: worked out once, whoever asks for it.
    package var sha256: String { digest.hexadecimal(of: bytes) }
}

/// A digest that is worked out by whoever needs it first.
private final class ContentDigest: Sendable {
    private let digest = Mutex<String?>(nil)

    func hexadecimal(of bytes: [UInt8]) -> String {
        digest.withLock { digest in
            let known = digest ?? SHA256.hexDigest(of: bytes)
            digest = known
            return known
        }
    }
}

/// Reads one format into the canonical model.
public protocol DocumentReader: Sendable {
    /// What the reader says of itself.
    var format: Format { get }

    /// Whether it reads back exactly what the writer of the same format makes; `false` for one that reads what others make
    /// of documents, by rules. Unless a reader says otherwise, it does.
    var isExact: Bool { get }

    /// Whether the first bytes look like this format, for inputs whose name does not tell.
    func recognises(_ bytes: [UInt8]) -> Bool

    /// Reads an input.
    /// - Parameter sink: takes what is wrong with the input, or noteworthy, while reading goes on.
    /// - Throws: `ReadError` where the input cannot be read as this format.
    func read(_ input: Input, diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication
}

extension DocumentReader {
    /// A format of data is read as it was written.
    public var isExact: Bool { true }
}

/// Reads a format that is a folder of files by nature, and one file only when packed into an archive.
public protocol DocumentFolderReader: DocumentReader {
    /// Whether the names in a folder look like this format.
    func recognises(fileNames: [String]) -> Bool

    /// Reads the files of a folder, in any order.
    /// - Parameter sink: takes what is wrong with the input, or noteworthy, while reading goes on.
    /// - Throws: `ReadError` where the files cannot be read as this format.
    func read(_ files: [NamedFile], diagnostics sink: inout DiagnosticSink) throws(ReadError) -> Publication
}
