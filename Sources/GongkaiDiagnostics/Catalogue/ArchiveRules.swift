/// Rules of archives: what is refused before anything in them is looked at.
extension DiagnosticRule {
    /// `{0}` libzip's own words, which are English.
    package static let archiveUnreadable = DiagnosticRule(
        "archive.unreadable", .error,
        english: "this is no ZIP archive that can be read: {0}",
        chinese: "无法作为 ZIP 压缩包读取：{0}")

    package static let archiveDamaged = DiagnosticRule(
        "archive.damaged", .error,
        english: "the entry “{0}” is damaged; expected it to unpack to its size and checksum",
        chinese: "压缩包内“{0}”已损坏；解压结果应与其大小和校验值相符")

    package static let archiveEncrypted = DiagnosticRule(
        "archive.encrypted", .error,
        english: "the entry “{0}” is encrypted; expected an archive without password",
        chinese: "压缩包内“{0}”已加密；应为不设密码的压缩包")

    package static let archiveUnsafeName = DiagnosticRule(
        "archive.unsafe-name", .error,
        english: "found the entry “{0}”; expected names that stay within the archive",
        chinese: "压缩包内有“{0}”；各文件名不应指向压缩包之外")

    package static let archiveRepeatedName = DiagnosticRule(
        "archive.repeated-name", .error,
        english: "the archive has two entries of one name; expected each name once",
        chinese: "压缩包内有两个同名文件；每个名称只应出现一次")

    package static let archiveSpecialFile = DiagnosticRule(
        "archive.special-file", .error,
        english: "the entry “{0}” is a link or device; expected files",
        chinese: "压缩包内“{0}”是链接或设备；应为文件")

    package static let archiveTooManyEntries = DiagnosticRule(
        "archive.too-many-entries", .error,
        english: "the archive has more entries than the limit of {0}",
        chinese: "压缩包内的条目超过 {0} 个的上限")

    package static let archiveEntryTooLarge = DiagnosticRule(
        "archive.entry-too-large", .error,
        english: "the entry “{0}” unpacks to more than the limit of {1} bytes",
        chinese: "压缩包内“{0}”解压后超过 {1} 字节的上限")

    package static let archiveTooLarge = DiagnosticRule(
        "archive.too-large", .error,
        english: "the archive unpacks to more than the limit of {0} bytes",
        chinese: "压缩包解压后超过 {0} 字节的上限")

    package static let archiveRatio = DiagnosticRule(
        "archive.ratio", .error,
        english: "the entry “{0}” unpacks to more than {1} times its size; expected data that was packed in earnest",
        chinese: "压缩包内“{0}”解压后超过原大小的 {1} 倍；应为正常压缩的数据")

    /// `{0}` what the library or the system says.
    package static let archiveNotWritten = DiagnosticRule(
        "archive.not-written", .error,
        english: "the archive cannot be written: {0}", chinese: "压缩包无法写出：{0}")

    /// `{0}` the library.
    package static let archiveLibraryMissing = DiagnosticRule(
        "archive.library-missing", .error,
        english: "archives of this form need {0}, which is not installed", chinese: "此种压缩包需要 {0}，尚未安装")

    package static let archiveRules: [DiagnosticRule] = [
        archiveUnreadable, archiveDamaged, archiveEncrypted, archiveUnsafeName, archiveRepeatedName,
        archiveSpecialFile, archiveTooManyEntries, archiveEntryTooLarge, archiveTooLarge, archiveRatio,
        archiveNotWritten, archiveLibraryMissing,
    ]
}
