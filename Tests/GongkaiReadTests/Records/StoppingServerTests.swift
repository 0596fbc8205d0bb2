import Foundation
import Glibc
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import TestSupport
import Testing

@testable import GongkaiRead

/// Servers that let one in and then do not do as they should.
@Suite(.serialized) struct StoppingServerTests {
    /// Asks a server for rows.
    private func failure(of server: FakeServer) -> RecordReading {
        var options = RecordReadingOptions()
        options.limits[.serverSilence] = 2
        options.query = "SELECT a FROM t"
        options.server = DatabaseServer(
            connectionString: "host=127.0.0.1 port=\(server.port) user=u dbname=d sslmode=disable gssencmode=disable",
            hasOwnTimeout: false)
        return RecordReading([], by: PostgreSQLRecordReader(), options: options)
    }

    @Test("one that takes the call and says nothing is not there")
    func silentFromTheStart() throws {
        let server = try FakeServer(.saysNothing)
        #expect(failure(of: server).failure?.rule.id == "database.unreachable")
    }

    @Test("one that stops behind the start, or while it answers, is told as one that stopped")
    func closing() throws {
        #expect(failure(of: try FakeServer(.startsThenCloses)).failure?.rule.id == "database.stopped")
        let half = failure(of: try FakeServer(.sendsHalfARowThenCloses))
        #expect(half.failure?.rule.id == "database.stopped")
        #expect(half.headings == ["a"])
    }

    @Test("one that stays silent behind the start, or within a row, is given up")
    func silentLater() throws {
        #expect(failure(of: try FakeServer(.startsThenSaysNothing)).failure?.rule == .limitServerSilence)
        let half = failure(of: try FakeServer(.sendsHalfARowThenSaysNothing))
        #expect(half.failure?.rule == .limitServerSilence)
        #expect(half.failure?.arguments == ["2"])
    }

    @Test("one that does as it should is read")
    func whole() throws {
        let reading = failure(of: try FakeServer(.sendsAll))
        #expect(reading.failure == nil)
        #expect(reading.texts == [["x"], ["y"]])
    }
}

/// As much of a server of PostgreSQL (protocol 3.0) as one query needs, for one client.
private final class FakeServer: @unchecked Sendable {
    enum Behaviour {
        case saysNothing, startsThenCloses, startsThenSaysNothing, sendsHalfARowThenCloses
        case sendsHalfARowThenSaysNothing, sendsAll
    }

    let port: UInt16
    private let behaviour: Behaviour
    private let listener: Int32

    init(_ behaviour: Behaviour) throws {
        self.behaviour = behaviour
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (listener, length) = (self.listener, size)
        let isBound = withUnsafeMutableBytes(of: &address) { bytes in
            let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return bind(listener, pointer, length) == 0 && listen(listener, 1) == 0
                && getsockname(listener, pointer, &size) == 0
        }
        port = UInt16(bigEndian: address.sin_port)
        guard isBound else { throw CocoaError(.fileReadUnknown) }
        Thread.detachNewThread { self.serve() }
    }

    deinit { close(listener) }

    private func serve() {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        defer { close(client) }
        if behaviour == .saysNothing { return waitForEnd(of: client) }
        guard let start = bytes(4, of: client), bytes(number(start) - 4, of: client) != nil else { return }
        send(message("R", integer(0)) + ready, to: client)
        if behaviour == .startsThenCloses { return }
        if behaviour == .startsThenSaysNothing { return waitForEnd(of: client) }
        while let type = bytes(1, of: client), let size = bytes(4, of: client),
            let body = bytes(number(size) - 4, of: client)
        {
            guard answer(type[0], body, to: client) else { return }
        }
    }

    /// - Returns: whether the server goes on.
    private func answer(_ type: UInt8, _ body: [UInt8], to client: Int32) -> Bool {
        switch Character(Unicode.Scalar(type)) {
        case "P": send(message("1"), to: client)
        case "D":
            let column: [UInt8] = Array("a".utf8) + [0] + integer(0) + [0, 0] + integer(25) + [0xFF, 0xFF]
            send(message("t", [0, 0]), to: client)
            send(message("T", [0, 1] + column + integer(-1) + [0, 0]), to: client)
        case "S": send(ready, to: client)
        case "Q" where body.starts(with: "COPY".utf8): return sendRows(to: client)
        case "Q": send(message("C", Array("SET".utf8) + [0]) + ready, to: client)
        default: return false
        }
        return true
    }

    private func sendRows(to client: Int32) -> Bool {
        send(message("H", [0, 0, 1, 0, 0]) + message("d", Array("x\n".utf8)), to: client)
        guard behaviour == .sendsAll else {
            send(Array(message("d", Array("yyyy\n".utf8)).prefix(7)), to: client)
            if behaviour == .sendsHalfARowThenSaysNothing { waitForEnd(of: client) }
            return false
        }
        send(message("d", Array("y\n".utf8)) + message("c"), to: client)
        send(message("C", Array("COPY 2".utf8) + [0]) + ready, to: client)
        return true
    }

    // MARK: Messages

    private var ready: [UInt8] { message("Z", Array("I".utf8)) }

    private func message(_ type: Character, _ body: [UInt8] = []) -> [UInt8] {
        Array(String(type).utf8) + integer(body.count + 4) + body
    }

    private func integer(_ number: Int) -> [UInt8] {
        let bits = UInt32(bitPattern: Int32(number))
        return [24, 16, 8, 0].map { UInt8(bits >> $0 & 0xFF) }
    }

    private func number(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private func send(_ bytes: [UInt8], to client: Int32) {
        _ = Glibc.send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private func bytes(_ count: Int, of client: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: max(count, 0))
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes {
                recv(client, $0.baseAddress.map { $0 + filled }, count - filled, 0)
            }
            guard got > 0 else { return nil }
            filled += got
        }
        return bytes
    }

    /// Until the client is gone.
    private func waitForEnd(of client: Int32) { while bytes(1, of: client) != nil {} }
}
