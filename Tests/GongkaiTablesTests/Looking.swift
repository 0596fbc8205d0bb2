import Foundation
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiTables

/// Publications to look at, and what they are looked at with.
enum Looking {
    /// The project's folder.
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Reads a gazette or document.
    static func publication(_ text: String, name: String = "test.txt") throws -> Publication {
        var sink = DiagnosticSink()
        return try GazetteReader().read(Input(name: name, bytes: Array(text.utf8)), diagnostics: &sink)
    }

    static func publication(at url: URL) throws -> Publication {
        try publication(String(contentsOf: url, encoding: .utf8), name: url.lastPathComponent)
    }

    /// The gazette written for this project.
    static func sample() throws -> Publication {
        try publication(at: project.appendingPathComponent("Samples/gazette-2024-03.txt"))
    }

    /// A document without number and title whose body is the text.
    static func document(_ body: String) throws -> Publication {
        try publication("云溪市人民政府关于测试的通知\n\n溪政发〔2024〕1号\n\n各有关单位:\n\n\(body)\n")
    }

    static func dataset(_ name: String, of publication: Publication, diagnostics: [Diagnostic] = []) throws -> Dataset {
        guard let projection = Projection.all(of: publication).first(where: { $0.schema.name == name }) else {
            throw Missing(name: name)
        }
        return projection.dataset(of: Projection.Input(publication, diagnostics: diagnostics))
    }

    struct Missing: Error {
        var name: String
    }
}

extension Dataset {
    /// The records as texts by field name; what is missing is left out.
    var rows: [[String: String]] {
        records.map { record in
            let named = zip(schema.fields, record).compactMap { field, value in value.text.map { (field.name, $0) } }
            return Dictionary(uniqueKeysWithValues: named)
        }
    }
}
