import GongkaiBytes
import GongkaiDiagnostics

/// Reads the records of foreign JSON: the elements of the array at one path, or the one value there; or a value a line.
final class JSONForeignScan: ForeignScan {
    private enum Stage {
        case beginning
        /// In the array, and whether an element stands before.
        case elements(isFirst: Bool)
        case lines
        case over
    }

    private let options: RecordReadingOptions
    private let path: MappingPath
    private let handler: any ForeignRecordHandler
    private let tree: ForeignTree
    private let buffer = ByteBuffer(capacity: 1 << 12)
    private var stage = Stage.beginning
    private var lineEnds = 0
    private let isLines: Bool
    /// How far lines have been counted in the buffer, and how many there were.
    private var counted = (offset: 0, lineEnds: 0)

    init(
        _ path: MappingPath, isLines: Bool, names: ForeignNames, options: RecordReadingOptions,
        to handler: any ForeignRecordHandler
    ) {
        self.path = path
        self.options = options
        self.handler = handler
        self.isLines = isLines
        tree = ForeignTree(names)
    }

    func read(from source: ByteSource) throws(ReadError) -> Bool {
        buffer.count = 0
        counted = (0, 0)
        if case .beginning = stage { try source.skipByteOrderMark(by: buffer) }
        var window = JSONWindow(buffer, of: source, options: options, lineEnds: lineEnds)
        if case .beginning = stage { try begin(&window) }
        _ = try window.fill()
        try readRecords(&window)
        lineEnds = line(of: window.position) - 1
        source.giveBack(from: window.position, of: buffer)
        if case .over = stage { return false }
        return true
    }

    private func readRecords(_ window: inout JSONWindow) throws(ReadError) {
        let enough = window.position + options.pieceSize / 2
        while window.position <= enough {
            switch stage {
            case .elements(let isFirst): try readElement(&window, isFirst: isFirst)
            case .lines:
                if try window.token() == nil { stage = .over } else { try readLine(&window) }
            case .beginning, .over: return
            }
        }
    }

    // MARK: The way to the records

    private func begin(_ window: inout JSONWindow) throws(ReadError) {
        if isLines {
            stage = .lines
            if try window.token() == nil { throw .unreadable([Diagnostic(.inputEmpty)]) }
            return
        }
        for (level, step) in path.steps.enumerated() { try pass(to: step.local, level: level, of: &window) }
        if try window.token() == UInt8(ascii: "[") {
            window.position += 1
            stage = .elements(isFirst: true)
        } else {
            try readRecord(&window)
            try finish(&window)
        }
    }

    /// Goes on to the value of a member.
    private func pass(to name: String, level: Int, of window: inout JSONWindow) throws(ReadError) {
        guard try window.token() == UInt8(ascii: "{") else { throw missing(in: window) }
        window.position += 1
        if try window.token() == UInt8(ascii: "}") { throw missing(in: window) }
        while true {
            let member = try window.passName()
            if member == name { return }
            tell(member, level: level)
            _ = try window.passValue()
            if try window.token() == UInt8(ascii: "}") { throw missing(in: window) }
            try window.pass(UInt8(ascii: ","), orSay: .jsonExpectedSeparator, ["}"])
        }
    }

    private func missing(in window: JSONWindow) -> ReadError {
        .unreadable([
            Diagnostic(.mappingNoRecords, [path.text], at: window.place(of: min(window.position, window.buffer.count)))
        ])
    }

    private func tell(_ member: String, level: Int) {
        let above = path.steps.prefix(level).map { "/" + MappingPath.escaped($0.local) }.joined()
        handler.passOutside(above + "/" + MappingPath.escaped(member))
    }

    // MARK: Records

    private func readElement(_ window: inout JSONWindow, isFirst: Bool) throws(ReadError) {
        if try window.token() == UInt8(ascii: "]") {
            window.position += 1
            return try finish(&window)
        }
        if !isFirst {
            try window.pass(UInt8(ascii: ","), orSay: .jsonExpectedSeparator, ["]"])
            _ = try window.token()
        }
        try readRecord(&window)
        stage = .elements(isFirst: false)
    }

    private func readRecord(_ window: inout JSONWindow) throws(ReadError) {
        guard try window.token() != nil else { throw window.unexpected(.jsonExpectedValue) }
        let start = window.position
        try window.passExtent()
        let range = start..<window.position
        guard !range.isEmpty else { throw window.unexpected(.jsonExpectedValue) }
        do throws(JSONSyntaxError) {
            let repeated = try JSONTreeBuilder.build(
                buffer.array(range), line: line(of: start), nestingLimit: options.limits[.nesting], into: tree)
            handler.take(tree, repeated: repeated)
            tree.clear()
        } catch {
            var diagnostic = error.diagnostic
            diagnostic.position = window.place(of: range.lowerBound + (diagnostic.position?.offset ?? 0))
            throw .unreadable([diagnostic])
        }
    }

    /// Reads a line that holds something. One that is no JSON is a record that cannot be read, and the next one is read.
    private func readLine(_ window: inout JSONWindow) throws(ReadError) {
        let start = window.position
        try window.passLine()
        let range = start..<window.position
        let place = line(of: start)
        let bytes = buffer.array(range)
        let judge = JSONRecordJudge(nestingLimit: options.limits[.nesting])
        do throws(JSONSyntaxError) {
            let repeated = try JSONTreeBuilder.build(
                bytes, line: place, nestingLimit: options.limits[.nesting], into: tree)
            handler.take(tree, repeated: repeated)
        } catch {
            let fault = judge.fault(of: range, in: buffer) ?? JSONRecordJudge.Fault(rule: .jsonRecordUnfinished)
            try handler.refuse(bytes, line: place, rule: fault.rule, arguments: fault.arguments)
        }
        tree.clear()
    }

    /// The line of an offset in the buffer, which does not lie before one that was asked for.
    private func line(of offset: Int) -> Int {
        counted.lineEnds += buffer.bytes[counted.offset..<offset].count { $0 == 0x0A }
        counted.offset = offset
        return lineEnds + counted.lineEnds + 1
    }

    /// Passes what stands behind the records, up to the end of the input.
    private func finish(_ window: inout JSONWindow) throws(ReadError) {
        stage = .over
        for (level, step) in path.steps.enumerated().reversed() {
            while try window.token() != UInt8(ascii: "}") {
                try window.pass(UInt8(ascii: ","), orSay: .jsonExpectedSeparator, ["}"])
                _ = try window.token()
                let place = window.place(of: window.position)
                let member = try window.passName()
                if member == step.local { throw .unreadable([Diagnostic(.jsonDuplicateMember, [member], at: place)]) }
                tell(member, level: level)
                _ = try window.passValue()
            }
            window.position += 1
        }
        guard try window.token() == nil else { throw window.unexpected(.jsonTrailingContent) }
    }
}
