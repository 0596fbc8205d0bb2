/// Rules of `gongkai batch`: inputs that come twice, change or are gone, outputs that clash, runs that were stopped.
extension DiagnosticRule {
    package static let batchStandardInput = DiagnosticRule(
        "batch.standard-input", .error,
        english: "a batch does not convert standard input; expected --files-from - for a list of inputs",
        chinese: "batch 不转换标准输入；如要从中读取输入清单，请用 --files-from -")

    package static let batchNoSource = DiagnosticRule(
        "batch.no-source", .error,
        english: "nothing was named to convert; expected files, folders, patterns or --files-from",
        chinese: "没有指定要转换的内容；应为文件、文件夹、通配模式或 --files-from")

    package static let batchRejects = DiagnosticRule(
        "batch.rejects", .error,
        english: "--rejects names one file, and a batch has many inputs; expected gongkai convert for it",
        chinese: "--rejects 只指定一个文件，而 batch 有许多输入；请改用 gongkai convert")

    package static let batchSourceIsOutput = DiagnosticRule(
        "batch.source-is-output", .error,
        english: "this folder is a source and takes the outputs too; expected another one for these",
        chinese: "此文件夹既是来源又存放输出；输出应放入另一文件夹")

    /// `{0}` and `{1}` the formats.
    package static let batchFormatsClash = DiagnosticRule(
        "batch.formats-clash", .error,
        english: "{0} and {1} give outputs of the same name; expected a batch and a folder for each",
        chinese: "{0} 与 {1} 的输出同名；应分两批转换，各用一个文件夹")

    package static let batchWatchesFolders = DiagnosticRule(
        "batch.watches-folders", .error,
        english: "--watch takes folders; this is none",
        chinese: "--watch 只用于文件夹；这不是文件夹")

    package static let batchPatternEmpty = DiagnosticRule(
        "batch.pattern-empty", .error,
        english: "no file matches this pattern",
        chinese: "没有文件符合此通配模式")

    package static let batchNameUnusable = DiagnosticRule(
        "batch.name-unusable", .error,
        english:
            "this name gives no place in the output folder; expected no “..” in it (--base FOLDER takes what is in front away)",
        chinese: "此名称无法对应输出文件夹内的位置；其中不应有“..”（可用 --base 去掉前面的部分）")

    package static let batchSpecialFile = DiagnosticRule(
        "batch.special-file", .error,
        english: "this is a device, pipe or socket; expected a file",
        chinese: "这是设备、管道或套接字；应为文件")

    package static let batchSpecialFileSkipped = DiagnosticRule(
        "batch.special-file-skipped", .warning,
        english: "this is a device, pipe or socket, and was passed over",
        chinese: "这是设备、管道或套接字，已略过")

    package static let batchLinkInside = DiagnosticRule(
        "batch.link-inside", .note,
        english: "this link leads to something in the same folder, where it is met anyway; it was not followed",
        chinese: "此链接指向同一文件夹内的内容，该内容另会读到；未跟随此链接")

    package static let batchLinkOutside = DiagnosticRule(
        "batch.link-outside", .warning,
        english: "this link leads out of the folder and was not followed; name what it leads to, if it is wanted",
        chinese: "此链接指向文件夹之外，未跟随；如需转换，请直接指定其目标")

    /// `{0}` what the system says.
    package static let batchLinkBroken = DiagnosticRule(
        "batch.link-broken", .warning,
        english: "this link leads nowhere: {0}",
        chinese: "此链接无法到达任何文件：{0}")

    /// `{0}` how often.
    package static let batchRepeated = DiagnosticRule(
        "batch.repeated", .warning,
        english: "this input was named {0} times; it counts once",
        chinese: "此输入被指定了 {0} 次；只计一次")

    /// `{0}` the other name.
    package static let batchSameFile = DiagnosticRule(
        "batch.same-file", .warning,
        english: "this is the same file as “{0}”; each of them has an output",
        chinese: "此文件与“{0}”是同一个文件；两者各有输出")

    /// `{0}` the other input, `{1}` the output.
    package static let batchOutputClash = DiagnosticRule(
        "batch.output-clash", .error,
        english: "would be written to {1}, and so would “{0}”; neither is (--keep-extension tells them apart)",
        chinese: "与“{0}”都将写入 {1}；均未转换（可用 --keep-extension 区分）")

    package static let batchInputChanged = DiagnosticRule(
        "batch.input-changed", .error,
        english: "this file changed while it was read; nothing was made of it",
        chinese: "读取时此文件发生了变化；未生成任何输出")

