package import GongkaiDiagnostics

/// A check, or a tight family of them: looks at a publication as it was read and says what somebody should look at.
///
/// A check changes nothing and asks nothing but the model: no clock, no file, no other publication.
package protocol Check: Sendable {
    /// Every rule that the check may report.
    var rules: [DiagnosticRule] { get }

    /// Reports what it finds, with the place in the source where the model knows it, and the path in the model.
    func check(_ examined: Examined, into sink: inout DiagnosticSink)
}
