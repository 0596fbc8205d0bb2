import GongkaiBytes

/// What is written as one object of JSON and carries the digest of its other members, so that a change is seen.
protocol SealedJSON {
    /// Writes all members but the digest.
    func writeMembers(to json: inout JSONEmitter)

    /// Reads the members; `nil` where one is missing or is not of its type.
    init?(_ members: JSONObject)
}

extension SealedJSON {
    /// SHA-256 of the members, in hexadecimal.
    var digest: String {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        writeMembers(to: &json)
        json.endObject()
        return SHA256.hexDigest(of: json.finish())
    }

    /// The object, sealed.
    func sealed(layout: JSONEmitter.Layout) -> [UInt8] {
        var json = JSONEmitter(layout: layout)
        json.beginObject()
        writeMembers(to: &json)
        json.member("digest", digest)
        json.endObject()
        return json.finish()
    }

    /// Reads a sealed object; `nil` where it is none or was changed.
    init?(sealed bytes: [UInt8]) {
        guard let node = try? JSONNode.parse(bytes), let members = JSONObject(node) else { return nil }
        self.init(members)
        guard members.text("digest") == digest else { return nil }
    }
}

/// The members of an object of JSON by their names.
struct JSONObject {
    private let members: [String: JSONNode]

    init?(_ node: JSONNode) {
        guard case .object(let members) = node.value else { return nil }
        self.members = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    }

    func text(_ name: String) -> String? {
        guard case .string(let text)? = members[name]?.value else { return nil }
        return text
    }

    /// A whole number from 0.
    func count(_ name: String) -> Int? {
        guard case .number(let digits)? = members[name]?.value, let number = Int(digits), number >= 0 else {
            return nil
        }
        return number
    }

    func flag(_ name: String) -> Bool? {
        guard case .boolean(let value)? = members[name]?.value else { return nil }
        return value
    }

    func texts(_ name: String) -> [String]? {
        guard case .array(let nodes)? = members[name]?.value else { return nil }
        var texts: [String] = []
        for node in nodes {
            guard case .string(let text) = node.value else { return nil }
            texts.append(text)
        }
        return texts
    }

    func object(_ name: String) -> JSONObject? {
        members[name].flatMap(JSONObject.init)
    }

    func objects(_ name: String) -> [JSONObject]? {
        guard case .array(let nodes)? = members[name]?.value else { return nil }
        let objects = nodes.compactMap(JSONObject.init)
        return objects.count == nodes.count ? objects : nil
    }
}
