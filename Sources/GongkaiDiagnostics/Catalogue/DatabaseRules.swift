/// Rules of databases that are read.
extension DiagnosticRule {
    /// `{0}` what SQLite or the server says.
    package static let databaseUnreadable = DiagnosticRule(
        "database.unreadable", .error,
        english: "the database cannot be read: {0}",
        chinese: "无法读取数据库：{0}")

    package static let databaseNotSQLite = DiagnosticRule(
        "database.not-sqlite", .error,
        english: "the file is no database of SQLite, or it is encrypted",
        chinese: "文件不是 SQLite 数据库，或已加密")

    package static let databaseEmpty = DiagnosticRule(
        "database.empty", .error,
        english: "the database has no table that may be read",
        chinese: "数据库中没有可读取的表")

    /// `{0}` the name asked for, `{1}` those that there are.
    package static let databaseNoTable = DiagnosticRule(
        "database.no-table", .error,
        english: "there is no table “{0}” in the database; there are: {1}",
        chinese: "数据库中没有表“{0}”；现有：{1}")

    package static let databaseTableNeeded = DiagnosticRule(
        "database.table-needed", .error,
        english: "which table is meant is not plain; expected --table with one of: {0}",
        chinese: "无法确定读取哪个表；请用 --table 指定其一：{0}")

    package static let databaseOtherTables = DiagnosticRule(
        "database.other-tables", .note,
        english: "the table “{0}” is read, the only one with records; not read: {1}",
        chinese: "读取唯一有记录的表“{0}”；未读取：{1}")

    /// `{0}` the column, `{1}` what it is declared as, `{2}` what stands there, `{3}` what it is read as.
    package static let databaseColumnType = DiagnosticRule(
        "database.column-type", .warning,
        english: "the column “{0}” is declared as {1} and has values of the kinds {2}; it is read as {3}",
        chinese: "列“{0}”声明为 {1}，而其中有 {2} 类型的值；按 {3} 读取")

    package static let databaseMixedBytes = DiagnosticRule(
        "database.mixed-bytes", .warning,
        english: "the column “{0}” has bytes among other values; they are read in base64",
        chinese: "列“{0}”中既有二进制值又有其他值；二进制值按 base64 读取")

    package static let databaseBytes = DiagnosticRule(
        "database.bytes", .note,
        english: "bytes are read in base64: {0}",
        chinese: "二进制列按 base64 读取：{0}")

    package static let databaseBadText = DiagnosticRule(
        "database.bad-text", .warning,
        english: "record {0}: a text is not UTF-8; U+FFFD stands for what is not",
        chinese: "第 {0} 条记录：文本不是有效的 UTF-8；无效之处以 U+FFFD 代替")

    package static let databaseBadRow = DiagnosticRule(
        "database.bad-row", .error,
        english: "record {0}: the server sent a row with another number of values than there are columns",
        chinese: "第 {0} 条记录：服务器送来的行与列数不符")

    package static let databaseQueryRefused = DiagnosticRule(
        "database.query-refused", .error,
        english: "the query cannot be run: {0}",
        chinese: "无法执行查询：{0}")

    package static let databaseQueryWrites = DiagnosticRule(
        "database.query-writes", .error,
        english: "the query is not run: expected one statement that reads and gives columns, such as SELECT",
        chinese: "未执行查询：应为一条只读取并给出列的语句，如 SELECT")

    /// `{0}` what libpq says, without the connection string.
    package static let databaseUnreachable = DiagnosticRule(
        "database.unreachable", .error,
        english: "the server cannot be used: {0}",
        chinese: "无法使用数据库服务器：{0}")

    package static let databaseLibraryMissing = DiagnosticRule(
        "database.library-missing", .error,
        english: "{0} is not installed, which servers of PostgreSQL are read by",
        chinese: "未安装 {0}，无法读取 PostgreSQL 服务器")

    package static let databaseStopped = DiagnosticRule(
        "database.stopped", .error,
        english: "the database stopped half-way, and nothing of it is kept: {0}",
        chinese: "数据库中途停止，已读取的内容均不保留：{0}")

    package static let databaseConnectionString = DiagnosticRule(
        "database.connection-string", .error,
        english: "the connection string is none; expected host=… dbname=… or postgresql://…",
        chinese: "连接字符串无效；应为 host=… dbname=… 或 postgresql://…")

    package static let databaseConnectionOpen = DiagnosticRule(
        "database.connection-open", .error,
        english: "the file of --connection may be read by others, and is not used; chmod 600 keeps it private",
        chinese: "--connection 所指的文件可被他人读取，未使用；请用 chmod 600 设为私有")

    package static let databaseNotText = DiagnosticRule(
        "database.not-text", .error,
        english: "the file is not text in UTF-8",
        chinese: "文件不是 UTF-8 文本")

    package static let databaseOnCommandLine = DiagnosticRule(
        "database.on-command-line", .error,
        english:
            "a server's address is not taken from the command line, where others may read it; expected postgresql: with the address in GONGKAI_POSTGRESQL or in a file that --connection names",
        chinese: "命令行可能被他人看到，不接受服务器地址；请写 postgresql: 并将地址置于 GONGKAI_POSTGRESQL 或 --connection 所指的文件中")

    package static let databaseNoServer = DiagnosticRule(
        "database.no-server", .error,
        english: "the format postgresql is read from a server; expected the input postgresql:",
        chinese: "格式 postgresql 从服务器读取；输入应为 postgresql:")

    package static let databaseOptionUnfit = DiagnosticRule(
        "database.option-unfit", .error,
        english:
            "{0} has no meaning for this input; --table and --query are for databases, --table for mappings too, --connection for postgresql:",
        chinese: "{0} 对该输入没有意义；--table 与 --query 用于数据库，--table 也用于映射，--connection 用于 postgresql:")

    package static let databaseRules: [DiagnosticRule] = [
        databaseUnreadable, databaseNotSQLite, databaseEmpty, databaseNoTable, databaseTableNeeded,
        databaseOtherTables, databaseColumnType, databaseMixedBytes, databaseBytes, databaseBadText,
        databaseBadRow,
        databaseQueryRefused, databaseQueryWrites, databaseUnreachable, databaseLibraryMissing, databaseStopped,
        databaseConnectionString, databaseConnectionOpen, databaseNotText, databaseOnCommandLine,
        databaseNoServer, databaseOptionUnfit,
    ]
}
