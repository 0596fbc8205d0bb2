/// Rules of the columns of a stream of records.
extension DiagnosticRule {
    /// `{0}` the number of the column, `{1}` what it is called instead.
    package static let recordEmptyHeading = DiagnosticRule(
        "record.empty-heading", .warning,
        english: "nothing stands above column {0}; it is called {1}",
        chinese: "第 {0} 列没有列名，称为 {1}")

    /// `{0}` what the first line says, `{1}` how many columns there are.
    package static let recordTitleLine = DiagnosticRule(
        "record.title-line", .warning,
        english:
            "the first line says “{0}” and nothing above the other columns of {1}; if it is a title, use --skip-lines",
        chinese: "首行只有“{0}”，共 {1} 列的其他各列均无列名；如为标题，可用 --skip-lines 跳过")

    /// `{0}` the number of the column, `{1}` what stands above it, `{2}` what it is called instead.
    package static let recordRepeatedHeading = DiagnosticRule(
        "record.repeated-heading", .warning,
        english: "column {0} is called “{1}”, as another before it; it is called {2}",
        chinese: "第 {0} 列的列名“{1}”与前面的列重复，称为 {2}")

    /// `{0}` the heading, `{1}` the schema.
    package static let recordUnknownColumn = DiagnosticRule(
        "record.unknown-column", .error,
        english: "found the column “{0}”; expected a field of {1}, by its name, title or alias",
        chinese: "出现列“{0}”；应为 {1} 的字段（名称、标题或别名）")

    package static let recordRepeatedColumn = DiagnosticRule(
        "record.repeated-column", .error,
        english: "the field {0} has two columns; expected one",
        chinese: "字段 {0} 有两列；应只有一列")

    package static let recordColumnMissing = DiagnosticRule(
        "record.column-missing", .warning,
        english: "no column holds the field {0}; its values are missing in every record",
        chinese: "没有字段 {0} 的列；所有记录中该值均缺省")

    package static let recordRequiredColumnMissing = DiagnosticRule(
        "record.required-column-missing", .error,
        english: "no column holds the field {0}; expected a value in every record",
        chinese: "没有字段 {0} 的列；每条记录都应有该值")

    /// `{0}` the number of columns, `{1}` that of fields, `{2}` the schema.
    package static let recordColumnCount = DiagnosticRule(
        "record.column-count", .error,
        english: "the records have {0} columns; expected {1}, as {2} has fields",
        chinese: "记录有 {0} 列；{2} 的字段应为 {1} 个")

    /// `{0}` the field.
    package static let recordUnknownField = DiagnosticRule(
        "record.unknown-field", .error,
        english: "found the field “{0}”; expected only fields of the schema, or of the records before it",
        chinese: "出现字段“{0}”；应只有模式中的字段，或前面记录已有的字段")

    /// `{0}` the character, `{1}` the format.
    package static let recordNotRepresentable = DiagnosticRule(
        "record.not-representable", .error,
        english: "the value holds the character {0}, which {1} cannot hold",
        chinese: "值中含有字符 {0}，{1} 无法表示")

    /// `{0}` how many, `{1}` the format.
    package static let recordTooLong = DiagnosticRule(
        "record.too-long", .error,
        english: "the value is longer than the {0} characters that a cell of {1} can hold",
        chinese: "值超过 {1} 单元格所能容纳的 {0} 个字符")

    /// `{0}` the name, `{1}` how many, `{2}` the format.
    package static let recordNameTooLong = DiagnosticRule(
        "record.name-too-long", .error,
        english:
            "the name “{0}” is longer than the {1} bytes that a name may have in {2}; --rename gives a field another",
        chinese: "名称“{0}”超过 {2} 中名称的上限 {1} 字节；可用 --rename 改换字段名")

    /// `{0}` how many, `{1}` how many there may be, `{2}` the format.
    package static let recordTooManyFields = DiagnosticRule(
        "record.too-many-fields", .error,
        english: "the records have {0} fields, and {2} holds {1}; --select chooses among them",
        chinese: "记录有 {0} 个字段，而 {2} 最多容纳 {1} 个；可用 --select 选取")

    /// `{0}` what went wrong.
    package static let recordWorkbookFailed = DiagnosticRule(
        "record.workbook-failed", .error,
        english: "the workbook could not be made: {0}",
        chinese: "无法生成工作簿：{0}")

    /// `{0}` what went wrong.
    package static let recordDatabaseFailed = DiagnosticRule(
        "record.database-failed", .error,
        english: "the database could not be made: {0}",
        chinese: "无法生成数据库：{0}")

    /// `{0}` the record among those written, `{1}` the table, `{2}` what SQLite says.
    package static let recordDatabaseRefused = DiagnosticRule(
        "record.database-refused", .error,
        english: "the database does not take record {0} of {1}: {2}",
        chinese: "数据库不接受 {1} 的第 {0} 条记录：{2}")

