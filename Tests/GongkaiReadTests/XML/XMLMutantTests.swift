import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import Testing

/// A change to a valid file: the first place where a text stands is replaced.
struct Mutant: CustomTestStringConvertible, Sendable {
    var find: String
    var put: String
    var testDescription: String { "\(find) → \(put)" }

    init(_ find: String, _ put: String) { (self.find, self.put) = (find, put) }
}

@Suite struct XMLMutantTests {
    /// The sample as XML, a line an element where elements alone stand.
    private static let valid = Result { try XMLPublicationWriter().write(samplePublication) }

    private func valid() throws -> String { String(decoding: try Self.valid.get(), as: UTF8.self) }

    private func read(_ text: String) throws(ReadError) -> Publication {
        var sink = DiagnosticSink()
        return try XMLPublicationReader().read(Input(name: "-", bytes: Array(text.utf8)), diagnostics: &sink)
    }

    /// Reads a file that must be refused, and gives what was said of it.
    private func refusal(of text: String) throws -> [Diagnostic] {
        do {
            _ = try read(text)
            return []
        } catch .unreadable(let diagnostics), .invalid(let diagnostics) {
            return diagnostics
        }
    }

    @Test("the sample itself is read")
    func sample() throws {
        #expect(try read(valid()) == samplePublication)
    }

    @Test(
        "a file with one thing wrong is refused, with line and path",
        arguments: [
            // A child dropped.
            Mutant("<marker source=\"0-9@1 12-20@3\">一、</marker>", ""), Mutant("<marker>（一）</marker>", ""),
            Mutant("<label>索引号</label>", ""), Mutant("<text>牵头：市发改委</text>", ""),
            Mutant("<marker>-</marker>", ""), Mutant("<title>通知</title>", ""),
            Mutant("<item>\n            <marker>", "<item><note/><marker>"),
            // A child doubled.
            Mutant("<publisher>嘉兴市人民政府</publisher>", "<publisher>a</publisher><publisher>a</publisher>"),
            Mutant("<written>2017-06</written>", "<written>2017-06</written><written>2017-06</written>"),
            Mutant("<marker>（一）</marker>", "<marker>（一）</marker><marker>（一）</marker>"),
            Mutant("</signature>", "</signature><signature/>"), Mutant("</body>", "</body><body><note/></body>"),
            Mutant("</heading>", "</heading><heading/>"),
            Mutant("</contents>", "</contents><contents><entry/></contents>"),
            Mutant("<label>表1</label>", "<label>表1</label><label>表1</label>"),
            // A child moved.
            Mutant("<period>2017-06</period>", "<period>2017-06</period><title/>"),
            Mutant("<written>2017-06</written>", "<written>2017-06</written><issuer/>"),
            Mutant("<marker>（一）</marker>", "<note/><marker>（一）</marker>"),
            Mutant("</responsibility>", "</responsibility><paragraph/>"),
            Mutant("<label>表1</label>", "<row/><label>表1</label>"),
            Mutant("<lead>市发改委</lead>", "<scope/><lead>市发改委</lead>"),
            Mutant("<dropped ", "<dropped reason=\"rule\"/><backMatter><note/></backMatter><dropped "),
            // A child of another place.
            Mutant("<row>", "<row><paragraph/>"), Mutant("<written>", "<chapter/><written>"),
            Mutant("<publisher>嘉兴市人民政府", "<publisher>嘉兴<emphasis/>"), Mutant("<contents>", "<contents><paragraph/>"),
            Mutant("<metadata>", "<metadata><label/>"), Mutant("</publication>", "<document/></publication>"),
            Mutant("</publication>", "<frontMatter/></publication>"),
            // Text where elements alone stand.
            Mutant("<metadata>", "<metadata>x"), Mutant("<row>", "<row>x"), Mutant("<sourceFile ", "x<sourceFile "),
            // A foreign element or attribute, a foreign namespace.
            Mutant("<publisher>", "<x xmlns=\"urn:x\"/><publisher>"),
            Mutant("<publisher>", "<publisher xmlns=\"urn:x\">"), Mutant("<publisher>", "<publisher lang=\"zh\">"),
            Mutant("<row>", "<row class=\"a\">"), Mutant("<metadata>", "<metadata xml:lang=\"zh\">"),
            Mutant("urn:gongkai:publication:1", "urn:gongkai:publication:2"),
            Mutant("urn:gongkai:publication:1", ""), Mutant("<label>表1", "<label x:y=\"1\" xmlns:x=\"urn:x\">表1"),
            Mutant("<emphasis>", "<emphasis value=\"a\">"),
            Mutant(" model=", " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:type=\"Text\" model="),
            // An attribute that is missing.
            Mutant(" model=\"gongkai-publication/1\"", ""), Mutant(" kind=\"gazette\"", ""),
            Mutant(" id=\"嘉政发-2017-11\"", ""), Mutant(" status=\"in-force\"", ""), Mutant(" runIn=\"true\"", ""),
            Mutant(" omitted=\"true\"", ""), Mutant(" rowSpan=\"1\"", ""), Mutant(" unit=\"万元\"", ""),
            Mutant(" form=\"standard\"", ""), Mutant(" bytes=\"20\"", ""), Mutant(" type=\"repeals\"", ""),
            // A value that is wrong.
            Mutant("gongkai-publication/1", "gongkai-publication/2"), Mutant("kind=\"gazette\"", "kind=\"Gazette\""),
            Mutant("kind=\"通知\"", "kind=\"通 知\""), Mutant("in-force", "inForce"),
            Mutant("kind=\"level2\"", "kind=\"level6\""),
            Mutant("<period>2017-06", "<period>2017-13"), Mutant("<period>2017-06", "<period>2017-6"),
            Mutant("<period>2017-06", "<period> 2017-06"), Mutant("<period>2017-06", "<period>0000"),
            Mutant("<period>2017-06", "<period>2017-02-29"), Mutant("<period>2017-06", "<period>1900-02-29"),
            Mutant("<period>2017-06", "<period>2017-04-31"), Mutant("<period>2017-06", "<period>２０１７"),
            Mutant("<period>2017-06", "<period>2017-06-01Z"), Mutant("<period>2017-06", "<period>"),
            Mutant("runIn=\"true\"", "runIn=\"1\""), Mutant("rowSpan=\"1\"", "rowSpan=\"0\""),
            Mutant("ordinal=\"10 1\"", "ordinal=\"10,1\""), Mutant("ordinal=\"10 1\"", "ordinal=\"\""),
            Mutant("covers=\"1 3\"", "covers=\"01\""), Mutant("bytes=\"20\"", "bytes=\"-1\""),
            Mutant("bytes=\"20\"", "bytes=\"9999999999999999999\""), Mutant("@1 ", "@0 "),
            Mutant("0-9@1", "0–9@1"), Mutant("0-9@1", "0-9"), Mutant("0a0a\"", "0a0A\""), Mutant("0a0a\"", "0a\""),
            Mutant("reason=\"page-number\"", "reason=\"number\""), Mutant("reason=\"joined\"", "reason=\"Joined\""),
            Mutant("value=\"2017-06\"", "value=\"2017-00\""), Mutant("year=\"2017\"", "year=\"17\""),
            Mutant("serial=\"11\"", "serial=\"011\""), Mutant(">3</page>", ">3 </page>"),
            Mutant(">3</page>", ">三</page>"),
            Mutant("id=\"嘉政发-2017-11\"", "id=\"嘉政发 2017\""), Mutant("id=\"嘉政发-2017-11\"", "id=\"\""),
            // An identifier borne twice.
            Mutant("嘉政发-2017-12", "嘉政发-2017-11"), Mutant("d/level2-1", "d/level1-1"),
            // A number whose parts say something else.
            Mutant("code=\"嘉政发\"", "code=\"嘉政办发\""), Mutant("year=\"2017\"", "year=\"2018\""),
            Mutant(" serial=\"11\"", ""), Mutant("form=\"standard\"", "form=\"minutes\""),
        ])
    func mutant(_ mutant: Mutant) throws {
        let valid = try valid()
        guard let place = valid.range(of: mutant.find) else {
            Issue.record("the sample has no \(mutant.find)")
            return
        }
        let diagnostics = try refusal(of: valid.replacingCharacters(in: place, with: mutant.put))
        #expect(!diagnostics.isEmpty)
        #expect(diagnostics.allSatisfy { $0.position?.line != nil && $0.modelPath?.hasPrefix("/publication") == true })
        #expect(diagnostics.allSatisfy { $0.rule != .xmlNotWellFormed })
    }

