import Glibc
import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// Opens up what is named on the command line: the members of an archive are inputs of their own, and what is packed is
/// read as what it unpacks to. Nothing is written to the disk for it.
struct InputOpening {
    let limits: ReadLimits
    let surroundings: Surroundings

    init(limits: ReadLimits, in surroundings: Surroundings) {
        self.limits = limits
        self.surroundings = surroundings
    }

    /// What there is in what was named.
    enum Opened {
        case input(InputFile)
        /// A member that is not read, or an archive that is not.
        case refused(CommandFailure)
        /// Something to know of an archive.
        case note(Diagnostic, archive: String)
    }

    /// Opens up all of them, and tells what is not read; that stops no other.
    func inputs(of files: [InputFile], reporter: inout Reporter) -> [InputFile] {
        files.flatMap { told(open($0), reporter: &reporter) }
    }

    /// Opens up one that has to be one input.
    /// - Throws: status 64 where an archive has several; what keeps it from being read.
    func input(of file: InputFile, reporter: inout Reporter) throws(CommandFailure) -> InputFile {
        let opened = open(file)
        if opened.count == 1, case .refused(let failure) = opened[0] { throw failure }
        return try InputOpening.one(of: told(opened, reporter: &reporter), in: file)
    }

    /// Opens up one that has to be one input, where there is nobody to tell of what archives hold besides.
    /// - Throws: as above.
    func onlyInput(of file: InputFile) throws(CommandFailure) -> InputFile {
        var inputs: [InputFile] = []
        for part in open(file) {
            switch part {
            case .input(let input): inputs.append(input)
            case .refused(let failure): throw failure
            case .note: break
            }
        }
        return try InputOpening.one(of: inputs, in: file)
    }

    private static func one(of inputs: [InputFile], in file: InputFile) throws(CommandFailure) -> InputFile {
        guard inputs.count == 1 else {
            let names = inputs.prefix(2).map(\.path).joined(separator: ", ")
            throw CommandFailure(.usage, .archiveMemberNeeded, [String(inputs.count), names], file: file.path)
        }
        return inputs[0]
    }

    /// Opens up one, does the work on each input in it, and prints what came of each.
    /// - Parameter verdict: what to print behind the name of an input; `nil` for nothing at all.
    /// - Throws: status 74 where nothing can be printed.
    func work(
        on file: InputFile, verdict: ((ExitStatus) -> String)?, reporter: inout Reporter,
        _ work: (InputFile, inout Reporter) throws(CommandFailure) -> Void
    ) throws(CommandFailure) {
        for opened in open(file) {
            let name: String
            let status: ExitStatus
            switch opened {
            case .note(let note, let archive):
                reporter.report([note], file: archive)
                continue
            case .refused(let failure):
                reporter.report(failure)
                (name, status) = (DiagnosticText.harmless(failure.file ?? file.path), failure.status)
            case .input(let input):
                status = reporter.work { reporter throws(CommandFailure) in try work(input, &reporter) }
                name = input.path
            }
            if let verdict { try surroundings.printLine(name + verdict(status)) }
        }
    }

    /// The inputs of those, once the others have been told.
    private func told(_ opened: [Opened], reporter: inout Reporter) -> [InputFile] {
        var inputs: [InputFile] = []
        for part in opened {
            switch part {
            case .input(let file): inputs.append(file)
            case .refused(let failure): reporter.report(failure)
            case .note(let note, let archive): reporter.report([note], file: archive)
            }
        }
        return inputs
    }

    /// Opens up one.
    func open(_ file: InputFile) -> [Opened] {
        guard file.origin == nil, !file.isFolder, !file.isServer else { return [.input(file)] }
        // Its password is not to be repeated in a message.
        guard !file.isAddress else { return [.refused(CommandFailure(.usage, .databaseOnCommandLine))] }
        do throws(SupplyError) {
            guard !file.isStandardInput, let status = FileStatus(path: file.path) else {
                return try file.isStandardInput ? openOnce(file) : openMember(file)
            }
            return try status.isRegularFile
                ? expand(FileSource(path: file.path), Place(path: file.path, name: file.name)) : openOnce(file)
        } catch {
            return [.refused(file.failure(for: error))]
        }
    }

    // MARK: What is named

