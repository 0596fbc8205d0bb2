import GongkaiCheck
import GongkaiDiagnostics

/// What changed between two editions of a publication, for people and for programs.
struct PublicationDifferenceReport {
    private typealias Change = PublicationDifference.Change

    private let difference: PublicationDifference
    private let names: (old: String, new: String)

    init(_ difference: PublicationDifference, old: String, new: String) {
        self.difference = difference
        names = (old, new)
    }

    func bytes(as form: DifferenceForm, in language: Language) -> [UInt8] {
        guard form != .text else { return Array(text(in: language).utf8) }
        let about = DifferenceRow(values: [
            ("of", .text("publications")), ("old", .text(names.old)), ("new", .text(names.new)),
        ])
        var rows = DifferenceRows(form: form, columns: row(nil), about: about)
        for change in difference.changes { rows.add(row(change)) }
        return rows.finish(counts)
    }

    private var counts: [(kind: String, count: Int)] {
        Change.Kind.allCases.map { ($0.rawValue, difference.count(of: $0)) }
    }

    private func row(_ change: Change?) -> DifferenceRow {
        DifferenceRow(values: [
            ("kind", .text(change?.kind.rawValue)), ("document", .text(change?.document)),
            ("path", .text(change?.path)), ("part", .text(change?.part)), ("field", .text(change?.field)),
            ("old", .text(change?.old)), ("new", .text(change?.new)),
        ])
    }

    /// A line a difference, and one with how many there are.
    private func text(in language: Language) -> String {
        let words = DifferenceText(language: language)
        var text = ""
        for change in difference.changes {
            text += words.word(for: change.kind.rawValue) + " " + place(of: change)
            text += (language == .chinese ? "：" : ": ")
            switch change.kind {
            case .added: text += words.shown(change.new)
            case .removed: text += words.shown(change.old)
            case .changed, .moved: text += words.change(change.old, change.new)
            }
            text += "\n"
        }
        return text + words.summary(counts, unchanged: nil) + "\n"
    }

    /// The part, the document that it is in, and its path.
    private func place(of change: Change) -> String {
        let path = [change.path, change.field ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
        return [change.part == "publication" ? nil : change.part, change.document, path].compactMap { $0 }
            .joined(separator: " ")
    }
}
