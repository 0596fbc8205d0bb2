import GongkaiBytes
import GongkaiModel

/// A value as a message shows it.
enum ShownValue {
    /// The most characters that are shown of a value.
    static let longest = 60
    /// What stands for a value that is not open to everybody.
    static let concealed = "***"

    /// The value's beginning, with characters that would not be seen as their code points.
    static func text(_ value: UnsafeRawBufferPointer, sensitivity: DatasetField.Sensitivity) -> String {
        guard sensitivity == .open else { return concealed }
        // A scalar has at most four bytes; one cut in two is cut off below.
        let head = UnsafeRawBufferPointer(rebasing: value.prefix(4 * (longest + 1)))
        let scalars = String(decoding: head, as: UTF8.self).unicodeScalars
        let shown = scalars.prefix(longest).map { $0 == " " ? " " : $0.displayed }.joined()
        return scalars.count > longest ? shown + "…" : shown
    }
}
