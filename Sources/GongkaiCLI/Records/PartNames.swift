/// Names of files for the values that records are split by: each value as it is, as far as a name may be so.
///
/// Separators, control characters and what other systems do not let into names become `_`, as do dots and spaces at the
/// beginning and dots and spaces at the end. Names that some file system takes for the same get a number behind them.
struct PartNames {
    /// File systems allow 255 bytes; a number and an extension have to fit in too.
    private static let longest = 200

    private let suffix: String
    /// The names there are, folded as file systems that do not tell letters apart by case do it.
    private var taken: Set<String> = []

    /// - Parameter fileExtension: with no dot; `nil` for none.
    init(fileExtension: String?) {
        suffix = fileExtension.map { "." + $0 } ?? ""
    }

    /// The name for a value that has had none yet; `nil` stands for a missing value.
    mutating func name(for value: [UInt8]?) -> String {
        let wanted = value.map { PartNames.safe(String(decoding: $0, as: UTF8.self)) } ?? "missing"
        var name = wanted
        var number = 1
        // Strings are equal where they are canonically equivalent, as file systems that normalise have it.
        while !taken.insert(name.lowercased()).inserted {
            number += 1
            name = "\(wanted)-\(number)"
        }
        return name + suffix
    }

    private static func safe(_ value: String) -> String {
        guard !value.isEmpty else { return "empty" }
        var scalars: [Unicode.Scalar] = []
        var size = 0
        for scalar in value.unicodeScalars {
            size += UTF8.width(scalar)
            if size > longest { break }
            scalars.append(isHarmless(scalar) ? scalar : "_")
        }
        if let first = scalars.first, isPadding(first) { scalars[0] = "_" }
        if let last = scalars.last, isPadding(last) { scalars[scalars.count - 1] = "_" }
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars)
        return name
    }

    private static func isPadding(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == " " }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Format characters among them turn the direction of writing, or are not to be seen.
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
        default: !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
        }
    }
}
