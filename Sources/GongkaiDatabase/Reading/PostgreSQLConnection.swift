import CLibPQ
import Glibc
import GongkaiBytes
import GongkaiDiagnostics

/// A session with a server of PostgreSQL, in a transaction that reads what the database was at one moment.
final class PostgreSQLConnection {
    let library: gongkai_pq
    let handle: OpaquePointer
    /// Seconds that the server may say nothing.
    private let silence: Int

    /// What every session sets, so that values are exact and the same whoever asks.
    private static let settings = """
        SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC'; SET extra_float_digits = 3;
        SET bytea_output = 'hex'; SET IntervalStyle = 'iso_8601'; SET standard_conforming_strings = on
        """

    /// What servers besides PostgreSQL's own may not know. The order of rows of a table without a key is that of its pages,
    /// from the first on.
    private static let furtherSettings = [
        "SET lc_monetary = 'C'", "SET xmloption = 'content'", "SET synchronize_seqscans = off",
        "SET max_parallel_workers_per_gather = 0", "SET client_min_messages = 'error'",
    ]

    /// Seconds after which a server that does not answer is given up, where nobody says otherwise.
    private static let connectTimeout = 30

    /// - Parameters:
    ///   - string: a connection string, as libpq takes it; empty for what the environment says.
    ///   - hasOwnTimeout: whether the environment says how long to wait for an answer at all.
    ///   - silence: seconds that the server may say nothing, between questions and answers and between rows.
    init(_ string: String, hasOwnTimeout: Bool, silence: Int) throws(DatabaseReadFailure) {
        self.silence = silence
        library = try LibPQ.functions()
        try PostgreSQLConnection.check(string, library)
        // What stands before the string is what holds where the string says nothing; a server that is gone without a
        // word is noticed after a minute.
        var options = [
            ("fallback_application_name", "gongkai"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"),
        ]
        if !hasOwnTimeout {
            options.append(("connect_timeout", String(min(PostgreSQLConnection.connectTimeout, silence))))
        }
        if !string.isEmpty { options.append(("dbname", string)) }
        guard let handle = PostgreSQLConnection.connect(options, library) else {
            throw .unreachable(Diagnostic(.databaseUnreachable, ["libpq"]))
        }
        self.handle = handle
        guard library.status(handle) == CONNECTION_OK else {
            let secrets = PostgreSQLConnection.secrets(in: string, library)
            throw .unreachable(
                Diagnostic(.databaseUnreachable, [PostgreSQLMessage.connection(words(), without: secrets)]))
        }
        // Notices would go to standard error.
        _ = library.setNoticeReceiver(handle, { _, _ in }, nil)
        try run(PostgreSQLConnection.settings)
        for setting in PostgreSQLConnection.furtherSettings { library.clear(try ask(setting)) }
        try run("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    deinit { library.finish(handle) }

    private static func connect(_ options: [(String, String)], _ library: gongkai_pq) -> OpaquePointer? {
        let names = options.map { Array($0.0.utf8CString) }
        let values = options.map { Array($0.1.utf8CString) }
        return withPointers(to: names) { names in
            withPointers(to: values) { values in library.connectdbParams(names, values, 1) }
        }
    }

    /// Hands out pointers to texts, and a null behind the last.
    static func withPointers<Result>(
        to texts: [[CChar]], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        let starts = texts.indices.map { index in texts[..<index].reduce(0) { $0 + $1.count } }
        return texts.flatMap(\.self).withUnsafeBufferPointer { all in
            let pointers = starts.map { start in all.baseAddress.map { $0 + start } } + [nil]
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }

    /// libpq's own words for a wrong string repeat parts of it, and so may tell a password.
    private static func check(_ string: String, _ library: gongkai_pq) throws(DatabaseReadFailure) {
        guard !string.isEmpty else { return }
        var words: UnsafeMutablePointer<CChar>?
        let options = string.utf8.contains(0) ? nil : library.conninfoParse(string, &words)
        if let words { library.freemem(words) }
        guard let options else { throw .unreachable(Diagnostic(.databaseConnectionString)) }
        library.conninfoFree(options)
    }

    /// What must not be told.
    private static func secrets(in string: String, _ library: gongkai_pq) -> [String] {
        guard !string.isEmpty, let options = library.conninfoParse(string, nil) else { return [] }
        defer { library.conninfoFree(options) }
        var secrets = [string]
        var option = options
        while let keyword = option.pointee.keyword {
            if ["password", "sslpassword", "passfile"].contains(String(cString: keyword)),
                let value = option.pointee.val
            {
                secrets.append(String(cString: value))
            }
            option += 1
        }
        return secrets
    }

    private func words() -> String { library.errorMessage(handle).map { String(cString: $0) } ?? "" }

    // MARK: Questions

    private func run(_ sql: String) throws(DatabaseReadFailure) {
        let result = try ask(sql)
        defer { library.clear(result) }
        try check(result)
    }

    /// What the server says to statements: to the last, or to the first that it refuses.
    /// - Throws: where it stays silent.
    func ask(_ sql: String) throws(DatabaseReadFailure) -> OpaquePointer? {
        guard library.sendQuery(handle, sql) != 0 else { return nil }
        return try answer()
    }

    /// What the server says to a statement that is looked at and not carried out.
    func describe(_ sql: String) throws(DatabaseReadFailure) -> (prepared: OpaquePointer?, described: OpaquePointer?) {
        let prepared = library.sendPrepare(handle, "", sql, 0, nil) != 0 ? try answer() : nil
        guard library.resultStatus(prepared) == PGRES_COMMAND_OK else { return (prepared, nil) }
        return (prepared, library.sendDescribePrepared(handle, "") != 0 ? try answer() : nil)
    }

    /// The last of what the server says to what was sent.
    private func answer() throws(DatabaseReadFailure) -> OpaquePointer? {
        var last: OpaquePointer?
        do throws(DatabaseReadFailure) {
            while let next = try nextResult() {
                library.clear(last)
                last = next
                // Rows follow, which are no results.
                if library.resultStatus(next) == PGRES_COPY_OUT { break }
            }
        } catch {
            library.clear(last)
            throw error
        }
        return last
    }

    /// - Returns: `nil` behind the last.
    func nextResult() throws(DatabaseReadFailure) -> OpaquePointer? {
        while library.isBusy(handle) != 0 { try waitForMore() }
        return library.getResult(handle)
    }

    // MARK: Waiting

    /// How long one wait is, in milliseconds, before it is looked whether there is any use in another.
    private static let patience = 200

    /// Waits for the server to send more, for as long as it may be silent; a signal that ends the program, which whoever
    /// writes holds back until then, ends the waiting.
    func waitForMore() throws(DatabaseReadFailure) {
        let socket = library.socket(handle)
        var waited = 0
        while socket >= 0 {
            var wanted = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            let ready = poll(&wanted, 1, Int32(PostgreSQLConnection.patience))
            if ready > 0 { break }
            if EndingSignals.isOneWaiting {
                throw .stopped(Diagnostic(.databaseStopped, [PostgreSQLMessage.interrupted]))
            }
            if ready == 0 { waited += PostgreSQLConnection.patience }
            guard waited < silence * 1_000 else { throw .stopped(Diagnostic(.limitServerSilence, [String(silence)])) }
        }
        guard socket >= 0, library.consumeInput(handle) != 0 else {
            throw .stopped(Diagnostic(.databaseStopped, [PostgreSQLMessage.gone]))
        }
    }

    // MARK: What the server says

    /// What a question of our own gives, as text.
    func rows(_ sql: String, _ arguments: [String] = []) throws(DatabaseReadFailure) -> [[String?]] {
        let texts = arguments.map { Array($0.utf8CString) }
        let isSent = PostgreSQLConnection.withPointers(to: texts) { values in
            library.sendQueryParams(handle, sql, Int32(arguments.count), nil, values, nil, nil, 0) != 0
        }
        let result = isSent ? try answer() : nil
        defer { library.clear(result) }
        try check(result)
        return (0..<library.ntuples(result)).map { row in
            (0..<library.nfields(result)).map { column in
                guard library.getisnull(result, row, column) == 0 else { return nil }
                return library.getvalue(result, row, column).map { String(cString: $0) }
            }
        }
    }

    /// - Parameter isQuery: whether it is the user's.
    func check(_ result: OpaquePointer?, isQuery: Bool = false) throws(DatabaseReadFailure) {
        switch library.resultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_OUT: return
        default: throw failure(result, isQuery: isQuery)
        }
    }

    /// The classes of SQLSTATE that are no matter of the query: connections, conflicts with others, resources, an operator
    /// or time-out that ends it, the system, faults of the server.
    private static let serverClasses: Set<String> = ["08", "40", "53", "57", "58", "XX"]

    func failure(_ result: OpaquePointer?, isQuery: Bool) -> DatabaseReadFailure {
        let state = field(gongkai_pq_sqlstate, of: result)
        let message = PostgreSQLMessage.server(field(gongkai_pq_message, of: result) ?? "", state: state ?? "")
        let isMatterOfServer = state.map { state in PostgreSQLConnection.serverClasses.contains(String(state.prefix(2)))
        }
        guard let state, library.status(handle) == CONNECTION_OK, isMatterOfServer == false else {
            return .stopped(Diagnostic(.databaseStopped, [message.isEmpty ? PostgreSQLMessage.gone : message]))
        }
        // 25006: a transaction that reads was to write.
        if state == "25006" { return .unreadable(Diagnostic(.databaseQueryWrites)) }
        return .unreadable(Diagnostic(isQuery ? .databaseQueryRefused : .databaseUnreadable, [message]))
    }

    private func field(_ code: Int32, of result: OpaquePointer?) -> String? {
        result.flatMap { library.resultErrorField($0, code) }.map { String(cString: $0) }
    }
}

/// What servers say, without what nobody should read.
package enum PostgreSQLMessage {
    static let gone = "the connection to the server is gone"
    static let interrupted = "interrupted by a signal"

    /// A message of libpq about a connection, which begins with where it went.
    package static func connection(_ words: String, without secrets: [String]) -> String {
        let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        var text = line.ranges(of: "failed: ").last.map { String(line[$0.upperBound...]) } ?? line
        for secret in secrets.sorted(by: { $0.count > $1.count }) where !secret.isEmpty {
            text = text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
        }
        return text
    }

    /// A message of the server. Those about data (classes 22 and 23 of SQLSTATE) and of functions (P0) may repeat a
    /// value, behind a colon or between quotes; what stands before is told.
    package static func server(_ words: String, state: String) -> String {
        let mayTellValues = ["22", "23", "P0"].contains { state.hasPrefix($0) }
        let text = mayTellValues ? String(words.prefix { $0 != ":" && $0 != "\"" }) : words
        let trimmed = text.hasSuffix(" ") ? String(text.dropLast()) : text
        return state.isEmpty ? trimmed : trimmed + " (SQLSTATE \(state))"
    }
}
