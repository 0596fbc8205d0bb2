import GongkaiDiagnostics
import GongkaiModel
import GongkaiXML

extension CalendarDate {
    /// The element's text as a date.
    init(_ element: XMLElement) throws(XMLDecodingError) {
        self = try CalendarDate(element.text, in: element)
    }

    /// A date that an element bears.
    init(_ text: String, in element: XMLElement) throws(XMLDecodingError) {
        guard let date = CalendarDate(text) else { throw element.unread(text, as: element.name.local) }
        self = date
    }
}

extension Sourced {
    /// A value with what its element says of where it is printed.
    init(_ value: Value, printedAs element: XMLElement) throws(XMLDecodingError) {
        self.init(value, original: element[attribute: "original"], source: try element.sourceRanges())
    }
}

extension Sourced<String> {
    init(_ element: XMLElement) throws(XMLDecodingError) {
        try self.init(element.text, printedAs: element)
    }
}

extension Sourced<CalendarDate> {
    init(_ element: XMLElement) throws(XMLDecodingError) {
        try self.init(CalendarDate(element), printedAs: element)
    }
}

extension Sourced<Int> {
    init(_ element: XMLElement) throws(XMLDecodingError) {
        try self.init(element.natural(element.text[...], of: element.name.local), printedAs: element)
    }
}

extension Sourced<DocumentNumber> {
    /// The number is its text; attributes that contradict it are an error, since what they say would be lost.
    init(_ element: XMLElement) throws(XMLDecodingError) {
        let number = DocumentNumber(element.text)
        let agrees =
            element[attribute: "form"] == number.form.rawValue && element[attribute: "code"] == number.code
            && element[attribute: "year"] == number.year.map(String.init)
            && element[attribute: "serial"] == number.serial.map(String.init)
        guard agrees else {
            throw XMLDecodingError(rule: .xmlNumberDisagrees, arguments: [element.text], element: element)
        }
        try self.init(number, printedAs: element)
    }
}