    @Test("an element that is renamed, emptied of its attributes or given a foreign child is refused, whichever it is")
    func everyElement() throws {
        let valid = try valid()
        let tags = valid.matches(of: /<([a-zA-Z]+)((?: [a-zA-Z]+="[^"]*")*)(\/?)>/)
        #expect(tags.count > 60)
        for tag in tags where tag.output.1 != "publication" {
            let foreign =
                tag.output.3 == "/" ? "<\(tag.output.1)\(tag.output.2)><x/></\(tag.output.1)>" : "\(tag.output.0)<x/>"
            #expect(!(try refusal(of: valid.replacingCharacters(in: tag.range, with: foreign)).isEmpty), "\(foreign)")
            let attribute = "<\(tag.output.1)\(tag.output.2) x=\"1\"\(tag.output.3)>"
            #expect(
                !(try refusal(of: valid.replacingCharacters(in: tag.range, with: attribute)).isEmpty), "\(attribute)")
        }
    }

    @Test("the line and path of an error are those of its element")
    func place() throws {
        let valid = try valid()
        let wrong = valid.replacingOccurrences(of: "kind=\"level2\"", with: "kind=\"level9\"")
        let line = valid.split(separator: "\n").firstIndex { $0.contains("kind=\"level2\"") }.map { $0 + 1 }
        let diagnostic = try refusal(of: wrong).first
        #expect(diagnostic?.rule == .xmlInvalid)
        #expect(diagnostic?.position?.line == line)
        #expect(diagnostic?.modelPath == "/publication/document[1]/body[1]/division[1]/division[1]")
        #expect(diagnostic?.message(in: .english).contains("level9") == true)
    }

    @Test("a number whose parts disagree is told at its element")
    func numberDisagrees() throws {
        let wrong = try valid().replacingOccurrences(of: "serial=\"11\"", with: "serial=\"12\"")
        let diagnostic = try refusal(of: wrong).first
        #expect(diagnostic?.rule == .xmlNumberDisagrees)
        #expect(diagnostic?.modelPath == "/publication/contents[1]/entry[1]/number[1]")
        #expect((diagnostic?.position?.line ?? 0) > 2)
    }
}
