import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiWorkers
import GongkaiXML

/// A package of Office Open XML (ISO/IEC 29500-2): parts in a ZIP archive that point to one another.
final class OfficePackage {
    let archive: ArchiveReader
    private let limits: ReadLimits
    private let workers: Workers

    /// - Parameters:
    ///   - bytes: the file, whole; nobody may change it any more.
    ///   - workers: those that share the reading of a part.
    init(_ bytes: ByteBuffer, limits: ReadLimits, workers: Workers = .one) throws(ReadError) {
        self.limits = limits
        self.workers = workers
        let budget = ArchiveBudget(
            entries: limits[.archiveEntries], entryBytes: limits[.unpackedSize], totalBytes: limits[.unpackedSize])
        archive = try OfficePackage.reading { () throws(ArchiveError) in try ArchiveReader(bytes, budget: budget) }
    }

    /// Whether the first bytes of a file are those of a package with parts in a folder, such as `xl/`. Local headers stand
    /// before what they are of, so that some of the names are among the first bytes.
    static func begins(_ start: UnsafeRawBufferPointer, withPartsIn folder: StaticString) -> Bool {
        guard start.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
        let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
        let name = UnsafeRawBufferPointer(start: folder.utf8Start, count: folder.utf8CodeUnitCount)
        var place = 0
        while place + 30 + name.count <= start.count {
            if start[place] == 0x50, start[place..<place + 4].elementsEqual(signature),
                start[(place + 30)...].starts(with: name)
            {
                return true
            }
            place += 1
        }
        return false
    }

    private static func reading<Value>(_ work: () throws(ArchiveError) -> Value) throws(ReadError) -> Value {
        do throws(ArchiveError) {
            return try work()
        } catch {
            throw .unreadable([error.diagnostic])
        }
    }

    /// A part as a tree; `nil` where there is none.
    func part(_ name: String) throws(ReadError) -> XMLElement? {
        let bytes = try OfficePackage.reading { () throws(ArchiveError) in try archive.read(name) }
        guard let bytes else { return nil }
        do throws(XMLReadError) {
            return try XMLElement(reading: bytes, limits: XMLLimits(limits))
        } catch {
            throw OfficePackage.failure(error.issues, part: name, within: limits)
        }
    }

    /// Reads a part piece by piece: as plain XML, and where it is not, from its beginning by libxml2.
    /// - Parameters:
    ///   - handler: makes what takes the part; made anew for another attempt.
    ///   - goesOn: asked before each piece; where it says no, the rest is not looked at.
    /// - Returns: what took it, and whether it is plain; `nil` where there is no part of the name.
    func scan<Handler: OfficeXMLHandler>(
        _ name: String, by handler: () -> Handler, while goesOn: (Handler) -> Bool = { _ in true }
    ) throws(ReadError) -> (handler: Handler, isPlain: Bool)? {
        let plain = handler()
        guard let part = try stream(name, by: plain, isPlain: true) else { return nil }
        while goesOn(plain), try part.advance() {}
        if !part.isUnusual { return (plain, true) }
        let other = handler()
        guard let part = try stream(name, by: other, isPlain: false) else { return nil }
        while goesOn(other), try part.advance() {}
        return (other, false)
    }

    /// Reads a part to its end: as plain XML while it is unpacked, and where it is not, by libxml2 once it is known to be
    /// undamaged.
    /// - Parameter handler: makes what takes the part; made anew for another attempt.
    /// - Returns: what took it; `nil` where there is no part of the name.
    func readWhole<Handler: OfficeXMLHandler>(
        _ name: String, by handler: () -> Handler
    ) throws(ReadError) -> Handler? {
        let plain = handler()
        guard let isPlain = try readPlain(name, by: plain) else { return nil }
        if isPlain { return plain }
        guard let bytes = try OfficePackage.reading({ () throws(ArchiveError) in try archive.read(name) }) else {
            return nil
        }
        let other = handler()
        let parser = XMLParser(rawHandler: other, limits: XMLLimits(limits))
        bytes.withUnsafeBytes { parser.feed($0) }
        let issues = parser.finish()
        guard issues.isEmpty else { throw OfficePackage.failure(issues, part: name, within: limits) }
        return other
    }

    /// Parts of fewer bytes are not worth another thread.
    private static let leastToShare = 1 << 18

