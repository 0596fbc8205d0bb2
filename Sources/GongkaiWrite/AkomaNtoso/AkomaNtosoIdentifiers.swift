import GongkaiModel

/// Gives out eIds by the naming convention of Akoma Ntoso: the element's short name and number behind the eId of what
/// holds it (`cmp_3__chp_2__art_5__para_1`), none twice.
struct AkomaNtosoIdentifiers {
    private var taken: Set<String> = []
    private var counts: [String: Int] = [:]

    /// An eId from the number that is printed; one that was given already, and one without a number, is counted.
    mutating func numbered(_ stem: String, _ ordinal: [Int]) -> String {
        guard !ordinal.isEmpty else { return counted(stem + "_") }
        let wish = stem + "_" + ordinal.map(String.init).joined(separator: "-")
        return taken.insert(wish).inserted ? wish : counted(wish + "-dup", from: 2)
    }

    /// An eId from the place among its like.
    mutating func counted(_ stem: String, from first: Int = 1) -> String {
        while true {
            let count = counts[stem, default: first]
            counts[stem] = count + 1
            if taken.insert(stem + String(count)).inserted { return stem + String(count) }
        }
    }
}

/// What the walk through the text finds and metadata names.
struct AkomaNtosoIndex {
    /// Names with the eIds under which the metadata declare them, in the order in which they were met.
    struct Names {
        private(set) var inOrder: [String] = []
        private var places: [[UInt8]: Int] = [:]
        let stem: String

        init(stem: String) { self.stem = stem }

        /// The eId of a name. Names are told apart by their bytes, since strings that look the same are equal.
        mutating func identifier(of name: String) -> String {
            let key = Array(name.utf8)
            if let place = places[key] { return stem + String(place) }
            inOrder.append(name)
            places[key] = inOrder.count
            return stem + String(inOrder.count)
        }
    }

    var organisations = Names(stem: "org_")
    var units = Names(stem: "unit_")
    /// Who is to do what: the eId of the division, by the prefix of the eIds of the document that it stands in.
    var responsibilities: [String: [(division: String, responsibility: Responsibility)]] = [:]
    /// The eIds of documents, by number and by title, for references to them from within.
    var documents: [String: String] = [:]
}
