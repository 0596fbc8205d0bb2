import Glibc
import GongkaiArchive
import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRelease
import GongkaiWorkers

/// Makes a release, as its configuration says, or nothing at all.
struct ReleaseWork {
    let configuration: ReleaseConfiguration
    /// The folder of the configuration, with a slash at its end, or nothing.
    let base: String
    /// The folder of the series.
    let series: String
    /// Whether a dataset with errors is left out, instead of stopping the release.
    let allowsPartial: Bool
    /// The archive to make beside the folder; `nil` for none.
    var archive: ArchiveFile.Form?
    let workers: Workers
    let surroundings: Surroundings
    /// What is read in the place of inputs.
    var patch = ReleasePatch()
    /// The path of the key that the manifest is signed with; `nil` for none.
    var signingKey: String?

    /// Makes the release.
    /// - Returns: the path of its folder.
    /// - Throws: status 1 where the inputs have errors, 73 where it exists, 74; nothing is left behind.
    func run(reporter: inout Reporter) throws(CommandFailure) -> String {
        let path = series + "/" + configuration.period
        let seriesFolder = SeriesFolder(path: series)
        try seriesFolder.tidy(reporter: &reporter)
        guard FileStatus(path: path) == nil else { throw CommandFailure(.cannotCreate, .releaseExists, [path]) }
        try archive.map { form throws(CommandFailure) in try ReleaseArchive(form: form, beside: path).checkMayBeMade() }
        var release = Release(
            configuration: configuration, released: try released(), programVersion: Version.current)
        release.inputs = try inputs() + patch.inputs
        let before = try seriesFolder.release(before: configuration.period, in: surroundings)
        release.tombstones = (try before?.tombstones() ?? []) + patch.tombstones
        let key = try hashKey()
        let publications = try gated(by: key, reporter: &reporter)
        let folder = try ReleaseFolder(path: path)
        defer { folder.abandon() }
        for input in configuration.datasets {
            try add(input, hashedBy: key, to: &release, in: folder, reporter: &reporter)
        }
        release.documents = try DocumentRelease(
            configuration: configuration, surroundings: surroundings, day: release.released
        )
        .write(publications, into: folder, reporter: &reporter)
        release.plan = try plan(of: publications.map(\.publication), for: release)
        if let before {
            try SeriesChanges(before: before, folder: folder, workers: workers, surroundings: surroundings)
                .add(to: &release, reporter: &reporter)
        }
        try writeParts(of: release, into: folder)
        let archive = try archive.map { form throws(CommandFailure) in
            try ReleaseArchive(form: form, beside: path).write(folder, released: release.released)
        }
        defer { archive?.abandon() }
        try reporter.observation.measure(.output, path) { () throws(CommandFailure) in
            try folder.finish()
            try archive?.finish()
            try seriesFolder.pointLatest()
        }
        let manifest = folder.manifest
        reporter.observation.madeOutput(path, bytes: manifest.size, count: manifest.entries.count)
        let counts = [release.datasets.count, release.documents.count, manifest.entries.count, manifest.size]
        reporter.tell(Diagnostic(.releaseSummary, [path] + counts.map { String($0) }), file: nil)
        return path
    }

    private func released() throws(CommandFailure) -> CalendarDate {
        try ReleaseWork.day(configuration.released, in: surroundings)
    }

    /// The day of a release: as configured, else that of `SOURCE_DATE_EPOCH`.
    static func day(_ configured: CalendarDate?, in surroundings: Surroundings) throws(CommandFailure) -> CalendarDate {
        if let configured { return configured }
        guard let day = surroundings.sourceDate else { throw CommandFailure(.unreadable, .releaseNoDate) }
        return day
    }

    /// What the release is made of, each file once.
    private func inputs() throws(CommandFailure) -> [ReleaseInput] {
        var paths: [String] = []
        let named =
            configuration.documents.map(\.path) + configuration.datasets.map(\.path)
            + configuration.datasets.compactMap(\.schema)
        for path in named.map(stored) where !paths.contains(path) && FileStatus(path: base + path) != nil {
            paths.append(path)
        }
        var inputs: [ReleaseInput] = []
        for path in paths { inputs.append(try ReleaseInputFile(path: path, base: base).described()) }
        return inputs
    }

    /// The file that a path names, or the archive that it leads into.
    private func stored(_ path: String) -> String {
        var file = path[...]
        while FileStatus(path: base + file) == nil, let slash = file.lastIndex(of: "/") { file = file[..<slash] }
        return FileStatus(path: base + file)?.isRegularFile == true ? String(file) : path
    }

    // MARK: The gate

