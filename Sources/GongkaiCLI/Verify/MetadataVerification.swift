import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRelease

/// Whether what metadata names is there, with the sizes and digests that it says.
struct MetadataVerification {
    let folder: String
    let listing: ReleaseListing
    let digests: [String: ReleaseInput]
    let surroundings: Surroundings

    private static let package = "datapackage.json"
    private static let catalogue = "catalog.jsonld"
    private static let provenance = "provenance.jsonld"

    /// What the rest of the work needs to know of metadata.
    struct Summary {
        /// Where the release stands on the web.
        var address: String?
        /// Whether texts in CSV and workbooks that look like formulas have an apostrophe before them.
        var guardsFormulas: Bool
    }

    func verify(report: inout VerificationReport) throws(CommandFailure) -> Summary {
        let package = try read(MetadataVerification.package, report: &report)
        let catalogue = try read(MetadataVerification.catalogue, report: &report)
        let provenance = try read(MetadataVerification.provenance, report: &report)
        let address = catalogue?["@id"]?.text ?? package?["id"]?.text
        for resource in package?["resources"]?.elements ?? [] { verify(resource: resource, report: &report) }
        for (file, root) in [
            (MetadataVerification.catalogue, catalogue), (MetadataVerification.provenance, provenance),
        ] {
            guard let root, let address else { continue }
            verify(linkedData: root, in: file, address: address, report: &report)
        }
        for path in listing.files where path.hasSuffix(".csv-metadata.json") {
            try verify(tableMetadata: path, report: &report)
        }
        let guards = package?["gongkai"]?["guardsFormulas"]?.value == .boolean(true)
        return Summary(address: address, guardsFormulas: guards)
    }

    private func read(_ path: String, report: inout VerificationReport) throws(CommandFailure) -> JSONNode? {
        guard listing.contains(path) else {
            report.add(.verifyMetadataMissing, in: path)
            return nil
        }
        let bytes = try InputFile(folder + "/" + path).read(in: surroundings)
        do throws(JSONSyntaxError) {
            return try JSONNode.parse(bytes)
        } catch {
            report.add(.verifyMetadataUnreadable, [error.diagnostic.message(in: .english)], in: path)
            return nil
        }
    }

    // MARK: Data Package

    /// A resource (Data Package v2, “Data Resource”): `path` is one or several, `bytes` and `hash` are those of one.
    private func verify(resource: JSONNode, report: inout VerificationReport) {
        let file = MetadataVerification.package
        let path = resource["path"]
        let paths = path?.text.map { [$0] } ?? path?.elements.compactMap(\.text) ?? []
        for path in paths + [resource["schema"]?.text, resource["dialect"]?.text].compactMap(\.self) {
            let reference = ReleaseReference(path, in: file, address: nil)
            if reference == .elsewhere { continue }
            // A path is not an address: nothing is percent-encoded in it.
            guard listing.contains(path) else {
                report.add(.verifyMetadataDangling, [path, resource["name"]?.text ?? "resources"], in: file)
                continue
            }
        }
        guard paths.count == 1, let path = paths.first else { return }
        verify(size: resource["bytes"]?.digits, of: path, in: file, report: &report)
        verify(digest: resource["hash"]?.text, of: path, in: file, report: &report)
    }

    private func verify(size said: String?, of path: String, in file: String, report: inout VerificationReport) {
        guard let said, let found = digests[path] else { return }
        if said != String(found.size) { report.add(.verifySize, [path, said, String(found.size)], in: file) }
    }

    /// - Parameter said: digits, with `sha256:` before them or not.
    private func verify(digest said: String?, of path: String, in file: String, report: inout VerificationReport) {
        guard let said, let found = digests[path] else { return }
        let digits = said.hasPrefix("sha256:") ? String(said.dropFirst(7)) : said
        if digits != found.sha256 { report.add(.verifyMetadataDigest, [path, said, found.sha256], in: file) }
    }

    // MARK: Linked data

    /// Looks at every address of the release in JSON-LD, and at what is said of the size and digest of files.
    private func verify(
        linkedData root: JSONNode, in file: String, address: String, report: inout VerificationReport
    ) {
        var (defined, named): (Set<String>, [(at: String, address: String)]) = ([], [])
        var waiting = [(node: root, at: "@graph")]
        while let (node, at) = waiting.popLast() {
            if let identifier = node["@id"]?.text, node.members.count > 1 { defined.insert(identifier) }
            verify(distribution: node, in: file, address: address, report: &report)
            if let text = node.text, text.hasPrefix(address) { named.append((at, text)) }
            for member in node.members.reversed() where member.name != "@context" {
                waiting.append((member.value, member.name == "@id" ? at : member.name))
            }
            for element in node.elements.reversed() { waiting.append((element, at)) }
        }
        for (at, text) in named where !exists(text, defined, in: file, address: address) {
            report.add(.verifyMetadataDangling, [text, at], in: file)
        }
    }

    /// Whether there is such a file or folder; a thing with a name of its own (`#input/…`) is described in the metadata.
    private func exists(_ text: String, _ defined: Set<String>, in file: String, address: String) -> Bool {
        guard case .inside(let path, let fragment) = ReleaseReference(text, in: file, address: address) else {
            return true
        }
        return path.isEmpty && fragment != nil ? defined.contains(text) : listing.contains(path)
    }

    private func verify(
        distribution node: JSONNode, in file: String, address: String, report: inout VerificationReport
    ) {
        guard let target = node["dcat:downloadURL"]?["@id"]?.text,
            case .inside(let path, _) = ReleaseReference(target, in: file, address: address)
        else { return }
        let size = node["dcat:byteSize"]
        verify(size: size?["@value"]?.text ?? size?.digits, of: path, in: file, report: &report)
        let digest = node["spdx:checksum"]?["spdx:checksumValue"]
        verify(digest: digest?["@value"]?.text ?? digest?.text, of: path, in: file, report: &report)
    }

    // MARK: CSV on the Web

    /// The tables that CSVW metadata describes (5.3, 5.4): `url` is relative to the metadata.
    private func verify(tableMetadata path: String, report: inout VerificationReport) throws(CommandFailure) {
        guard let root = try read(path, report: &report) else { return }
        for table in [root] + (root["tables"]?.elements ?? []) {
            guard let url = table["url"]?.text else { continue }
            guard case .inside(let target, _) = ReleaseReference(url, in: path, address: nil),
                !listing.contains(target)
            else { continue }
            report.add(.verifyMetadataDangling, [url, "url"], in: path)
        }
    }
}

extension JSONNode {
    /// The members of an object; of anything else none.
    fileprivate var members: [JSONMember] {
        if case .object(let members) = value { members } else { [] }
    }

    fileprivate var elements: [JSONNode] {
        if case .array(let elements) = value { elements } else { [] }
    }

    fileprivate var text: String? {
        if case .string(let text) = value { text } else { nil }
    }

    /// A number as it is written.
    fileprivate var digits: String? {
        if case .number(let digits) = value { digits } else { nil }
    }

    fileprivate subscript(name: String) -> JSONNode? { members.first { $0.name == name }?.value }
}
