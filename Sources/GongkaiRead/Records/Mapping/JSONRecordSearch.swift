import GongkaiBytes

/// Finds the array of foreign JSON that looks like records: of those that stand in no other array, the one with most objects.
/// Where there is none, the whole is the one record; where several values follow on one another, each is.
struct JSONRecordSearch {
    private struct Container {
        let isObject: Bool
        var name = ""
        var awaitsName: Bool
        /// The place of the array among those that may be it.
        var array: Int?
    }

    private var open: [Container] = []
    private var arrays: [(names: [String], objects: Int, values: Int)] = []
    private var topValues = 0
    private var isInString = false
    private var isEscaped = false
    private var isInWord = false
    private var name: [UInt8] = []
    private let mostPaths: Int
    private let mostDepth: Int
    /// Whether there are more such arrays than the limit allows.
    private(set) var isOver = false
    private var isTooDeep = false

    init(mostPaths: Int, mostDepth: Int) {
        self.mostPaths = mostPaths
        self.mostDepth = mostDepth
    }

    /// Looks at the next bytes. What is no JSON is for the reader to say.
    mutating func look(at bytes: UnsafeRawBufferPointer) {
        for byte in bytes where !isOver && !isTooDeep { look(at: byte) }
    }

    private mutating func look(at byte: UInt8) {
        if isInString { return lookInString(at: byte) }
        switch byte {
        case UInt8(ascii: "\""):
            isInString = true
            name.removeAll(keepingCapacity: true)
            if open.last?.awaitsName != true { count(isObject: false) }
        case UInt8(ascii: "{"), UInt8(ascii: "["): begin(isObject: byte == UInt8(ascii: "{"))
        case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
        case UInt8(ascii: ","): if open.last?.isObject == true { open[open.count - 1].awaitsName = true }
        case UInt8(ascii: ":"): if !open.isEmpty { open[open.count - 1].awaitsName = false }
        case 0x20, 0x09, 0x0A, 0x0D: break
        default:
            if !isInWord { count(isObject: false) }
            isInWord = true
            return
        }
        isInWord = false
    }

    private mutating func lookInString(at byte: UInt8) {
        if !isEscaped, byte == UInt8(ascii: "\"") {
            isInString = false
            if open.last?.awaitsName == true { open[open.count - 1].name = text }
            return
        }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        if open.last?.awaitsName == true { name.append(byte) }
    }

    private var text: String {
        guard name.contains(UInt8(ascii: "\\")) else { return String(decoding: name, as: UTF8.self) }
        let quoted = [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\"")]
        guard let node = try? JSONNode.parse(quoted), case .string(let text) = node.value else { return "" }
        return text
    }

    private mutating func count(isObject: Bool) {
        guard let last = open.last else {
            topValues += 1
            return
        }
        guard let array = last.array else { return }
        arrays[array].values += 1
        if isObject { arrays[array].objects += 1 }
    }

    private mutating func begin(isObject: Bool) {
        count(isObject: isObject)
        var container = Container(isObject: isObject, awaitsName: isObject)
        if !isObject, open.allSatisfy(\.isObject) { container.array = array() }
        open.append(container)
        if open.count > mostDepth { isTooDeep = true }
    }

    /// The place of the array that begins here.
    private mutating func array() -> Int? {
        let names = open.map(\.name)
        if let known = arrays.firstIndex(where: { $0.names == names }) { return known }
        guard arrays.count < mostPaths else {
            isOver = true
            return nil
        }
        arrays.append((names, 0, 0))
        return arrays.count - 1
    }

    /// The form of the input, and the path of its records.
    var result: (form: RecordMapping.Form, path: MappingPath) {
        let whole = MappingPath([], text: "")
        if topValues > 1 { return (.ndjson, whole) }
        guard let best = arrays.indices.max(by: { (arrays[$0].objects, $1) < (arrays[$1].objects, $0) }),
            arrays[best].objects > 0
        else { return (.json, whole) }
        let names = arrays[best].names
        let text = names.map { "/" + MappingPath.escaped($0) }.joined()
        return (.json, MappingPath(names.map { MappingPath.Step($0) }, text: text))
    }
}
