/// Rules of inputs that are converted in shards, and of the parts that come of it.
extension DiagnosticRule {
    package static let shardNoFile = DiagnosticRule(
        "shard.no-file", .error,
        english: "a shard is read from its place in a file, and this is none; save it to a file first",
        chinese: "分片要从文件中的位置读取，而这不是文件；请先存为文件")

    package static let shardCompressed = DiagnosticRule(
        "shard.compressed", .error,
        english: "a compressed file is read from its beginning only; decompress it first",
        chinese: "压缩文件只能从头读取；请先解压")

    /// `{0}` the format.
    package static let shardFormat = DiagnosticRule(
        "shard.format", .error,
        english: "{0} is read as a whole; convert it to csv, tsv, ndjson, json or xml first, and cut that",
        chinese: "{0} 只能整体读取；请先转换为 csv、tsv、ndjson、json 或 xml，再分片")

    package static let shardMarkup = DiagnosticRule(
        "shard.markup", .error,
        english:
            "record XML with comments, CDATA sections or processing instructions, and XML of others, is read from its beginning only; convert it to ndjson first, and cut that",
        chinese: "带注释、CDATA 或处理指令的记录 XML 以及其他来源的 XML 只能从头读取；请先转换为 ndjson，再分片")

    /// `{0}` the option.
    package static let shardOption = DiagnosticRule(
        "shard.option", .error,
        english: "{0} needs all records at once; leave it out, merge the parts, and convert what they make with it",
        chinese: "{0} 需要全部记录；请先去掉它，合并各分片后再用它转换")

    /// `{0}` the format, `{1}` those whose parts can be joined.
    package static let shardOutputFormat = DiagnosticRule(
        "shard.output-format", .error,
        english: "parts of {0} cannot be joined; expected one of: {1}",
        chinese: "{0} 的分片结果无法合并；应为下列之一：{1}")

    /// `{0}` what was given.
    package static let shardMalformed = DiagnosticRule(
        "shard.malformed", .error,
        english: "“{0}” is no shard; expected I/N, with I from 1 to N and N up to 65536",
        chinese: "“{0}”不是分片；应为 I/N，I 为 1 至 N，N 不超过 65536")

    /// `{0}` how many.
    package static let shardSeveralInputs = DiagnosticRule(
        "shard.several-inputs", .error,
        english: "{0} inputs were named; expected one, of which a shard is converted",
        chinese: "指定了 {0} 个输入；分片只转换一个输入")

    package static let shardOutputMissing = DiagnosticRule(
        "shard.output-missing", .error,
        english: "a part is a file; expected -o to name it, or a folder for it",
        chinese: "分片结果是文件；-o 应指明该文件或存放它的文件夹")

    package static let shardPlanAlone = DiagnosticRule(
        "shard.plan-alone", .error,
        english: "--plan says how shards are cut; expected --shard with it",
        chinese: "--plan 说明如何分片；应同时给出 --shard")

    package static let shardPlanInvalid = DiagnosticRule(
        "shard.plan-invalid", .error,
        english: "this is no plan of shards, or it was changed since it was made",
        chinese: "这不是分片计划，或计划生成后已被改动")

    /// `{0}` how many shards the plan has, `{1}` what was asked for.
    package static let shardPlanCount = DiagnosticRule(
        "shard.plan-count", .error,
        english: "the plan has {0} shards; found {1}",
        chinese: "计划有 {0} 个分片；而要求的是 {1}")

    /// `{0}` the options.
    package static let shardPlanOption = DiagnosticRule(
        "shard.plan-option", .error,
        english: "the plan says how the input is read; leave {0} out",
        chinese: "输入如何读取由计划决定；请去掉 {0}")

    package static let shardInputChanged = DiagnosticRule(
        "shard.input-changed", .error,
        english: "this is not the input that was planned, or it has changed since; plan it anew",
        chinese: "这不是计划时的输入，或输入已改变；请重新生成计划")

    package static let shardThere = DiagnosticRule(
        "shard.there", .note,
        english: "the part is there already, whole and the same; nothing was done",
        chinese: "该分片结果已存在，完整且相同；未作处理")

    /// `{0}` shards, `{1}` records.
    package static let shardPlanned = DiagnosticRule(
        "shard.planned", .note,
        english: "shards {0}, records {1}",
        chinese: "分片 {0} 个，记录 {1} 条")

    /// `{0}` parts, `{1}` records, `{2}` bytes.
    package static let shardMerged = DiagnosticRule(
        "shard.merged", .note,
        english: "parts joined {0}, records {1}, bytes written {2}",
        chinese: "合并分片 {0} 个，记录 {1} 条，写出 {2} 字节")

    package static let shardNoParts = DiagnosticRule(
        "shard.no-parts", .error,
        english: "no part of a shard is in this folder; their names end in .part",
        chinese: "此文件夹中没有分片结果；其文件名以 .part 结尾")

    package static let shardPartInvalid = DiagnosticRule(
        "shard.part-invalid", .error,
        english: "this is no part of a shard, or it was changed or cut off since it was written",
        chinese: "这不是分片结果，或写出后被改动或截断")

    /// `{0}` the other part.
    package static let shardPartForeign = DiagnosticRule(
        "shard.part-foreign", .error,
        english: "this part belongs to another plan than {0}",
        chinese: "此分片结果与 {0} 不属于同一计划")

    /// `{0}` the other part.
    package static let shardPartOptions = DiagnosticRule(
        "shard.part-options", .error,
        english: "this part was made with other options, another schema or another version than {0}",
        chinese: "此分片结果与 {0} 所用的选项、模式或程序版本不同")

    /// `{0}` the shard, `{1}` how many there are.
    package static let shardPartMissing = DiagnosticRule(
        "shard.part-missing", .error,
        english: "the part of shard {0} of {1} is missing",
        chinese: "缺少第 {0} 个分片（共 {1} 个）的结果")

    /// `{0}` the shard, `{1}` the other part.
    package static let shardPartRepeated = DiagnosticRule(
        "shard.part-repeated", .error,
        english: "this is shard {0}, and so is {1}; expected each once",
        chinese: "此为第 {0} 个分片，{1} 也是；每个分片应只有一份")

    package static let shardRepeatsAside = DiagnosticRule(
        "shard.repeats-aside", .error,
        english:
            "these keys come twice in different shards, and no shard knew that their records were to be set aside; convert the whole input with --rejects and without --shard, or take the records out of it and plan it anew",
        chinese: "这些键在不同分片中重复，各分片无从得知应剔除其记录；请不分片、用 --rejects 转换整个输入，或从输入中去掉这些记录后重新计划")

    static let shardRules: [DiagnosticRule] = [
        shardNoFile, shardCompressed, shardFormat, shardMarkup, shardOption, shardOutputFormat, shardMalformed,
        shardSeveralInputs, shardOutputMissing, shardPlanAlone, shardPlanInvalid, shardPlanCount, shardPlanOption,
        shardInputChanged, shardThere, shardPlanned, shardMerged, shardNoParts, shardPartInvalid, shardPartForeign,
        shardPartOptions, shardPartMissing, shardPartRepeated, shardRepeatsAside,
    ]
}
