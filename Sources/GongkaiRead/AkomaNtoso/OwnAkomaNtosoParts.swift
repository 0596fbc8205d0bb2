import GongkaiModel
import GongkaiXML

/// The children of an element in their order, each of which has to be asked for: what nobody asks for is told.
struct OwnAkomaNtosoParts {
    let element: XMLElement
    private var rest: ArraySlice<XMLElement>

    init(_ element: XMLElement) throws(XMLDecodingError) {
        self.element = element
        rest = element.elements[...]
        let text = element.text
        guard text.unicodeScalars.allSatisfy({ " \t\r\n".unicodeScalars.contains($0) }) else {
            throw element.unread(text, as: element.name.local)
        }
    }

    /// The next child, where it is the one that is looked for.
    mutating func next(_ name: String, where fits: (XMLElement) -> Bool = { _ in true }) -> XMLElement? {
        guard let first = rest.first, first.name.local == name, fits(first) else { return nil }
        return rest.popFirst()
    }

    /// The next children, as long as they are those that are looked for.
    mutating func all(_ name: String, where fits: (XMLElement) -> Bool = { _ in true }) -> [XMLElement] {
        var found: [XMLElement] = []
        while let element = next(name, where: fits) { found.append(element) }
        return found
    }

    /// The next `block` or `container` of a name.
    mutating func named(_ name: String, _ element: String = "block") -> XMLElement? {
        next(element) { $0[attribute: "name"] == name }
    }

    mutating func allNamed(_ name: String) -> [XMLElement] {
        all("block") { $0[attribute: "name"] == name }
    }

    /// The next child whatever it is.
    mutating func any() -> XMLElement? { rest.popFirst() }

    /// Nothing may be left that nobody asked for.
    func end() throws(XMLDecodingError) {
        if let left = rest.first { throw left.unread(left.name.local, as: element.name.local) }
    }
}
