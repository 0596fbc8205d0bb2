import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// What can be read from one JSON value.
protocol JSONReadable {
    /// Reads the value; where it is wrong, says so and gives nothing.
    static func read(_ cursor: JSONCursor) -> Self?
}

/// What is read from a JSON object.
protocol JSONObjectReadable: JSONReadable {
    /// Reads the members it knows.
    ///
    /// For a required member that is missing or wrong it may take any value: one error, and nothing of what was read
    /// is ever seen. So reading goes on, and finds what else is wrong.
    init(from object: inout JSONObjectReader)
}

extension JSONObjectReadable {
    static func read(_ cursor: JSONCursor) -> Self? {
        guard var object = JSONObjectReader(cursor) else { return nil }
        let value = Self(from: &object)
        object.finish()
        return value
    }
}

extension String: JSONReadable {
    static func read(_ cursor: JSONCursor) -> String? {
        guard case .string(let text) = cursor.node.value else { return cursor.unexpected("string") }
        guard let character = text.firstCharacterForbiddenInXML else { return text }
        cursor.report(.jsonForbiddenCharacter, [character.codePoint])
        return nil
    }
}

extension Int: JSONReadable {
    static func read(_ cursor: JSONCursor) -> Int? { read(cursor, from: 0) }

    /// Reads a whole number that has a lower bound.
    fileprivate static func read(_ cursor: JSONCursor, from least: Int) -> Int? {
        guard case .number(let text) = cursor.node.value else { return cursor.unexpected("integer") }
        if let integer = Int(text), integer >= least { return integer }
        cursor.report(.jsonBadInteger, [text, String(least)])
        return nil
    }
}

/// A number that counts from one: a line, how many rows a cell takes.
struct JSONPositive: JSONReadable {
    let value: Int

    static func read(_ cursor: JSONCursor) -> JSONPositive? { Int.read(cursor, from: 1).map(JSONPositive.init) }
}

extension Bool: JSONReadable {
    static func read(_ cursor: JSONCursor) -> Bool? {
        guard case .boolean(let boolean) = cursor.node.value else { return cursor.unexpected("boolean") }
        return boolean
    }
}

extension Array: JSONReadable where Element: JSONReadable {
    static func read(_ cursor: JSONCursor) -> [Element]? { cursor.elements()?.compactMap(Element.read) }
}

extension CalendarDate: JSONReadable {
    static func read(_ cursor: JSONCursor) -> CalendarDate? {
        guard let text = String.read(cursor) else { return nil }
        if let date = CalendarDate(text) { return date }
        cursor.report(.jsonBadDate, [text])
        return nil
    }
}

/// A number is its text; only a document's own number has its parts beside it (`JSONDocumentNumber`).
extension DocumentNumber: JSONReadable {
    static func read(_ cursor: JSONCursor) -> DocumentNumber? { String.read(cursor).map { DocumentNumber($0) } }
}

/// One of the words that a type knows.
extension JSONReadable where Self: RawRepresentable & CaseIterable, RawValue == String {
    static func read(_ cursor: JSONCursor) -> Self? {
        guard let text = String.read(cursor) else { return nil }
        if let choice = allCases.first(where: { $0.rawValue.isIdentical(to: text) }) { return choice }
        cursor.report(.jsonBadChoice, [text, allCases.map(\.rawValue).joined(separator: ", ")])
        return nil
    }
}

extension Publication.Kind: JSONReadable {}
extension DocumentKind: JSONReadable {}
extension DocumentStatus: JSONReadable {}
extension Dropped.Reason: JSONReadable {}
extension Division.Kind: JSONReadable {}
extension Relation.Kind: JSONReadable {}
extension Span.Repair: JSONReadable {}

extension SourceRange: JSONObjectReadable {
    init(from object: inout JSONObjectReader) {
        let start: Int? = object.required("start")
        let end: Int? = object.required("end")
        let line: JSONPositive? = object.required("line")
        self.init(start: start ?? 0, end: end ?? 0, line: line?.value ?? 1)
    }
}
