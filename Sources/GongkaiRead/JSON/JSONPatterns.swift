import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

// Strings of a form of their own. `Schemas/publication-1.schema.json` has the same patterns.

/// An identifier: no white space, and none like it in the whole publication.
struct JSONIdentifier: JSONReadable {
    let text: String

    static func read(_ cursor: JSONCursor) -> JSONIdentifier? {
        guard let text = String.read(cursor) else { return nil }
        guard text.isIdentifier else {
            cursor.report(.jsonBadPattern, [text, String.identifierPattern])
            return nil
        }
        guard cursor.findings.isNew(text) else {
            cursor.report(.jsonRepeatedIdentifier, [text])
            return nil
        }
        return JSONIdentifier(text: text)
    }
}

/// A SHA-256: 64 lower-case hexadecimal digits.
struct JSONDigest: JSONReadable {
    let text: String

    static func read(_ cursor: JSONCursor) -> JSONDigest? {
        guard let text = String.read(cursor) else { return nil }
        guard text.utf8.count == 64, text.utf8.allSatisfy("0123456789abcdef".utf8.contains) else {
            cursor.report(.jsonBadPattern, [text, "[0-9a-f]{64}"])
            return nil
        }
        return JSONDigest(text: text)
    }
}

/// The one model that this version reads.
struct JSONModelName: JSONReadable {
    static func read(_ cursor: JSONCursor) -> JSONModelName? {
        guard let text = String.read(cursor) else { return nil }
        guard text.isIdentical(to: Publication.model) else {
            cursor.report(.jsonWrongModel, [text, Publication.model])
            return nil
        }
        return JSONModelName()
    }
}