    /// A path that leads on into an archive names a member, or a folder of members.
    private func openMember(_ file: InputFile) throws(SupplyError) -> [Opened] {
        var archive = file.path[...]
        while let slash = archive.lastIndex(of: "/"), slash != archive.startIndex {
            archive = archive[..<slash]
            guard let status = FileStatus(path: String(archive)) else { continue }
            // What is not there in a folder is simply missing.
            guard status.isRegularFile else { break }
            let opened = open(InputFile(String(archive)))
            let wanted = opened.filter { part in
                switch part {
                case .input(let input): input.path == file.path || input.path.hasPrefix(file.path + "/")
                case .refused(let failure): failure.file == file.path || failure.file == String(archive)
                case .note: false
                }
            }
            return wanted.isEmpty ? [.refused(file.failure(for: SystemError(code: ENOENT)))] : wanted
        }
        return [.input(file)]
    }

    /// What can be read once is looked at first; an archive is then read into memory, since its members are read here and
    /// there.
    private func openOnce(_ file: InputFile) throws(SupplyError) -> [Opened] {
        let raw: any ByteSupply =
            file.isStandardInput
            ? FileSupply(surroundings.standardInput, isOurs: false) : try FileSource(path: file.path).open()
        let recording = RecordingSupply(raw)
        var (supply, depth): (any ByteSupply, Int) = (recording, 0)
        var name = file.name
        var start = try supply.first(TarMembers.blockSize)
        while let packing = Packing(beginning: start) {
            depth += 1
            guard depth <= limits[.archiveNesting] else { throw .refused(tooDeep) }
            supply = try UnpackedSupply(
                ContinuedSupply(start, then: supply), packing: packing, budget: unpackingBudget(inArchive: false))
            name = packing.nameWithout(name)
            start = try supply.first(TarMembers.blockSize)
        }
        if Archive.isArchive(start) || TarMembers.isTar(start) {
            let most = limits[.inputSize]
            let bytes = (recording.recorded ?? []) + (try raw.rest(atMost: most))
            guard bytes.count <= most else {
                throw .refused(ReadLimit.inputSize.diagnostic(found: bytes.count, allowed: most))
            }
            return try expand(MemorySource(bytes: bytes), Place(path: file.path, name: file.name))
        }
        recording.stopRecording()
        if depth == 0, file.isStandardInput {
            var file = file
            file.readAhead = start
            return [.input(file)]
        }
        let source = OneTimeSource(ContinuedSupply(start, then: supply))
        return [.input(InputFile(file.path, from: InputFile.Origin(source: source, name: name)))]
    }

    // MARK: What is in it

    /// Where an input stands.
    private struct Place {
        /// As it is called in messages.
        let path: String
        var name: String
        /// The folder in the outermost archive; `nil` where it is in none.
        var folder: String?
        /// How many times over it is packed.
        var depth = 0
        /// What has been found in all archives of one input.
        var found = Found()
    }

    /// Counts what is in archives, those in archives included.
    private final class Found {
        var members = 0
        var bytes = 0
        /// The limit that they are beyond: with it the outermost archive is refused, and nothing more of it looked at.
        var excess: Diagnostic?
    }

    private func count(_ listing: ArchiveListing, in found: Found) throws(SupplyError) {
        found.members += listing.members.count
        found.bytes += listing.totalBytes
        if found.members > limits[.archiveMembers] {
            found.excess = Diagnostic(.archiveTooManyEntries, [String(limits[.archiveMembers])])
        } else if found.bytes > limits[.archiveSize] {
            found.excess = Diagnostic(.archiveTooLarge, [String(limits[.archiveSize])])
        }
        if let excess = found.excess { throw .refused(excess) }
    }

    private func expand(_ source: any InputSource, _ place: Place, start known: [UInt8]? = nil) throws(SupplyError)
        -> [Opened]
    {
        let start = if let known { known } else { try source.open().first(TarMembers.blockSize) }
        if let packing = Packing(beginning: start) {
            let budget = unpackingBudget(inArchive: place.folder != nil)
            var inner = place
            (inner.name, inner.depth) = (packing.nameWithout(place.name), try deeper(than: place))
            return try expand(UnpackedSource(packed: source, packing: packing, budget: budget), inner)
        }
        let archive: InputArchive
        if Archive.isArchive(start) {
            guard let zip = try zip(source) else { return [try plain(source, place)] }
            archive = zip
        } else if TarMembers.isTar(start) {
            archive = InputArchive(.tar(source), budget: archiveBudget)
        } else {
            return [try plain(source, place)]
        }
        var inner = place
        inner.depth = try deeper(than: place)
        return try members(of: archive, at: inner)
    }

