extension DiagnosticRule {
    /// Every rule, in the order of the stages. `Docs/diagnostics.md` has an entry for each.
    package static let all: [DiagnosticRule] =
        inputRules + limitRules + gazetteRules + htmlRules + xmlRules + aknRules + jsonRules + csvRules + archiveRules
        + officeRules + workbookRules + wordRules + databaseRules + checkRules
        + schemaRules + recordStreamRules + recordReadingRules + jsonRecordRules + xmlRecordRules + recordRules
        + mappingRules + describeRules + differenceRules + gateRules + writeRules + commandRules + pluginRules
        + frameRules + templateRules + releaseRules + verifyRules + planRules + shardRules + batchRules
}
