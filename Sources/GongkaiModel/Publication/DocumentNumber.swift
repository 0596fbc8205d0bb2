/// The number of an official document (发文字号, GB/T 9704-2012, 7.2.5): agency code, year and serial.
///
/// A number is its normalised text; the parts are read from it, so that they can never say anything else.
public struct DocumentNumber: Hashable, Sendable {
    /// The shapes that numbers have.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// AGENCY〔YYYY〕N号.
        case standard
        /// An order: 国务院令第N号.
        case order
        /// An announcement: 公告YYYY年第N号.
        case announcement
        /// Minutes: 会议纪要〔YYYY〕N号.
        case minutes
        /// Anything else; only the text is known.
        case other
    }

    /// The normalised form, by which numbers are compared: 嘉政发〔2017〕11号.
    public let text: String
    /// The shape that the text has, which says what parts are known.
    public let form: Form
    /// 机关代字 (嘉政发); of an order or announcement the words before its serial (国务院令).
    public let code: String?
    /// The year in four digits, inside 〔〕 or before 年第; `nil` where the number has none, as that of an order.
    public let year: Int?
    /// The number before 号, which orders documents of one code and year; `nil` for form `other`.
    public let serial: Int?

    /// Reads a number in its normalised form: 〔〕 around a year in full, no spaces, digits of ASCII without leading
    /// zeros. Text of another shape is kept as form `other`.
    public init(_ text: String) {
        self.text = text
        let parts = DocumentNumber.parts(of: text)
        self.form = parts?.form ?? .other
        self.code = parts?.code
        self.year = parts?.year
        self.serial = parts?.serial
    }

    private typealias Parts = (form: Form, code: String, year: Int?, serial: Int)

    private static func parts(of text: String) -> Parts? {
        guard text.hasSuffix("号") else { return nil }
        let body = text.dropLast()
        if let open = body.lastIndex(of: "〔"), let close = body.lastIndex(of: "〕"), open < close {
            guard let year = number(body[body.index(after: open)..<close], digits: 4...4),
                let serial = number(body[body.index(after: close)...], digits: 1...6), open > body.startIndex
            else { return nil }
            let code = String(body[..<open])
            return (code.hasSuffix("纪要") ? .minutes : .standard, code, year, serial)
        }
        guard let mark = body.lastIndex(of: "第"),
            let serial = number(body[body.index(after: mark)...], digits: 1...6), mark > body.startIndex
        else { return nil }
        let head = body[..<mark]
        if head.hasSuffix("令") { return (.order, String(head), nil, serial) }
        if head.hasSuffix("公告") { return (.announcement, String(head), nil, serial) }
        guard head.hasSuffix("年"), let year = number(head.dropLast().suffix(4), digits: 4...4) else { return nil }
        let code = head.dropLast(5)
        return code.hasSuffix("公告") ? (.announcement, String(code), year, serial) : nil
    }

    private static func number(_ digits: Substring, digits count: ClosedRange<Int>) -> Int? {
        guard count.contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.first != "0"
        else { return nil }
        return Int(digits)
    }
}
