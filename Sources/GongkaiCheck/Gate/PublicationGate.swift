import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// What must not be published: state secrets and papers that are not public (政府信息公开条例, articles 14 and 16), and
/// personal data (article 15; 个人信息保护法, article 28). Nothing is written where the gate finds anything.
package enum PublicationGate {
    /// How many findings of one rule are listed; of the rest their number is told.
    package static let mostFindings = 1000

    /// Everything in a publication that must not be published as it stands, in the order of the source.
    package static func findings(in publication: Publication) -> [Diagnostic] {
        var secrecy = SecrecyGate()
        secrecy.check(publication)
        var personal = PersonalGate()
        personal.walk(publication)
        if let name = publication.sourceFile?.name {
            let path = ModelPath(names: "sourceFile", "name")
            personal.visit(name, source: [], at: path)
        }
        let found = secrecy.sink.diagnostics + personal.sink.diagnostics
        return listed(
            found.enumerated().sorted { left, right in
                (left.element.position?.offset ?? .max, left.offset)
                    < (right.element.position?.offset ?? .max, right.offset)
            }.map(\.element))
    }

    private static func listed(_ findings: [Diagnostic]) -> [Diagnostic] {
        var counts: [DiagnosticRule: Int] = [:]
        var listed: [Diagnostic] = []
        for finding in findings {
            counts[finding.rule, default: 0] += 1
            if counts[finding.rule, default: 0] <= mostFindings { listed.append(finding) }
        }
        for (rule, count) in counts.sorted(by: { $0.key.id < $1.key.id }) where count > mostFindings {
            listed.append(Diagnostic(.gateMoreFindings, [String(count - mostFindings), rule.id]))
        }
        return listed
    }
}

extension ModelPath {
    fileprivate init(names: StaticString...) {
        self.init()
        for name in names { push(.name(name)) }
    }
}
