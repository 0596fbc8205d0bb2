import GongkaiBytes
import GongkaiDiagnostics

extension RecordEmission.Fault {
    /// What to tell the user of a value that a format cannot hold.
    func description(for format: String) -> (rule: DiagnosticRule, arguments: [String]) {
        switch reason {
        case .character(let scalar): (.recordNotRepresentable, [scalar.codePoint, format])
        case .length(let limit): (.recordTooLong, [String(limit), format])
        case .size(let bits): (.recordIntegerTooLarge, [String(bits), format])
        }
    }
}
