package import GongkaiBytes
import GongkaiDiagnostics
package import GongkaiModel

/// Writes schemas as JSON: Data Resources and Table Schemas of Data Package v2. Chinese titles stand in the standard's
/// own members, since they are what people see above columns; the English ones stand under `gongkai`.
extension DatasetSchema {
    /// The Data Resource for the dataset in a CSV file beside it, as a JSON document.
    /// - Parameter path: the file; by default the dataset's name and `.csv`.
    package func resourceJSON(path: String? = nil) -> [UInt8] {
        var json = JSONEmitter()
        writeResource(to: &json, path: path)
        return json.finish()
    }

    /// The Data Resource for a file that is there.
    /// - Parameter observations: what was seen of each field, or nothing.
    package func resourceJSON(of file: DatasetFile, observations: [FieldObservation]) -> [UInt8] {
        var json = JSONEmitter()
        json.object { json in
            writeHead(to: &json)
            file.write(to: &json)
            json.name("schema")
            writeTableSchema(to: &json, observations: observations)
            json.object("gongkai") { writeAdditions(withName: false, to: &$0) }
        }
        return json.finish()
    }

    /// The Table Schema alone, as a JSON document.
    /// - Parameter isWhole: whether it says under `gongkai` what else the Data Resource would say, so that nothing is lost.
    package func tableSchemaJSON(isWhole: Bool = false) -> [UInt8] {
        var json = JSONEmitter()
        writeTableSchema(to: &json, isWhole: isWhole)
        return json.finish()
    }

    /// Writes the Data Resource as an object, such as one of a package's resources.
    /// - Parameters:
    ///   - bytes: the size of the file, where it is known.
    ///   - sha256: the digest of the file in hexadecimal, where it is known.
    package func writeResource(
        to json: inout JSONEmitter, path: String? = nil, isRoot: Bool = true, bytes: Int? = nil, sha256: String? = nil
    ) {
        json.object { json in
            writeHead(isRoot: isRoot, to: &json)
            DatasetFile(path: path ?? name + ".csv").write(to: &json)
            if let bytes { json.member("bytes", bytes) }
            if let sha256 { json.member("hash", "sha256:" + sha256) }
            json.name("schema")
            writeTableSchema(to: &json)
            json.object("gongkai") { writeAdditions(withName: false, to: &$0) }
        }
    }

    private func writeHead(isRoot: Bool = true, to json: inout JSONEmitter) {
        if isRoot { json.member("$schema", "https://datapackage.org/profiles/2.0/dataresource.json") }
        json.member("name", name)
        json.member("type", "table")
        json.member("title", title.chinese)
        json.member("description", description.chinese)
    }

    /// Writes the Table Schema as an object.
    /// - Parameter observations: what was seen of each field, or nothing.
    package func writeTableSchema(
        to json: inout JSONEmitter, isWhole: Bool = false, observations: [FieldObservation] = []
    ) {
        json.object { json in
            json.member("$schema", "https://datapackage.org/profiles/2.0/tableschema.json")
            json.array("fields") { json in
                for (index, field) in fields.enumerated() {
                    field.write(to: &json, observed: observations.isEmpty ? nil : observations[index])
                }
            }
            if !primaryKey.isEmpty { json.member("primaryKey", primaryKey) }
            if !foreignKeys.isEmpty {
                json.array("foreignKeys") { json in
                    for key in foreignKeys { key.write(to: &json) }
                }
            }
            json.member("missingValues", missingValues)
            if isWhole { json.object("gongkai") { writeAdditions(withName: true, to: &$0) } }
        }
    }

    private func writeAdditions(withName: Bool, to json: inout JSONEmitter) {
        if withName { json.member("name", name) }
        json.member("version", version.text)
        json.member("title", title)
        json.member("description", description)
        if !disclosurePoints.isEmpty { json.member("disclosurePoints", disclosurePoints) }
        if let updateFrequency { json.member("updateFrequency", updateFrequency.code) }
        if !leadAgencies.isEmpty { json.member("leadAgencies", leadAgencies) }
        if !subjects.isEmpty { json.member("subjects", subjects) }
        if let since { json.member("since", since) }
    }
}

extension DatasetSchema.ForeignKey {
    fileprivate func write(to json: inout JSONEmitter) {
        json.object { json in
            json.member("fields", fields)
            json.name("reference")
            json.object { json in
                // Of a key into the dataset itself the resource may be left out since version 2; readers of version 1 want "".
                json.member("resource", dataset ?? "")
                json.member("fields", references)
            }
        }
    }
}
