import GongkaiBytes
import GongkaiModel

/// The description of a bundle: a Data Package v2 (<https://datapackage.org>) with a resource for each table.
enum DataPackage {
    /// `datapackage.json`, for tables in their order. Sizes and digests let a reader tell what was changed since.
    static func descriptor(of files: [NamedFile]) -> NamedFile {
        var json = JSONEmitter()
        json.beginObject()
        json.name("$schema")
        json.string("https://datapackage.org/profiles/2.0/datapackage.json")
        json.name("name")
        json.string("gongkai-publication")
        json.name("resources")
        json.beginArray()
        for (table, file) in zip(PublicationTables.all, files) {
            table.writeResource(
                to: &json, path: file.name, isRoot: false, bytes: file.bytes.count,
                sha256: SHA256.hexDigest(of: file.bytes))
        }
        json.endArray()
        json.name("gongkai")
        json.beginObject()
        json.name("model")
        json.string(Publication.model)
        json.endObject()
        json.endObject()
        return NamedFile(name: PublicationTables.descriptor, bytes: json.finish())
    }
}
