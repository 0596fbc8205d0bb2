import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

// MARK: Values

extension PublicationElements {
    /// Writes an element whose content is the text; nothing for a text that is absent.
    mutating func write(_ text: String?, as name: String) {
        if let text { emitter.element(name, text: text) }
    }

    mutating func write(_ date: CalendarDate?, as name: String) {
        if let date { emitter.element(name, text: date.description) }
    }

    mutating func write<Value>(_ value: Sourced<Value>?, as name: String) {
        guard let value else { return }
        emitter.element(name, printed(value), text: value.value.canonicalText)
    }

    mutating func write(_ page: Sourced<Int>?, as name: String) {
        guard let page else { return }
        emitter.element(name, printed(page), text: natural(page.value))
    }

    mutating func write(_ number: Sourced<DocumentNumber>?, as name: String) {
        guard let number else { return }
        let parts: [(String, String?)] = [
            ("form", number.value.form.rawValue), ("code", number.value.code),
            ("year", number.value.year.map(String.init)), ("serial", number.value.serial.map(String.init)),
        ]
        emitter.element(name, parts + printed(number), text: number.value.text)
    }

    /// The attributes of a value that is printed in the source.
    mutating func printed<Value>(_ value: Sourced<Value>) -> [(String, String?)] {
        [("original", value.original), ("source", ranges(value.source))]
    }

    /// A number in digits. One that the schema does not allow is noted.
    mutating func natural(_ number: Int, from least: Int = 0) -> String {
        if !(least...999_999_999_999_999_999).contains(number) {
            note(.unwritableNumber, [String(number), String(least)])
        }
        return String(number)
    }

    /// Numbers with blanks between them; `nil` for none.
    mutating func naturals(_ numbers: [Int]) -> String? {
        guard !numbers.isEmpty else { return nil }
        var text: [String] = []
        for number in numbers { text.append(natural(number)) }
        return text.joined(separator: " ")
    }

    /// Ranges as `start-end@line` with blanks between them; `nil` for none.
    mutating func ranges(_ ranges: [SourceRange]) -> String? {
        guard !ranges.isEmpty else { return nil }
        var text: [String] = []
        for range in ranges {
            text.append("\(natural(range.start))-\(natural(range.end))@\(natural(range.line, from: 1))")
        }
        return text.joined(separator: " ")
    }
}

// MARK: Text with spans

extension PublicationElements {
    mutating func write(_ text: Text, as name: String, _ attributes: [(String, String?)] = []) {
        emitter.open(name, attributes + [("source", ranges(text.source))], content: .text)
        write(text.string, spans: text.spans)
        emitter.close()
    }

    /// Writes text and an element for each span.
    mutating func write(_ string: String, spans: [Span]) {
        if let span = emitter.write(string, spans: spans, element: Self.element) {
            note(.unwritableSpans, [String(span.start), String(span.end)])
        }
    }

    private static func element(of kind: Span.Kind) -> (name: String, attributes: [(String, String?)]) {
        switch kind {
        case .reference(let value): ("reference", [("value", value)])
        case .organisation(let value): ("organisation", [("value", value)])
        case .date(let date): ("date", [("value", date.description)])
        case .deadline(let date): ("deadline", [("value", date.description)])
        case .quantity(let value, let unit): ("quantity", [("value", value), ("unit", unit)])
        case .emphasis: ("emphasis", [])
        case .link(let address): ("link", [("href", address)])
        case .repair(let repair, let original): ("repair", [("reason", repair.rawValue), ("original", original)])
        }
    }
}
