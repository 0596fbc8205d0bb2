import GongkaiDiagnostics

/// Files that are not text, told by their magic numbers, so that the user learns what was handed in.
enum BinaryFormat {
    /// The name of the format, the same in every language, or `nil`.
    static func recognise(_ bytes: [UInt8]) -> String? {
        guard let magic = magicNumbers.first(where: { bytes.starts(with: $0.bytes) }) else { return nil }
        let member = members.first { $0.container == magic.format && contains($0.name, in: bytes) }
        return member?.format ?? magic.format
    }

    /// What to tell of bytes that are no text; `nil` for text.
    static func diagnostic(for bytes: [UInt8]) -> (rule: DiagnosticRule, arguments: [String])? {
        if let advice = advice(for: bytes) { return advice }
        return recognise(bytes).map { (.inputBinaryFormat, [$0]) }
    }

    /// What of a file tells its format: how it begins, and of a compound file (MS-CFB 2.2) the directory, whose place its
    /// header says; in a file of many megabytes that is far from the beginning.
    static func tellingPart(of file: UnsafeRawBufferPointer) -> [UInt8] {
        let start = Array(file.prefix(stretch))
        guard start.starts(with: compoundMagic), start.count >= 512 else { return start }
        func number(at place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(start[place + $1]) << (8 * $1) } }
        let sectorSize = 1 << min(max(Int(start[30]), 7), 16)
        let directory = (number(at: 48) + 1) * sectorSize
        guard directory < file.count else { return start }
        return start + file[directory..<min(directory + stretch, file.count)]
    }

    private static let stretch = 1 << 16

    /// What to do about a format of offices that nobody here reads.
    static func advice(for bytes: [UInt8]) -> (rule: DiagnosticRule, arguments: [String])? {
        guard let format = recognise(bytes) else { return nil }
        if format == "PDF" { return (.officePDF, []) }
        if format == "OFD" { return (.officeOFD, []) }
        if otherArchives.contains(format) { return (.archiveNotRead, [format]) }
        if bytes.starts(with: compoundMagic), contains(utf16("EncryptedPackage"), in: bytes) {
            return (.officeEncrypted, [])
        }
        let target = targets.first { $0.format == format }?.target
        return target.map { (.officeOldFormat, [format, $0]) }
    }

    /// What LibreOffice makes of formats that it reads.
    private static let targets = [
        ("Word (.doc, .wps)", "docx"), ("Excel (.xls, .et)", "xlsx"), ("OpenDocument (.odt)", "docx"),
        ("OpenDocument (.ods)", "xlsx"), ("RTF", "docx"),
    ].map { (format: $0.0, target: $0.1) }

    private static let otherArchives = ["7-Zip", "RAR"]

    private static let compoundMagic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static let zip = "ZIP"
    private static let compoundFile = "OLE (.doc, .xls, .wps)"

    private static let magicNumbers: [(bytes: [UInt8], format: String)] = [
        (Array("%PDF-".utf8), "PDF"),
        ([0x50, 0x4B, 0x03, 0x04], zip),
        ([0x50, 0x4B, 0x05, 0x06], zip),
        (compoundMagic, compoundFile),
        (Array("{\\rtf".utf8), "RTF"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        (Array("GIF87a".utf8), "GIF"),
        (Array("GIF89a".utf8), "GIF"),
        ([0x49, 0x49, 0x2A, 0x00], "TIFF"),
        ([0x4D, 0x4D, 0x00, 0x2A], "TIFF"),
        ([0x1F, 0x8B], "gzip"),
        (Array("BZh".utf8) + [0x31, 0x41, 0x59], "bzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"),
        (Array("Rar!".utf8) + [0x1A, 0x07], "RAR"),
        (Array("SQLite format 3".utf8) + [0x00], "SQLite"),
        ([0x7F, 0x45, 0x4C, 0x46], "ELF"),
    ]

    /// What a container holds, told by the name of a member that only this format has; names are never compressed.
    private static let members: [(container: String, name: [UInt8], format: String)] = [
        (zip, Array("word/document.xml".utf8), "Word (.docx)"),
        (zip, Array("xl/workbook.xml".utf8), "Excel (.xlsx)"),
        (zip, Array("ppt/presentation.xml".utf8), "PowerPoint (.pptx)"),
        (zip, Array("OFD.xml".utf8), "OFD"),
        (zip, Array("opendocument.text".utf8), "OpenDocument (.odt)"),
        (zip, Array("opendocument.spreadsheet".utf8), "OpenDocument (.ods)"),
        (compoundFile, utf16("WordDocument"), "Word (.doc, .wps)"),
        (compoundFile, utf16("Workbook"), "Excel (.xls, .et)"),
        (compoundFile, utf16("PowerPoint Document"), "PowerPoint (.ppt, .dps)"),
    ]

    /// UTF-16LE, in which compound files keep the names of their streams.
    private static func utf16(_ name: String) -> [UInt8] {
        name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let first = needle.first, bytes.count >= needle.count else { return false }
        return (0...bytes.count - needle.count).contains {
            bytes[$0] == first && bytes[$0...].starts(with: needle)
        }
    }
}
