import GongkaiBytes

/// A part of a publication as it is compared: what it says of itself, and the parts in it. Where it stands in a source, and
/// how that worded it, is left out.
struct ComparedNode {
    /// One thing that a part says.
    struct Field {
        enum Role {
            /// Words that are printed.
            case text
            /// Words that say only which one it is among its like: they change when another one is put before it.
            case marker
            /// The same as a number, which is not printed.
            case number
            /// What is known of it besides.
            case property
            /// What lies over the words of the field of this name, and means something only over the same words.
            case overlay(of: String)
        }

        /// In the model's JSON; empty where the part is nothing but this text.
        let name: String
        let value: String
        let role: Role
    }

    /// Parts of one kind, in their order.
    struct Group {
        enum Matching {
            /// By keys, wherever they stand.
            case keys
            /// In their order, with some put in and taken out.
            case order
            /// There is one at most, which has no number.
            case single
            /// Cells: the first with the first, as long as there are equally many.
            case position
        }

        /// In the model's JSON; empty where the parts stand right in the one that they belong to.
        let name: String
        let matching: Matching
        let nodes: [ComparedNode]
    }

    /// What it is: `document`, `paragraph` …
    let kind: String
    /// What tells it from its like, the surest first.
    let keys: [String]
    let fields: [Field]
    let groups: [Group]
    /// Equal for parts that say the same in all.
    let fingerprint: KeyHash
    /// Equal for parts that say the same but for their markers.
    let contents: KeyHash

    init(_ kind: String, keys: [String?] = [], _ fields: [Field?] = [], groups: [Group] = []) {
        self.kind = kind
        self.keys = keys.compactMap { $0 }
        self.fields = fields.compactMap { $0 }
        self.groups = groups.filter { !$0.nodes.isEmpty }
        var contents = KeyHash.seed.followed(by: kind)
        for field in self.fields where !field.isMarker {
            contents = contents.followed(by: field.name).followed(by: field.value)
        }
        for group in self.groups {
            contents = contents.followed(by: group.name)
            for node in group.nodes { contents = contents.followed(by: node.fingerprint) }
        }
        self.contents = contents
        fingerprint = self.fields.filter(\.isMarker).reduce(contents) { $0.followed(by: $1.value) }
    }

    func value(of field: String) -> String? { fields.first { $0.name == field }?.value }

    /// All its words: of what stands in a row, with tabs between, else with line ends.
    var text: String {
        var lines: [String] = []
        var marker = ""
        for field in fields {
            switch field.role {
            case .marker: marker += field.value
            case .text:
                lines.append(marker + field.value)
                marker = ""
            case .number, .property, .overlay: break
            }
        }
        if !marker.isEmpty { lines.append(marker) }
        for group in groups {
            let texts = group.nodes.map(\.text)
            lines += group.matching == .position ? [texts.joined(separator: "\t")] : texts.filter { !$0.isEmpty }
        }
        return lines.joined(separator: "\n")
    }
}

extension ComparedNode.Field {
    static func text(_ name: String, _ value: String?) -> ComparedNode.Field? {
        value.map { ComparedNode.Field(name: name, value: $0, role: .text) }
    }

    static func marker(_ name: String, _ value: String?) -> ComparedNode.Field? {
        value.map { ComparedNode.Field(name: name, value: $0, role: .marker) }
    }

    static func property(_ name: String, _ value: String?) -> ComparedNode.Field? {
        value.map { ComparedNode.Field(name: name, value: $0, role: .property) }
    }

    fileprivate var isMarker: Bool {
        switch role {
        case .marker, .number: true
        case .text, .property, .overlay: false
        }
    }
}

extension KeyHash {
    /// The hash of a text behind what this one stands for.
    func followed(by text: String) -> KeyHash {
        var text = text
        return text.withUTF8 { KeyHash(UnsafeRawBufferPointer($0), key: self) }
    }

    fileprivate func followed(by other: KeyHash) -> KeyHash {
        withUnsafeBytes(of: (other.high, other.low)) { KeyHash($0, key: self) }
    }
}
