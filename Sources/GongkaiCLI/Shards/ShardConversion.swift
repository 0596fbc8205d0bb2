import GongkaiBytes
import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiRecords
import GongkaiWrite

/// Converts the records of one shard into a part.
struct ShardConversion {
    let conversion: RecordConversion
    let plan: ShardPlan
    /// Which of its shards, from 0.
    let index: Int

    private var shard: ShardPlan.Shard { plan.shards[index] }
    private var surroundings: Surroundings { conversion.job.surroundings }

    /// Refuses what no shard can do alone.
    /// - Throws: status 64.
    static func check(_ options: RecordOutputOptions) throws(CommandFailure) {
        let unfit = [
            ("--sort-by", !options.sortBy.isEmpty), ("--head", options.head != nil),
            ("--split-by", options.splitBy != nil),
        ]
        guard let option = unfit.first(where: \.1)?.0 else { return }
        throw CommandFailure(.usage, .shardOption, [option])
    }

    /// Where a part goes: the file that `-o` names, or one in the folder that it names.
    /// - Throws: status 64 where it names nothing that can be given a name once it is whole.
    func destination(_ output: String?, force: Bool) throws(CommandFailure) -> OutputFile {
        guard let output, output != InputFile.standardStream else {
            throw CommandFailure(.usage, .shardOutputMissing)
        }
        guard output.hasSuffix("/") || FileStatus(path: output)?.isFolder == true else {
            return OutputFile(path: output, replaces: force)
        }
        let width = String(plan.shards.count).count
        let number = String(index + 1)
        let padded = String(repeating: "0", count: width - number.count) + number
        let name = "\(plan.baseName).\(padded)-of-\(plan.shards.count).\(ShardPart.fileExtension)"
        return OutputFile(
            path: output + (output.hasSuffix("/") ? "" : "/") + name, replaces: force, folderToMake: output)
    }

    /// Reads the records of the shard and writes the part.
    /// - Throws: what stops the work; nothing is left behind then.
    func convert(
        _ input: DetectedRecords, into file: OutputFile, force: Bool, reporter: inout Reporter
    ) throws(CommandFailure) {
        try checkInput(input.file)
        let before = FileStatus(path: input.file.path)
        var opened = try conversion.job.open(input, besides: plan.furtherFields, reporter: &reporter)
        try conversion.complete(&opened.steps, hasSchema: conversion.job.schema != nil)
        var part = try part(of: opened)
        opened.steps.makeSink = { output throws(WriteError) in BareRecordSink(into: output) }
        let text = try enter(&opened)
        if !force, isThere(part, at: file.path) {
            return reporter.tell(Diagnostic(.shardThere), file: file.path)
        }
        try file.checkMayBeMade()
        let writing = try ShardPartWriting(file, part: part, in: surroundings)
        defer { writing.abandon() }
        let rejects = try conversion.options.rejectsFile(force: force)
        let encoding = try OutputEncoding(named: conversion.options.outputEncoding, for: conversion.writer.format)
        var outlet = RecordJob.Outlet(goesOn: writing.goesOn)
        outlet.write = { encoding.write($0, to: writing.write) }
        outlet.setAside = { rejects?.write($0) ?? true }
        outlet.passKeys = { writing.take($0, firstRecord: $1) }
        let tally = try conversion.job.run(opened, into: outlet, reporter: &reporter)
        if let failure = text.failure { throw input.file.failure(for: failure) }
        guard let tally, tally.recordsRead == shard.records,
            FileStatus(path: input.file.path)?.isSame(as: before) == true
        else { throw CommandFailure(.inputHasErrors, .shardInputChanged, file: input.file.path) }
        try tally.check(
            opened.steps.policy, in: encoding, isWritten: writing.failure == nil && rejects?.failure == nil)
        part.recordsRead = tally.recordsRead
        part.recordsWritten = tally.recordsWritten
        try writing.end(with: part)
        try rejects?.finish()
        try writing.finish(part, of: input.file.path, watchedBy: reporter.observation)
        conversion.summarise(tally, file: input.file.path, reporter: reporter)
    }

    // MARK: The input

    /// Refuses an input whose head or shard is not as it was planned.
    /// - Throws: status 1.
    private func checkInput(_ file: InputFile) throws(CommandFailure) {
        let changed = CommandFailure(.inputHasErrors, .shardInputChanged, file: file.path)
        guard !file.isStandardInput, let status = FileStatus(path: file.path) else {
            throw file.isStandardInput
                ? CommandFailure(.usage, .shardNoFile, file: file.path) : file.failure(for: .last)
        }
        guard status.isRegularFile, status.size == plan.size else { throw changed }
        let head = try ShardText(file, encoding: plan.decodedFrom, from: 0, to: plan.shards[0].range.lowerBound)
        guard try head.digest().sha256 == plan.headSHA256 else { throw changed }
        guard try text(of: file).digest() == (shard.sha256, shard.range.count) else { throw changed }
    }

