/// Any text as an NCName, and back, by SQL/XML's rule (ISO/IEC 9075-14, 9.1 and 9.3): a character that no name can hold
/// stands as `_xHHHH_` with its code point, as does an underscore that would begin such an escape.
public enum XMLNameEscape {
    /// The text as a name; the empty text gives none.
    ///
    /// `金额(万元)` gives `金额_x0028_万元_x0029_`. Different texts give different names.
    public static func encode(_ text: String) -> String {
        var name = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let startsEscape = scalar == "_" && index + 1 < scalars.count && scalars[index + 1] == "x"
            let fits = DatasetName.isNameStart(scalar) || (index > 0 && DatasetName.isNameRest(scalar))
            if fits && !startsEscape {
                name.append(scalar)
            } else {
                name.append(contentsOf: escape(of: scalar).unicodeScalars)
            }
        }
        return String(name)
    }

    /// The text that a name stands for: what `encode` made the name of. What is no escape stays as it is.
    public static func decode(_ name: String) -> String {
        var text = String.UnicodeScalarView()
        var rest = Substring(name).unicodeScalars
        while let scalar = rest.first {
            if scalar == "_", let (escaped, length) = escapedScalar(at: rest) {
                text.append(escaped)
                rest = rest.dropFirst(length)
            } else {
                text.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(text)
    }

    private static func escape(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_"
    }

    /// The character that an escape at the start stands for, and how many characters the escape has.
    private static func escapedScalar(at text: Substring.UnicodeScalarView) -> (scalar: Unicode.Scalar, length: Int)? {
        guard text.dropFirst().first == "x", let end = text.dropFirst(2).prefix(7).firstIndex(of: "_") else {
            return nil
        }
        let digits = text[..<end].dropFirst(2)
        guard let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value),
            escape(of: scalar).unicodeScalars.elementsEqual(text[...end])
        else { return nil }
        return (scalar, digits.count + 3)
    }
}
