import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

/// The namespaces that a file of Akoma Ntoso holds.
enum AkomaNtosoNames {
    static let akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    static let own = "urn:gongkai:publication:1"
}

extension XMLElement {
    var isAkomaNtoso: Bool { name.namespace == AkomaNtosoNames.akn }

    /// The name without its namespace, where that is Akoma Ntoso's; with `{…}` before it where it is another.
    var aknName: String {
        isAkomaNtoso ? name.local : "{\(name.namespace ?? "")}\(name.local)"
    }

    /// An attribute of our own namespace.
    func own(_ attribute: String) -> String? {
        attributes.first { $0.name.local == attribute && $0.name.namespace == AkomaNtosoNames.own }?.value
    }

    /// The first element of a name of Akoma Ntoso among the children.
    func akn(_ name: String) -> XMLElement? { elements.first { $0.isAkomaNtoso && $0.name.local == name } }

    /// The children of a name of Akoma Ntoso.
    func allAKN(_ name: String) -> [XMLElement] { elements.filter { $0.isAkomaNtoso && $0.name.local == name } }

    /// The ranges of our own attribute `source`; none where it is absent.
    func ownRanges() throws(XMLDecodingError) -> [SourceRange] { try sourceRanges(ownTokens("source")) }

    /// The numbers of an own attribute; none where it is absent.
    func ownNumbers(_ name: String) throws(XMLDecodingError) -> [Int] { try naturals(ownTokens(name), of: name) }

    private func ownTokens(_ name: String) -> [Substring] { (own(name) ?? "").split(separator: " ") }

    /// What an own attribute says that has to be there.
    func requiredOwn(_ name: String) throws(XMLDecodingError) -> String {
        guard let value = own(name) else { throw unread("", as: name) }
        return value
    }
}
