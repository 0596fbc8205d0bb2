import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel
import GongkaiXML

/// A stylesheet (XSLT 1.0) that outputs are written by, compiled.
package struct OutputStylesheet: Sendable {
    /// So large may one be.
    package static let mostBytes = 4 << 20

    private let bytes: [UInt8]
    private let file: String
    private let method: String?

    /// - Parameter file: the stylesheet's file name.
    /// - Throws: `WriteError.unusable`, or `componentFailed` where libxslt is missing.
    package init(_ bytes: [UInt8], file: String) throws(WriteError) {
        self.bytes = bytes
        self.file = file
        do throws(StylesheetError) {
            method = try Stylesheet(bytes).method
        } catch {
            throw WriteError(error, file: file)
        }
    }

    /// Transforms XML of ours.
    func transform(_ xml: [UInt8]) throws(WriteError) -> [UInt8] {
        do throws(StylesheetError) {
            return try Stylesheet(bytes).transform(xml)
        } catch {
            throw WriteError(error, file: file)
        }
    }

    /// What the format of an output by the stylesheet says of itself, by the method of its `xsl:output`.
    func format(_ content: Format.Content) -> Format {
        let (fileExtension, mediaType) =
            switch method {
            case "html": ("html", "text/html")
            case "text": ("txt", "text/plain")
            default: ("xml", "application/xml")
            }
        return Format(
            name: "xslt", english: "by an XSLT 1.0 stylesheet", chinese: "按 XSLT 1.0 样式表写出",
            extensions: [fileExtension], mediaType: mediaType, content: content)
    }
}

extension WriteError {
    fileprivate init(_ error: StylesheetError, file: String) {
        let told = { (rule: DiagnosticRule, faults: [StylesheetError.Fault]) in
            WriteError.unusable(
                faults.map { fault in
                    Diagnostic(rule, [file + (fault.line.map { ":\($0)" } ?? ""), fault.message])
                })
        }
        self =
            switch error {
            case .missing(let what): .componentFailed(Diagnostic(.stylesheetMissing, [what]))
            case .unusable(let faults): told(.stylesheetUnusable, faults)
            case .outside(let fault): told(.stylesheetOutside, [fault])
            case .failed(let faults): told(.stylesheetFailed, faults)
            case .tooMuch(let fault): told(.stylesheetLimit, [fault])
            }
    }
}

/// Writes a publication by a stylesheet over its XML.
package struct StylesheetDocumentWriter: DocumentWriter {
    private let stylesheet: OutputStylesheet

    package init(_ stylesheet: OutputStylesheet) { self.stylesheet = stylesheet }

    package var format: Format { stylesheet.format(.publication) }

    package func prepare() { XMLPublicationWriter().prepare() }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        try stylesheet.transform(try XMLPublicationWriter().write(publication, diagnostics: &sink))
    }
}

/// Writes records by a stylesheet over their XML, which is held in memory for it.
package struct StylesheetRecordWriter: RecordWriter {
    /// Bytes of XML that are held.
    package static let mostBytes = 64 << 20

    private let stylesheet: OutputStylesheet
    private let most: Int

    package init(_ stylesheet: OutputStylesheet, most: Int = StylesheetRecordWriter.mostBytes) {
        self.stylesheet = stylesheet
        self.most = most
    }

    package var format: Format { stylesheet.format(.records) }

    package func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        try XMLRecordWriter().encoder(for: schema, options: options)
    }

    package func sink(
        into output: RecordOutput, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordSink {
        StylesheetRecordSink(self, stylesheet: stylesheet, most: most, output: output, options: options)
    }
}

/// Holds the XML of records until they have all come, and writes what the stylesheet makes of it.
private final class StylesheetRecordSink: RecordSink {
    private let stylesheet: OutputStylesheet
    private let output: RecordOutput
    private let held: EncodedRecordSink
    private let xml: HeldBytes

    init(
        _ writer: StylesheetRecordWriter, stylesheet: OutputStylesheet, most: Int, output: RecordOutput,
        options: RecordWritingOptions
    ) {
        self.stylesheet = stylesheet
        self.output = output
        let xml = HeldBytes(most: most)
        self.xml = xml
        held = EncodedRecordSink(into: RecordOutput { bytes throws(WriteError) in try xml.take(bytes) }) {
            schema throws(WriteError) in try writer.encoder(for: schema, options: options)
        }
    }

    func begin(_ schema: DatasetSchema) throws(WriteError) { try held.begin(schema) }

    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) {
        try held.take(records, count: count)
    }

    func finish() throws(WriteError) {
        try held.finish()
        let made = try stylesheet.transform(xml.bytes)
        let outcome = made.withUnsafeBytes { bytes in
            Result { () throws(WriteError) in try output.write(bytes) }
        }
        try outcome.get()
    }
}

/// Bytes in memory, up to a limit.
private final class HeldBytes {
    private(set) var bytes: [UInt8] = []
    private let most: Int

    init(most: Int) { self.most = most }

    func take(_ more: UnsafeRawBufferPointer) throws(WriteError) {
        guard bytes.count + more.count <= most else {
            throw .unusable([Diagnostic(.stylesheetLimit, ["XML", "\(bytes.count + more.count) > \(most)"])])
        }
        bytes.append(contentsOf: more)
    }
}
