package import GongkaiModel

/// What a release is to be, as its YAML file says: who publishes what, under which licence, in which formats.
package struct ReleaseConfiguration: Hashable, Sendable {
    /// The body that answers for the data (`dcat:Catalog`'s `dcterms:publisher`).
    package struct Publisher: Hashable, Sendable {
        package var name: String
        /// 统一社会信用代码 (GB 32100).
        package var creditCode: String?
        package var address: String?
    }

    /// What people may do with the data.
    package struct Licence: Hashable, Sendable {
        /// A short name, such as an SPDX identifier: `CC-BY-4.0`.
        package var name: String
        package var title: String?
        /// Where its text stands.
        package var address: String?
    }

    /// Whom to ask.
    package struct Contact: Hashable, Sendable {
        package var name: String
        package var email: String?
        package var telephone: String?
    }

    /// A file of documents: an issue of a gazette, or a lone document.
    package struct DocumentInput: Hashable, Sendable {
        /// Relative to the configuration.
        package var path: String
        package var format: String?
    }

    /// The records of a dataset.
    package struct DatasetInput: Hashable, Sendable {
        /// What it is called in the release.
        package var name: String
        /// Relative to the configuration.
        package var path: String
        /// A file beside the configuration, or a dataset of the catalogue; without it that of the dataset's name.
        package var schema: String?
        package var format: String?
    }

    /// What is done with the values of a field before they go out.
    package struct FieldRedaction: Hashable, Sendable {
        package var dataset: String
        package var field: String
        package var action: DatasetField.Redaction
    }

    /// A finding of the gate that somebody has looked at and lets pass.
    package struct GateWaiver: Hashable, Sendable {
        package var rule: String
        /// The dataset or document that it holds for; all where it names none.
        package var place: String?
        package var field: String?
        package var reason: String
    }

    /// What the series of releases is called: lower-case letters, digits and `-`.
    package var series: String
    /// Which of the series this is, and the name of its folder: `2024-03`.
    package var period: String
    /// The day of the release; `nil` where the surroundings say it.
    package var released: CalendarDate?
    package var title: BilingualText
    package var description: BilingualText
    package var publisher: Publisher
    package var licence: Licence
    package var contact: Contact
    /// Where the releases stand on the web, with a slash at its end; what metadata names things by.
    package var homepage: String
    package var documents: [DocumentInput] = []
    package var datasets: [DatasetInput] = []
    package var datasetFormats = ["csv", "json", "ndjson", "xml", "xlsx"]
    package var documentFormats = ["xml", "json", "html", "markdown"]
    /// Whether CSV begins with a byte order mark, by which offices' spreadsheets know UTF-8.
    package var hasByteOrderMark = true
    /// Whether cells that a spreadsheet would take for formulas are guarded by an apostrophe.
    package var guardsFormulas = false
    package var redactions: [FieldRedaction] = []
    package var waivers: [GateWaiver] = []
    /// A file with the key that values are hashed with.
    package var hashKey: String?
    /// A file with the private key that the manifest is signed with (OpenSSH).
    package var signingKey: String?
    /// How many days `及时` and the like are given, by the code of the frequency: `prompt`.
    package var deadlines: [String: Int] = [:]

    init(
        series: String, period: String, title: BilingualText, description: BilingualText, publisher: Publisher,
        licence: Licence, contact: Contact, homepage: String
    ) {
        self.series = series
        self.period = period
        self.title = title
        self.description = description
        self.publisher = publisher
        self.licence = licence
        self.contact = contact
        self.homepage = homepage
    }
}
