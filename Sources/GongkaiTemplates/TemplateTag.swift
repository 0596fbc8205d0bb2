/// One tag of a Mustache template.
struct TemplateTag: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case variable
        /// A variable that is not escaped.
        case raw
        case section
        case inverted
        case end
        case partial
        case comment
        case delimiters
    }

    var kind: Kind
    /// What stands in it, without its sign.
    var text: String
    /// The names that lead to what it means, from the outside in; none for `.` and for what is said of a place in a list.
    var path: [String] = []
    /// Whether only what stands innermost is looked at (`.name`).
    var isOwn = false
    /// What is done to the value, the last first.
    var transforms: [String] = []
    var line: Int
    /// What it stands between.
    var delimiters: Delimiters

    struct Delimiters: Hashable, Sendable {
        var open = "{{"
        var close = "}}"
    }

    /// The tag as swift-mustache reads it, which takes names of ASCII only.
    var canonical: String {
        let sign =
            switch kind {
            case .variable: ""
            case .raw: "&"
            case .section: "#"
            case .inverted: "^"
            case .end: "/"
            case .partial: ">"
            case .comment: "!"
            case .delimiters: "="
            }
        let words =
            switch kind {
            case .comment: ""
            case .delimiters: text + "="
            case .partial: text
            default: name
            }
        return delimiters.open + sign + words + delimiters.close
    }

    /// The name with what is done to its value, by which a section and its end are compared.
    var name: String {
        let names = path.map(TemplateTag.alias).joined(separator: ".")
        let place = path.isEmpty && transforms.isEmpty ? "." : (isOwn ? "." : "") + names
        return transforms.joined(separator: "(") + (transforms.isEmpty ? "" : "(") + place
            + String(repeating: ")", count: transforms.count)
    }

    /// A name as it can stand in a tag of swift-mustache: that of a Chinese field has the numbers of its characters.
    static func alias(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard !isPlain else { return name }
        return "-" + name.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "-")
    }
}

/// A piece of a template.
enum TemplatePart: Hashable, Sendable {
    case text(String)
    case tag(TemplateTag)
}