    /// `{0}` how many, `{1}` one of them.
    package static let batchInputsGone = DiagnosticRule(
        "batch.inputs-gone", .note,
        english:
            "{0} inputs of earlier runs are not among these, such as “{1}”; their outputs stay (--prune removes them)",
        chinese: "先前运行中的 {0} 个输入不在此次之列，例如“{1}”；其输出保留（用 --prune 删除）")

    /// `{0}` how many inputs, `{1}` one of them, `{2}` how many outputs.
    package static let batchPruned = DiagnosticRule(
        "batch.pruned", .note,
        english: "{0} inputs of earlier runs are gone, such as “{1}”; {2} outputs were removed",
        chinese: "先前运行中的 {0} 个输入已不存在，例如“{1}”；删除了 {2} 个输出")

    package static let batchPruneRefused = DiagnosticRule(
        "batch.prune-refused", .warning,
        english: "not every source could be looked through, so nothing was removed",
        chinese: "未能查看全部来源，因此未删除任何内容")

    package static let batchOutputKept = DiagnosticRule(
        "batch.output-kept", .warning,
        english: "this output was changed since it was made, and was not removed",
        chinese: "此输出生成后被改动过，未删除")

    package static let batchBusy = DiagnosticRule(
        "batch.busy", .error,
        english: "another batch works on this folder; expected one at a time",
        chinese: "另有批处理正在使用此文件夹；同时只应有一个")

    /// `{0}` the line.
    package static let batchManifestDamaged = DiagnosticRule(
        "batch.manifest-damaged", .warning,
        english: "line {0} says nothing that a batch would write; what it was about is converted anew",
        chinese: "第 {0} 行不是批处理写出的内容；相关输入将重新转换")

    /// `{0}` the version found.
    package static let batchManifestNewer = DiagnosticRule(
        "batch.manifest-newer", .error,
        english: "this manifest is of version {0}; expected 1: a later gongkai works on this folder",
        chinese: "此清单的版本为 {0}；应为 1：此文件夹由更新版本的 gongkai 使用")

    /// `{0}` what the system says.
    package static let batchJournalFailed = DiagnosticRule(
        "batch.journal-failed", .error,
        english: "what was done can't be written down, so the batch stops: {0}",
        chinese: "无法记录进度，批处理停止：{0}")

    /// `{0}` how many inputs were done.
    package static let batchResumed = DiagnosticRule(
        "batch.resumed", .note,
        english: "goes on with a run that was cut off: {0} inputs were done",
        chinese: "继续被中断的运行：此前已完成 {0} 个输入")

    /// `{0}` how many inputs are left.
    package static let batchStopped = DiagnosticRule(
        "batch.stopped", .note,
        english: "stopped by a signal with {0} inputs left; the same command goes on",
        chinese: "因信号而停止，还剩 {0} 个输入；再次运行同一命令即可继续")

    /// `{0}` how many inputs were not tried.
    package static let batchFailedFast = DiagnosticRule(
        "batch.failed-fast", .note,
        english: "{0} inputs were not tried, since one failed (--fail-fast)",
        chinese: "因有输入失败，未再尝试其余 {0} 个输入（--fail-fast）")

    /// `{0}` all, `{1}` converted, `{2}` unchanged, `{3}` of these two with errors, `{4}` failed.
    package static let batchSummary = DiagnosticRule(
        "batch.summary", .note,
        english: "{0} inputs: {1} converted, {2} unchanged, {3} of them with errors, {4} failed",
        chinese: "输入 {0} 个：转换 {1} 个，未变 {2} 个，其中有错误 {3} 个；失败 {4} 个")

    /// `{0}` what the system says.
    package static let batchWatchFailed = DiagnosticRule(
        "batch.watch-failed", .error,
        english: "this folder can't be watched: {0}",
        chinese: "无法监视此文件夹：{0}")

    package static let batchEventsLost = DiagnosticRule(
        "batch.events-lost", .warning,
        english: "more arrived than the system could tell of; the folder is looked through anew",
        chinese: "新到文件过多，系统未能全部通知；将重新查看文件夹")

    package static let batchRules: [DiagnosticRule] = [
        batchStandardInput, batchNoSource, batchRejects, batchSourceIsOutput, batchFormatsClash, batchWatchesFolders,
        batchPatternEmpty,
        batchNameUnusable, batchSpecialFile, batchSpecialFileSkipped, batchLinkInside, batchLinkOutside,
        batchLinkBroken, batchRepeated, batchSameFile, batchOutputClash, batchInputChanged, batchInputsGone,
        batchPruned, batchPruneRefused, batchOutputKept, batchBusy, batchManifestDamaged, batchManifestNewer,
        batchJournalFailed, batchResumed, batchStopped, batchFailedFast, batchSummary, batchWatchFailed,
        batchEventsLost,
    ]
}
