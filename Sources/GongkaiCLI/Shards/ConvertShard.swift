import GongkaiDiagnostics
import GongkaiWorkers

extension Convert {
    /// Converts one shard of the input into a part.
    /// - Parameter index: which shard, from 1.
    func convert(
        shard index: Int, of count: Int, in surroundings: Surroundings, reporter: inout Reporter
    ) throws(CommandFailure) {
        guard let input = inputs.first, inputs.count == 1 else {
            throw CommandFailure(.usage, .shardSeveralInputs, [String(inputs.count)])
        }
        try ShardConversion.check(recordOutput)
        guard input != InputFile.standardStream else { throw CommandFailure(.usage, .shardNoFile, file: input) }
        try ShardPlanning.checkNotCompressed(InputFile(input))
        let plugins = try Plugins(options: pluginOptions, in: surroundings)
        let writer = try writers(in: surroundings, plugins: plugins).recordWriter()
        var job = try recordInput.job(
            encoding: encoding, limits: try limits.chosen(), workers: recordOutput.workers, in: surroundings)
        let plan = try shardPlan(of: input, count: count, by: job, reporter: &reporter)
        try job.follow(plan)
        job.tellsHead = index == 1
        let conversion = ShardConversion(
            conversion: RecordConversion(job: job, options: recordOutput, writer: writer), plan: plan, index: index - 1)
        let records = try DetectedRecords.file(input, format: plan.format, in: surroundings)
        let file = try conversion.destination(output, force: force)
        reporter.work { reporter throws(CommandFailure) in
            try conversion.convert(records, into: file, force: force, reporter: &reporter)
        }
    }

    /// The plan that `--plan` names, else one that is made now.
    private func shardPlan(
        of input: String, count: Int, by job: RecordJob, reporter: inout Reporter
    ) throws(CommandFailure) -> ShardPlan {
        guard let path = shards.plan else {
            var plain = RecordJob(
                shape: job.shape, encoding: job.encoding, limits: job.limits, workers: job.workers,
                surroundings: job.surroundings)
            plain.tellsHead = false
            let records = try DetectedRecords.file(input, format: inputFormat, in: job.surroundings)
            return try ShardPlanning(job: plain, count: count).plan(records, reporter: &reporter)
        }
        let shape = recordInput.shape
        let given = [
            ("-f", inputFormat != nil), ("--encoding", encoding != nil), ("--delimiter", shape.delimiter != nil),
            ("--no-header", shape.noHeader), ("--header-lines", shape.headerLines > 1),
            ("--skip-lines", shape.skipLines > 0),
            ("--record-element", shape.recordElement != nil), ("--sheet", shape.sheet != nil),
        ]
        let names = given.filter(\.1).map(\.0)
        guard names.isEmpty else {
            throw CommandFailure(.usage, .shardPlanOption, [names.joined(separator: ", ")])
        }
        let plan = try ShardPlan.file(path, in: job.surroundings)
        guard plan.shards.count == count else {
            throw CommandFailure(
                .usage, .shardPlanCount, [String(plan.shards.count), String(count)], file: path)
        }
        return plan
    }
}

extension RecordJob {
    /// Reads the input as a plan says.
    fileprivate mutating func follow(_ plan: ShardPlan) throws(CommandFailure) {
        shape.delimiter = plan.delimiter
        shape.noHeader = !plan.hasHeader
        shape.headerLines = plan.headerLines
        shape.skipLines = plan.skipLines
        encoding = plan.encoding
        inputName = plan.baseName
    }
}
