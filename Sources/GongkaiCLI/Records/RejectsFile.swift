import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRecords

/// The file that records with errors are set aside in, with what was found in them: NDJSON, an object a record.
///
/// `{"record": 17, "line": 18, "offset": 5120, "text": "…", "findings": [{"id": …, "severity": …, "message": …}]}`. The text is
/// the record as it stands in the input; where that is no UTF-8 it stands in hexadecimal as `bytes`.
final class RejectsFile {
    private let file: StreamedFile

    /// - Throws: status 73 where it can't be made.
    init(_ output: OutputFile) throws(CommandFailure) {
        try output.checkMayBeMade()
        file = try StreamedFile(output)
    }

    var failure: SystemError? { file.failure }

    /// Writes a record.
    /// - Returns: whether that went well.
    func write(_ record: RejectedRecord) -> Bool {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.name("record")
        json.integer(record.number)
        if let line = record.diagnostics.lazy.compactMap({ $0.position?.line }).first {
            json.name("line")
            json.integer(line)
        }
        if let text = String(validating: record.bytes, as: UTF8.self) {
            json.name("text")
            json.string(text)
        } else {
            json.name("bytes")
            json.string(hexadecimal(record.bytes))
        }
        json.name("findings")
        json.beginArray()
        for diagnostic in record.diagnostics { json.finding(diagnostic) }
        json.endArray()
        json.endObject()
        return (json.finish() + [0x0A]).withUnsafeBytes { file.write($0) }
    }

    /// - Throws: status 74 where writing failed, 73 where the name was taken meanwhile.
    func finish() throws(CommandFailure) { try file.finish() }
}

extension RecordOutputOptions {
    /// The file that `--rejects` names; `nil` where it names none.
    /// - Throws: status 73 where it can't be made.
    func rejectsFile(force: Bool) throws(CommandFailure) -> RejectsFile? {
        try rejects.map { path throws(CommandFailure) in
            try RejectsFile(OutputFile(path: path, replaces: force, isPackedByName: true))
        }
    }
}

extension JSONEmitter {
    fileprivate mutating func finding(_ diagnostic: Diagnostic) {
        beginObject()
        for (name, text) in [
            ("id", diagnostic.rule.id), ("severity", diagnostic.rule.severity.rawValue),
            ("path", diagnostic.modelPath ?? ""), ("message", diagnostic.message(in: .english)),
        ] {
            self.name(name)
            string(text)
        }
        if let offset = diagnostic.position?.offset {
            name("offset")
            integer(offset)
        }
        endObject()
    }
}
