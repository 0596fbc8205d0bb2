import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWrite
import Mustache

/// A template with its partials, read and cut into tags, and not yet checked against what it is to write.
package struct Template: Sendable {
    /// The file's name, for messages.
    package let file: String
    /// What it makes: the extension before `.mustache`, else that of the output.
    package let fileExtension: String
    let escape: TemplateEscape
    let parts: [TemplatePart]
    let partials: [String: [TemplatePart]]

    /// Partials in one template; each is a file.
    private static let mostPartials = 100

    /// - Parameters:
    ///   - file: the template's file name.
    ///   - outputExtension: the extension of the output, for a template whose name says nothing of it.
    ///   - partial: the bytes of a partial in the folder of the template, by its name; `nil` where there is none.
    /// - Throws: `WriteError.unusable`.
    package init(
        _ bytes: [UInt8], file: String, outputExtension: String? = nil,
        partial: (_ name: String) -> [UInt8]? = { _ in nil }
    ) throws(WriteError) {
        self.file = file
        let words = file.split(separator: ".").map { $0.lowercased() }
        let named = words.last == "mustache" ? words.dropLast() : words[...]
        fileExtension = named.count > 1 ? named.last ?? "txt" : outputExtension ?? "html"
        escape = TemplateEscape(fileExtension: fileExtension)
        parts = try TemplateScanner.parts(of: bytes, file: file)
        partials = try Template.partials(of: parts, partial)
    }

    private static func partials(
        of parts: [TemplatePart], _ partial: (String) -> [UInt8]?
    ) throws(WriteError) -> [String: [TemplatePart]] {
        var partials: [String: [TemplatePart]] = [:]
        var wanted = Template.partialNames(in: parts)
        while let name = wanted.popLast() {
            guard partials[name] == nil, partials.count < mostPartials, let bytes = partial(name) else { continue }
            let parts = try TemplateScanner.parts(of: bytes, file: Template.fileName(ofPartial: name))
            partials[name] = parts
            wanted += Template.partialNames(in: parts)
        }
        return partials
    }

    private static func partialNames(in parts: [TemplatePart]) -> [String] {
        parts.compactMap { part in
            if case .tag(let tag) = part, tag.kind == .partial { tag.text } else { nil }
        }
    }

    /// What the file of a partial is called.
    package static func fileName(ofPartial name: String) -> String { name + ".mustache" }

    /// What the format of an output by the template says of itself.
    package func format(_ content: Format.Content) -> Format {
        Format(
            name: "template", english: "by a Mustache template", chinese: "按 Mustache 模板写出",
            extensions: [fileExtension], mediaType: "application/octet-stream", content: content)
    }

    // MARK: What swift-mustache gets

    /// - Parameter delimiters: those that tags have before the first one that changes them.
    func compiled(
        _ parts: some Sequence<TemplatePart>, delimiters: TemplateTag.Delimiters = TemplateTag.Delimiters()
    ) throws(WriteError) -> MustacheTemplate {
        TemplateEscape.isRegistered
        var text = "{{% CONTENT_TYPE:\(escape.contentType) }}\n"
        if delimiters != TemplateTag.Delimiters() { text += "{{=\(delimiters.open) \(delimiters.close)=}}\n" }
        for part in parts {
            switch part {
            case .text(let piece): text += piece
            case .tag(let tag): text += tag.canonical
            }
        }
        do {
            return try MustacheTemplate(string: text)
        } catch let error as MustacheTemplate.ParserError {
            // The line of the type of content stands before those of the template.
            let place = TemplatePlace(file: file, line: max(1, error.context.lineNumber - 1))
            throw place.unusable(.templateMalformed, "\(error.error)")
        } catch {
            throw TemplatePlace(file: file, line: 1).unusable(.templateMalformed, "\(error)")
        }
    }

    func library() throws(WriteError) -> MustacheLibrary {
        var templates: [String: MustacheTemplate] = [:]
        for (name, parts) in partials { templates[name] = try compiled(parts) }
        return MustacheLibrary(templates: templates)
    }

    var tooMuch: WriteError {
        .unusable([Diagnostic(.templateTooMuch, [file, String(TemplateBudget.mostBytes)])])
    }
}
