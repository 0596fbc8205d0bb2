import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiWorkers

/// What can be written as one JSON value.
protocol JSONWritable {
    func write(to walker: inout JSONWalker)
}

/// What is written as a JSON object.
protocol JSONObjectWritable: JSONWritable {
    /// Writes the members, in the order in which they shall stand.
    func writeMembers(to walker: inout JSONWalker)
}

extension JSONObjectWritable {
    func write(to walker: inout JSONWalker) { walker.object(self) }
}

/// Walks the model and writes it down: the emitter, and what has to be remembered on the way.
///
/// `required`, `optional` and the `sourced` members are the words in which each node says what it consists of; the
/// reader uses the same ones.
struct JSONWalker {
    /// Why the publication cannot be written, once that is known.
    private(set) var obstacle: Diagnostic?
    /// Whether there is one: what is asked for every value.
    private var hasObstacle = false
    private var emitter: JSONEmitter
    /// What was written before what the emitter has.
    private var pieces: [[UInt8]] = []
    private let workers: Workers
    private var path: [Step] = []
    private var provenance = JSONProvenance()
    private var identifiers: Set<ByteKey> = []

    /// A step of a path; spelled only when it is told.
    private enum Step {
        case member(String)
        case element(Int)

        var spelling: String {
            switch self {
            case .member(let name): name
            case .element(let index): String(index)
            }
        }
    }

    /// - Parameter workers: those that share what is `shared`.
    init(layout: JSONEmitter.Layout, workers: Workers) {
        emitter = JSONEmitter(layout: layout)
        self.workers = workers
    }

    /// What was written, in pieces that stand behind one another.
    consuming func finish() -> [[UInt8]] { pieces + [emitter.finish()] }

    // MARK: Members

    /// A member that is always written.
    mutating func required(_ name: String, _ value: some JSONWritable) {
        emitter.name(name)
        path.append(.member(name))
        value.write(to: &self)
        path.removeLast()
    }

    /// A member that is left out where there is nothing.
    mutating func optional(_ name: String, _ value: (some JSONWritable)?) {
        if let value { required(name, value) }
    }

    /// An array that is left out when empty.
    mutating func optional(_ name: String, _ values: [some JSONWritable]) {
        if !values.isEmpty { required(name, values) }
    }

    /// An array of large values, which is always written: several at a time, each apart from the others.
    mutating func shared(_ name: String, _ values: [some JSONObjectWritable & Sendable]) {
        guard workers.count > 1, values.count > 1, !hasObstacle else { return required(name, values) }
        emitter.name(name)
        path.append(.member(name))
        emitter.beginArray()
        let beginning = self
        let branches = workers.map(Array(values.indices)) { index in
            var branch = beginning.branch(at: index)
            branch.element(index, values[index])
            return branch
        }
        for (index, branch) in branches.enumerated() { join(branch) { $0.element(index, values[index]) } }
        emitter.endArray()
        path.removeLast()
    }

    /// A walker that goes on with an element of the array that is being written, apart from those before it.
    private func branch(at index: Int) -> JSONWalker {
        var branch = JSONWalker(layout: .compact, workers: .one)
        branch.emitter = emitter.branch(at: index)
        branch.path = path
        return branch
    }

    /// Goes on behind what a branch wrote. What cannot be written is found again here, where all that stands before it is known.
    private mutating func join(_ branch: JSONWalker, orWrite element: (inout JSONWalker) -> Void) {
        guard !branch.hasObstacle, identifiers.isDisjoint(with: branch.identifiers) else { return element(&self) }
        identifiers.formUnion(branch.identifiers)
        pieces.append(emitter.take())
        pieces.append(branch.emitter.bytes)
        emitter.join()
    }

    // MARK: Members that are printed in the source

    /// A printed value: itself as the member, where it stands as an entry of its owner.
    mutating func sourced<Value: CanonicalText & JSONWritable>(_ name: String, _ value: Sourced<Value>?) {
        sourced(name, value) { $0 }
    }

    /// A printed value whose member has another form than the value itself.
    mutating func sourced<Value: CanonicalText>(
        _ name: String, _ value: Sourced<Value>?, as form: (Value) -> some JSONWritable
    ) {
        guard let value else { return }
        required(name, form(value.value))
        provenance.add(value, of: name)
    }

    /// An array of printed values that is always written.
    mutating func requiredSourced(_ name: String, _ values: [Sourced<String>]) {
        required(name, values.map(\.value))
        for (index, value) in values.enumerated() { provenance.add(value, of: "\(name)/\(index)") }
    }

    /// An array of printed values that is left out when empty.
    mutating func optionalSourced(_ name: String, _ values: [Sourced<String>]) {
        if !values.isEmpty { requiredSourced(name, values) }
    }

    // MARK: Values

    /// An identifier, which must be one, and a new one.
    mutating func identifier(_ identifier: String) {
        if !identifier.isIdentifier { report(.jsonBadPattern, [identifier, String.identifierPattern]) }
        if !identifiers.insert(ByteKey(identifier)).inserted { report(.jsonRepeatedIdentifier, [identifier]) }
        string(identifier)
    }

    mutating func string(_ string: String) {
        if let character = string.firstCharacterForbiddenInXML {
            report(.jsonForbiddenCharacter, [character.codePoint])
        }
        emitter.string(string)
    }

    mutating func integer(_ integer: Int) { emitter.integer(integer) }

    mutating func boolean(_ boolean: Bool) { emitter.boolean(boolean) }

    /// An object of its members, and behind them where its printed members stand.
    mutating func object(_ object: some JSONObjectWritable) {
        guard hasRoom() else { return }
        let outer = provenance
        provenance = JSONProvenance()
        emitter.beginObject()
        object.writeMembers(to: &self)
        let fields = provenance
        fields.writeMembers(to: &self)
        emitter.endObject()
        provenance = outer
    }

    /// Where something stands: nothing in it is printed.
    mutating func range(_ range: SourceRange) {
        guard hasRoom() else { return }
        emitter.numbers {
            $0.member("start", range.start)
            $0.member("end", range.end)
            $0.member("line", range.line)
        }
    }

    mutating func array(_ values: [some JSONWritable]) {
        guard hasRoom() else { return }
        emitter.beginArray()
        for (index, value) in values.enumerated() { element(index, value) }
        emitter.endArray()
    }

    private mutating func element(_ index: Int, _ value: some JSONWritable) {
        path.append(.element(index))
        value.write(to: &self)
        path.removeLast()
    }

    // MARK: Obstacles

    /// Whether one more level can be opened; with an obstacle nothing more is, since nothing will be kept.
    private mutating func hasRoom() -> Bool {
        if emitter.depth >= JSONParser.nestingLimit { report(.jsonNesting, [String(JSONParser.nestingLimit)]) }
        return !hasObstacle
    }

    private mutating func report(_ rule: DiagnosticRule, _ arguments: [String]) {
        hasObstacle = true
        obstacle = obstacle ?? Diagnostic(rule, arguments, modelPath: path.map(\.spelling).joined(separator: "/"))
    }
}
