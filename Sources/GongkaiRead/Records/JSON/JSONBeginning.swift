import GongkaiBytes
import GongkaiDiagnostics

/// What the first bytes of JSON say of the rest.
enum JSONBeginning: Equatable {
    /// Objects, a line each.
    case lines
    /// An array of records.
    case array
    /// An object that has its records in a member.
    case object

    /// - Parameter start: the beginning of the input, in UTF-8; a character may be cut at its end.
    /// - Returns: `nil` where it looks like none of these, among others where it is a publication.
    init?(_ start: UnsafeRawBufferPointer) {
        // Neither an array nor an object, behind white space and a byte order mark: as with every text of any length.
        let first = start.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard let first, [UInt8(ascii: "["), UInt8(ascii: "{"), 0xEF].contains(first) else { return nil }
        let buffer = ByteBuffer(capacity: start.count)
        buffer.append(start)
        let valid = UTF8Scan.firstError(in: buffer, range: 0..<buffer.count) ?? buffer.count
        let bytes = buffer.array(0..<valid)
        guard var parser = try? JSONParser(bytes) else { return nil }
        switch (try? parser.next())??.kind {
        case .arrayStart:
            switch Result(catching: { () throws(JSONSyntaxError) in try parser.next() }) {
            case .success(let event) where event?.kind == .objectStart || event?.kind == .arrayEnd: self = .array
            case .failure(let error) where error.diagnostic.rule == .jsonUnexpectedEnd: self = .array
            default: return nil
            }
        case .objectStart:
            guard let beginning = JSONBeginning.object(&parser, bytes) else { return nil }
            self = beginning
        default: return nil
        }
    }

    private static func object(_ parser: inout JSONParser, _ bytes: [UInt8]) -> JSONBeginning? {
        var (depth, name, end) = (1, "", 0)
        while depth > 0, let event = try? parser.next() {
            end = event.range.upperBound
            switch (depth, event.kind) {
            case (1, .name):
                name = parser.text(of: event)
                continue
            case (1, .arrayStart) where name == "records": return .object
            case (1, .objectStart) where name == "dataset": return .object
            case (1, .string) where name == "model" && parser.text(of: event).hasPrefix("gongkai-publication"):
                return nil
            case (_, .objectStart), (_, .arrayStart): depth += 1
            case (_, .objectEnd), (_, .arrayEnd): depth -= 1
            default: break
            }
        }
        // One object alone may be anything; two on lines of their own are records.
        let brace = bytes.firstIndex(of: UInt8(ascii: "{")) ?? 0
        guard depth == 0, !bytes[brace..<end].contains(0x0A) else { return nil }
        let rest = bytes[end...].drop { [0x20, 0x09, 0x0D].contains($0) }
        guard rest.first == 0x0A else { return nil }
        let next = rest.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return next == UInt8(ascii: "{") ? .lines : nil
    }
}
