import GongkaiModel

/// What messages say of types and lists of values, in words of neither language.
enum ValueSample {
    /// A type, with an example of its canonical form where the name alone does not tell it.
    static func of(_ type: FieldType) -> String {
        switch type {
        case .string, .integer, .uri, .code: type.name
        case .decimal: "decimal (-12.50)"
        case .boolean: "boolean (true, false)"
        case .date: "date (2017-05-16)"
        case .time: "time (09:30:00)"
        case .dateTime: "dateTime (2017-05-16T09:30:00)"
        case .yearMonth: "yearMonth (2017-05)"
        case .yearQuarter: "yearQuarter (2017-Q2)"
        case .year: "year (2017)"
        case .duration: "duration (P30D)"
        case .uscc: "uscc (GB 32100)"
        case .divisionCode: "divisionCode (GB/T 2260, 330402)"
        case .documentNumber: "documentNumber"
        case .geopoint: "geopoint (120.75,30.76)"
        case .list(let element): "list of \(of(element))"
        }
    }

    /// The first of several texts.
    static func some(of texts: [String]) -> String {
        let shown = 10
        return texts.prefix(shown).joined(separator: ", ") + (texts.count > shown ? ", …" : "")
    }
}
