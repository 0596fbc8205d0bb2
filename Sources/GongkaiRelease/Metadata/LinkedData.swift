import GongkaiBytes
import GongkaiModel
import GongkaiWrite

/// The words in which linked data (JSON-LD 1.1) is written.
extension JSONEmitter {
    /// Prefixes by name.
    mutating func context(_ prefixes: [(name: String, address: String)]) {
        object("@context") { json in
            for prefix in prefixes { json.member(prefix.name, prefix.address) }
        }
    }

    /// A reference to a thing, by its IRI.
    mutating func reference(_ name: String, _ iri: String) {
        object(name) { $0.member("@id", iri) }
    }

    /// A text in both languages; once where they are the same.
    mutating func localised(_ name: String, _ text: BilingualText) {
        array(name) { json in
            json.object { json in
                json.member("@value", text.chinese)
                json.member("@language", "zh")
            }
            guard text.english != text.chinese else { return }
            json.object { json in
                json.member("@value", text.english)
                json.member("@language", "en")
            }
        }
    }

    /// A value of a type of XML Schema.
    mutating func typed(_ name: String, _ value: String, _ type: String) {
        object(name) { json in
            json.member("@value", value)
            json.member("@type", "xsd:" + type)
        }
    }
}

extension Release {
    /// The address of a file of the release, with what may not stand in one percent-encoded (RFC 3986).
    func address(of path: String) -> String { address + ReleaseAddress.encoded(path) }
}

/// Addresses of what is in a release.
package enum ReleaseAddress {
    /// A path with everything percent-encoded that RFC 3986 (3.3) lets stand in no segment.
    package static func encoded(_ path: String) -> String {
        path.percentEncoded { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": true
            default: false
            }
        }
    }
}
