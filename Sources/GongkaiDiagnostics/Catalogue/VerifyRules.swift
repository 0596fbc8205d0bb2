/// Rules of `gongkai verify`, which looks whether a release is what it says (`Docs/releases.md`).
extension DiagnosticRule {
    /// No arguments.
    package static let verifyNoFolder = DiagnosticRule(
        "verify.no-folder", .error,
        english: "this is a file; expected the folder of a release", chinese: "这是文件；应为发布包的文件夹")

    /// No arguments.
    package static let verifyManifestMissing = DiagnosticRule(
        "verify.manifest-missing", .error,
        english: "the release has no manifest; expected a digest of every file here", chinese: "发布包缺少清单；此处应有每个文件的摘要")

    /// No arguments.
    package static let verifyManifestMalformed = DiagnosticRule(
        "verify.manifest-malformed", .error,
        english: "the manifest has a line that is no digest and path, or names a path twice or outside the release",
        chinese: "清单中有的行不是“摘要 路径”，或路径重复、越出发布包")

    /// No arguments.
    package static let verifyFileMissing = DiagnosticRule(
        "verify.file-missing", .error,
        english: "the manifest names the file, and it is not there", chinese: "清单列有此文件，但文件不存在")

    /// No arguments.
    package static let verifyFileExtra = DiagnosticRule(
        "verify.file-extra", .error,
        english: "the manifest does not name it; expected no files and folders besides those of the release",
        chinese: "清单未列此项；发布包中不应有其他文件或文件夹")

    /// No arguments.
    package static let verifyNoFile = DiagnosticRule(
        "verify.no-file", .error,
        english: "this is a symbolic link, a device or the like; expected a file or folder",
        chinese: "这是符号链接、设备之类；应为文件或文件夹")

    /// `{0}` the digest found, `{1}` that of the manifest.
    package static let verifyDigest = DiagnosticRule(
        "verify.digest", .error,
        english: "the file was changed: its digest is {0}; the manifest says {1}", chinese: "文件被改动：摘要为 {0}；清单所载为 {1}")

    /// No arguments.
    package static let verifyMetadataMissing = DiagnosticRule(
        "verify.metadata-missing", .error,
        english: "the file is missing; every release has it", chinese: "缺少此文件；每个发布包都应有")

    /// `{0}` what is wrong.
    package static let verifyMetadataUnreadable = DiagnosticRule(
        "verify.metadata-unreadable", .error,
        english: "the metadata cannot be read: {0}", chinese: "元数据无法读取：{0}")

    /// `{0}` what is named, `{1}` where.
    package static let verifyMetadataDangling = DiagnosticRule(
        "verify.metadata-dangling", .error,
        english: "{1} names “{0}”, which is not in the release", chinese: "{1} 所指的“{0}”不在发布包中")

    /// `{0}` the file, `{1}` the size said, `{2}` the size found.
    package static let verifySize = DiagnosticRule(
        "verify.size", .error,
        english: "{0} is said to have {1} bytes; it has {2}", chinese: "{0} 所载大小为 {1} 字节；实为 {2} 字节")

    /// `{0}` the file, `{1}` the digest said, `{2}` the digest found.
    package static let verifyMetadataDigest = DiagnosticRule(
        "verify.metadata-digest", .error,
        english: "{0} is said to have the digest {1}; it has {2}", chinese: "{0} 所载摘要为 {1}；实为 {2}")

    /// `{0}` the file expected.
    package static let verifySchemaMissing = DiagnosticRule(
        "verify.schema-missing", .error,
        english: "the dataset has no schema that can be read; expected {0}", chinese: "数据集没有可读的模式；应有 {0}")

    /// `{0}` the schema.
    package static let verifyRecordsInvalid = DiagnosticRule(
        "verify.records-invalid", .error,
        english: "the records do not keep to {0}, or cannot be read", chinese: "记录不符合 {0}，或无法读取")

    /// `{0}` how many records, `{1}` another file, `{2}` how many it has.
    package static let verifyRecordCount = DiagnosticRule(
        "verify.record-count", .error,
        english: "the file has {0} records and {1} has {2}; expected the same records in every format",
        chinese: "文件有 {0} 条记录，而 {1} 有 {2} 条；各格式的记录应相同")

