import Glibc
import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiWrite

/// One conversation with a plugin (`Docs/plugin-protocol.md`): it starts with the session and is gone with it.
package final class PluginSession {
    /// What a plugin is given.
    package enum Content: String, Sendable {
        case document
        case records
    }

    /// So much more a plugin may ask for than it has been sent, and so much at least at once.
    private static let mostCredit = 64 << 20
    private static let leastCredit = 4_096

    package let hello: PluginHello
    /// What the plugin warns of.
    package private(set) var warnings: [Diagnostic] = []
    private let name: String
    private let channel: PluginChannel
    private let limits: PluginLimits
    private var output: (any PluginOutput)?
    private var files: PluginFiles
    private var credit = 0
    private var isReady = false
    private var sent = 0
    private var closing: ControlMessage?

    /// Starts a plugin and greets it.
    package init(_ program: PluginProgram, host: PluginHost) throws(WriteError) {
        guard let process = PluginProcess(program.path, host: host) else {
            throw .componentFailed(Diagnostic(.pluginNotStarted, [program.path, String(cString: strerror(errno))]))
        }
        name = program.name
        limits = host.limits
        files = PluginFiles(name, limits: limits)
        channel = PluginChannel(name, process: process, host: host)
        hello = try PluginSession.greet(channel, name: name)
    }

    private static func greet(_ channel: PluginChannel, name: String) throws(WriteError) -> PluginHello {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.name("kind")
        json.string("hello")
        json.name("protocol")
        json.integer(Frame.protocolVersion)
        json.name("model")
        json.integer(Frame.modelVersion)
        json.endObject()
        var answer: ControlMessage?
        let receiver: PluginChannel.Receiver = { kind, payload throws(WriteError) in
            guard kind == .control, answer == nil, let message = ControlMessage(Array(payload)) else {
                throw .componentFailed(Diagnostic(.pluginControl, [name, "hello"]))
            }
            answer = message
        }
        try send(json.finish(), over: channel, receiver)
        while answer == nil {
            try channel.pump(wantsToWrite: false, receiver)
            if channel.isAtEnd, answer == nil { throw channel.died() }
        }
        guard let answer, answer.kind == "hello" else {
            if let answer, answer.kind == "error" { throw refusal(answer, name: name) }
            throw .componentFailed(Diagnostic(.pluginControl, [name, "hello"]))
        }
        for (what, version) in [
            ("protocol", Frame.protocolVersion), ("model", Frame.modelVersion),
        ] where answer.count(what) != version {
            let found = answer.count(what).map { String($0) } ?? "-"
            throw .componentFailed(Diagnostic(.pluginVersion, [name, what, found, String(version)]))
        }
        guard let hello = PluginHello(answer, name: name) else {
            throw .componentFailed(Diagnostic(.pluginControl, [name, "hello"]))
        }
        channel.hasGreeted = true
        return hello
    }

    private static func send(
        _ json: [UInt8], over channel: PluginChannel, _ receiver: PluginChannel.Receiver
    ) throws(WriteError) {
        let outcome = json.withUnsafeBytes { json in
            Result { () throws(WriteError) in try channel.send(.control, json, receiver: receiver) }
        }
        try outcome.get()
    }

    /// Begins an output.
    /// - Parameters:
    ///   - schema: of records, as a Table Schema in JSON.
    ///   - output: takes the files.
    package func open(
        _ content: Content, schema: [UInt8] = [], options: [String: String] = [:], into output: any PluginOutput
    ) throws(WriteError) {
        guard hello.can(content == .document ? .documents : .records) else {
            throw .componentFailed(Diagnostic(.pluginUnfit, [name, content.rawValue]))
        }
        self.output = output
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.name("kind")
        json.string("open")
        json.name("content")
        json.string(content.rawValue)
        json.name("options")
        json.beginObject()
        for (name, value) in options.sorted(by: { $0.key < $1.key }) {
            json.name(name)
            json.string(value)
        }
        json.endObject()
        if content == .records {
            json.name("schema")
            json.number(String(decoding: schema, as: UTF8.self))
        }
        json.endObject()
        let message = json.finish()
        guard message.count <= Frame.mostPayload else {
            throw .componentFailed(
                Diagnostic(.pluginFrameTooLarge, [name, String(message.count), String(Frame.mostPayload)]))
        }
        try PluginSession.send(message, over: channel, receive)
        while !isReady { try pump() }
    }

    /// Sends data, in frames as large as the plugin's credit allows.
    package func send(_ bytes: UnsafeRawBufferPointer) throws(WriteError) {
        var rest = bytes
        while !rest.isEmpty {
            while credit == 0 { try pump() }
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(min(credit, Frame.mostPayload)))
            credit -= piece.count
            sent += piece.count
            try channel.send(.data, piece, receiver: receive)
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
        }
    }

    /// Says that there is no more, and waits until the plugin has closed its output and ended.
    /// - Throws: where what it says of its output is not so.
    package func finish(records: Int) throws(WriteError) {
        var json = JSONEmitter(layout: .compact)
        json.beginObject()
        json.name("kind")
        json.string("end")
        json.name("bytes")
        json.integer(sent)
        json.name("records")
        json.integer(records)
        json.endObject()
        try PluginSession.send(json.finish(), over: channel, receive)
        while closing == nil { try pump() }
        try files.check("bytesRead", closing?.count("bytesRead").map { String($0) }, String(sent))
        try files.check("recordsRead", closing?.count("recordsRead").map { String($0) }, String(records))
        guard let claims = closing?.objects("files") else { throw malformed("close") }
        try files.check(claims)
        channel.process.closeInput()
        channel.process.wait(limits.grace)
        let hadEnded = channel.process.hasEnded
        let status = channel.process.terminate()
        guard hadEnded, status == 0 else { throw channel.died() }
    }

    private func pump() throws(WriteError) {
        try channel.pump(wantsToWrite: false, receive)
        if channel.isAtEnd, closing == nil { throw channel.died() }
    }

    // MARK: What comes

    private func receive(_ kind: Frame.Kind, _ payload: UnsafeRawBufferPointer) throws(WriteError) {
        guard closing == nil, isReady || kind == .control else { throw malformed("ready") }
        if kind == .data {
            try files.take(payload, ofInput: sent)
            try output?.write(payload)
            return
        }
        guard let message = ControlMessage(Array(payload)) else { throw malformed("object") }
        switch message.kind {
        case "ready" where !isReady:
            isReady = true
            try grant(message)
        case "credit" where isReady: try grant(message)
        case "file" where isReady:
            guard let path = message.string("path") else { throw malformed("path") }
            try files.begin(path)
            try output?.begin(path)
        case "error": try takeError(message)
        case "close" where isReady: closing = message
        default: throw malformed("ready, credit, file, error, close")
        }
    }

    private func grant(_ message: ControlMessage) throws(WriteError) {
        guard let more = message.count("credit"), more >= PluginSession.leastCredit,
            more <= PluginSession.mostCredit, credit + more <= PluginSession.mostCredit
        else { throw malformed("credit") }
        credit += more
    }

    private func takeError(_ message: ControlMessage) throws(WriteError) {
        guard message.string("severity") == "warning" else { throw PluginSession.refusal(message, name: name) }
        guard warnings.count < limits.warnings else {
            throw .componentFailed(Diagnostic(.pluginTooManyWarnings, [name, String(limits.warnings)]))
        }
        warnings.append(PluginSession.diagnostic(.pluginWarning, message, name: name))
    }

    private static func refusal(_ message: ControlMessage, name: String) -> WriteError {
        .componentFailed(diagnostic(.pluginRefused, message, name: name))
    }

    private static func diagnostic(_ rule: DiagnosticRule, _ message: ControlMessage, name: String) -> Diagnostic {
        let path = message.string("path") ?? message.count("record").map { "records/\($0)" }
        return Diagnostic(
            rule,
            [
                name, String((message.string("code") ?? "-").prefix(100)),
                String((message.string("message") ?? "-").prefix(1_000)),
            ], modelPath: path.map { String($0.prefix(300)) })
    }

    private func malformed(_ expected: String) -> WriteError {
        .componentFailed(Diagnostic(.pluginControl, [name, expected]))
    }
}
