import Foundation
import GongkaiDiagnostics
import Testing

/// Holds the catalogue to the sources: every rule that is written down is listed, and every rule that is listed is used.
///
/// The sources are read, since a rule that nobody lists is nowhere to be found at run time.
@Suite struct CatalogueSourceTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

    /// Every Swift file of the sources, by its path, with its text.
    private static let files: [(path: String, text: String)] = {
        let enumerator = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        let urls = (enumerator?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
        return urls.compactMap { url in
            (try? String(contentsOf: url, encoding: .utf8)).map { (url.path, $0) }
        }
    }()

    private static func isCatalogue(_ path: String) -> Bool { path.contains("/GongkaiDiagnostics/Catalogue/") }

    /// The name and id of every rule that the catalogue's files define.
    private static let definitions: [(name: String, id: String)] =
        files.filter { isCatalogue($0.path) }.flatMap { file in
            file.text.matches(of: /static let (\w+)\s*=\s*DiagnosticRule\(\s*"([^"]+)"/).map {
                (String($0.output.1), String($0.output.2))
            }
        }

    @Test func everyRuleThatIsDefinedIsListedAndNoOther() {
        #expect(
            CatalogueSourceTests.definitions.map(\.id).sorted() == DiagnosticRule.all.map(\.id).sorted())
    }

    @Test func rulesAreDefinedInTheCatalogueOnly() {
        for (path, text) in CatalogueSourceTests.files where !CatalogueSourceTests.isCatalogue(path) {
            #expect(text.firstMatch(of: /DiagnosticRule\(\s*"/) == nil, "\(path)")
        }
    }

    /// A definition in some shape that the pattern above misses would go unlisted unseen.
    @Test func everyDefinitionIsSeen() {
        let made = CatalogueSourceTests.files.filter { CatalogueSourceTests.isCatalogue($0.path) }
            .map { $0.text.matches(of: /DiagnosticRule\(/).count }.reduce(0, +)
        #expect(made == CatalogueSourceTests.definitions.count)
    }

    @Test func everyRuleIsUsedOutsideTheCatalogue() {
        let used = Set(
            CatalogueSourceTests.files.filter { !CatalogueSourceTests.isCatalogue($0.path) }.flatMap { file in
                file.text.matches(of: /\.(\w+)/).map { String($0.output.1) }
            })
        for definition in CatalogueSourceTests.definitions {
            #expect(used.contains(definition.name), "\(definition.id) is reported nowhere")
        }
    }
}
