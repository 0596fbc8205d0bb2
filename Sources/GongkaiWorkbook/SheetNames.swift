/// Names of sheets: of 1 to 31 characters, none of `[]:*?/\`, no apostrophe at either end, and none twice, in upper or
/// lower case.
struct SheetNames {
    private static let limit = 31
    private var taken: Set<String> = []

    /// A name that is like the one wanted, and free.
    mutating func name(for wanted: String) -> String {
        let base = SheetNames.cleaned(wanted)
        var name = SheetNames.cut(base, to: SheetNames.limit)
        var number = 1
        while !taken.insert(name.lowercased()).inserted {
            number += 1
            let ending = " (\(number))"
            name = SheetNames.cut(base, to: SheetNames.limit - ending.utf16.count) + ending
        }
        return name
    }

    private static func cleaned(_ wanted: String) -> String {
        var name = ""
        for scalar in wanted.unicodeScalars {
            let isRefused =
                scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || "[]:*?/\\'".unicodeScalars.contains(scalar)
                || scalar.value & 0xFFFE == 0xFFFE
            name.unicodeScalars.append(isRefused ? "_" : scalar)
        }
        // A sheet of this name is Excel's own.
        if name.lowercased() == "history" { name += "_" }
        return name.isEmpty ? "records" : name
    }

    private static func cut(_ name: String, to length: Int) -> String {
        var cut = name
        while cut.utf16.count > length { cut.unicodeScalars.removeLast() }
        return cut
    }
}
