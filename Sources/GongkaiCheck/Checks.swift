package import GongkaiDiagnostics
package import GongkaiModel

/// All the checks there are, and how they are run.
package enum Checks {
    /// Every check. To add one is to add its file and a line here.
    package static let all: [any Check] = [
        ListedNumberCheck(), ListedTitleCheck(), ListedDocumentCheck(), ContentsOrderCheck(),
        NumberingCheck(), AttachmentOrdinalCheck(),
        ImpossibleDateCheck(), DateOrderCheck(),
        CitationCheck(), IdentityCheck(), KindCheck(), InvisibleCharacterCheck(),
    ]

    /// How many findings of one rule are listed; of the rest their number is told.
    package static let mostFindings = 1000

    /// Runs every check.
    /// - Returns: what was found, in the order of the source; what has no place in it comes last.
    package static func findings(in publication: Publication) -> [Diagnostic] {
        let examined = Examined(publication)
        var sink = DiagnosticSink()
        for check in all { check.check(examined, into: &sink) }
        return listed(inOrder(sink.diagnostics))
    }

    /// Sorted by place; those at one place stay in the order of the checks.
    private static func inOrder(_ findings: [Diagnostic]) -> [Diagnostic] {
        findings.enumerated().sorted { left, right in
            (left.element.position?.offset ?? .max, left.offset) < (
                right.element.position?.offset ?? .max, right.offset
            )
        }.map(\.element)
    }

    /// Without what is more than the limit of its rule, and with a word on how much that is.
    private static func listed(_ findings: [Diagnostic]) -> [Diagnostic] {
        var counts: [DiagnosticRule: Int] = [:]
        var listed: [Diagnostic] = []
        for finding in findings {
            counts[finding.rule, default: 0] += 1
            if counts[finding.rule, default: 0] <= mostFindings { listed.append(finding) }
        }
        for (rule, count) in counts.sorted(by: { $0.key.id < $1.key.id }) where count > mostFindings {
            listed.append(Diagnostic(.checkMoreFindings, [String(count - mostFindings), rule.id]))
        }
        return listed
    }
}
