import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel
package import GongkaiWrite
import Mustache

/// Writes a publication by a template.
package struct TemplateDocumentWriter: DocumentWriter {
    /// Publications that nest deeper than this are refused, since rendering takes a good deal of the program's stack.
    private static let mostDepth = 300

    private let template: Template
    private let compiled: MustacheTemplate
    private let library: MustacheLibrary
    private let bodies: [String: Int]

    /// - Throws: `WriteError.unusable` where the template names what no publication has.
    package init(_ template: Template) throws(WriteError) {
        self.template = template
        var check = TemplateCheck(
            PublicationModel.model, partials: template.partials, fileName: Template.fileName(ofPartial:))
        try check.check(template.parts[...], file: template.file, in: [PublicationModel.model.root])
        bodies = check.bodies
        compiled = try template.compiled(template.parts)
        library = try template.library()
    }

    package var format: Format { template.format(.publication) }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let json = try JSONPublicationWriter().write(publication, diagnostics: &sink)
        let node: JSONNode
        do throws(JSONSyntaxError) {
            node = try JSONNode.parse(json, nestingLimit: TemplateDocumentWriter.mostDepth)
        } catch {
            throw .notRepresentable(
                Diagnostic(.jsonNesting, [String(TemplateDocumentWriter.mostDepth)]))
        }
        let budget = TemplateBudget(TemplateBudget.mostBytes, bodies: bodies)
        let root = PublicationValues(PublicationModel.model, budget: budget)
            .object(of: node, kind: PublicationModel.model.root)
        let text = compiled.render(root, library: library)
        guard !budget.isSpent else { throw template.tooMuch }
        return Array(text.utf8)
    }
}
