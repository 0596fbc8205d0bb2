import GongkaiBytes
import GongkaiModel
import GongkaiWrite

/// `catalog.jsonld`: the release as a catalogue of datasets, by DCAT 3 (<https://www.w3.org/TR/vocab-dcat-3/>) with what
/// DCAT-AP 3 makes mandatory.
struct DataCatalogue: ReleasePart {
    /// What it is called in a release.
    static let path = "catalog.jsonld"

    func files(of release: Release) -> [ReleasedPart] {
        var json = JSONEmitter()
        json.object { json in
            json.context([
                ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"),
                ("foaf", "http://xmlns.com/foaf/0.1/"), ("vcard", "http://www.w3.org/2006/vcard/ns#"),
                ("spdx", "http://spdx.org/rdf/terms#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
                ("skos", "http://www.w3.org/2004/02/skos/core#"),
            ])
            json.member("@id", release.address)
            json.member("@type", "dcat:Catalog")
            writeCommon(
                release, title: release.configuration.title, description: release.configuration.description, to: &json)
            json.reference("foaf:homepage", release.configuration.homepage)
            json.array("dcat:dataset") { json in
                for dataset in release.datasets { write(dataset, of: release, to: &json) }
                for document in release.documents { write(document, of: release, to: &json) }
            }
        }
        return [ReleasedPart(path: DataCatalogue.path, mediaType: "application/ld+json", bytes: json.finish())]
    }

    /// What a dataset is, which DCAT-AP makes mandatory: its description, else its title.
    private func description(of schema: DatasetSchema) -> BilingualText {
        let (text, title) = (schema.description, schema.title)
        return BilingualText(
            text.english.isEmpty ? title.english : text.english, text.chinese.isEmpty ? title.chinese : text.chinese)
    }

    /// What the catalogue and every dataset say alike.
    private func writeCommon(
        _ release: Release, title: BilingualText, description: BilingualText, to json: inout JSONEmitter
    ) {
        let configuration = release.configuration
        json.localised("dct:title", title)
        json.localised("dct:description", description)
        json.typed("dct:issued", release.released.description, "date")
        json.object("dct:publisher") { json in
            json.member("@id", configuration.publisher.address ?? configuration.homepage + "#publisher")
            json.member("@type", "foaf:Organization")
            json.member("foaf:name", configuration.publisher.name)
        }
        json.object("dcat:contactPoint") { json in
            json.member("@type", "vcard:Organization")
            json.member("vcard:fn", configuration.contact.name)
            if let email = configuration.contact.email { json.reference("vcard:hasEmail", "mailto:" + email) }
            if let telephone = configuration.contact.telephone { json.member("vcard:tel", telephone) }
        }
        writeLicence(of: release, to: &json)
        json.reference("dct:language", "http://publications.europa.eu/resource/authority/language/ZHO")
    }

    private func writeLicence(of release: Release, to json: inout JSONEmitter) {
        let licence = release.configuration.licence
        if let address = licence.address {
            json.object("dct:license") { json in
                json.member("@id", address)
                json.member("@type", "dct:LicenseDocument")
                json.member("dct:title", licence.title ?? licence.name)
            }
        } else {
            json.object("dct:license") { json in
                json.member("@type", "dct:LicenseDocument")
                json.member("dct:title", licence.title ?? licence.name)
            }
        }
    }

    private func write(_ dataset: ReleasedDataset, of release: Release, to json: inout JSONEmitter) {
        let schema = dataset.schema
        json.object { json in
            json.member("@id", release.address(of: dataset.folder))
            json.member("@type", "dcat:Dataset")
            json.member("dct:identifier", schema.name)
            writeCommon(release, title: schema.title, description: description(of: schema), to: &json)
            if let frequency = schema.updateFrequency { json.reference("dct:accrualPeriodicity", frequency.address) }
            if !schema.disclosurePoints.isEmpty { json.member("dcat:keyword", schema.disclosurePoints) }
            writeDistributions(dataset.files, of: release, to: &json)
        }
    }

    private func write(_ document: ReleasedDocument, of release: Release, to json: inout JSONEmitter) {
        let title = document.document.title?.value ?? document.document.id
        json.object { json in
            json.member("@id", release.address(of: document.folder))
            json.member("@type", "dcat:Dataset")
            json.member("dct:identifier", document.document.number?.value.text ?? document.document.id)
            writeCommon(
                release, title: BilingualText(title, title),
                description: BilingualText("Official document: " + title, "公文：" + title), to: &json)
            writeDistributions(document.files, of: release, to: &json)
        }
    }

    private func writeDistributions(_ files: [ReleasedFile], of release: Release, to json: inout JSONEmitter) {
        let schemas = files.filter { $0.role == .schema }
        json.array("dcat:distribution") { json in
            for file in files where file.role == .data {
                json.object { json in
                    write(file, of: release, to: &json)
                    for schema in schemas.filter({ $0.describes(file) }).prefix(1) {
                        json.reference("dct:conformsTo", release.address(of: schema.path))
                    }
                }
            }
        }
    }

    private func write(_ file: ReleasedFile, of release: Release, to json: inout JSONEmitter) {
        json.member("@id", release.address(of: file.path))
        json.member("@type", "dcat:Distribution")
        json.member("dct:title", String(file.path.split(separator: "/").last ?? ""))
        json.reference("dcat:accessURL", release.address(of: file.path))
        json.reference("dcat:downloadURL", release.address(of: file.path))
        json.reference("dcat:mediaType", "https://www.iana.org/assignments/media-types/" + file.mediaType)
        json.typed("dcat:byteSize", String(file.size), "nonNegativeInteger")
        writeLicence(of: release, to: &json)
        json.object("spdx:checksum") { json in
            json.member("@type", "spdx:Checksum")
            json.reference("spdx:algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
            json.typed("spdx:checksumValue", file.sha256, "hexBinary")
        }
    }
}

extension ReleasedFile {
    /// Whether this is the schema that a file of data is checked by.
    fileprivate func describes(_ data: ReleasedFile) -> Bool {
        switch data.format {
        case "xml": format == "xsd"
        case "json", "ndjson": format == "json-schema"
        case "csv", "tsv": format == "csvw"
        default: format == "table-schema"
        }
    }
}

extension UpdateFrequency {
    /// Its IRI in the frequencies of the Publications Office of the EU, which DCAT-AP asks for.
    fileprivate var address: String {
        let code =
            switch self {
            case .realTime, .continuous: "UPDATE_CONT"
            case .daily: "DAILY"
            case .weekly: "WEEKLY"
            case .monthly: "MONTHLY"
            case .quarterly: "QUARTERLY"
            case .halfYearly: "ANNUAL_2"
            case .yearly: "ANNUAL"
            case .everyDays: "OTHER"
            case .regular, .prompt, .asAppropriate, .dynamic: "IRREG"
            }
        return "http://publications.europa.eu/resource/authority/frequency/" + code
    }
}
