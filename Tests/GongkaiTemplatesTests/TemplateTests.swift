import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiTemplates
import GongkaiWrite
import TestSupport
import Testing

@Suite struct TemplateTests {
    private let publication = Publication(
        kind: .gazette, title: Sourced("<公报> & \"其他\""),
        documents: [
            Document(
                id: "a", number: Sourced(DocumentNumber("云政发〔2024〕1号")), title: Sourced("甲<script>"),
                issuers: ["一局", "二局"], written: CalendarDate(year: 2024, month: 4, day: 2),
                body: [
                    .division(
                        Division(
                            id: "a/1", kind: .level1, marker: Sourced("一、"), ordinal: [1], heading: Sourced("总则"),
                            blocks: [.paragraph(Text("第一段"))]))
                ]),
            Document(id: "b"),
        ])

    private func written(
        _ template: String, as file: String = "t.html.mustache", partials: [String: String] = [:]
    ) throws -> String {
        let template = try Template(Array(template.utf8), file: file) { partials[$0].map { Array($0.utf8) } }
        return String(decoding: try TemplateDocumentWriter(template).write(publication), as: UTF8.self)
    }

    /// The rule and the first arguments of what is wrong with a template.
    private func fault(_ template: String, partials: [String: String] = [:]) -> String? {
        do {
            _ = try written(template, partials: partials)
            return nil
        } catch {
            guard case .unusable(let diagnostics)? = error as? WriteError, let first = diagnostics.first else {
                return "?"
            }
            return ([first.rule.id] + first.arguments.prefix(2)).joined(separator: " ")
        }
    }

    @Test func membersOfTheModelAreWrittenAndWhatIsMissingIsEmptyWhereverItWouldBeFoundFurtherOut() throws {
        let text = try written(
            "{{#documents}}[{{id}}|{{title}}|{{number}}|{{number.year}}|{{writtenPrinted}}|{{^title}}无{{/title}}]{{/documents}}"
        )
        #expect(text == "[a|甲&lt;script&gt;|云政发〔2024〕1号|2024|2024年4月2日|][b|||||无]")
    }

    @Test func listsKnowTheirFirstAndLast() throws {
        let text = try written(
            "{{#documents}}{{#issuers}}{{.}}{{^last()}}、{{/last()}}{{/issuers}}{{count(issuers)}};{{/documents}}")
        #expect(text == "一局、二局2;0;")
    }

    @Test func theBlocksOfADocumentStandInOneList() throws {
        let text = try written(
            "{{#documents}}{{#content}}{{#isHeading}}<{{level}}{{marker}}{{text}}>{{/isHeading}}{{#isParagraph}}({{text}}){{/isParagraph}}{{/content}}{{/documents}}"
        )
        #expect(text == "<1一、总则>(第一段)")
    }

    @Test func aPartialMayCallItselfForSmallerParts() throws {
        let text = try written(
            "{{#documents}}{{#body}}{{>block}}{{/body}}{{/documents}}",
            partials: ["block": "{{#isDivision}}{{heading}}:{{/isDivision}}{{text}}{{#blocks}}{{>block}}{{/blocks}}"])
        #expect(text == "总则:第一段")
    }

    @Test(arguments: [
        ("md", "甲\\*\\_ &lt;x&gt; \\[1\\]"), ("txt", "甲*_ <x> [1]"), ("json", "甲*_ \\u003Cx> [1]"),
        ("tex", "甲*\\_ <x> [1]"), ("wiki", "甲*&#95; &lt;x&gt; &#91;1&#93;"), ("xml", "甲*_ &lt;x&gt; [1]"),
        ("csv", "甲*_ <x> [1]"),
    ])
    func valuesAreEscapedByTheTypeOfTheOutput(type: String, expected: String) throws {
        let publication = Publication(kind: .gazette, title: Sourced("甲*_ <x> [1]"))
        for (name, tag) in [("t.\(type).mustache", "{{title}}"), ("t.\(type).mustache", "{{>p}}")] {
            let template = try Template(Array(tag.utf8), file: name) { _ in Array("{{title}}".utf8) }
            let text = String(decoding: try TemplateDocumentWriter(template).write(publication), as: UTF8.self)
            #expect(text == expected)
        }
        let raw = try Template(Array("{{{title}}}{{&title}}".utf8), file: "t.\(type).mustache")
        let text = String(decoding: try TemplateDocumentWriter(raw).write(publication), as: UTF8.self)
        #expect(text == "甲*_ <x> [1]甲*_ <x> [1]")
    }

