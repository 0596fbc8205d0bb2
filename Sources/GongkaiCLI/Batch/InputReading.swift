import GongkaiDiagnostics
import GongkaiRead

/// An input while it is read: whether it stays as it is, and what its content was.
final class InputReading {
    private let path: String
    private(set) var facts: InputFacts
    private(set) var sha256: String?

    init(_ input: BatchInput) {
        path = input.path
        facts = input.facts
    }

    /// Looks at the file before it is read.
    /// - Throws: status 66 where it is gone.
    func begin() throws(CommandFailure) {
        do throws(SystemError) {
            facts = try InputFacts(path: path, isBundle: facts.isBundle)
        } catch {
            throw InputFile(path).failure(for: error)
        }
    }

    /// Looks at it after it was read.
    /// - Parameter content: what was read, where that is the whole file.
    /// - Throws: status 65 where it is not what it was before: what was read may be half of one and half of the other.
    func finish(having content: Input? = nil) throws(CommandFailure) {
        do throws(SystemError) {
            if sha256 == nil { sha256 = if let content { content.sha256 } else { try facts.sha256(at: path) } }
            let now = try InputFacts(path: path, isBundle: facts.isBundle)
            guard now == facts else { throw SystemError(code: 0) }
        } catch {
            guard error.code != 0 else { throw CommandFailure(.unreadable, .batchInputChanged, file: path) }
            throw InputFile(path).failure(for: error)
        }
    }
}
