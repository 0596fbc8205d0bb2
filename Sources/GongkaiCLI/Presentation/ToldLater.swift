import GongkaiDiagnostics

/// Keeps what a reporter was told, so that what several threads find is told in an order that does not depend on them.
final class ToldLater {
    enum Event: Sendable {
        case findings([Diagnostic], file: String?)
        case note(Diagnostic, file: String?)
        case failure(CommandFailure)
    }

    private(set) var events: [Event] = []
    private(set) var counts = FindingCounts()

    func take(_ event: Event) {
        events.append(event)
        for diagnostic in event.diagnostics { counts.add(diagnostic.rule.severity) }
    }
}

extension ToldLater.Event {
    /// What it tells of.
    var diagnostics: [Diagnostic] {
        switch self {
        case .findings(let diagnostics, _): diagnostics
        case .note(let diagnostic, _): [diagnostic]
        case .failure(let failure): failure.diagnostics
        }
    }
}

extension FindingCounts {
    fileprivate mutating func add(_ severity: Severity) {
        switch severity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .note: notes += 1
        }
    }
}

extension Reporter {
    /// Tells what was kept.
    mutating func tell(_ events: [ToldLater.Event]) {
        for event in events {
            switch event {
            case .findings(let diagnostics, let file): report(diagnostics, file: file)
            case .note(let diagnostic, let file): if !hidesNotes { tell(diagnostic, file: file) }
            case .failure(let failure): report(failure)
            }
        }
    }
}
