import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// A value that the schema lets through and the model does not have.
struct XMLDecodingError: Error {
    var rule: DiagnosticRule
    var arguments: [String]
    var element: XMLElement

    /// The error as it is told to the user; its path is looked up only now.
    func diagnostic(in root: XMLElement) -> Diagnostic {
        Diagnostic(
            rule, arguments, at: Diagnostic.Position(line: element.line), modelPath: root.path(to: element))
    }
}

/// What the model asks of an element. The schema has been asked before, so most of it cannot fail; what does all
/// the same is an error of the file and never taken for something else.
extension XMLElement {
    // MARK: Children

    /// The first child of a name.
    func child(_ name: String) -> XMLElement? {
        for case .element(let element) in children where element.name.local == name { return element }
        return nil
    }

    /// The children of a name, decoded.
    func all<Value>(
        _ name: String, _ decode: (XMLElement) throws(XMLDecodingError) -> Value
    ) throws(XMLDecodingError) -> [Value] {
        var values: [Value] = []
        for case .element(let element) in children where element.name.local == name {
            values.append(try decode(element))
        }
        return values
    }

    /// The child of a name, decoded, where there is one.
    func optional<Value>(
        _ name: String, _ decode: (XMLElement) throws(XMLDecodingError) -> Value
    ) throws(XMLDecodingError) -> Value? {
        guard let element = child(name) else { return nil }
        return try decode(element)
    }

    /// The child of a name, decoded.
    func required<Value>(
        _ name: String, _ decode: (XMLElement) throws(XMLDecodingError) -> Value
    ) throws(XMLDecodingError) -> Value {
        guard let element = child(name) else { throw unread("", as: name) }
        return try decode(element)
    }

    /// The text of the child of a name.
    func string(_ name: String) -> String? { child(name)?.text }

    /// The texts of the children of a name.
    func strings(_ name: String) -> [String] { elements.filter { $0.name.local == name }.map(\.text) }

    // MARK: Attributes

    /// An attribute that the schema requires.
    func attribute(_ name: String) throws(XMLDecodingError) -> String {
        guard let value = self[attribute: name] else { throw unread("", as: name) }
        return value
    }

    func attribute<Value: RawRepresentable<String>>(
        _ name: String, as type: Value.Type
    ) throws(XMLDecodingError) -> Value {
        let text = try attribute(name)
        guard let value = Value(rawValue: text) else { throw unread(text, as: name) }
        return value
    }

    /// A date, where the attribute is there.
    func date(_ name: String) throws(XMLDecodingError) -> CalendarDate? {
        guard let text = self[attribute: name] else { return nil }
        return try CalendarDate(text, in: self)
    }

    func boolean(_ name: String) throws(XMLDecodingError) -> Bool {
        let text = try attribute(name)
        guard let value = Bool(text) else { throw unread(text, as: name) }
        return value
    }

    func natural(_ name: String) throws(XMLDecodingError) -> Int {
        try natural(try attribute(name)[...], of: name)
    }

    /// The numbers of a list; none where the attribute is absent.
    func naturals(_ name: String) throws(XMLDecodingError) -> [Int] {
        try naturals(tokens(name), of: name)
    }

    /// - Parameter name: what the texts are values of.
    func naturals(_ tokens: [Substring], of name: String) throws(XMLDecodingError) -> [Int] {
        var numbers: [Int] = []
        for token in tokens { numbers.append(try natural(token, of: name)) }
        return numbers
    }

    /// The ranges of the attribute `source`; none where it is absent.
    func sourceRanges() throws(XMLDecodingError) -> [SourceRange] { try sourceRanges(tokens("source")) }

    /// The ranges that the values of an attribute `source` say.
    func sourceRanges(_ tokens: [Substring]) throws(XMLDecodingError) -> [SourceRange] {
        var ranges: [SourceRange] = []
        for token in tokens {
            let parts = token.split { $0 == "-" || $0 == "@" }
            guard parts.count == 3 else { throw unread(String(token), as: "source") }
            ranges.append(
                SourceRange(
                    start: try natural(parts[0], of: "source"), end: try natural(parts[1], of: "source"),
                    line: try natural(parts[2], of: "source")))
        }
        return ranges
    }

    private func tokens(_ name: String) -> [Substring] {
        (self[attribute: name] ?? "").split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    }

    /// - Parameter name: what the text is a value of.
    func natural(_ text: Substring, of name: String) throws(XMLDecodingError) -> Int {
        guard let number = Int(text), number >= 0 else { throw unread(String(text), as: name) }
        return number
    }

    func unread(_ value: String, as name: String) -> XMLDecodingError {
        XMLDecodingError(rule: .xmlValueUnread, arguments: [value, name], element: self)
    }
}
