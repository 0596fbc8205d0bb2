import Glibc
import GongkaiCheck
import GongkaiDiagnostics

/// Writes diagnostics to standard error, in the style and language asked for, and keeps the status they amount to.
struct Reporter {
    let language: Language
    /// Waivers of findings of the gate.
    var waivers: [Waiver] = []
    /// The most serious status so far.
    private(set) var status = ExitStatus.done

    /// Whether notes are left out for now.
    var hidesNotes = false
    /// Takes everything that is told, besides.
    var listener: ((Diagnostic) -> Void)?

    /// Counts what is told, and knows how long everything takes; copies of a reporter share it.
    let observation: Observation
    private var form: any DiagnosticForm
    private let strict: Bool
    private var notes: Notes
    private var descriptor: Int32
    /// Takes what is told, where somebody else tells it later.
    private var later: ToldLater?

    /// What becomes of notes.
    private enum Notes { case counted, listed, hidden }

    init(_ options: PresentationOptions, in surroundings: Surroundings) {
        language = options.lang ?? surroundings.language
        let style = options.log == nil ? options.diagnostics : .json
        strict = options.strict
        notes = options.quiet ? .hidden : options.verbose ? .listed : .counted
        descriptor = surroundings.standardError
        let paints = style == .text && surroundings.permitsColour && isatty(surroundings.standardError) == 1
        form = style.form(in: language, painted: paints)
        observation = Observation(options, style: style, in: surroundings)
    }

    /// One that tells nothing itself.
    /// - Parameter observation: counts what is read and written; what is found is counted when it is told.
    init(later: ToldLater, language: Language, observation: Observation) {
        self.language = language
        self.later = later
        self.observation = observation
        form = DiagnosticText(language: language, isPainted: false)
        (strict, notes, descriptor) = (false, .listed, -1)
    }

    /// Has everything told as JSON on standard output, waived findings included.
    mutating func tellAsJSON(in surroundings: Surroundings) {
        (form, notes, descriptor) = (DiagnosticJSON(language: language), .listed, surroundings.standardOutput)
    }

    /// Tells what was found in a file, and lets it weigh in the status.
    mutating func report(_ diagnostics: [Diagnostic], file: String?) {
        let diagnostics = waivers.isEmpty ? diagnostics : waivers.applied(to: diagnostics, file: file)
        if later == nil { observation.count(diagnostics) }
        later?.take(.findings(diagnostics, file: file))
        let (noted, found) = diagnostics.partitioned { $0.rule.severity == .note }
        show(found, file: file)
        switch notes {
        case .hidden: break
        case _ where hidesNotes: break
        case .listed: show(noted, file: file)
        case .counted where noted.isEmpty: break
        case .counted: show([Diagnostic(.commandNotesHeldBack, [String(noted.count)])], file: file)
        }
        if found.contains(where: { $0.rule.severity == .error }) {
            status = status.worse(.inputHasErrors)
        } else if strict, !found.isEmpty {
            status = status.worse(.warnings)
        }
    }

    /// Tells a note that is the command's own, such as a summary: it is not held back as those on an input are.
    func tell(_ note: Diagnostic, file: String?) {
        later?.take(.note(note, file: file))
        if notes != .hidden { show([note], file: file) }
    }

    /// A line on the terminal that the next one takes the place of; `nil` where nobody looks at one.
    var progressLine: ProgressLine? {
        guard later == nil, notes != .hidden, form.isForPeople, isatty(descriptor) == 1 else { return nil }
        return ProgressLine(descriptor: descriptor, language: language)
    }

    /// Tells of a failure, and lets it weigh in the status.
    mutating func report(_ failure: CommandFailure) {
        if later == nil { observation.count(failure.diagnostics) }
        later?.take(.failure(failure))
        show(failure.diagnostics, file: failure.file)
        status = status.worse(failure.status)
    }

    /// Lets what was found before weigh, which is not told again.
    mutating func weigh(_ status: ExitStatus, warnings: Int = 0) {
        self.status = self.status.worse(strict && warnings > 0 ? status.worse(.warnings) : status)
    }

    /// Does the work on one input; what stops it is told, and stops no other.
    /// - Returns: the status of this work alone.
    @discardableResult
    mutating func work(_ work: (inout Reporter) throws(CommandFailure) -> Void) -> ExitStatus {
        var part = self
        part.status = .done
        do throws(CommandFailure) {
            try work(&part)
        } catch {
            part.report(error)
        }
        status = status.worse(part.status)
        return part.status
    }

    /// Writes plain text, such as how a command is used, unless standard error is read by a program.
    func explain(_ text: String) {
        if form.isForPeople { write(text + "\n") }
    }

    private func show(_ diagnostics: [Diagnostic], file: String?) {
        guard later == nil else { return }
        if let listener { diagnostics.forEach(listener) }
        write(diagnostics.map { form.told($0, file: file) }.joined())
    }

    /// Ends what is told, once the work is done: the metrics, the log, and diagnostics that are one document.
    mutating func finish() {
        do throws(CommandFailure) {
            try observation.writeMetrics(status)
        } catch {
            report(error)
        }
        observation.finish(status, in: language)
        write(form.ending(status))
    }

    private func write(_ text: String) {
        guard !text.isEmpty else { return }
        // There is nowhere left to tell of a failure to tell.
        _ = try? ByteStream.write(Array(text.utf8), to: descriptor)
    }
}

extension [Diagnostic] {
    /// Those that answer yes and the others, each in their order.
    fileprivate func partitioned(by belongs: (Diagnostic) -> Bool) -> (yes: [Diagnostic], others: [Diagnostic]) {
        (filter(belongs), filter { !belongs($0) })
    }
}
