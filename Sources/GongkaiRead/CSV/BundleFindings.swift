import GongkaiBytes
import GongkaiDiagnostics

/// Collects what is wrong with a bundle. One is shared by all who read a publication.
final class BundleFindings {
    /// How many errors are listed; the rest are counted.
    static let limit = 100

    private var found: [Diagnostic] = []
    private var count = 0

    var isEmpty: Bool { count == 0 }

    /// Takes an error; what it costs to say where is spent only on those that are listed.
    func report(_ diagnostic: @autoclosure () -> Diagnostic) {
        count += 1
        if count <= BundleFindings.limit { found.append(diagnostic()) }
    }

    /// Everything found, in the order of discovery: file by file, record by record.
    var diagnostics: [Diagnostic] {
        guard count > BundleFindings.limit else { return found }
        return found + [Diagnostic(.csvMoreErrors, [String(count - BundleFindings.limit)])]
    }
}

extension CSVSyntaxError {
    /// The error in words.
    func diagnostic(in file: String) -> Diagnostic {
        let number = String(record)
        let (rule, arguments): (DiagnosticRule, [String]) =
            switch reason {
            case .unclosedQuote: (.csvUnclosedQuote, [number])
            case .textBehindQuote: (.csvTextBehindQuote, [number])
            case .bareQuote: (.csvBareQuote, [number])
            case .fieldCount(let found, let expected): (.csvFieldCount, [number, String(found), String(expected)])
            case .recordTooLong(let limit): (.csvRecordTooLong, [number, String(limit)])
            }
        return Diagnostic(rule, arguments, at: position, in: file)
    }
}
