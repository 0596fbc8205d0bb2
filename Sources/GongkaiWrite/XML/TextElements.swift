import GongkaiBytes
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
        emitter.open(name, content: .text)
        attributes(of: value)
        emitter.close(with: value.value.canonicalText)
    }

    mutating func write(_ page: Sourced<Int>?, as name: String) {
        guard let page else { return }
        emitter.open(name, content: .text)
        attributes(of: page)
        check(page.value)
        emitter.close(with: String(page.value))
    }

    mutating func write(_ number: Sourced<DocumentNumber>?, as name: String) {
        guard let number else { return }
        emitter.open(name, content: .text)
        emitter.attribute("form", number.value.form.rawValue)
        if let code = number.value.code { emitter.attribute("code", code) }
        if let year = number.value.year { emitter.attribute("year", String(year)) }
        if let serial = number.value.serial { emitter.attribute("serial", String(serial)) }
        attributes(of: number)
        emitter.close(with: number.value.text)
    }

    /// The attributes of a value that is printed in the source.
    mutating func attributes<Value>(of value: Sourced<Value>) {
        if let original = value.original { emitter.attribute("original", original) }
        attribute("source", value.source)
    }

    /// Notes a number that the schema does not allow.
    private mutating func check(_ number: Int, from least: Int = 0) {
        if number < least || number > 999_999_999_999_999_999 {
            note(.unwritableNumber, [String(number), String(least)])
        }
    }

    /// Puts a number behind what is to be the value of an attribute.
    private mutating func append(_ number: Int, from least: Int = 0) {
        check(number, from: least)
        digits.append(decimal: number)
    }

    /// A number in digits.
    mutating func attribute(_ name: String, _ number: Int, from least: Int = 0) {
        digits.removeAll(keepingCapacity: true)
        append(number, from: least)
        emitter.attribute(name, plain: digits)
    }

    /// Numbers with blanks between them; nothing for none.
    mutating func attribute(_ name: String, _ numbers: [Int]) {
        attribute(name, listing: numbers) { $0.append($1) }
    }

    /// Ranges as `start-end@line` with blanks between them; nothing for none.
    mutating func attribute(_ name: String, _ ranges: [SourceRange]) {
        attribute(name, listing: ranges) { elements, range in
            elements.append(range.start)
            elements.digits.append(UInt8(ascii: "-"))
            elements.append(range.end)
            elements.digits.append(UInt8(ascii: "@"))
            elements.append(range.line, from: 1)
        }
    }

    @inline(__always)
    private mutating func attribute<Item>(
        _ name: String, listing items: [Item], by append: (inout PublicationElements, Item) -> Void
    ) {
        guard !items.isEmpty else { return }
        digits.removeAll(keepingCapacity: true)
        for item in items {
            if !digits.isEmpty { digits.append(UInt8(ascii: " ")) }
            append(&self, item)
        }
        emitter.attribute(name, plain: digits)
    }
}

// MARK: Text with spans

extension PublicationElements {
    mutating func write(_ text: Text, as name: String) {
        emitter.open(name, content: .text)
        close(with: text)
    }

    /// Ends an element that was opened for text: where it stands, then the text itself.
    mutating func close(with text: Text) {
        attribute("source", text.source)
        write(text.string, spans: text.spans)
        emitter.close()
    }

    /// Writes text and an element for each span.
    mutating func write(_ string: String, spans: [Span]) {
        if let span = emitter.write(string, spans: spans, openElement: { Self.open($1, in: &$0) }) {
            note(.unwritableSpans, [String(span.start), String(span.end)])
        }
    }

    private static func open(_ kind: Span.Kind, in emitter: inout XMLEmitter) {
        func open(_ name: String, _ attribute: String, _ value: String) {
            emitter.open(name, content: .text)
            emitter.attribute(attribute, value)
        }
        switch kind {
        case .reference(let value): open("reference", "value", value)
        case .organisation(let value): open("organisation", "value", value)
        case .date(let date): open("date", "value", date.description)
        case .deadline(let date): open("deadline", "value", date.description)
        case .quantity(let value, let unit):
            open("quantity", "value", value)
            emitter.attribute("unit", unit)
        case .emphasis: emitter.open("emphasis", content: .text)
        case .link(let address): open("link", "href", address)
        case .repair(let repair, let original):
            open("repair", "reason", repair.rawValue)
            emitter.attribute("original", original)
        }
    }
}
