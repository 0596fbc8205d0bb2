import GongkaiBytes
import GongkaiModel

/// The file that holds a dataset, as its Data Resource says.
package struct DatasetFile: Hashable, Sendable {
    /// How CSV is written: a Table Dialect (Data Package v2).
    package struct Dialect: Hashable, Sendable {
        package var delimiter: UInt8
        /// How many lines the header has; 0 for none.
        package var headerLines: Int

        /// How many lines stand above it.
        package var skippedLines: Int

        package init(delimiter: UInt8, headerLines: Int = 1, skippedLines: Int = 0) {
            self.delimiter = delimiter
            self.headerLines = headerLines
            self.skippedLines = skippedLines
        }
    }

    package var path: String
    package var format = "csv"
    package var mediaType = "text/csv"
    /// The encoding by its IANA name.
    package var encoding = "utf-8"
    /// `nil` for what Data Package takes for granted: commas and a header of one line.
    package var dialect: Dialect?

    package init(path: String) { self.path = path }

    func write(to json: inout JSONEmitter) {
        json.member("path", path)
        json.member("format", format)
        json.member("mediatype", mediaType)
        json.member("encoding", encoding)
        if let dialect {
            json.object("dialect") { dialect.write(to: &$0) }
        }
    }
}

extension DatasetFile.Dialect {
    fileprivate func write(to json: inout JSONEmitter) {
        json.member("$schema", "https://datapackage.org/profiles/2.0/tabledialect.json")
        json.member("delimiter", String(Unicode.Scalar(delimiter)))
        json.member("header", headerLines > 0)
        if skippedLines > 0 {
            json.array("commentRows") { json in
                for line in 1...skippedLines { json.integer(line) }
            }
        }
        guard headerLines > 1 || (headerLines > 0 && skippedLines > 0) else { return }
        json.array("headerRows") { json in
            for line in 1...headerLines { json.integer(skippedLines + line) }
        }
        if headerLines > 1 { json.member("headerJoin", "/") }
    }
}

extension FieldObservation {
    /// Writes what was seen as a member of an object that is open.
    func write(to json: inout JSONEmitter) {
        json.object("observed") { json in
            json.member("values", values)
            json.member("missing", missing)
            if let distinct { json.member("distinct", distinct) }
            if isUnique { json.member("unique", true) }
            if let minimumLength { json.member("minLength", minimumLength) }
            if let maximumLength { json.member("maxLength", maximumLength) }
            if let minimum { json.member("minimum", minimum) }
            if let maximum { json.member("maximum", maximum) }
        }
    }
}
