import GongkaiBytes
import GongkaiDiagnostics

/// What the first bytes of JSON say of the rest.
enum JSONBeginning: Equatable {
    /// An object of records a line each.
    case lines
    /// An array of records.
    case array
    /// An object that has its records in a member.
    case object

    /// - Parameter start: the beginning of the input, in UTF-8; a character may be cut at its end.
    /// - Returns: `nil` where it looks like none of these, among others where it is a publication.
    init?(_ start: UnsafeRawBufferPointer) {
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
        // A string has no line end within, so a line end before the object's means that it is laid out over several lines.
        let brace = bytes.firstIndex(of: UInt8(ascii: "{")) ?? 0
        return bytes[brace..<max(brace, end)].contains(0x0A) ? nil : .lines
    }
}
