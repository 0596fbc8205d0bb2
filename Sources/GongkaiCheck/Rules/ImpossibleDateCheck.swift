import GongkaiDiagnostics
import GongkaiModel

/// Text that has the form of a date and is none that the calendar has. No reader can make a date of it, so it is in the
/// model as text.
struct ImpossibleDateCheck: Check {
    let rules: [DiagnosticRule] = [.checkDateImpossible, .checkDateImpossibleInText]

    func check(_ examined: Examined, into sink: inout DiagnosticSink) {
        var finder = Finder(sink: sink)
        finder.walk(examined.publication)
        sink = finder.sink
    }

    private struct Finder: PlacedVisitor {
        var sink: DiagnosticSink

        mutating func visit(_ text: String, source: [SourceRange], at path: ModelPath) {
            for date in WrittenDate.all(in: text) where !date.isPossible {
                let rule: DiagnosticRule = date.standsApart ? .checkDateImpossible : .checkDateImpossibleInText
                sink.report(rule, [date.text], at: source.position, modelPath: path.text)
            }
        }
    }
}
