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

    package static let archiveRepeatedMember = DiagnosticRule(
        "archive.repeated-member", .error,
        english: "the archive has more than one entry “{0}”; which is meant cannot be told, so that none is read",
        chinese: "压缩包内有多个“{0}”；无法判明所指为何，均不读取")

    /// `{0}` what the library says, which is English.
    package static let archiveCorrupt = DiagnosticRule(
        "archive.corrupt", .error,
        english: "the archive cannot be read to its end: {0}",
        chinese: "压缩包无法读到末尾：{0}")

    /// `{0}` the last entry that could be read, `{1}` what the library says, which is English.
    package static let archiveCorruptBehind = DiagnosticRule(
        "archive.corrupt-behind", .error,
        english: "the archive cannot be read on from the entry “{0}”: {1}",
        chinese: "压缩包自“{0}”起无法继续读取：{1}")

    /// `{0}` the packing, `{1}` what the library says, which is English.
    package static let archiveStreamDamaged = DiagnosticRule(
        "archive.stream-damaged", .error,
        english: "the {0} data is damaged or cut off: {1}",
        chinese: "{0} 压缩数据已损坏或不完整：{1}")

    package static let archiveStreamRatio = DiagnosticRule(
        "archive.stream-ratio", .error,
        english: "the data unpacks to more than {0} times its size; --limit unpacking-ratio=N reads it all the same",
        chinese: "数据解压后超过原大小的 {0} 倍；可用 --limit unpacking-ratio=N 放宽")

    package static let archiveOverlap = DiagnosticRule(
        "archive.overlap", .error,
        english: "the entries take {0} bytes in an archive of {1}; expected entries that do not overlap",
        chinese: "各条目共占 {0} 字节，而压缩包只有 {1} 字节；各条目不应重叠")

    package static let archiveTooDeep = DiagnosticRule(
        "archive.too-deep", .error,
        english: "this is packed more than {0} times over; --limit archive-nesting=N reads more",
        chinese: "压缩嵌套超过 {0} 层；可用 --limit archive-nesting=N 放宽")

    package static let archiveEmpty = DiagnosticRule(
        "archive.empty", .error,
        english: "the archive holds no files to read", chinese: "压缩包内没有可读的文件")

    /// `{0}` how many, `{1}` some of them.
    package static let archiveLeftOut = DiagnosticRule(
        "archive.left-out", .note,
        english: "left out {0} hidden files and leftovers of programs: {1}",
        chinese: "略去隐藏文件和程序遗留文件 {0} 个：{1}")

    /// `{0}` how many, `{1}` some of them.
    package static let archiveMemberNeeded = DiagnosticRule(
        "archive.member-needed", .error,
        english: "the archive holds {0} inputs; expected the name of one of them, such as {1}",
        chinese: "压缩包内有 {0} 个输入；应指明其中一个，例如 {1}")

    /// `{0}` the format.
    package static let archiveNotRead = DiagnosticRule(
        "archive.not-read", .error,
        english:
            "the input is a {0} archive, which is not read; unpack it first, with its password where it has one, or pack it as ZIP or tar.gz",
        chinese: "输入是 {0} 压缩包，不能直接读取；请先解压（如设有密码，须凭密码），或改用 ZIP、tar.gz")

    package static let archiveRules: [DiagnosticRule] = [
        archiveUnreadable, archiveDamaged, archiveEncrypted, archiveUnsafeName, archiveRepeatedName,
        archiveSpecialFile, archiveTooManyEntries, archiveEntryTooLarge, archiveTooLarge, archiveRatio,
        archiveNotWritten, archiveLibraryMissing, archiveRepeatedMember, archiveCorrupt, archiveCorruptBehind,
        archiveStreamDamaged, archiveStreamRatio, archiveOverlap, archiveTooDeep, archiveEmpty, archiveLeftOut,
        archiveMemberNeeded, archiveNotRead,
    ]
}
