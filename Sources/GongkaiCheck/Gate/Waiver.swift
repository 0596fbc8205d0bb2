package import GongkaiDiagnostics

/// Says that a finding of the gate may stand, and why; the reason goes into the report of the release.
package struct Waiver: Hashable, Sendable {
    /// The rule that is waived: `gate.landline-number`.
    package let rule: String
    /// Where: a file, a path in the model or the beginning of one, or a field; `nil` for everywhere.
    package let place: String?
    /// The field of records; `nil` for every one.
    package let field: String?
    package let reason: String

    /// - Returns: `nil` without a reason, or for what is no rule of the gate, or marks a state secret: that no publisher
    ///   may waive.
    package init?(rule: String, place: String?, field: String? = nil, reason: String) {
        let isKnown = DiagnosticRule.gateRules.contains { $0.id == rule }
        let neverWaived: [DiagnosticRule] = [.gateSecrecyMark, .gateSecretField, .gateMoreFindings, .gateWaived]
        guard isKnown, !neverWaived.contains(where: { $0.id == rule }), reason.contains(where: { !$0.isWhitespace })
        else { return nil }
        (self.rule, self.place, self.field, self.reason) = (rule, place, field, reason)
    }

    /// Reads `RULE=REASON` or `RULE@PLACE=REASON`.
    package init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let names = parts[0].split(separator: "@", maxSplits: 1).map(String.init)
        guard let rule = names.first else { return nil }
        self.init(rule: rule, place: names.count > 1 ? names[1] : nil, reason: parts[1])
    }

    /// Whether it is about a finding.
    package func covers(_ finding: Diagnostic, file: String?) -> Bool {
        guard finding.rule.id == rule else { return false }
        let path = finding.modelPath ?? ""
        if let field, !path.hasSuffix("/" + field) { return false }
        guard let place else { return true }
        return place == file || place == path || path.hasPrefix(place + "/") || path.hasSuffix("/" + place)
    }
}

extension [Waiver] {
    /// The findings as they count: those that a waiver covers become notes with its reason.
    package func applied(to findings: [Diagnostic], file: String?) -> [Diagnostic] {
        findings.map { finding in
            guard let waiver = first(where: { $0.covers(finding, file: file) }) else { return finding }
            return Diagnostic(
                .gateWaived, [finding.rule.id, waiver.reason], at: finding.position, in: finding.part,
                modelPath: finding.modelPath)
        }
    }
}
