extension DiagnosticRule {
    /// Every rule, in the order of the stages. `Docs/diagnostics.md` has an entry for each.
    package static let all: [DiagnosticRule] =
        inputRules + limitRules + gazetteRules + htmlRules + xmlRules + jsonRules + csvRules + archiveRules
        + officeRules + workbookRules + wordRules + checkRules
        + schemaRules + recordStreamRules + recordReadingRules + jsonRecordRules + xmlRecordRules + recordRules
        + describeRules + differenceRules + gateRules + writeRules + commandRules + pluginRules + templateRules
        + releaseRules + verifyRules + planRules + batchRules
}
