/// Names and paths of files inside a release.
package enum ReleasePath {
    /// Whether a path stays inside the folder that it is relative to, by its words: not absolute, no `..`, no empty step.
    package static func isInside(_ path: String) -> Bool {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return !steps.contains { $0.isEmpty || $0 == ".." || $0 == "." }
            && !path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" }
    }

    /// A name that every file system takes, made of a text: what none takes becomes `-`.
    package static func name(for text: String) -> String {
        let plain = text.unicodeScalars.map { scalar in
            let isSafe =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_"
            return isSafe ? String(scalar) : "-"
        }
        let name = plain.joined()
        return name.isEmpty ? "-" : name
    }
}
