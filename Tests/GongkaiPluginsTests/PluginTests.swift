import Foundation
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiPlugins
import GongkaiWrite
import Testing

/// A folder of plugins that goes away with its owner.
final class PluginPlace {
    static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Samples/plugins")

    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-plugins-\(UUID().uuidString)")
    let scratch: URL

    init() throws {
        signal(SIGPIPE, SIG_IGN)
        scratch = folder.appendingPathComponent("scratch")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A host with little patience.
    var host: PluginHost {
        var host = PluginHost(
            scratchFolder: scratch.path, now: { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 })
        host.limits.handshake = 3
        host.limits.idle = 1
        host.limits.total = 20
        host.limits.grace = 0.5
        return host
    }

    /// Makes a plugin in Python out of what the prelude leaves to do.
    func plugin(_ body: String, named name: String = "hostile") throws -> PluginProgram {
        let path = folder.appendingPathComponent("gongkai-writer-" + name)
        try Data((PluginPlace.prelude + body).utf8).write(to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        return try PluginProgram.find(name, in: [folder.path])
    }

    /// Writes a publication by a plugin.
    func write(_ program: PluginProgram) throws -> [NamedFile] {
        let format = Format(
            name: "plugin", english: "", chinese: "", extensions: ["txt"], mediaType: "text/plain",
            content: .publication)
        var publication = Publication(kind: .gazette)
        publication.documents = [Document(id: "d1", title: Sourced("关于云溪市的通知"))]
        var sink = DiagnosticSink()
        return try PluginDocumentWriter(program, format: format, host: host).files(of: publication, diagnostics: &sink)
    }

    /// What is left in the folder for working folders.
    var leftovers: [String] { (try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? [] }

    private static let prelude = #"""
        #!/usr/bin/env python3
        import hashlib, json, os, signal, struct, sys, time
        def frame(kind, payload):
            sys.stdout.buffer.write(struct.pack(">Ic", len(payload), kind) + payload); sys.stdout.buffer.flush()
        def send(**members): frame(b"C", json.dumps(members).encode())
        def receive():
            length, kind = struct.unpack(">Ic", sys.stdin.buffer.read(5))
            return kind, sys.stdin.buffer.read(length)
        def hello(**others):
            receive()
            send(**{**dict(kind="hello", protocol=1, model=1, extension="txt", mediaType="text/plain",
                summary={"en": "x"}, capabilities=["documents", "several-files"]), **others})
        def opened():
            hello(); receive(); send(kind="ready", credit=1 << 20)
        def read_all():
            count = 0
            while True:
                kind, payload = receive()
                if kind == b"C": return count
                count += len(payload)
        def file(path, data):
            send(kind="file", path=path); frame(b"D", data)
            return dict(path=path, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
        def close(read, *files): send(kind="close", bytesRead=read, recordsRead=0, files=files)

        """#
}

@Suite(.serialized) struct PluginTests {
    @Test(arguments: [("python", "lines"), ("shell", "copy")])
    func samplesPassTheConformanceKit(_ sample: (folder: String, name: String)) throws {
        let place = try PluginPlace()
        let folder = PluginPlace.samples.appendingPathComponent(sample.folder).path
        var host = place.host
        host.limits.idle = 20
        let outcomes = PluginConformance(try PluginProgram.find(sample.name, in: [folder]), host: host).run()
        #expect(outcomes.count >= 3)
        for outcome in outcomes {
            #expect(outcome.isPassed, "\(outcome.name): \(outcome.failure?.message(in: .english) ?? "")")
        }
        #expect(place.leftovers == [])
    }

    @Test func aGoodPluginWritesItsFiles() throws {
        let place = try PluginPlace()
        let program = try place.plugin("opened(); n = read_all(); close(n, file('a/b.txt', b'one'), file('c', b'two'))")
        let files = try place.write(program)
        #expect(
            files == [
                NamedFile(name: "a/b.txt", bytes: Array("one".utf8)), NamedFile(name: "c", bytes: Array("two".utf8)),
            ])
    }

    /// What a hostile plugin does, and the rule that it breaks.
    private static let hostile: [(body: String, rule: String)] = [
        ("signal.signal(signal.SIGTERM, signal.SIG_IGN); opened(); time.sleep(100)", "plugin.idle"),
        ("opened(); read_all(); time.sleep(100)", "plugin.idle"),
        ("time.sleep(100)", "plugin.no-hello"),
        ("opened(); send(kind='file', path='f')\nwhile True: frame(b'D', bytes(1 << 20))", "plugin.too-much"),
        ("opened()\nwhile True: send(kind='credit', credit=1 << 20)", "plugin.control"),
        ("opened()\nwhile True: send(kind='error', severity='warning', code='x')", "plugin.too-many-warnings"),
        ("opened(); n = read_all(); f = file('f', b'12'); f['bytes'] = 3; close(n, f)", "plugin.counts"),
        ("opened(); n = read_all(); f = file('f', b'12'); f['sha256'] = '0' * 64; close(n, f)", "plugin.counts"),
        ("opened(); n = read_all(); close(n + 1, file('f', b'12'))", "plugin.counts"),
        ("opened(); n = read_all(); f = file('f', b'1'); close(n, f, f)", "plugin.counts"),
        ("opened(); n = read_all(); close(n, file('../f', b'12'))", "plugin.unsafe-path"),
        ("opened(); n = read_all(); close(n, file('/tmp/f', b'12'))", "plugin.unsafe-path"),
        ("opened(); n = read_all(); close(n, file('a', b'1'), file('a', b'1'))", "plugin.repeated-path"),
        ("opened(); n = read_all(); close(n, file('a', b'1'), file('a/b', b'1'))", "plugin.repeated-path"),
        ("opened(); n = read_all(); close(n, file('a/b', b'1'), file('a', b'1'))", "plugin.repeated-path"),
        ("opened(); read_all(); file('f', b'1'); sys.exit(3)", "plugin.died"),
        ("opened(); n = read_all(); close(n, file('f', b'1')); sys.exit(3)", "plugin.died"),
        ("opened(); frame(b'D', b'early')", "plugin.no-file"),
        ("opened(); os.write(1, b'\\0\\0\\0\\x09Cabc')", "plugin.died"),
        ("opened(); os.write(1, b'\\xff\\0\\0\\0D'); time.sleep(9)", "plugin.frame-too-large"),
        ("opened(); frame(b'X', b''); time.sleep(9)", "plugin.frame-unknown"),
        ("opened(); frame(b'C', b'{'); time.sleep(9)", "plugin.control"),
        ("hello(protocol=2); time.sleep(9)", "plugin.version"),
        ("hello(model=2); time.sleep(9)", "plugin.version"),
        ("hello(capabilities=['records']); time.sleep(9)", "plugin.unfit"),
        (
            "opened(); send(kind='error', code='no', severity='error', message='not this', path='documents/1'); time.sleep(9)",
            "plugin.refused"
        ),
        ("opened(); bytearray(8 << 30)", "plugin.died"),
    ]

    @Test(arguments: hostile.indices) func hostilePluginsAreRefusedAndNothingIsLeft(_ index: Int) throws {
        let (body, rule) = PluginTests.hostile[index]
        let place = try PluginPlace()
        let program = try place.plugin("open('\(place.folder.path)/pid', 'w').write(str(os.getpid()))\n" + body)
        let error = #expect(throws: WriteError.self) { _ = try place.write(program) }
        #expect(error?.diagnostics.map(\.rule.id) == [rule], "\(body)")
        #expect(place.leftovers == [])
        #expect(!(try isRunning(place, "pid")))
    }

    @Test func whatAPluginStartedIsGoneAfterIt() throws {
        let place = try PluginPlace()
        let program = try place.plugin(
            """
            child = os.fork()
            if child == 0:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                open('\(place.folder.path)/child', 'w').write(str(os.getpid()))
                time.sleep(100)
            while not os.path.exists('\(place.folder.path)/child'): time.sleep(0.01)
            time.sleep(0.1); opened(); n = read_all(); close(n, file('f', b'1'))
            """)
        #expect(try place.write(program).count == 1)
        // A process that was killed takes a moment to be gone.
        for _ in 0..<200 where try isRunning(place, "child") { usleep(10_000) }
        #expect(!(try isRunning(place, "child")))
    }

    /// What a plugin does to leave something behind. `stay` writes down its number and sleeps.
    private static let escapes = [
        // Another session.
        "if os.fork() == 0: os.setsid(); stay()",
        // Another session and another parent.
        "if os.fork() == 0:\n  os.setsid()\n  if os.fork() == 0: os.setsid(); stay()\n  os._exit(0)",
        // A parent that was stopped, in a group of its own.
        "if os.fork() == 0:\n  os.setpgid(0, 0)\n  if os.fork() == 0: stay()\n  os.kill(os.getpid(), signal.SIGSTOP)",
    ]

    @Test(arguments: escapes.indices, [true, false])
    func whatLeftItsGroupOrSessionIsGoneAfterIt(_ index: Int, endsWell: Bool) throws {
        let place = try PluginPlace()
        let program = try place.plugin(
            """
            def stay():
                for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT): signal.signal(number, signal.SIG_IGN)
                for number in (0, 1, 2): os.close(number)
                with open('\(place.folder.path)/child.part', 'w') as file: file.write(str(os.getpid()))
                os.rename('\(place.folder.path)/child.part', '\(place.folder.path)/child')
                time.sleep(100)
            \(PluginTests.escapes[index])
            while not os.path.exists('\(place.folder.path)/child'): time.sleep(0.01)
            opened(); n = read_all()
            if not \(endsWell ? "True" : "False"): time.sleep(100)
            close(n, file('f', b'1'))
            """)
        if endsWell {
            #expect(try place.write(program).count == 1)
        } else {
            #expect(throws: WriteError.self) { _ = try place.write(program) }
        }
        // Nothing is waited for: whoever ends a session has seen them die.
        #expect(!(try isRunning(place, "child")))
        #expect(place.leftovers == [])
    }

    /// Each of its processes forks another in a session of its own and ends: the number to kill is another at every look.
    @Test func aPluginThatForksAsFastAsItCanIsCaught() throws {
        let place = try PluginPlace()
        let program = try place.plugin(
            """
            def run():
                for number in (0, 1, 2): os.close(number)
                while True:
                    if os.fork() == 0: os.setsid()
                    else: os._exit(0)
                    with open('\(place.folder.path)/last', 'w') as file: file.write(str(os.getpid()))
            if os.fork() == 0: run()
            opened(); n = read_all(); close(n, file('f', b'1'))
            """)
        #expect(try place.write(program).count == 1)
        let last = place.folder.appendingPathComponent("last")
        let written = try? String(contentsOf: last, encoding: .utf8)
        usleep(200_000)
        #expect((try? String(contentsOf: last, encoding: .utf8)) == written)
    }

    @Test func theLimitOnMemoryHoldsFromTheFirstInstruction() throws {
        let place = try PluginPlace()
        let program = try place.plugin(
            """
            import resource
            limits = [resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_CORE)]
            opened(); n = read_all(); close(n, file('f', json.dumps(limits).encode()))
            """)
        let file = try #require(try place.write(program).first)
        #expect(String(decoding: file.bytes, as: UTF8.self) == "[[4294967296, 4294967296], [0, 0]]")
    }

    @Test func aProgramWithoutAnInterpreterIsNotStarted() throws {
        let place = try PluginPlace()
        let path = place.folder.appendingPathComponent("gongkai-writer-none")
        try Data("#!/nowhere/interpreter\n".utf8).write(to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        let program = try PluginProgram.find("none", in: [place.folder.path])
        let error = #expect(throws: WriteError.self) { _ = try place.write(program) }
        #expect(error?.diagnostics.map(\.rule.id) == ["plugin.not-started"])
        #expect(place.leftovers == [])
    }

    @Test func aPluginSeesNothingOfTheHost() throws {
        let place = try PluginPlace()
        setenv("GONGKAI_SECRET", "1", 1)
        let held = open("/dev/null", O_RDONLY)
        defer { close(held) }
        let program = try place.plugin(
            """
            state = dict(names=sorted(os.environ), here=os.listdir('.'), fds=sorted(os.listdir('/proc/self/fd'))[:4])
            opened(); n = read_all(); close(n, file('f', json.dumps(state).encode()))
            """)
        let text = String(decoding: try #require(try place.write(program).first).bytes, as: UTF8.self)
        #expect(!text.contains("SECRET"))
        #expect(text.contains("\"here\": []"))
        // 3 is the folder that is being listed.
        #expect(text.contains(#""fds": ["0", "1", "2", "3"]"#))
    }

    @Test func aPinnedPluginMustHaveItsBytes() throws {
        let place = try PluginPlace()
        let program = try place.plugin("opened(); n = read_all(); close(n, file('f', b'1'))")
        let digest = SHA256.hexDigest(of: Array(try Data(contentsOf: URL(fileURLWithPath: program.path))))
        let pins = place.folder.appendingPathComponent("plugins.sha256")
        try Data("\(digest)  gongkai-writer-hostile\n".utf8).write(to: pins)
        #expect(try PluginProgram.find("hostile", in: [place.folder.path]).path == program.path)
        try Data("\(String(repeating: "0", count: 64))  gongkai-writer-hostile\n".utf8).write(to: pins)
        let error = #expect(throws: WriteError.self) { _ = try PluginProgram.find("hostile", in: [place.folder.path]) }
        #expect(error?.diagnostics.map(\.rule.id) == ["plugin.pin-mismatch"])
    }

    @Test func onlyAbsoluteFoldersAndPlainNamesAreSearched() {
        #expect(PluginProgram.folders(in: "/a::b:/c") == ["/a", "/c"])
        #expect(throws: WriteError.self) { _ = try PluginProgram.find("../x", in: ["/"]) }
    }

    /// Whether the process whose number a plugin wrote down runs.
    private func isRunning(_ place: PluginPlace, _ name: String) throws -> Bool {
        let text = try String(contentsOf: place.folder.appendingPathComponent(name), encoding: .utf8)
        let status = try? String(contentsOfFile: "/proc/\(text)/stat", encoding: .utf8)
        // One that has ended and is not waited for by anybody any more is gone.
        return status.map { !$0.contains(") Z ") } ?? false
    }
}
