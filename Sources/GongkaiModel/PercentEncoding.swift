extension String {
    /// The text percent-encoded (RFC 3986, 2.1): characters that are kept stand as they are, the bytes of the others in
    /// UTF-8 as `%` and two digits.
    package func percentEncoded(keeping isKept: (Unicode.Scalar) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var encoded = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if isKept(scalar) {
                encoded.append(scalar)
            } else {
                for byte in scalar.utf8 { encoded += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
            }
        }
        return String(encoded)
    }
}
