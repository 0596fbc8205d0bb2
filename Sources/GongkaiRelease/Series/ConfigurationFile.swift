import GongkaiBytes
import GongkaiModel
import GongkaiWrite

/// `release.json`: a configuration (JSON is YAML) by which the release can be made again of its own files; what
/// withdrawals and corrections start from.
///
/// Redactions are not in it, for they have been done; keys are not, for they are nobody else's business.
package struct ConfigurationFile: ReleasePart {
    /// What it is called in a release.
    package static let path = "release.json"

    /// Formats that can be read again, those that say types before those that do not.
    private static let readable = ["ndjson", "json", "csv", "tsv", "xml"]

    package init() {}

    package func files(of release: Release) -> [ReleasedPart] {
        var json = JSONEmitter()
        json.object { json in
            writeHead(of: release, to: &json)
            json.array("documents") { json in
                for document in release.documents {
                    guard let file = ConfigurationFile.readable(in: document.files) else { continue }
                    json.object { json in
                        json.member("path", file.path)
                        json.member("format", file.format)
                    }
                }
            }
            json.array("datasets") { json in
                for dataset in release.datasets {
                    guard let file = ConfigurationFile.readable(in: dataset.files) else { continue }
                    json.object { json in
                        json.member("name", dataset.schema.name)
                        json.member("path", file.path)
                        json.member("format", file.format)
                        json.member("schema", dataset.folder + dataset.schema.name + ".table-schema.json")
                    }
                }
            }
            writeOptions(of: release, to: &json)
        }
        return [ReleasedPart(path: ConfigurationFile.path, mediaType: "application/json", bytes: json.finish())]
    }

    private static func readable(in files: [ReleasedFile]) -> ReleasedFile? {
        readable.lazy.compactMap { name in files.first { $0.role == .data && $0.format == name } }.first
    }

    private func writeHead(of release: Release, to json: inout JSONEmitter) {
        let configuration = release.configuration
        json.member("series", configuration.series)
        json.member("period", configuration.period)
        json.member("released", release.released.description)
        json.member("title", configuration.title)
        json.member("description", configuration.description)
        json.object("publisher") { json in
            let publisher = configuration.publisher
            write(
                [("name", publisher.name), ("credit-code", publisher.creditCode), ("address", publisher.address)],
                to: &json)
        }
        json.object("licence") { json in
            let licence = configuration.licence
            write([("name", licence.name), ("title", licence.title), ("address", licence.address)], to: &json)
        }
        json.object("contact") { json in
            let contact = configuration.contact
            write([("name", contact.name), ("email", contact.email), ("telephone", contact.telephone)], to: &json)
        }
        json.member("homepage", configuration.homepage)
    }

    private func write(_ members: [(name: String, value: String?)], to json: inout JSONEmitter) {
        for member in members {
            if let value = member.value { json.member(member.name, value) }
        }
    }

    /// Waivers, of which those that hold for a file of documents hold for each document that came of it.
    private func waivers(of release: Release) -> [ReleaseConfiguration.GateWaiver] {
        release.configuration.waivers.flatMap { waiver in
            let documents = release.documents.filter { $0.input == waiver.place }
            guard !documents.isEmpty else { return [waiver] }
            return documents.compactMap { ConfigurationFile.readable(in: $0.files)?.path }.map { path in
                var waiver = waiver
                waiver.place = path
                return waiver
            }
        }
    }

    private func writeOptions(of release: Release, to json: inout JSONEmitter) {
        let configuration = release.configuration
        let waivers = waivers(of: release)
        json.object("formats") { json in
            json.member("datasets", configuration.datasetFormats)
            json.member("documents", configuration.documentFormats)
        }
        json.object("csv") { json in
            json.member("byte-order-mark", configuration.hasByteOrderMark)
            json.member("guard-formulas", configuration.guardsFormulas)
        }
        if !waivers.isEmpty {
            json.array("waivers") { json in
                for waiver in waivers {
                    json.object { json in
                        write(
                            [
                                ("rule", waiver.rule), ("in", waiver.place), ("field", waiver.field),
                                ("reason", waiver.reason),
                            ], to: &json)
                    }
                }
            }
        }
        guard !configuration.deadlines.isEmpty else { return }
        json.object("deadlines") { json in
            for (word, days) in configuration.deadlines.sorted(by: { $0.key < $1.key }) { json.member(word, days) }
        }
    }
}
