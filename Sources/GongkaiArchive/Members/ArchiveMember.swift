import GongkaiBytes
package import GongkaiDiagnostics

/// A file in an archive, as the archive's directory or its header speaks of it.
package struct ArchiveMember: Sendable {
    /// With slashes between its parts, decoded and without a `./` in front.
    package let name: String
    /// Its place among all entries, from 0.
    package let index: Int
    /// Unpacked, in bytes.
    package let size: Int
    /// Why it is not read; `nil` where it may be.
    package let fault: Diagnostic?
    /// Its first bytes, where they were seen in passing.
    package fileprivate(set) var start: [UInt8]?
}

/// The files of an archive.
package struct ArchiveListing: Sendable {
    package private(set) var members: [ArchiveMember] = []
    /// How many bytes all of them would unpack to, those aside that are refused before that matters.
    package private(set) var totalBytes = 0
    private let budget: ArchiveBudget
    /// Where the first entry of a name is.
    private var places: [String: Int] = [:]
    private var entryCount = 0

    init(budget: ArchiveBudget) { self.budget = budget }

    /// Keeps how the last member begins, as far as that may say how it is packed.
    mutating func note(start: [UInt8]) {
        let isPacked = Packing(beginning: start) != nil || Archive.isArchive(start) || TarMembers.isTar(start)
        members[members.count - 1].start = isPacked ? start : []
    }

    /// Adds an entry, unless it is a folder.
    /// - Throws: where there are too many of them, or too much in all of them.
    /// - Returns: whether a member may be read that was not there before.
    @discardableResult
    mutating func add(_ entry: ZipEntry) throws(SupplyError) -> Bool {
        defer { entryCount += 1 }
        guard entryCount < budget.entries else {
            throw .refused(Diagnostic(.archiveTooManyEntries, [String(budget.entries)]))
        }
        let name = ArchiveListing.plain(entry.name)
        let fault = fault(of: entry, named: name)
        if entry.isFolder || name.isEmpty, fault == nil { return false }
        // What is refused for its ratio counts all the same: an archive of nothing but such is refused whole, and not one by one.
        if fault == nil || fault?.rule == .archiveRatio { totalBytes += entry.size }
        guard totalBytes <= budget.totalBytes else {
            throw .refused(Diagnostic(.archiveTooLarge, [String(budget.totalBytes)]))
        }
        if let place = places[name] {
            // Which of the two is meant nobody can tell: neither is read.
            members[place] = members[place].refused(for: Diagnostic(.archiveRepeatedMember, [name]))
            return false
        }
        places[name] = members.count
        members.append(ArchiveMember(name: name, index: entryCount, size: entry.size, fault: fault))
        return fault == nil
    }

    private func fault(of entry: ZipEntry, named name: String) -> Diagnostic? {
        if name.isEmpty, entry.isFolder { return nil }
        do throws(ArchiveError) {
            try ArchiveRules.check(entry.named(name), budget: budget)
            return nil
        } catch {
            return error.diagnostic
        }
    }

    /// Tar archives of the folder `.` have `./` before each name.
    private static func plain(_ name: String) -> String {
        var rest = name[...]
        while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
        return rest == "." ? "" : String(rest)
    }
}

extension ArchiveMember {
    fileprivate func refused(for fault: Diagnostic) -> ArchiveMember {
        ArchiveMember(name: name, index: index, size: size, fault: fault)
    }
}
