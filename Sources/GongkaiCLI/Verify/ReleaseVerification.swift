import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRelease
import GongkaiWorkers

/// Looks whether a release is whole, and what it says: from its bytes to what they mean.
struct ReleaseVerification {
    let folder: String
    let allowedSigners: String?
    let signer: String?
    let workers: Workers
    let surroundings: Surroundings

    /// - Throws: what keeps files from being read; status 69 where a signature cannot be looked at.
    func run(reporter: inout Reporter) throws(CommandFailure) -> VerificationReport {
        var report = VerificationReport()
        let listing = try ReleaseListing(of: folder)
        let digests = try digests(of: listing.files)
        report.files = listing.files.count
        let manifest = try ManifestVerification(folder: folder, listing: listing, digests: digests)
        try manifest.verify(surroundings: surroundings, report: &report)
        try SignatureVerification(folder: folder, allowedSigners: allowedSigners, signer: signer)
            .verify(listing, surroundings: surroundings, report: &report)
        let metadata = MetadataVerification(
            folder: folder, listing: listing, digests: digests, surroundings: surroundings)
        let summary = try metadata.verify(report: &report)
        try LinkVerification(folder: folder, listing: listing, address: summary.address)
            .verify(surroundings: surroundings, report: &report)
        // What was found so far stands before what is told of records and documents.
        var told = tell(report, from: 0, reporter: &reporter)
        for dataset in listing.folders(in: "datasets/") {
            try DatasetVerification(
                folder: folder, dataset: dataset, listing: listing, guardsFormulas: summary.guardsFormulas,
                workers: workers,
                surroundings: surroundings
            ).verify(report: &report, reporter: &reporter)
            told = tell(report, from: told, reporter: &reporter)
        }
        try DocumentVerification(folder: folder, listing: listing, surroundings: surroundings)
            .verify(report: &report, reporter: &reporter)
        FormatVerification(listing: listing).verify(report: &report)
        _ = tell(report, from: told, reporter: &reporter)
        return report
    }

    /// - Returns: how many have been told.
    private func tell(_ report: VerificationReport, from start: Int, reporter: inout Reporter) -> Int {
        for finding in report.findings[start...] {
            let file = folder + "/" + finding.path
            if finding.diagnostic.rule.severity == .note {
                reporter.tell(finding.diagnostic, file: file)
            } else {
                reporter.report([finding.diagnostic], file: file)
            }
        }
        return report.findings.count
    }

    private func digests(of files: [String]) throws(CommandFailure) -> [String: ReleaseInput] {
        var digests: [String: ReleaseInput] = [:]
        for path in files {
            digests[path] = try ReleaseInputFile(path: path, base: folder + "/").described()
        }
        return digests
    }
}

/// Whether everything has every format that others of its kind have.
struct FormatVerification {
    let listing: ReleaseListing

    func verify(report: inout VerificationReport) {
        for kind in ["datasets/", "documents/"] {
            let folders = listing.folders(in: kind)
            let formats = folders.map { Set(suffixes(in: $0)) }
            let all = formats.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
            for (folder, found) in zip(folders, formats) {
                for suffix in all where !found.contains(suffix) {
                    report.add(.verifyFormatMissing, [folder.lastStep + suffix], in: folder)
                }
            }
        }
    }

    /// What follows the name of the folder in the names of its files: `.csv`, `.schema.json`.
    private func suffixes(in folder: String) -> [String] {
        let name = folder.lastStep
        return listing.files(in: folder + "/").map(\.lastStep).filter { $0.hasPrefix(name + ".") }
            .map { String($0.dropFirst(name.count)) }
    }
}

extension String {
    /// What follows the last slash.
    var lastStep: String { split(separator: "/").last.map { String($0) } ?? self }
}
