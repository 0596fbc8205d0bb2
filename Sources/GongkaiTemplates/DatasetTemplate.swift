import GongkaiDiagnostics
import GongkaiWrite

/// A template over records, cut at its section of them: what stands before is written once, the section for each record
/// while they come, and what stands behind once.
struct DatasetTemplate {
    var before: ArraySlice<TemplatePart>
    /// The text that parts a record from the one before: what the section begins with under `{{^first()}}`.
    var separator = ""
    var record: ArraySlice<TemplatePart>
    var behind: ArraySlice<TemplatePart>
    /// The delimiters of the record and of what stands behind it.
    var recordDelimiters: TemplateTag.Delimiters
    var behindDelimiters: TemplateTag.Delimiters

    static let section = "records"

    /// - Throws: `WriteError.unusable` where records could not be written one by one.
    init(_ template: Template) throws(WriteError) {
        let (start, end) = try DatasetTemplate.section(of: template)
        var parts = template.parts
        // Where the tag stands alone on a line, the line goes; swift-mustache would not see the whole of it.
        DatasetTemplate.takeLine(of: start, in: &parts)
        DatasetTemplate.takeLine(of: end, in: &parts)
        before = parts[..<start]
        record = parts[(start + 1)..<end]
        behind = parts[(end + 1)...]
        (recordDelimiters, behindDelimiters) = (parts[start].delimiters, parts[end].delimiters)
        takeSeparator()
    }

    private static func section(of template: Template) throws(WriteError) -> (start: Int, end: Int) {
        var depth = 0
        var found: (start: Int, end: Int)?
        var open: Int?
        for (index, part) in template.parts.enumerated() {
            guard case .tag(let tag) = part else { continue }
            let isRecords = tag.path.first == section
            let place = TemplatePlace(file: template.file, line: tag.line)
            switch tag.kind {
            case .section where isRecords:
                guard depth == 0, found == nil, open == nil, tag.transforms.isEmpty, tag.path.count == 1 else {
                    throw place.unusable(.templateRecords, "{{#\(tag.text)}}")
                }
                open = index
                depth += 1
            case .section, .inverted:
                if isRecords { throw place.unusable(.templateRecords, "{{^\(tag.text)}}") }
                depth += 1
            case .end:
                depth -= 1
                if depth == 0, let start = open.take() { found = (start, index) }
            case .variable, .raw:
                if isRecords { throw place.unusable(.templateRecords, "{{\(tag.text)}}") }
            case .partial, .comment, .delimiters: break
            }
        }
        guard let found else {
            throw TemplatePlace(file: template.file, line: 1).unusable(.templateRecords, "there is no such section")
        }
        return found
    }

    /// Takes the rest of a tag's line away where nothing else stands on it.
    private static func takeLine(of index: Int, in parts: inout [TemplatePart]) {
        var (start, end) = ("", "")
        if index > 0 {
            guard case .text(let text) = parts[index - 1] else { return }
            start = text
        }
        if index + 1 < parts.count {
            guard case .text(let text) = parts[index + 1] else { return }
            end = text
        }
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let kept = start.utf8.reversed().drop(while: isBlank)
        guard kept.isEmpty ? index <= 1 : kept.first == UInt8(ascii: "\n") else { return }
        var rest = end.utf8.drop(while: isBlank)
        if rest.first == UInt8(ascii: "\r") { rest = rest.dropFirst() }
        guard rest.isEmpty ? index + 2 >= parts.count : rest.first == UInt8(ascii: "\n") else { return }
        if index > 0 { parts[index - 1] = .text(String(decoding: kept.reversed(), as: UTF8.self)) }
        if index + 1 < parts.count { parts[index + 1] = .text(String(decoding: rest.dropFirst(), as: UTF8.self)) }
    }

    /// Takes `{{^first()}}TEXT{{/first()}}` from the beginning of the section.
    private mutating func takeSeparator() {
        // What is left of the line of the section's own tag.
        while case .text("")? = record.first { record = record.dropFirst() }
        let start = record.startIndex
        guard record.count >= 3, case .tag(let opening) = record[start], opening.kind == .inverted,
            opening.path.isEmpty, opening.transforms == ["first"], case .text(let text) = record[start + 1],
            case .tag(let closing) = record[start + 2], closing.kind == .end
        else { return }
        separator = text
        record = record.dropFirst(3)
    }
}

extension TemplatePart {
    var delimiters: TemplateTag.Delimiters {
        if case .tag(let tag) = self { tag.delimiters } else { TemplateTag.Delimiters() }
    }
}
