import GongkaiModel
import GongkaiWrite
import TestSupport

@testable import GongkaiRelease

/// Releases to make pages of.
enum ReleaseFixture {
    /// What would do harm wherever it were not escaped.
    static let hostile =
        "甲<script>alert(1)</script>\"'>&amp;]]><!--</title></script><img src=x onerror=a>\u{0}\u{1B}\u{202E}\n乙"

    /// Of files that hold the word `data`.
    static let digest = "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7"

    static func configuration(title: String = "云溪市公开数据") -> ReleaseConfiguration {
        ReleaseConfiguration(
            series: "yunxi", period: "2024-03", title: BilingualText(title + " E", title),
            description: BilingualText(title, title),
            publisher: .init(name: title, creditCode: nil, address: "https://www.yunxi.example/"),
            licence: .init(name: "CC-BY-4.0", title: title, address: "https://creativecommons.org/licenses/by/4.0/"),
            contact: .init(name: title, email: "a@yunxi.example", telephone: nil),
            homepage: "https://data.yunxi.example/")
    }

    static func release(_ configuration: ReleaseConfiguration = configuration()) -> Release {
        guard let day = CalendarDate("2024-04-10") else { preconditionFailure("a day of the calendar") }
        var release = Release(configuration: configuration, released: day, programVersion: "0.0.0")
        release.leftOut = [.init(name: "left-out", title: configuration.title, errors: 3)]
        return release
    }

    static func dataset(_ schema: DatasetSchema, rows: [[String?]], count: Int? = nil) -> ReleasedDataset {
        let folder = "datasets/\(schema.name)/"
        var files = ["csv", "json"].map { file(folder + schema.name + "." + $0, .data, $0) }
        files.append(file(folder + schema.name + ".xsd", .schema, "xsd"))
        files.append(file(folder + "changes.csv", .changes, "csv"))
        return ReleasedDataset(
            schema: schema, recordCount: count ?? rows.count, files: files, preview: rows, input: "a.csv")
    }

    static func document(_ document: Document, name: String? = nil) -> ReleasedDocument {
        let name = name ?? ReleasePath.name(for: document.id)
        return ReleasedDocument(
            document: document, name: name, files: [file("documents/\(name)/\(name).xml", .data, "xml")],
            status: document.status, statusBy: nil, input: "a.txt")
    }

    static func file(_ path: String, _ role: ReleasedFile.Role, _ format: String) -> ReleasedFile {
        ReleasedFile(
            path: path, role: role, format: format, mediaType: "text/plain", size: 12_345,
            sha256: digest)
    }

    /// A release in which every text that may come from outside is hostile.
    static func hostileRelease() -> Release {
        var release = release(configuration(title: hostile))
        let text = BilingualText(hostile, hostile)
        let fields = [
            DatasetField("day", text, .date, description: text, source: hostile),
            DatasetField("amount", text, .decimal, unit: hostile, example: hostile),
            DatasetField("kind", text, .code([.init(hostile, hostile, hostile)])),
        ]
        let schema = DatasetSchema(
            "hostile", text, description: text, fields: fields, disclosurePoints: [hostile], leadAgencies: [hostile])
        let rows = [["2024-01-01", "1", hostile], ["2024-01-02", "2.5", nil], [hostile, hostile, hostile]]
        release.datasets = [dataset(schema, rows: rows)]
        let title = Sourced(hostile)
        release.documents = [
            document(
                Document(
                    id: "a", title: title, issuers: [hostile], subjects: [hostile], status: .repealed,
                    body: [.paragraph(Text(hostile))],
                    relations: [Relation(kind: .repeals, number: "b", title: hostile)])
            ),
            document(
                Document(id: "index", number: Sourced(DocumentNumber("b")), status: .lapsed), name: "index"),
        ]
        release.documents[0].statusBy = hostile
        release.documents[1].files = [file("documents/index/index.html", .data, "html")]
        release.plan = DisclosurePlan(
            obligations: [
                .init(
                    basis: .ordered, document: "a", point: hostile, what: hostile, agencies: [hostile],
                    verbatim: hostile),
                .init(
                    basis: .ordered, document: "x", point: "1.1", what: hostile, verbatim: hostile,
                    datasets: ["hostile", hostile]),
            ],
            states: [
                .init(dataset: hostile, title: text, points: [hostile], agencies: [hostile], daysLate: 3),
                .init(dataset: "hostile", title: text, lastReleased: CalendarDate("2024-04-10")),
            ])
        return release
    }

    /// Releases as odd as the model allows.
    static func generated(seed: UInt64) -> Release {
        var random = DatasetSchemaGenerator(seed: seed)
        var release = release()
        for number in 0..<3 {
            var schema = random.makeSchema()
            schema.name = "dataset-\(number)"
            let rows = (0..<random.number(30)).map { _ in
                schema.fields.map { _ -> String? in
                    random.chance(20) ? nil : random.one(of: ["2024-03-01", "2023", "12.5", "-3", "甲", "", hostile])
                }
            }
            release.datasets.append(dataset(schema, rows: rows))
        }
        let documents = PublicationGenerator(seed: seed).publication().documents
        for (number, content) in documents.enumerated() {
            release.documents.append(document(content, name: "d\(number)"))
        }
        return release
    }
}
