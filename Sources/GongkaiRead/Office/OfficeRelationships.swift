import GongkaiBytes
import GongkaiXML

extension OfficePackage {
    /// What a part points to.
    struct Relationship {
        /// The last step of the type, which the transitional and the strict form share: `worksheet`.
        let kind: String
        /// The name of the part, from the root of the package, or an address outside of it.
        let target: String
        let isExternal: Bool
    }

    /// The relationships of a part by their identifiers; those of the package for an empty name.
    func relationships(of part: String) throws(ReadError) -> [String: Relationship] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let file = slash.map { String(part[part.index(after: $0)...]) } ?? part
        let list = try readWhole(folder + "_rels/" + file + ".rels") { OfficeRelationships(folder: folder) }
        return list?.found ?? [:]
    }

    /// The name of a part from a reference to it, which may begin at the root or go up.
    fileprivate static func name(of target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps = folder.split(separator: "/")
        for step in target.split(separator: "/") {
            switch step {
            case ".": break
            case "..": _ = steps.popLast()
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }

    /// The part that a package is about, such as its workbook.
    func mainPart(otherwise usual: String) throws(ReadError) -> String {
        let all = try relationships(of: "")
        return all.values.first { $0.kind == "officeDocument" }?.target ?? usual
    }
}

/// Takes the relationships of a part.
private final class OfficeRelationships: OfficeXMLHandler {
    private(set) var found: [String: OfficePackage.Relationship] = [:]
    private let folder: String
    private var depth = 0

    /// - Parameter folder: that of the part.
    init(folder: String) { self.folder = folder }

    func startElement(_ name: XMLRawName, attributes: XMLRawAttributes) {
        depth += 1
        guard depth == 2, case "Relationship" = name, let identifier = attributes.text("Id"),
            let target = attributes.text("Target")
        else { return }
        let isExternal = attributes.text("TargetMode") == "External"
        found[identifier] = OfficePackage.Relationship(
            kind: attributes.text("Type")?.split(separator: "/").last.map(String.init) ?? "",
            target: isExternal ? target : OfficePackage.name(of: target, in: folder), isExternal: isExternal)
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {}

    func endElement() { depth -= 1 }
}
