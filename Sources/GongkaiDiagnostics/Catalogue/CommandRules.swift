/// Rules of the command line: files that are missing, outputs that are in the way, options that do not fit.
///
/// Each is shown with the file it speaks of in front, so that the wording need not name it again.
extension DiagnosticRule {
    package static let commandUsage = DiagnosticRule(
        "command.usage", .error,
        english: "{0}",
        chinese: "用法有误：{0}")

    package static let commandFormatUnknown = DiagnosticRule(
        "command.format-unknown", .error,
        english: "there is no format “{0}” here; expected one of: {1}",
        chinese: "此处没有格式“{0}”；应为下列之一：{1}")

    package static let commandInputFormatUnrecognised = DiagnosticRule(
        "command.input-format-unrecognised", .error,
        english: "neither extension nor content tells the format; name it with -f, one of: {0}",
        chinese: "扩展名和内容都无法判明格式；请用 -f 指明，应为下列之一：{0}")

    package static let commandOutputFormatMissing = DiagnosticRule(
        "command.output-format-missing", .error,
        english: "nothing tells the output format; name it with -t, or give -o an extension, one of: {0}",
        chinese: "无法判明输出格式；请用 -t 指明，或给 -o 带上扩展名，应为下列之一：{0}")

    package static let commandFolderNeeded = DiagnosticRule(
        "command.folder-needed", .error,
        english: "{0} inputs were named; expected -o to name a folder for their outputs",
        chinese: "指定了 {0} 个输入；-o 应为存放输出的文件夹")

    /// `{0}` the format, `{1}` its extensions.
    package static let commandFolderPacked = DiagnosticRule(
        "command.folder-packed", .error,
        english: "{0} is a folder of files here, which is not packed; expected -o to name a folder, or a file with {1}",
        chinese: "{0} 在此处是包含多个文件的文件夹，不能压缩；-o 应为文件夹，或扩展名为 {1} 的文件")

    package static let commandSplitFolderNeeded = DiagnosticRule(
        "command.split-folder-needed", .error,
        english: "--split-by makes several files; expected -o to name a folder for them",
        chinese: "--split-by 会生成多个文件；-o 应为存放它们的文件夹")

    package static let commandReferenceMalformed = DiagnosticRule(
        "command.reference-malformed", .error,
        english: "“{0}” does not say which file holds a dataset; expected NAME=FILE",
        chinese: "“{0}”没有说明数据集所在的文件；应为 名称=文件")

    /// `{0}` the name, `{1}` the datasets that the schema's foreign keys point to.
    package static let commandReferenceUnknown = DiagnosticRule(
        "command.reference-unknown", .error,
        english: "no foreign key points to a dataset “{0}”; those of the schema point to: {1}",
        chinese: "没有外键指向数据集“{0}”；模式的外键指向：{1}")

    package static let commandReferenceTwice = DiagnosticRule(
        "command.reference-twice", .error,
        english: "two files were named for the dataset “{0}”; expected one",
        chinese: "为数据集“{0}”指定了两个文件；应只有一个")

    package static let commandReferenceNotRecords = DiagnosticRule(
        "command.reference-not-records", .error,
        english: "this file does not hold records; expected CSV, JSON, NDJSON or record XML for --references",
        chinese: "此文件不是数据记录；--references 应为 CSV、JSON、NDJSON 或记录 XML")

    package static let commandRedactionMalformed = DiagnosticRule(
        "command.redaction-malformed", .error,
        english: "“{0}” does not say how a field is redacted; expected FIELD=HOW, once for a field, with one of: {1}",
        chinese: "“{0}”没有说明字段如何脱敏；应为 字段=方式，每个字段一次，方式为：{1}")

    package static let commandRedactionKeyMissing = DiagnosticRule(
        "command.redaction-key-missing", .error,
        english: "a field is to be hashed; expected --redact-key with a file of 16 bytes or more",
        chinese: "有字段要散列；应以 --redact-key 指明不少于 16 字节的密钥文件")

    /// `{0}` the field.
    package static let commandRedactedOrder = DiagnosticRule(
        "command.redacted-order", .error,
        english: "{0} is redacted; expected records to be sorted and split by other fields",
        chinese: "字段 {0} 已脱敏；应按其他字段排序或拆分")

    /// `{0}` the format, `{1}` those that can be guarded.
    package static let commandGuardedFormat = DiagnosticRule(
        "command.guarded-format", .error,
        english: "--guard-formulas makes no sense for {0}; expected a format of {1}",
        chinese: "--guard-formulas 不适用于 {0}；应为 {1} 之一")

    /// `{0}` what was given.
    package static let commandWaiverMalformed = DiagnosticRule(
        "command.waiver-malformed", .error,
        english: "“{0}” is no waiver; expected RULE=REASON or RULE@PLACE=REASON, and no rule of state secrets",
        chinese: "“{0}”不是豁免；应为 规则=理由 或 规则@位置=理由，涉密规则不得豁免")

