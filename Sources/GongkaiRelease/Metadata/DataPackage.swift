import GongkaiBytes
import GongkaiModel
import GongkaiWrite

/// `datapackage.json`: the release as a Data Package (v2). The table of a dataset is its CSV, else the first format that it
/// went out in; its other formats, and the documents, are files besides.
struct DataPackage: ReleasePart {
    /// What it is called in a release.
    static let path = "datapackage.json"

    func files(of release: Release) -> [ReleasedPart] {
        var json = JSONEmitter()
        json.object { json in
            json.member("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
            writeHead(of: release, to: &json)
            json.array("resources") { json in
                for dataset in release.datasets { writeResources(of: dataset, to: &json) }
                for (index, document) in release.documents.enumerated() {
                    writeResources(of: document, number: index + 1, to: &json)
                }
                for file in release.documentChanges?.files ?? [] {
                    // With dots, which names of datasets do not have.
                    write(file, named: "documents.changes.\(file.format)", title: "公文变更", to: &json)
                }
            }
            json.object("gongkai") { json in
                json.member("period", release.configuration.period)
                json.member("title", release.configuration.title)
                json.member("description", release.configuration.description)
                if let previous = release.previous { json.member("previous", previous.period) }
                writeTombstones(of: release, to: &json)
                // By which whoever compares formats knows that an apostrophe in CSV and workbooks is no part of a text.
                if release.configuration.guardsFormulas { json.member("guardsFormulas", true) }
                if !release.leftOut.isEmpty { json.member("leftOut", release.leftOut.map(\.name)) }
            }
        }
        return [ReleasedPart(path: DataPackage.path, mediaType: "application/json", bytes: json.finish())]
    }

    private func writeHead(of release: Release, to json: inout JSONEmitter) {
        let configuration = release.configuration
        json.member("name", configuration.series)
        json.member("id", release.address)
        json.member("title", configuration.title.chinese)
        json.member("description", configuration.description.chinese)
        json.member("version", configuration.period)
        json.member("created", "\(release.released)T00:00:00Z")
        json.member("homepage", release.address)
        json.array("licenses") { json in
            json.object { json in
                json.member("name", configuration.licence.name)
                if let title = configuration.licence.title { json.member("title", title) }
                if let address = configuration.licence.address { json.member("path", address) }
            }
        }
        json.array("contributors") { json in
            json.object { json in
                json.member("title", configuration.publisher.name)
                if let address = configuration.publisher.address { json.member("path", address) }
                json.member("roles", ["publisher"])
            }
            json.object { json in
                json.member("title", configuration.contact.name)
                if let email = configuration.contact.email { json.member("email", email) }
                json.member("roles", ["contact"])
            }
        }
    }

    private func writeTombstones(of release: Release, to json: inout JSONEmitter) {
        guard !release.tombstones.isEmpty else { return }
        json.array("tombstones") { json in
            for stone in release.tombstones {
                json.object { json in
                    json.member("kind", stone.kind.rawValue)
                    switch stone.subject {
                    case .record(let dataset, let key):
                        json.member("dataset", dataset)
                        json.member("key", key)
                    case .document(let id): json.member("document", id)
                    }
                    json.member("reason", stone.reason)
                    json.member("period", stone.period)
                    json.member("released", stone.released.description)
                }
            }
        }
    }

    private func writeResources(of dataset: ReleasedDataset, to json: inout JSONEmitter) {
        let data = dataset.files.filter { $0.role == .data }
        let table = data.first { $0.format == "csv" } ?? data.first
        if let table {
            dataset.schema.writeResource(
                to: &json, path: table.path, isRoot: false, bytes: table.size, sha256: table.sha256)
        }
        for file in dataset.files where file != table {
            let kind = file.role == .changes ? ".changes." : "-"
            write(
                file, named: dataset.schema.name + kind + file.format, title: dataset.schema.title.chinese, to: &json)
        }
    }

    private func writeResources(of document: ReleasedDocument, number: Int, to json: inout JSONEmitter) {
        for file in document.files {
            // Names of resources are lower-case ASCII, which ids of documents are not.
            write(
                file, named: "document-\(number)-\(file.format)",
                title: document.document.title?.value ?? document.document.id, to: &json)
        }
    }

    private func write(_ file: ReleasedFile, named name: String, title: String, to json: inout JSONEmitter) {
        json.object { json in
            json.member("name", name)
            // Not the table: programs that know its format would want a schema and a dialect for it.
            json.member("type", "file")
            json.member("title", title)
            json.member("path", file.path)
            json.member("format", file.format)
            json.member("mediatype", file.mediaType)
            json.member("bytes", file.size)
            json.member("hash", "sha256:" + file.sha256)
        }
    }
}
