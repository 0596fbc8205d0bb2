import GongkaiDiagnostics

/// What a format for people did not say as the publication does.
struct PageLosses {
    var replacedCharacters = 0
    var mergedCells = 0
    var addresses = 0
    /// Tables with more columns than the format takes.
    var wideTables = 0
    var emphasis = 0
    /// Spans and responsibilities: what is known of the text, and not part of it.
    var annotations = 0

    /// Tells what was lost, a diagnostic for each kind.
    func report(format: String, to sink: inout DiagnosticSink) {
        let losses: [(DiagnosticRule, Int)] = [
            (.writeReplacedCharacters, replacedCharacters), (.writeMergedCells, mergedCells),
            (.writeWideTables, wideTables),
            (.writeAddresses, addresses), (.writeEmphasis, emphasis), (.writeAnnotations, annotations),
        ]
        for (rule, count) in losses where count > 0 { sink.report(rule, [String(count), format]) }
    }
}