    package static let commandOutputClash = DiagnosticRule(
        "command.output-clash", .error,
        english: "would be written to {1}, and so would {0}; expected inputs with different base names",
        chinese: "与 {0} 都将写入 {1}；各输入的基本名应互不相同")

    package static let commandStandardInputTwice = DiagnosticRule(
        "command.standard-input-twice", .error,
        english: "standard input (-) was named {0} times; it can be read only once",
        chinese: "标准输入（-）被指定了 {0} 次；它只能读取一次")

    package static let commandSchemaUnknown = DiagnosticRule(
        "command.schema-unknown", .error,
        english: "there is no schema “{0}” here; expected one of: {1}",
        chinese: "此处没有模式“{0}”；应为下列之一：{1}")

    /// `{0}` the schema's name.
    package static let commandSchemaOneForm = DiagnosticRule(
        "command.schema-one-form", .error,
        english: "{0} is no schema of a dataset and has no other form; leave --as out",
        chinese: "{0} 不是数据集的模式，没有其他形式；请去掉 --as")

    package static let commandInputMissing = DiagnosticRule(
        "command.input-missing", .error,
        english: "there is no such file",
        chinese: "没有这个文件")

    package static let commandInputIsFolder = DiagnosticRule(
        "command.input-is-folder", .error,
        english: "this is a folder; expected a file",
        chinese: "这是文件夹；应为文件")

    package static let commandInputNotPermitted = DiagnosticRule(
        "command.input-not-permitted", .error,
        english: "reading it is not permitted",
        chinese: "没有读取权限")

    package static let commandInputFailed = DiagnosticRule(
        "command.input-failed", .error,
        english: "reading failed: {0}",
        chinese: "读取失败：{0}")

    package static let commandOutputExists = DiagnosticRule(
        "command.output-exists", .error,
        english: "this file exists and is left as it is; --force replaces it",
        chinese: "文件已存在，未作改动；用 --force 可替换")

    package static let commandFolderHoldsOthers = DiagnosticRule(
        "command.folder-holds-others", .error,
        english: "this folder also holds “{0}” and is left as it is; expected nothing in it but an older output",
        chinese: "此文件夹内还有“{0}”，未作改动；其中只应有先前的输出")

    package static let commandOutputNotMade = DiagnosticRule(
        "command.output-not-made", .error,
        english: "this file can't be made: {0}",
        chinese: "无法创建此文件：{0}")

    package static let commandOutputNotPermitted = DiagnosticRule(
        "command.output-not-permitted", .error,
        english: "making this file is not permitted",
        chinese: "没有创建此文件的权限")

    package static let commandOutputFolderMissing = DiagnosticRule(
        "command.output-folder-missing", .error,
        english: "the folder that this file should stand in does not exist",
        chinese: "此文件所在的文件夹不存在")

    package static let commandDiskFull = DiagnosticRule(
        "command.disk-full", .error,
        english: "there is no space left to write it",
        chinese: "磁盘空间不足，无法写入")

    package static let commandFileTooLarge = DiagnosticRule(
        "command.file-too-large", .error,
        english: "it would be larger than files may be here",
        chinese: "超出了此处允许的文件大小")

    package static let commandOutputFailed = DiagnosticRule(
        "command.output-failed", .error,
        english: "writing failed: {0}",
        chinese: "写入失败：{0}")

    package static let commandNotesHeldBack = DiagnosticRule(
        "command.notes-held-back", .note,
        english: "{0} repairs and other notes; --verbose lists them",
        chinese: "修复等提示 {0} 条；用 --verbose 可逐条列出")

    /// `{0}` the name asked for, `{1}` all names.
    package static let commandTableUnknown = DiagnosticRule(
        "command.table-unknown", .error,
        english: "there is no table “{0}”; expected one of: {1}",
        chinese: "没有名为“{0}”的表；应为以下之一：{1}")

    /// `{0}` the name asked for, `{1}` the names that are like it.
    package static let commandTableMisspelt = DiagnosticRule(
        "command.table-misspelt", .error,
        english: "there is no table “{0}”; did you mean {1}?",
        chinese: "没有名为“{0}”的表；是否指 {1}？")

    /// `{0}` the name asked for, `{1}` how many tables the documents print.
    package static let commandTableAbsent = DiagnosticRule(
        "command.table-absent", .error,
        english: "there is no “{0}” here: the documents print {1} tables",
        chinese: "此处没有“{0}”：公文中共有 {1} 个表格")

    /// `{0}` the table's name.
    package static let commandTableInputMissing = DiagnosticRule(
        "command.table-input-missing", .error,
        english: "“{0}” is a table of what? Expected an input behind its name, or - for standard input",
        chinese: "“{0}”取自哪个文件？表名之后应为输入，或用 - 表示标准输入")

    /// `{0}` the field asked for, `{1}` those that there are.
    package static let commandFieldUnknown = DiagnosticRule(
        "command.field-unknown", .error,
        english: "the records have no field “{0}”; expected one of: {1}",
        chinese: "记录没有字段“{0}”；应为下列之一：{1}")

