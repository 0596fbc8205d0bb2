import GongkaiDiagnostics
import GongkaiRead

/// What may be made of an input, as far as that is known before it is converted.
enum BatchProspect: Sendable {
    /// Outputs of one name, whatever it holds.
    case one(stem: String)
    /// It is an archive: outputs for each of its members.
    case members(stems: [String])
    /// What was made of the archive before, if nothing has changed.
    case known([String])

    func outputs(_ formats: [BatchFormat]) -> [BatchFormat.Output] {
        switch self {
        case .one(let stem): formats.flatMap { $0.outputs(stem) }
        case .members(let stems): stems.flatMap { stem in formats.flatMap { $0.outputs(stem) } }
        case .known(let paths): paths.map { BatchFormat.Output(path: $0, isFolder: false) }
        }
    }
}

/// Looks what inputs are, before anything is converted.
struct BatchLooking: Sendable {
    let opening: InputOpening
    /// Whether outputs keep the extension of their input, in front of their own.
    let keepsExtension: Bool
    /// The digest of the options.
    let options: String

    /// What an input may become. An archive that is as it was is not opened for it.
    func prospect(of input: BatchInput, _ entry: BatchEntry?) -> (stem: String, BatchProspect) {
        let stem = input.stem(keepsExtension: keepsExtension)
        guard !input.facts.isBundle else { return (stem, .one(stem: stem)) }
        if let entry, entry.facts == input.facts.remembered {
            guard entry.isArchive else { return (stem, .one(stem: stem)) }
            if entry.isComplete, entry.options == options { return (stem, .known(entry.outputs.map(\.path))) }
        }
        let members = opening.open(InputFile(input.path)).members
        guard !members.isEmpty else { return (stem, .one(stem: stem)) }
        return (stem, .members(stems: members.map { input.stem(ofMember: $0, keepsExtension: keepsExtension) }))
    }
}

extension BatchInput {
    /// What the outputs of a member of the archive are called, apart from the extension of the format: they stand in a folder
    /// that has the whole name of the archive, as the members stand in it.
    func stem(ofMember member: InputFile, keepsExtension: Bool) -> String {
        let folder = member.origin?.folder ?? ""
        let name = keepsExtension ? InputFile(member.path).name : member.baseName
        return key + "/" + (folder.isEmpty ? "" : folder + "/") + name
    }
}

extension [InputOpening.Opened] {
    /// The inputs that are members of an archive.
    var members: [InputFile] {
        compactMap { part in
            guard case .input(let file) = part, file.origin?.folder != nil else { return nil }
            return file
        }
    }
}