    private func text(of file: InputFile) throws(CommandFailure) -> ShardText {
        try ShardText(file, encoding: plan.decodedFrom, from: shard.range.lowerBound, to: shard.range.upperBound)
    }

    /// Leaves the head of the input for the shard.
    private func enter(_ opened: inout RecordJob.Opened) throws(CommandFailure) -> ShardText {
        guard var intake = opened.intake as? any DivisibleIntake else {
            throw CommandFailure(.unreadable, .shardFormat, [plan.format], file: opened.file.file.path)
        }
        intake.goOn(
            with: InputStretch(
                lineEnds: shard.line - 1, isEmpty: shard.range.isEmpty, endsEarly: plan.endsEarly(index)))
        let text = try text(of: opened.file.file)
        opened.intake = intake
        opened.source = ByteSource(from: shard.range.lowerBound, text.fill)
        opened.head.lineEnds = shard.line - 1
        opened.steps.recordsBefore = shard.firstRecord - 1
        return text
    }

    // MARK: The part

    /// What the part will say of itself, as far as that is known.
    private func part(of opened: RecordJob.Opened) throws(CommandFailure) -> ShardPart {
        let (options, writer) = (conversion.options, conversion.writer)
        guard let encoder = opened.steps.encoder, isJoinable(opened.steps) else {
            let fit = surroundings.recordWriters.joinable
            throw CommandFailure(.usage, .shardOutputFormat, [writer.format.name, fit])
        }
        var part = ShardPart(
            plan: plan.digest, shard: index + 1, count: plan.shards.count, recipe: "", format: writer.format.name)
        part.outputEncoding = options.outputEncoding
        part.opening = String(decoding: encoder.opening, as: UTF8.self)
        part.closing = String(decoding: encoder.closing, as: UTF8.self)
        part.separatorLength = encoder.separatorLength
        part.setsAside = options.rejects != nil
        let keys = opened.steps.keys?.names ?? []
        part.keys = keys.map(\.fields)
        part.primaryKey = keys.first(where: \.isPrimary)?.fields
        part.recipe = recipe(for: part, opened.steps)
        return part
    }

    /// Whether the bytes of records, one behind another, are what the format is.
    private func isJoinable(_ steps: RecordStream.Steps) -> Bool {
        let sink = try? steps.makeSink?(RecordOutput { _ throws(WriteError) in })
        return sink is EncodedRecordSink
    }

    /// The digest of all that decides how records are written.
    private func recipe(for part: ShardPart, _ steps: RecordStream.Steps) -> String {
        var json = JSONEmitter(layout: .compact)
        let options = conversion.options
        json.beginObject()
        json.member("version", Version.current)
        json.member("format", part.format)
        json.member("outputEncoding", part.outputEncoding)
        json.member("opening", part.opening)
        json.member("closing", part.closing)
        json.member("schema", String(decoding: steps.plan.schema.tableSchemaJSON(isWhole: true), as: UTF8.self))
        json.member("output", String(decoding: steps.outputSchema.tableSchemaJSON(isWhole: true), as: UTF8.self))
        json.member("select", options.select)
        json.member("rename", options.rename)
        json.member("where", options.conditions)
        json.member("redact", options.redact)
        json.member("names", options.names?.rawValue)
        json.member("aliases", options.aliases)
        json.member("delimiter", options.outputDelimiter)
        json.member("guard", options.guardFormulas)
        json.member("validated", !options.noValidate)
        json.member("setsAside", part.setsAside)
        json.endObject()
        return SHA256.hexDigest(of: json.finish())
    }

    /// Whether a part stands there already that is whole and what would be made.
    private func isThere(_ part: ShardPart, at path: String) -> Bool {
        guard FileStatus(path: path)?.isRegularFile == true, let there = try? ShardPartFile(path) else { return false }
        let isSame =
            (there.part.plan, there.part.shard, there.part.count, there.part.recipe)
            == (part.plan, part.shard, part.count, part.recipe)
        return isSame && (try? there.verify()) != nil
    }
}

/// The records alone: what opens, parts and closes them belongs to the whole.
private final class BareRecordSink: RecordSink {
    private let output: RecordOutput

    init(into output: RecordOutput) { self.output = output }

    func begin(_ schema: DatasetSchema) {}

    func take(_ records: UnsafeRawBufferPointer, count: Int) throws(WriteError) { try output.write(records) }

    func finish() {}
}

extension RecordWriterRegistry {
    /// The names of the formats that are the bytes of their records one behind another.
    fileprivate var joinable: String {
        let output = RecordOutput { _ throws(WriteError) in }
        return writers.filter { (try? $0.sink(into: output, options: RecordWritingOptions())) is EncodedRecordSink }
            .map(\.format.name).joined(separator: ", ")
    }
}
