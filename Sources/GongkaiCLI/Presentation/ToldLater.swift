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

    /// What it tells of, each with the member where an archive is the input.
    /// - Parameter path: what the input is called.
    func diagnostics(in path: String) -> [Diagnostic] {
        guard let file, file.utf8.starts(with: (path + "/").utf8) else { return diagnostics }
        let member = String(Substring(file.utf8.dropFirst(path.utf8.count + 1)))
        return diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.part = diagnostic.part.map { member + "/" + $0 } ?? member
            return diagnostic
        }
    }

    private var file: String? {
        switch self {
        case .findings(_, let file), .note(_, let file): file
        case .failure(let failure): failure.file
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
