import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRecords

/// What `--redact` says.
struct Redactions {
    /// By the place of the field in the schema of the input.
    private(set) var byField: [Int: Redaction] = [:]

    /// Shorter keys can be tried.
    private static let shortestKey = 16

    /// - Throws: status 64 for what is no redaction, 66 where there is no file of the key; 74.
    init(
        _ options: RecordOutputOptions, in schema: DatasetSchema, _ surroundings: Surroundings
    ) throws(CommandFailure) {
        var key: HMAC?
        if let path = options.redactKey {
            key = try Redactions.key(in: InputFile(path), surroundings)
        }
        for text in options.redact {
            let parts = text.split(separator: "=").map(String.init)
            guard parts.count == 2, Redaction.words.contains(parts[1]) else { throw Redactions.malformed(text) }
            let place = try schema.place(of: parts[0])
            guard let redaction = Redaction(parts[1], key: key) else {
                throw CommandFailure(.usage, .commandRedactionKeyMissing)
            }
            guard byField.updateValue(redaction, forKey: place) == nil else { throw Redactions.malformed(text) }
        }
        try checkOrder(options, in: schema)
    }

    /// The key that a file holds.
    /// - Throws: status 64 for one that is too short, 66 where there is no such file; 74.
    static func key(in file: InputFile, _ surroundings: Surroundings) throws(CommandFailure) -> HMAC {
        let bytes = try file.read(in: surroundings)
        guard bytes.count >= shortestKey else { throw CommandFailure(.usage, .commandRedactionKeyMissing) }
        return HMAC(key: bytes)
    }

    private static func malformed(_ text: String) -> CommandFailure {
        CommandFailure(.usage, .commandRedactionMalformed, [text, Redaction.words.joined(separator: ", ")])
    }

    /// The order of records and the names of files must not tell what was redacted.
    private func checkOrder(_ options: RecordOutputOptions, in schema: DatasetSchema) throws(CommandFailure) {
        let names = options.sortBy.flatMap { $0.split(separator: ",").map(String.init) }
            .map { $0.hasSuffix(":desc") || $0.hasSuffix(":asc") ? String($0.prefix { $0 != ":" }) : $0 }
        for name in names + [options.splitBy].compactMap({ $0 }) {
            if let place = try? schema.place(of: name), byField[place] != nil {
                throw CommandFailure(.usage, .commandRedactedOrder, [name])
            }
        }
    }

    /// The stage of a stream that they are; `nil` where there are none.
    func stage(in schema: DatasetSchema) -> RecordRedaction? {
        byField.isEmpty ? nil : RecordRedaction(byField, in: schema)
    }
}
