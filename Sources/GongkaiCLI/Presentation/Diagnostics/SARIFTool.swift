import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel

/// The program and the rules that fired, as SARIF has them (3.18, 3.19, 3.49): in the language of the run, with a
/// translation into the other one (3.14.9).
struct SARIFTool {
    let language: Language
    let rules: [DiagnosticRule]

    /// Where the Debian package puts the page that describes every rule.
    private static let help = "file:///usr/share/doc/gongkai/diagnostics.md"

    func write(to json: inout JSONEmitter) {
        json.name("tool")
        json.beginObject()
        json.name("driver")
        component(in: language, to: &json) { rule, json in describe(rule, to: &json) }
        json.endObject()
        json.member("language", SARIFTool.tag(of: language))
        json.name("translations")
        json.beginArray()
        for other in Language.allCases where other != language {
            component(in: other, to: &json) { _, _ in }
        }
        json.endArray()
    }

    private func component(
        in language: Language, to json: inout JSONEmitter, _ details: (DiagnosticRule, inout JSONEmitter) -> Void
    ) {
        json.beginObject()
        json.member("name", "gongkai")
        json.member("version", Version.current)
        json.member("semanticVersion", Version.current)
        json.member("language", SARIFTool.tag(of: language))
        json.name("rules")
        json.beginArray()
        for rule in rules {
            json.beginObject()
            json.member("id", rule.id)
            json.message("shortDescription", SARIFTool.summary(of: rule, in: language))
            details(rule, &json)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private func describe(_ rule: DiagnosticRule, to json: inout JSONEmitter) {
        json.member("helpUri", SARIFTool.help + SARIFTool.fragment(for: rule.id))
        json.name("defaultConfiguration")
        json.beginObject()
        json.member("level", rule.severity.sarifLevel)
        json.endObject()
        // Whoever cannot show a translation finds both wordings here.
        json.name("properties")
        json.beginObject()
        for language in Language.allCases {
            json.member("description." + language.rawValue, SARIFTool.summary(of: rule, in: language))
        }
        json.endObject()
    }

    /// A language by its tag (3.19.21).
    private static func tag(of language: Language) -> String {
        switch language {
        case .english: "en-GB"
        case .chinese: "zh-CN"
        }
    }

    /// The wording, with “…” for what differs from case to case.
    private static func summary(of rule: DiagnosticRule, in language: Language) -> String {
        Diagnostic(rule, Array(repeating: "…", count: 16)).message(in: language)
    }

    /// A text fragment (<https://wicg.github.io/scroll-to-text-fragment/>), in which `-` has a meaning of its own.
    private static func fragment(for id: String) -> String {
        "#:~:text=" + id.percentEncoded { $0.isASCII && ($0.properties.isAlphabetic || $0 == "." || ("0"..."9") ~= $0) }
    }
}

extension Severity {
    /// The level of a result (3.27.10).
    var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }
}
