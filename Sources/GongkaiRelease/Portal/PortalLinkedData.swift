import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite

/// What the pages say to machines, in the words of schema.org.
struct PortalLinkedData {
    let release: Release
    let language: Language

    /// JSON that can stand in a `script` element: `<` is written in the way that JSON has for it, so that neither
    /// `</script` nor `<!--` can end or change what surrounds it.
    static func embedded(_ json: [UInt8]) -> [UInt8] {
        json.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003C".utf8) : [$0] }
    }

    /// The release as a DataCatalog.
    var catalogue: [UInt8] {
        var json = JSONEmitter()
        let configuration = release.configuration
        json.object { json in
            json.member("@context", "https://schema.org/")
            json.member("@type", "DataCatalog")
            json.member("@id", release.address)
            json.member("url", release.address)
            writeNames(configuration.title, description: configuration.description, to: &json)
            writeCommon(to: &json)
            json.array("dataset") { json in
                for dataset in release.datasets {
                    json.object { json in
                        json.member("@type", "Dataset")
                        json.member("@id", release.address(of: dataset.folder))
                        writeNames(dataset.schema.title, description: dataset.schema.description, to: &json)
                        json.member("license", licence)
                    }
                }
            }
        }
        return json.finish()
    }

    /// A dataset as a Dataset with its downloads.
    func dataset(_ dataset: ReleasedDataset) -> [UInt8] {
        var json = JSONEmitter()
        let schema = dataset.schema
        json.object { json in
            json.member("@context", "https://schema.org/")
            json.member("@type", "Dataset")
            json.member("@id", release.address(of: dataset.folder))
            json.member("url", release.address(of: dataset.folder))
            json.member("identifier", schema.name)
            writeNames(schema.title, description: schema.description, to: &json)
            writeCommon(to: &json)
            json.member("version", release.configuration.period)
            if let coverage = PortalCoverage(of: dataset)?.interval { json.member("temporalCoverage", coverage) }
            json.member("keywords", schema.disclosurePoints + schema.fields.map { $0.title[language] })
            json.object("includedInDataCatalog") { json in
                json.member("@type", "DataCatalog")
                json.member("@id", release.address)
                json.member("name", release.configuration.title[language])
            }
            json.array("variableMeasured") { json in
                for field in schema.fields { write(field, to: &json) }
            }
            json.array("distribution") { json in
                for file in dataset.files where file.role == .data { write(file, to: &json) }
            }
        }
        return json.finish()
    }

    private var licence: String { release.configuration.licence.address ?? release.configuration.licence.name }

    private func writeNames(_ title: BilingualText, description: BilingualText, to json: inout JSONEmitter) {
        json.member("name", title[language])
        let other = title[language == .chinese ? .english : .chinese]
        if other != title[language] { json.member("alternateName", other) }
        json.member("description", description[language])
    }

    private func writeCommon(to json: inout JSONEmitter) {
        let configuration = release.configuration
        json.member("inLanguage", "zh-CN")
        json.member("datePublished", release.released.description)
        json.member("license", licence)
        json.name("isAccessibleForFree")
        json.boolean(true)
        for role in ["creator", "publisher"] {
            json.object(role) { json in
                json.member("@type", "GovernmentOrganization")
                json.member("name", configuration.publisher.name)
                if let address = configuration.publisher.address { json.member("url", address) }
                json.object("contactPoint") { json in
                    json.member("@type", "ContactPoint")
                    json.member("name", configuration.contact.name)
                    if let email = configuration.contact.email { json.member("email", email) }
                    if let telephone = configuration.contact.telephone { json.member("telephone", telephone) }
                }
            }
        }
    }

    private func write(_ field: DatasetField, to json: inout JSONEmitter) {
        json.object { json in
            json.member("@type", "PropertyValue")
            json.member("propertyID", field.name)
            json.member("name", field.title[language])
            if let description = field.description { json.member("description", description[language]) }
            if let unit = field.unit { json.member("unitText", unit) }
        }
    }

    private func write(_ file: ReleasedFile, to json: inout JSONEmitter) {
        json.object { json in
            json.member("@type", "DataDownload")
            json.member("contentUrl", release.address(of: file.path))
            json.member("encodingFormat", file.mediaType)
            json.member("contentSize", "\(file.size) B")
            json.member("sha256", file.sha256)
        }
    }
}
