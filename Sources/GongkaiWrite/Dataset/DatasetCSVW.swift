import GongkaiBytes
package import GongkaiModel

/// Writes the metadata of a dataset as CSV by W3C's CSV on the Web (Metadata Vocabulary for Tabular Data, 2015).
extension DatasetSchema {
    /// The description of the table in a file beside it.
    ///
    /// Keys into other datasets are left out: CSVW knows none but those between tables of one description.
    /// - Parameter url: the file; by default the dataset's name and `.csv`.
    package func csvw(url: String? = nil) -> [UInt8] {
        let url = url ?? name + ".csv"
        var json = JSONEmitter()
        json.object { json in
            json.array("@context") { json in
                json.string("http://www.w3.org/ns/csvw")
                json.object { $0.member("@language", "zh") }
            }
            json.member("url", url)
            json.member("dc:title", title.chinese)
            if !description.chinese.isEmpty { json.member("dc:description", description.chinese) }
            json.member("schema:version", version.text)
            json.member("null", missingValues)
            json.object("tableSchema") { json in
                json.array("columns") { json in
                    for field in fields { json.object { field.writeCSVW(to: &$0) } }
                }
                if !primaryKey.isEmpty { json.member("primaryKey", primaryKey.map(CSVWName.name)) }
                writeForeignKeys(url: url, to: &json)
            }
        }
        return json.finish()
    }

    private func writeForeignKeys(url: String, to json: inout JSONEmitter) {
        let own = foreignKeys.filter { $0.dataset == nil }
        guard !own.isEmpty else { return }
        json.array("foreignKeys") { json in
            for key in own {
                json.object { json in
                    json.member("columnReference", key.fields.map(CSVWName.name))
                    json.object("reference") { json in
                        json.member("resource", url)
                        json.member("columnReference", key.references.map(CSVWName.name))
                    }
                }
            }
        }
    }
}

extension DatasetField {
    fileprivate func writeCSVW(to json: inout JSONEmitter) {
        json.member("name", CSVWName.name(name))
        // Either may stand above the column; a header has no language, so any is found.
        json.object("titles") { json in
            json.member("zh", name == title.chinese ? [name] : [name, title.chinese])
            if !title.english.isEmpty { json.member("en", title.english) }
        }
        if let description { json.member("dc:description", description.chinese) }
        if constraints.required { json.member("required", true) }
        if type.isList { json.member("separator", String(separator)) }
        json.object("datatype") { writeDatatype(to: &$0) }
        if let unit { json.member("schema:unitText", unit) }
    }

    private func writeDatatype(to json: inout JSONEmitter) {
        let datatype = CSVWDatatype(type.element)
        json.member("base", datatype.base)
        if let format = format(of: datatype) { json.member("format", format) }
        guard !type.isList else { return }
        if datatype.hasLength {
            if let length = constraints.minimumLength { json.member("minLength", length) }
            if let length = constraints.maximumLength { json.member("maxLength", length) }
        }
        if datatype.hasBounds {
            if let minimum = constraints.minimum { json.member("minimum", minimum) }
            if let maximum = constraints.maximum { json.member("maximum", maximum) }
        }
    }

    /// One expression at most: the values that there may be, the field's own pattern, or the type's.
    private func format(of datatype: CSVWDatatype) -> String? {
        guard datatype.isText else { return datatype.format }
        if let values = type.codes?.map(\.value) ?? constraints.enumeration {
            return "^(?:\(values.map(CSVWDatatype.literal).joined(separator: "|")))$"
        }
        let pattern = constraints.pattern ?? CanonicalPattern.pattern(of: type.element)
        return pattern.flatMap(ECMAScriptPattern.anchored)
    }
}

/// Names of columns are variables of URI templates (RFC 6570): ASCII letters, digits, `_` and `.`, or percent-encoded.
private enum CSVWName {
    static func name(_ name: String) -> String {
        var text = ""
        for (index, byte) in name.utf8.enumerated() {
            let scalar = Unicode.Scalar(byte)
            // An underscore at the beginning is kept for CSVW's own names.
            let isKept =
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == ".")
            text += isKept || (scalar == "_" && index > 0) ? String(scalar) : "%" + hexadecimal([byte]).uppercased()
        }
        return text
    }
}

/// What a type is in CSVW.
private struct CSVWDatatype {
    let base: String
    var format: String?

    init(_ type: FieldType) {
        switch type {
        case .integer: base = "integer"
        case .decimal: base = "decimal"
        case .boolean:
            base = "boolean"
            format = "true|false"
        case .date:
            base = "date"
            format = "yyyy-MM-dd"
        case .time: base = "time"
        case .dateTime: base = "dateTime"
        case .yearMonth: base = "gYearMonth"
        case .year: base = "gYear"
        case .duration: base = "duration"
        case .uri: base = "anyURI"
        default: base = "string"
        }
    }

    /// Whether its format is a regular expression that we write.
    var isText: Bool { base == "string" }
    var hasLength: Bool { base == "string" || base == "anyURI" }
    var hasBounds: Bool { ["integer", "decimal", "date", "time", "dateTime"].contains(base) }

    /// A text as an expression that matches it alone.
    static func literal(_ text: String) -> String {
        text.unicodeScalars.map { "\\.*+?()[]{}|^$/".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
