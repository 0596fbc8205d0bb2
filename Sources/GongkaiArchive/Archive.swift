import CLibZip
package import GongkaiBytes
import GongkaiDiagnostics

/// ZIP archives, in memory.
package enum Archive {
    /// Whether bytes begin as a ZIP archive does.
    package static func isArchive(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    /// Packs files in their order, all with one date and the same permissions, so that the same files give the same
    /// bytes.
    /// - Throws: `ArchiveError` where libzip refuses, such as for want of memory.
    package static func pack(_ files: [NamedFile]) throws(ArchiveError) -> [UInt8] {
        let target = try ZipSource.empty()
        let zip = try ZipHandle.open(target, flags: ZIP_CREATE | ZIP_TRUNCATE)
        for file in files { try zip.add(file) }
        try zip.close()
        return try target.readAll()
    }

    /// Unpacks an archive. Folders in it are passed over, since the names of files say where they stand.
    /// - Throws: `ArchiveError` where it is no ZIP archive or damaged; where it goes beyond the budget; where it is
    ///   encrypted, names a file twice, outside itself or not at all, or holds what is no file.
    package static func unpack(
        _ bytes: [UInt8], budget: ArchiveBudget = ArchiveBudget()
    ) throws(ArchiveError) -> [NamedFile] {
        // libzip takes nothing at all for an archive without entries.
        guard !bytes.isEmpty else { throw ArchiveError(.archiveUnreadable, ["0 bytes"], isWellFormed: false) }
        let zip = try ZipHandle.open(ZipSource.copy(of: bytes), flags: ZIP_RDONLY | ZIP_CHECKCONS)
        let count = zip.count
        guard count <= budget.entries else { throw ArchiveError(.archiveTooManyEntries, [String(budget.entries)]) }
        var files: [NamedFile] = []
        var names: Set<[UInt8]> = []
        var total = 0
        for index in 0..<count {
            let entry = try zip.entry(index)
            try ArchiveRules.check(entry, budget: budget)
            guard names.insert(Array(entry.name.utf8)).inserted else {
                throw ArchiveError(.archiveRepeatedName)
            }
            if entry.isFolder { continue }
            total += entry.size
            guard total <= budget.totalBytes else { throw ArchiveError(.archiveTooLarge, [String(budget.totalBytes)]) }
            files.append(NamedFile(name: entry.name, bytes: try zip.read(entry, at: index)))
        }
        return files
    }
}

/// What an entry of an archive may be.
enum ArchiveRules {
    static func check(_ entry: ZipEntry, budget: ArchiveBudget) throws(ArchiveError) {
        guard isSafe(entry.name) else { throw ArchiveError(.archiveUnsafeName, [entry.name]) }
        guard !entry.isEncrypted else { throw ArchiveError(.archiveEncrypted, [entry.name]) }
        guard !entry.isSpecial else { throw ArchiveError(.archiveSpecialFile, [entry.name]) }
        guard entry.size <= budget.entryBytes else {
            throw ArchiveError(.archiveEntryTooLarge, [entry.name, String(budget.entryBytes)])
        }
        guard entry.size <= 1 << 20 || entry.size / budget.ratio <= entry.packedSize else {
            throw ArchiveError(.archiveRatio, [entry.name, String(budget.ratio)])
        }
    }

    /// Whether a name stays within the archive: relative, no `..`, no drive, nothing that does not show.
    private static func isSafe(_ name: String) -> Bool {
        let path = name.hasSuffix("/") ? name.dropLast() : name[...]
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
            && !name.unicodeScalars.contains { $0 == "\\" || $0 == ":" || $0.value < 0x20 || $0.value == 0x7F }
    }
}