    package static let commandRenameMalformed = DiagnosticRule(
        "command.rename-malformed", .error,
        english: "“{0}” does not say what is to be renamed; expected OLD=NEW",
        chinese: "“{0}”没有说明如何改名；应为 旧名=新名")

    /// `{0}` what was asked for, `{1}` the schemas of the program.
    package static let commandDatasetUnknown = DiagnosticRule(
        "command.dataset-unknown", .error,
        english: "there is no file “{0}”, and no dataset of that name; expected a schema in a file, or one of: {1}",
        chinese: "没有文件“{0}”，也没有此名称的数据集；应为模式文件，或下列之一：{1}")

    /// `{0}` the format, `{1}` those that are fit.
    package static let commandFormatUnfit = DiagnosticRule(
        "command.format-unfit", .error,
        english: "the format {0} cannot hold what the input is: records or a publication; expected one of: {1}",
        chinese: "格式 {0} 不能表示该输入（数据记录或出版物）；应为下列之一：{1}")

    /// `{0}` a publication, `{1}` an input of records.
    package static let commandMixedInputs = DiagnosticRule(
        "command.mixed-inputs", .error,
        english: "{0} is a publication and {1} holds records; expected inputs of one kind",
        chinese: "{0} 是出版物，{1} 是数据记录；输入应为同一类")

    package static let commandFieldTwice = DiagnosticRule(
        "command.field-twice", .error,
        english: "the output would have the field “{0}” twice; expected different names",
        chinese: "输出中字段“{0}”会出现两次；名称应互不相同")

    /// `{0}` the field, `{1}` what was expected behind it.
    package static let commandConditionMalformed = DiagnosticRule(
        "command.condition-malformed", .error,
        english: "the condition on “{0}” is not whole; expected FIELD OP VALUE, with OP one of: {1}",
        chinese: "对“{0}”的条件不完整；应为 字段 比较 值，比较为下列之一：{1}")

    /// `{0}` what libxml2 says.
    package static let recordSchemaFault = DiagnosticRule(
        "record.schema-fault", .error,
        english: "the schema made for the records does not compile: {0}; this is a fault of the program",
        chinese: "为记录生成的模式无法编译：{0}；这是程序的错误")

    package static let commandSchemaForXML = DiagnosticRule(
        "command.schema-for-xml", .error,
        english: "an XSD is for XML; leave --from out",
        chinese: "XSD 用于 XML；请去掉 --from")

    /// `{0}` the encoding, `{1}` the format.
    package static let commandOutputEncodingUnfit = DiagnosticRule(
        "command.output-encoding-unfit", .error,
        english: "{1} is not written in {0}; expected UTF-8, or GB18030 for CSV and TSV",
        chinese: "{1} 不能以 {0} 写出；应为 UTF-8，CSV 和 TSV 也可用 GB18030")

    package static let commandNotEncodable = DiagnosticRule(
        "command.not-encodable", .error,
        english: "the records hold a character that the output's encoding does not have; expected UTF-8 for them",
        chinese: "数据记录含有输出编码中没有的字符；应改用 UTF-8")

    package static let commandFramedRecords = DiagnosticRule(
        "command.framed-records", .error,
        english:
            "this is a publication, and --framed is for records; expected CSV, NDJSON, JSON, XML or a workbook of records",
        chinese: "此为公报或公文，--framed 只用于数据记录；应为 CSV、NDJSON、JSON、XML 或工作簿中的数据记录")

    package static let commandRules: [DiagnosticRule] = [
        commandFieldUnknown, commandRenameMalformed, commandDatasetUnknown, commandFormatUnfit,
        commandMixedInputs, commandOutputEncodingUnfit, commandNotEncodable, commandSchemaForXML, commandFieldTwice,
        commandConditionMalformed, recordSchemaFault,
        commandUsage, commandFormatUnknown, commandInputFormatUnrecognised, commandOutputFormatMissing,
        commandFolderNeeded, commandFolderPacked, commandSplitFolderNeeded, commandReferenceMalformed,
        commandReferenceUnknown,
        commandReferenceTwice, commandReferenceNotRecords, commandRedactionMalformed, commandRedactionKeyMissing,
        commandRedactedOrder, commandGuardedFormat, commandWaiverMalformed, commandOutputClash,
        commandStandardInputTwice,
        commandSchemaUnknown, commandSchemaOneForm,
        commandInputMissing, commandInputIsFolder, commandInputNotPermitted, commandInputFailed,
        commandOutputExists, commandFolderHoldsOthers, commandOutputNotMade, commandOutputNotPermitted,
        commandOutputFolderMissing,
        commandTableUnknown, commandTableMisspelt, commandTableAbsent, commandTableInputMissing, commandDiskFull,
        commandFileTooLarge, commandOutputFailed, commandNotesHeldBack,
        commandFramedRecords,
    ]
}