    private func plain(_ source: any InputSource, _ place: Place) throws(SupplyError) -> Opened {
        // A file that is what it is needs no telling where from.
        if source is FileSource { return .input(InputFile(place.path)) }
        // What cannot be unpacked is told as that, before somebody asks for its format.
        if source is UnpackedSource { _ = try source.open().first(1 << 16) }
        let origin = InputFile.Origin(source: source, name: place.name, folder: place.folder)
        return .input(InputFile(place.path, from: origin))
    }

    /// A ZIP archive of inputs; `nil` where it is one document, or for its reader to refuse.
    private func zip(_ source: any InputSource) throws(SupplyError) -> InputArchive? {
        let archive: InputArchive
        if let file = source as? FileSource {
            archive = InputArchive(.zipFile(path: file.path), budget: archiveBudget)
        } else {
            let most = limits[.inputSize]
            let bytes = try source.open().rest(atMost: most)
            guard bytes.count <= most else {
                throw .refused(ReadLimit.inputSize.diagnostic(found: bytes.count, allowed: most))
            }
            archive = InputArchive(.zip(bytes), budget: archiveBudget)
        }
        do throws(SupplyError) {
            return DocumentArchive.isDocument(try archive.listing().members.map(\.name)) ? nil : archive
        } catch {
            guard case .refused(let diagnostic) = error, diagnostic.rule == .archiveUnreadable else { throw error }
            return nil
        }
    }

    private func members(of archive: InputArchive, at place: Place) throws(SupplyError) -> [Opened] {
        let listing = try archive.listing()
        try count(listing, in: place.found)
        let (members, leftOut) = DocumentArchive.sorted(listing.members)
        var opened: [Opened] = []
        if !leftOut.isEmpty {
            let some = leftOut.prefix(3).joined(separator: ", ") + (leftOut.count > 3 ? " …" : "")
            opened.append(.note(Diagnostic(.archiveLeftOut, [String(leftOut.count), some]), archive: place.path))
        }
        guard !members.isEmpty else { throw .refused(Diagnostic(.archiveEmpty)) }
        for member in members {
            opened += open(member, of: archive, at: place)
            if let excess = place.found.excess { throw .refused(excess) }
        }
        return opened
    }

    private func open(_ member: ArchiveMember, of archive: InputArchive, at place: Place) -> [Opened] {
        let path = place.path + "/" + member.name
        if let fault = member.fault { return [.refused(CommandFailure(.unreadable, [fault], file: path))] }
        var parts = member.name.split(separator: "/").map(String.init)
        let name = parts.removeLast()
        // A folder that outputs go into; of an archive in an archive, one of its name.
        let outer = place.folder.map { $0.isEmpty ? [place.name] : [$0, place.name] } ?? []
        let folder = (outer + parts).joined(separator: "/")
        let inner = Place(path: path, name: name, folder: folder, depth: place.depth, found: place.found)
        do throws(SupplyError) {
            return try expand(MemberSource(archive: archive, member: member), inner, start: member.start)
        } catch {
            return [.refused(InputFile(path).failure(for: error))]
        }
    }

    // MARK: Budgets

    private func deeper(than place: Place) throws(SupplyError) -> Int {
        guard place.depth < limits[.archiveNesting] else { throw .refused(tooDeep) }
        return place.depth + 1
    }

    private var tooDeep: Diagnostic { Diagnostic(.archiveTooDeep, [String(limits[.archiveNesting])]) }

    private var archiveBudget: ArchiveBudget {
        ArchiveBudget(
            entries: limits[.archiveMembers], entryBytes: limits[.memberSize], totalBytes: limits[.archiveSize],
            ratio: limits[.unpackingRatio])
    }

    /// A stream of its own may be of any size, as a file may.
    private func unpackingBudget(inArchive: Bool) -> UnpackingBudget {
        UnpackingBudget(bytes: inArchive ? limits[.memberSize] : .max, ratio: limits[.unpackingRatio])
    }
}
