/// A regular expression of XML Schema in the words of ECMAScript, as JSON Schema and CSVW want it (with the flag `u`).
enum ECMAScriptPattern {
    /// The expression for whole values, between `^` and `$`.
    /// - Returns: `nil` where ECMAScript has no words for it: subtraction of classes, blocks, `\i` and `\c`.
    static func anchored(_ pattern: String) -> String? {
        var translation = Translation(rest: Array(pattern.unicodeScalars)[...])
        return translation.translate().map { "^(?:\($0))$" }
    }
}

private struct Translation {
    var rest: ArraySlice<Unicode.Scalar>
    private var output = ""
    private var isInClass = false

    init(rest: ArraySlice<Unicode.Scalar>) {
        self.rest = rest
    }

    mutating func translate() -> String? {
        while let scalar = rest.popFirst() {
            guard let text = isInClass ? inClass(scalar) : outside(scalar) else { return nil }
            output += text
        }
        return output
    }

    private mutating func outside(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\\": return escape()
        case "[":
            isInClass = true
            guard rest.first == "^" else { return "[" }
            rest.removeFirst()
            return "[^"
        case "^", "$": return "\\" + String(scalar)
        case ".": return "[^\\n\\r]"
        default: return String(scalar)
        }
    }

    private mutating func inClass(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\\": return escape()
        // A class within a class is taken away from it.
        case "[": return nil
        case "]":
            isInClass = false
            return "]"
        default: return String(scalar)
        }
    }

    private mutating func escape() -> String? {
        guard let letter = rest.popFirst() else { return nil }
        switch letter {
        case "d": return "\\p{Nd}"
        case "D": return "\\P{Nd}"
        case "s": return isInClass ? "\\t\\n\\r " : "[\\t\\n\\r ]"
        case "S": return isInClass ? nil : "[^\\t\\n\\r ]"
        case "w": return isInClass ? nil : "[^\\p{P}\\p{Z}\\p{C}]"
        case "W": return isInClass ? "\\p{P}\\p{Z}\\p{C}" : "[\\p{P}\\p{Z}\\p{C}]"
        case "i", "I", "c", "C": return nil
        case "p", "P": return category(letter)
        // Outside classes the flag `u` lets nothing be escaped that need not be.
        case "-": return isInClass ? "\\-" : "-"
        default: return "\\" + String(letter)
        }
    }

    /// `{Lu}` is the same in both; `{IsGreek}`, a block, is XML Schema's alone.
    private mutating func category(_ letter: Unicode.Scalar) -> String? {
        let name = rest.prefix { $0 != "}" }
        guard name.first == "{", !name.dropFirst().starts(with: "Is".unicodeScalars) else { return nil }
        return "\\" + String(letter) + name.map { String($0) }.joined()
    }
}
