import GongkaiModel

/// What title and number say of each other.
extension Document {
    /// Under the title of what it promulgates an order is known by its number.
    mutating func adoptKindOfNumber() {
        guard let number = number?.value else { return }
        switch number.form {
        case .order: kind = .order
        case .announcement where kind == .other: kind = .announcement
        case .minutes where kind == .other: kind = .minutes
        default: return
        }
        guard issuers.isEmpty, let code = number.code else { return }
        let suffix = number.form == .order ? "令" : "公告"
        if code.hasSuffix(suffix), code.count > suffix.count {
            issuers = [String(code.dropLast(suffix.count))]
        }
    }

    /// The words before a serial that stands alone: the issuer and 令 or 公告; of minutes the whole title.
    var orderCode: String {
        guard let title = title?.value else { return "" }
        let scalars = Array(title.unicodeScalars)
        let kind = Vocabulary.kind(ofTitle: scalars[...])
        if kind == .minutes { return title }
        let issuer = TitleParts(scalars[...]).issuers.map { scalars[..<$0.upperBound].string } ?? ""
        return issuer + (kind == .order ? "令" : "公告")
    }
}

/// Where a number begins that ends with 第N号: before its year, if it has one.
enum NumberStart {
    static func beforeYear(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
        let line = line.trimmed
        guard line.last == "年", line.count > 5 else { return nil }
        let year = line.dropLast().suffix(4)
        return year.allSatisfy(\.isDigit) ? year.startIndex : nil
    }
}
