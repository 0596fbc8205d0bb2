import GongkaiBytes
import GongkaiModel
import GongkaiWrite

/// `provenance.jsonld`: what the release was made of, by what and for whom (PROV-O, <https://www.w3.org/TR/prov-o/>).
struct Provenance: ReleasePart {
    /// What it is called in a release.
    static let path = "provenance.jsonld"

    func files(of release: Release) -> [ReleasedPart] {
        var json = JSONEmitter()
        json.object { json in
            json.context([
                ("prov", "http://www.w3.org/ns/prov#"), ("dct", "http://purl.org/dc/terms/"),
                ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("spdx", "http://spdx.org/rdf/terms#"),
                ("schema", "https://schema.org/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
            ])
            json.array("@graph") { json in
                writeActivity(of: release, to: &json)
                writeAgents(of: release, to: &json)
                for input in release.inputs { write(input, of: release, to: &json) }
                writeEntities(of: release, to: &json)
                writeTombstones(of: release, to: &json)
            }
        }
        return [ReleasedPart(path: Provenance.path, mediaType: "application/ld+json", bytes: json.finish())]
    }

    private func activity(of release: Release) -> String { release.address + "#release" }

    private func program(of release: Release) -> String { release.address + "#program" }

    private func publisher(of release: Release) -> String {
        release.configuration.publisher.address ?? release.configuration.homepage + "#publisher"
    }

    private func address(of input: String, in release: Release) -> String {
        release.address + "#input/" + ReleaseAddress.encoded(input)
    }

    /// The file that an input is: of a member of an archive, the archive.
    private func address(ofSource input: String, in release: Release) -> String {
        let file = release.inputs.first { $0.path == input || input.hasPrefix($0.path + "/") }?.path
        return address(of: file ?? input, in: release)
    }

    private func writeActivity(of release: Release, to json: inout JSONEmitter) {
        let configuration = release.configuration
        json.object { json in
            json.member("@id", activity(of: release))
            json.member("@type", "prov:Activity")
            json.member("rdfs:label", "gongkai release")
            json.array("prov:used") { json in
                for input in release.inputs { json.object { $0.member("@id", address(of: input.path, in: release)) } }
            }
            json.array("prov:wasAssociatedWith") { json in
                json.object { $0.member("@id", program(of: release)) }
                json.object { $0.member("@id", publisher(of: release)) }
            }
            json.array("schema:instrument") { json in
                write("dataset formats", configuration.datasetFormats.joined(separator: " "), to: &json)
                write("document formats", configuration.documentFormats.joined(separator: " "), to: &json)
                write("byte order mark", String(configuration.hasByteOrderMark), to: &json)
                write("guard formulas", String(configuration.guardsFormulas), to: &json)
                for redaction in configuration.redactions {
                    write("redaction of \(redaction.dataset)/\(redaction.field)", redaction.action.rawValue, to: &json)
                }
                for waiver in configuration.waivers { write("waiver of \(waiver.rule)", waiver.reason, to: &json) }
            }
        }
    }

    /// An option that the release was made with.
    private func write(_ name: String, _ value: String, to json: inout JSONEmitter) {
        json.object { json in
            json.member("@type", "schema:PropertyValue")
            json.member("schema:name", name)
            json.member("schema:value", value)
        }
    }

    private func writeAgents(of release: Release, to json: inout JSONEmitter) {
        json.object { json in
            json.member("@id", program(of: release))
            json.member("@type", "prov:SoftwareAgent")
            json.member("rdfs:label", "gongkai")
            json.member("schema:softwareVersion", release.programVersion)
            json.reference("prov:actedOnBehalfOf", publisher(of: release))
        }
        json.object { json in
            json.member("@id", publisher(of: release))
            json.member("@type", "prov:Organization")
            json.member("rdfs:label", release.configuration.publisher.name)
        }
    }

    private func write(_ input: ReleaseInput, of release: Release, to json: inout JSONEmitter) {
        json.object { json in
            json.member("@id", address(of: input.path, in: release))
            json.member("@type", "prov:Entity")
            json.member("rdfs:label", input.path)
            json.typed("dct:extent", String(input.size), "nonNegativeInteger")
            json.typed("spdx:checksumValue", input.sha256, "hexBinary")
        }
    }

    /// The datasets and documents, each derived from its input.
    private func writeEntities(of release: Release, to json: inout JSONEmitter) {
        let datasets = release.datasets.map { (path: $0.folder, input: $0.input) }
        let documents = release.documents.map { (path: $0.folder, input: $0.input) }
        for entity in datasets + documents {
            json.object { json in
                json.member("@id", release.address(of: entity.path))
                json.member("@type", "prov:Entity")
                json.reference("prov:wasDerivedFrom", address(ofSource: entity.input, in: release))
                json.reference("prov:wasGeneratedBy", activity(of: release))
                json.typed("prov:generatedAtTime", "\(release.released)T00:00:00Z", "dateTime")
            }
        }
    }

    /// What was withdrawn or corrected, each an entity that a release made invalid (PROV-O, `prov:wasInvalidatedBy`).
    private func writeTombstones(of release: Release, to json: inout JSONEmitter) {
        for (number, stone) in release.tombstones.enumerated() {
            json.object { json in
                json.member("@id", release.address + "#tombstone/\(number + 1)")
                json.member("@type", "prov:Entity")
                json.member("rdfs:label", stone.name)
                json.member("rdfs:comment", stone.reason)
                json.reference(
                    "prov:wasInvalidatedBy", release.configuration.homepage + stone.period + "/#release")
                json.typed("prov:invalidatedAtTime", "\(stone.released)T00:00:00Z", "dateTime")
            }
        }
    }
}