    @Test(arguments: [
        ("\n{{nonsense}}", "template.unknown-tag t.html.mustache:2 nonsense"),
        ("{{#documents}}\n{{publisherx}}{{/documents}}", "template.unknown-tag t.html.mustache:2 publisherx"),
        ("{{number.year}}", "template.unknown-tag t.html.mustache:1 number.year"),
        ("a\n{{#documents}}\n", "template.unclosed t.html.mustache:2 documents"),
        ("{{#documents}}\n{{/title}}", "template.wrong-end t.html.mustache:2 title"),
        ("\n\n{{title", "template.malformed t.html.mustache:3 the tag that begins here does not end with }}"),
        ("{{$block}}{{/block}}", "template.unsupported t.html.mustache:1 {{$block}}"),
        ("{{<parent}}{{/parent}}", "template.unsupported t.html.mustache:1 {{<parent}}"),
        ("{{% CONTENT_TYPE:TEXT}}", "template.unsupported t.html.mustache:1 {{% CONTENT_TYPE:TEXT}}"),
        ("{{capitalized(title)}}", "template.unknown-tag t.html.mustache:1 capitalized(title)"),
        ("{{first()}}", "template.unknown-tag t.html.mustache:1 first()"),
        ("{{> ../secret}}", "template.partial t.html.mustache:1 ../secret"),
        ("{{> *name}}", "template.partial t.html.mustache:1 *name"),
        ("\n{{> gone}}", "template.partial t.html.mustache:2 gone"),
        ("{{> self}}", "template.loop self.mustache:1 self"),
        ("{{> climb}}", "template.loop climb.mustache:1 climb"),
    ])
    func whatATemplateMustNotSayIsRefusedWithItsLine(template: String, expected: String) {
        let partials = ["self": "{{> self}}", "climb": "{{#title}}{{> climb}}{{/title}}"]
        #expect(fault(template, partials: partials) == expected)
    }

    @Test func aTemplateWhoseOutputMultipliesIsStopped() {
        let depth = 30
        let filler = String(repeating: "x", count: 500_000)
        let template =
            String(repeating: "{{#documents}}", count: depth) + filler
            + String(repeating: "{{/documents}}", count: depth)
        #expect(fault(template) == "template.too-much t.html.mustache 536870912")
    }

    @Test func whatBeginsALineIsEscapedWhereItWouldMeanMore() {
        #expect(TemplateEscape(fileExtension: "md").escaped("1. 甲 2. 乙") == "1\\. 甲 2. 乙")
        #expect(TemplateEscape(fileExtension: "md").escaped("- 甲-乙") == "\\- 甲-乙")
        #expect(TemplateEscape(fileExtension: "wiki").escaped("2024-03-04") == "2024-03-04")
        #expect(TemplateEscape(fileExtension: "wiki").escaped("-1") == "&#45;1")
    }

    @Test func delimitersCanBeChanged() throws {
        #expect(try written("{{=<% %>=}}{{x}}<%title%>", as: "t.txt.mustache") == "{{x}}<公报> & \"其他\"")
    }

    @Test func theSamePublicationGivesTheSameBytes() throws {
        let template =
            "{{title}}{{#documents}}{{#relations}}{{title}}{{/relations}}{{#content}}{{text}}{{/content}}{{/documents}}"
        #expect(try written(template) == written(template))
    }
}
