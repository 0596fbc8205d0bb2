import GongkaiDiagnostics

/// An input of a batch.
struct BatchInput: Sendable {
    /// The path by which it is opened, and called in messages.
    let path: String
    /// Its place in the source: a relative path. That of its output follows from it, and it is known by it in the manifest.
    let key: String
    /// What it was when it was found.
    let facts: InputFacts
    /// What else is to be said of it.
    var notes: [Diagnostic] = []

    /// What its outputs are called, apart from the extension of the format.
    func stem(keepsExtension: Bool) -> String {
        keepsExtension ? key : SystemPath.folder(of: key) + InputFile(OutputFile.unpackedName(of: key)).baseName
    }
}

/// What a batch found where it looked for inputs.
struct BatchFindings: Sendable {
    var inputs: [BatchInput] = []
    /// What could not be taken, by its path, and why.
    var obstacles: [(path: String, failure: CommandFailure)] = []
    /// What was passed over, by its path.
    var passedOver: [(path: String, diagnostic: Diagnostic)] = []

    /// Whether there may be inputs that were not found.
    var isIncomplete: Bool { !obstacles.isEmpty }

    /// Notes a file, or why it is none.
    mutating func take(_ path: String, key: String, facts: FileFacts) {
        guard facts.isRegularFile else {
            obstacles.append((path, CommandFailure(.noInput, .batchSpecialFile, file: path)))
            return
        }
        inputs.append(BatchInput(path: path, key: key, facts: InputFacts(file: facts)))
    }

    /// Notes a folder that is a bundle.
    mutating func take(bundle path: String, key: String) {
        do throws(SystemError) {
            let facts = try InputFacts(path: path, isBundle: true)
            inputs.append(BatchInput(path: path, key: key.isEmpty ? InputFile(path).name : key, facts: facts))
        } catch {
            refuse(path, error)
        }
    }

    /// Notes what the system refused.
    mutating func refuse(_ path: String, _ error: SystemError) {
        obstacles.append((path, InputFile(path).failure(for: error)))
    }
}