    /// `{0}` another file, `{1}` how many records.
    package static let verifyRecordsDiffer = DiagnosticRule(
        "verify.records-differ", .error,
        english:
            "the file and {0} have {1} records each, which are not the same; expected the same records in every format",
        chinese: "文件与 {0} 各有 {1} 条记录，但内容不同；各格式的记录应相同")

    /// `{0}` the format.
    package static let verifyNotCompared = DiagnosticRule(
        "verify.not-compared", .note,
        english: "records of {0} are not read here: the file was compared with its digest alone",
        chinese: "此处不读取 {0} 的记录：该文件仅核对了摘要")

    /// `{0}` the format.
    package static let verifyOnlyCounted = DiagnosticRule(
        "verify.only-counted", .note,
        english: "records of {0} are counted here, not compared: there are as many as in the other formats",
        chinese: "此处只统计 {0} 的记录数，不比较内容：与其他格式相同")

    /// `{0}` the format.
    package static let verifyFormatMissing = DiagnosticRule(
        "verify.format-missing", .error,
        english: "{0} is missing; expected every format that others of the release have",
        chinese: "缺少 {0}；应有发布包中其他各项所具有的每种格式")

    /// No arguments.
    package static let verifyDocumentUnreadable = DiagnosticRule(
        "verify.document-unreadable", .error,
        english: "the document cannot be read, or is not valid", chinese: "公文无法读取或无效")

    /// `{0}` another file.
    package static let verifyDocumentsDiffer = DiagnosticRule(
        "verify.documents-differ", .error,
        english: "the file and {0} are not the same document; expected the same in every format",
        chinese: "文件与 {0} 不是同一公文；各格式的内容应相同")

    /// `{0}` the link.
    package static let verifyDeadLink = DiagnosticRule(
        "verify.dead-link", .error,
        english: "the link “{0}” leads to nothing in the release", chinese: "链接“{0}”在发布包中没有目标")

    /// `{0}` the link.
    package static let verifyLinkOutside = DiagnosticRule(
        "verify.link-outside", .warning,
        english: "the link “{0}” leads out of the release to nothing that is here", chinese: "链接“{0}”指向发布包之外，而该处没有内容")

    /// `{0}` what the program says.
    package static let verifySignature = DiagnosticRule(
        "verify.signature", .error,
        english: "the signature does not hold: {0}", chinese: "签名无效：{0}")

    /// No arguments.
    package static let verifySignatureMissing = DiagnosticRule(
        "verify.signature-missing", .error,
        english: "the release is not signed; expected a signature, since signers were named",
        chinese: "发布包没有签名；既已指定签名者，应有签名")

    /// No arguments.
    package static let verifySignerUnknown = DiagnosticRule(
        "verify.signer-unknown", .note,
        english: "the signature is sound, and nothing says whose it may be; --allowed-signers does",
        chinese: "签名有效，但未说明可由谁签署；可用 --allowed-signers 指定")

    /// `{0}` files, `{1}` datasets, `{2}` documents, `{3}` links.
    package static let verifySummary = DiagnosticRule(
        "verify.summary", .note,
        english: "looked at {0} files, {1} datasets, {2} documents and {3} links",
        chinese: "已核对 {0} 个文件、{1} 个数据集、{2} 件公文、{3} 个链接")

    package static let verifyRules: [DiagnosticRule] = [
        verifyNoFolder, verifyManifestMissing, verifyManifestMalformed, verifyFileMissing, verifyFileExtra,
        verifyNoFile, verifyDigest,
        verifyMetadataMissing, verifyMetadataUnreadable, verifyMetadataDangling, verifySize, verifyMetadataDigest,
        verifySchemaMissing, verifyRecordsInvalid, verifyRecordCount, verifyRecordsDiffer, verifyNotCompared,
        verifyOnlyCounted,
        verifyFormatMissing, verifyDocumentUnreadable, verifyDocumentsDiffer, verifyDeadLink, verifyLinkOutside,
        verifySignature, verifySignatureMissing, verifySignerUnknown, verifySummary,
    ]
}