    /// Reads the documents, and looks through them and all records for what must not be published, before anything is
    /// written.
    /// - Throws: status 1 where something was found that nobody waived.
    private func gated(
        by key: HMAC?, reporter: inout Reporter
    ) throws(CommandFailure) -> [(input: String, publication: Publication)] {
        reporter.waivers = try waivers()
        defer { reporter.waivers = [] }
        var publications: [(input: String, publication: Publication)] = []
        let status = reporter.work { reporter throws(CommandFailure) in
            publications = try readDocuments(reporter: &reporter)
            for input in configuration.datasets {
                let dataset = DatasetRelease(
                    configuration: configuration, input: input, base: base, hashKey: key, workers: workers,
                    surroundings: surroundings, replaced: patch.records)
                try dataset.gate(reporter: &reporter)
            }
        }
        guard status == .done || status == .warnings else { throw CommandFailure(status, .releaseRefusedByGate) }
        return publications
    }

    private func readDocuments(
        reporter: inout Reporter
    ) throws(CommandFailure) -> [(input: String, publication: Publication)] {
        var read: [(input: String, publication: Publication)] = []
        for input in configuration.documents {
            let source = try PublicationSource(format: input.format, in: surroundings)
            let correction = patch.documents[input.path]
            let file = try InputOpening(limits: ReadLimits(), in: surroundings)
                .input(of: InputFile(base + input.path), reporter: &reporter)
            var publication = try source.read(
                file, reporter: &reporter,
                examine: correction == nil ? PublicationGate.findings : { _ in [] })
            if let correction {
                publication.documents = correction
                reporter.report(PublicationGate.findings(in: publication), file: base + input.path)
            }
            read.append((input.path, publication))
        }
        return read
    }

    /// What the documents order, and how far the datasets are with this release.
    private func plan(of publications: [Publication], for release: Release) throws(CommandFailure) -> DisclosurePlan {
        let made = PlannedRelease(
            period: configuration.period, released: release.released, datasets: Set(release.datasets.map(\.schema.name))
        )
        let earlier = try SeriesHistory(path: series, surroundings: surroundings).releases()
        let catalogue = try PlanCatalogue(configuration: configuration, base: base).definitions(in: surroundings)
        return PlanBuilder(catalogue).plan(
            of: publications, asOf: release.released, releases: earlier + [made], deadlines: configuration.deadlines)
    }

    /// - Throws: status 65 for a waiver of what is no rule of the gate, or can never be waived.
    private func waivers() throws(CommandFailure) -> [Waiver] {
        try configuration.waivers.map { waiver throws(CommandFailure) in
            let file = configuration.datasets.first { $0.name == waiver.place }?.path ?? waiver.place
            let place = waiver.place.flatMap { patch.records[$0]?.shownPath } ?? file.map { base + $0 }
            guard
                let known = Waiver(
                    rule: waiver.rule, place: place, field: waiver.field, reason: waiver.reason)
            else {
                throw CommandFailure(.unreadable, .commandWaiverMalformed, [waiver.rule])
            }
            return known
        }
    }

    private func hashKey() throws(CommandFailure) -> HMAC? {
        try DatasetRelease.hashKey(of: configuration, base: base, in: surroundings)
    }

    private func add(
        _ input: ReleaseConfiguration.DatasetInput, hashedBy key: HMAC?, to release: inout Release,
        in folder: ReleaseFolder,
        reporter: inout Reporter
    ) throws(CommandFailure) {
        let work = DatasetRelease(
            configuration: configuration, input: input, base: base, hashKey: key, workers: workers,
            surroundings: surroundings, replaced: patch.records)
        do throws(CommandFailure) {
            release.datasets.append(try work.write(into: folder, reporter: &reporter))
        } catch {
            guard error.status == .inputHasErrors else { throw error }
            guard allowsPartial else {
                throw CommandFailure(
                    .inputHasErrors, error.diagnostics + [Diagnostic(.releaseDatasetRefused, [input.name])])
            }
            folder.forget("datasets/\(input.name)/")
            reporter.report(error.diagnostics + [Diagnostic(.releaseDatasetLeftOut, [input.name])], file: input.path)
            release.leftOut.append(Release.LeftOut(name: input.name, title: try work.title(), errors: 0))
        }
    }

    private func writeParts(of release: Release, into folder: ReleaseFolder) throws(CommandFailure) {
        for part in ReleaseParts.all {
            for file in part.files(of: release) {
                try folder.write(
                    file.bytes, to: file.path, role: .documentation, format: "", mediaType: file.mediaType)
            }
        }
        let manifest = folder.manifest.bytes
        try folder.write(
            manifest, to: Manifest.name, role: .documentation, format: "sha256", mediaType: "text/plain")
        guard let signingKey else { return }
        let signature = try ManifestSignature(manifest: folder.temporaryPath + "/" + Manifest.name)
            .make(with: signingKey)
        try folder.write(
            signature, to: Manifest.signatureName, role: .documentation, format: "sshsig", mediaType: "text/plain")
    }
}