    /// `{0}` the table, `{1}` the row, `{2}` the table that it points to.
    package static let recordDatabaseReference = DiagnosticRule(
        "record.database-reference", .error,
        english: "row {1} of {0} points to a record that {2} does not have",
        chinese: "{0} 的第 {1} 行所指的记录在 {2} 中不存在")

    /// `{0}` the number of bits, `{1}` the format.
    package static let recordIntegerTooLarge = DiagnosticRule(
        "record.integer-too-large", .error,
        english: "the number is beyond the {0} bits that an integer has in {1}; the type decimal keeps it",
        chinese: "数值超出 {1} 整数的 {0} 位；类型 decimal 可以保留该值")

    /// `{0}` the name, `{1}` the format.
    package static let recordNameNotRepresentable = DiagnosticRule(
        "record.name-not-representable", .error,
        english:
            "the name “{0}” cannot be one in {1}: it is empty, kept for the format's own use or has a NUL, or another differs from it by upper and lower case alone; --rename gives a field another",
        chinese: "名称“{0}”不能用于 {1}：为空、属保留名称、含有 NUL，或与另一名称仅有大小写之别；可用 --rename 改换字段名")

    /// `{0}` what libxml2 says.
    package static let recordInvalidOutput = DiagnosticRule(
        "record.invalid-output", .error,
        english: "the record, written as XML, is not valid by the schema of its dataset: {0}",
        chinese: "该记录写成 XML 后不符合数据集的模式：{0}")

    /// `{0}` what libxml2 says.
    package static let recordInvalid = DiagnosticRule(
        "record.invalid", .error,
        english: "the record is not valid by the schema of its dataset: {0}",
        chinese: "该记录不符合数据集的模式：{0}")

    /// `{0}` how many.
    package static let recordLateRepeats = DiagnosticRule(
        "record.late-repeats", .error,
        english:
            "{0} repeated keys came to light only at the end, since there are more keys than memory for them, and could not be set aside",
        chinese: "键的数量超出内存限度，{0} 个重复键到最后才发现，未能剔除")

    /// `{0}` the fields, `{1}` the dataset that they point to.
    package static let recordReferenceUnchecked = DiagnosticRule(
        "record.reference-unchecked", .note,
        english: "whether the records exist that ({0}) points to was not checked; --references {1}=FILE names them",
        chinese: "未检查（{0}）所指的记录是否存在；可用 --references {1}=文件 指明")

    /// `{0}` the fields.
    package static let recordOwnReferenceUnchecked = DiagnosticRule(
        "record.own-reference-unchecked", .note,
        english:
            "whether the records exist that ({0}) points to was not checked: they are those of the input, which can be read only once",
        chinese: "未检查（{0}）所指的记录是否存在：它们就在输入之中，而输入只能读取一次")

    /// `{0}` the field, `{1}` the dataset.
    package static let recordReferenceColumnMissing = DiagnosticRule(
        "record.reference-column-missing", .error,
        english: "no column is called {0}; expected one in the records of {1}, since a foreign key points to it",
        chinese: "没有名为 {0} 的列；外键指向 {1} 的该字段，其记录应有此列")

    /// `{0}` how many.
    package static let recordReferenceUnread = DiagnosticRule(
        "record.reference-unread", .warning,
        english: "{0} records that foreign keys may point to could not be read, and count as absent",
        chinese: "外键可能指向的记录中有 {0} 条无法读取，视为不存在")

    /// `{0}` what the system says.
    package static let recordSpillFailed = DiagnosticRule(
        "record.spill-failed", .error,
        english: "a temporary file could not be written or read: {0}",
        chinese: "临时文件读写失败：{0}")

    /// `{0}` records read, `{1}` written, `{2}` with errors, `{3}` bytes read, `{4}` written.
    package static let recordSummary = DiagnosticRule(
        "record.summary", .note,
        english: "{0} records read, {1} written, {2} with errors; {3} bytes read, {4} written",
        chinese: "读取 {0} 条记录，写出 {1} 条，有错误的 {2} 条；读取 {3} 字节，写出 {4} 字节")

    package static let recordNotValidated = DiagnosticRule(
        "record.not-validated", .note,
        english: "the XML was not validated, as --no-validate asks",
        chinese: "按 --no-validate 的要求，未对 XML 进行校验")

    package static let recordStreamRules: [DiagnosticRule] = [
        recordEmptyHeading, recordTitleLine, recordRepeatedHeading, recordUnknownColumn, recordRepeatedColumn,
        recordColumnMissing,
        recordRequiredColumnMissing, recordColumnCount, recordUnknownField, recordNotRepresentable,
        recordTooLong, recordNameTooLong, recordTooManyFields, recordWorkbookFailed,
        recordDatabaseFailed, recordDatabaseRefused, recordDatabaseReference, recordIntegerTooLarge,
        recordNameNotRepresentable,
        recordInvalid, recordInvalidOutput, recordLateRepeats, recordReferenceUnchecked, recordOwnReferenceUnchecked,
        recordReferenceColumnMissing, recordReferenceUnread, recordSpillFailed, recordSummary,
        recordNotValidated,
    ]
}