    /// Reads a part as plain XML; a large one while another worker unpacks it.
    /// - Returns: whether it is plain; `nil` where there is none of the name.
    private func readPlain(_ name: String, by handler: some OfficeXMLHandler) throws(ReadError) -> Bool? {
        guard workers.count > 1, let size = archive.size(of: name), size >= OfficePackage.leastToShare else {
            guard let part = try stream(name, by: handler, isPlain: true) else { return nil }
            while try part.advance() {}
            return !part.isUnusual
        }
        let stream = try OfficePackage.reading { () throws(ArchiveError) in try archive.stream(name) }
        guard let stream else { return nil }
        let scan = PlainXMLScan(handler, deepest: limits[.nesting])
        let unpacking = PartUnpacking(stream)
        let (failure, isPlain) = workers.both {
            unpacking.run()
        } here: {
            var isPlain = true
            while case let pieces = unpacking.pieces.take(), !pieces.isEmpty {
                for piece in pieces where isPlain { isPlain = scan.feed(piece.bytes) }
            }
            return isPlain && scan.finish()
        }
        if let failure { throw .unreadable([failure.diagnostic]) }
        return isPlain
    }

    /// A part that is read piece by piece; `nil` where there is none of the name.
    /// - Parameter isPlain: whether it is known to be plain, or to be looked at whether it is.
    func stream(_ name: String, by handler: some OfficeXMLHandler, isPlain: Bool) throws(ReadError) -> PartStream? {
        let stream = try OfficePackage.reading { () throws(ArchiveError) in try archive.stream(name) }
        guard let stream else { return nil }
        let depth = limits[.nesting]
        return PartStream(
            name, stream,
            isPlain
                ? .plain(PlainXMLScan(handler, deepest: depth))
                : .any(XMLParser(rawHandler: handler, limits: XMLLimits(limits))),
            limits)
    }

    static func failure(_ issues: [XMLIssue], part: String, within limits: ReadLimits) -> ReadError {
        let issue = issues.first
        if issue?.kind == .doctype { return .unreadable([Diagnostic(.officePartDoctype, [part])]) }
        if issue?.kind == .tooDeep { return .unreadable([Diagnostic(.officePartMalformed, [part, "too deep"])]) }
        if let issue, issue.kind == .tooManyAttributes {
            let reason = issue.diagnostic(limits: XMLLimits(limits)).message(in: .english)
            return .unreadable([Diagnostic(.officePartMalformed, [part, reason])])
        }
        return .unreadable([Diagnostic(.officePartMalformed, [part, issue?.message ?? ""])])
    }

    /// A part that is being read.
    final class PartStream {
        private let name: String
        private let stream: ArchiveReader.Stream
        private let parser: Parser
        private let limits: ReadLimits
        /// Whether it was taken for plain and is not.
        private(set) var isUnusual = false
        private let room = ByteBuffer(capacity: 1 << 16)
        private var isAtEnd = false

        fileprivate enum Parser {
            case plain(PlainXMLScan)
            case any(XMLParser)
        }

        fileprivate init(_ name: String, _ stream: ArchiveReader.Stream, _ parser: Parser, _ limits: ReadLimits) {
            self.limits = limits
            self.name = name
            self.stream = stream
            self.parser = parser
        }

        /// Reads on by a piece.
        /// - Returns: whether there may be more.
        /// - Throws: `ReadError` where the part is damaged or not well-formed.
        func advance() throws(ReadError) -> Bool {
            guard !isAtEnd, !isUnusual else { return false }
            let into = UnsafeMutableRawBufferPointer(start: room.start, count: 1 << 16)
            let count = try OfficePackage.reading { () throws(ArchiveError) in try stream.read(into: into) }
            let piece = UnsafeRawBufferPointer(start: room.start, count: count)
            switch parser {
            case .plain(let scan):
                isUnusual = count > 0 ? !scan.feed(piece) : !scan.finish()
                isAtEnd = count == 0
            case .any(let parser):
                if count > 0 { parser.feed(piece) }
                guard count == 0 || parser.stopped else { return true }
                isAtEnd = true
                let issues = parser.finish()
                guard issues.isEmpty else { throw OfficePackage.failure(issues, part: name, within: limits) }
            }
            return !isAtEnd && !isUnusual
        }
    }
}

/// Takes what stands in a part, whoever reads it.
protocol OfficeXMLHandler: XMLRawEventHandler, PlainXMLHandler {}

extension OfficeXMLHandler {
    @inline(__always)
    func startElement(
        _ name: UnsafePointer<UInt8>, attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, count: Int
    ) {
        startElement(XMLRawName(name), attributes: XMLRawAttributes(attributes, count: count))
    }
}
