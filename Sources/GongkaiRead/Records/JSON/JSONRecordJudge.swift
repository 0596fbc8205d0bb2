import GongkaiBytes
import GongkaiDiagnostics

/// Says why a record is refused: what the fast scan has refused is read once more, by the strict parser.
struct JSONRecordJudge {
    /// What is wrong with a record: the rule, its arguments besides the record, and the offset in its bytes.
    struct Fault {
        var rule: DiagnosticRule
        var arguments: [String] = []
        var offset = 0
    }

    let nestingLimit: Int

    /// The first thing that is wrong with the bytes of a record; `nil` where they are an object of JSON that names no
    /// member twice.
    func fault(of record: Range<Int>, in buffer: ByteBuffer) -> Fault? {
        let bytes = buffer.array(record)
        if let offset = UTF8Scan.firstError(in: buffer, range: record).map({ $0 - record.lowerBound }) {
            let byte = hexadecimal(bytes[offset...offset]).uppercased()
            return Fault(rule: .recordNotUTF8, arguments: [byte], offset: offset)
        }
        // The parser would pass over a byte order mark, which belongs to the beginning of an input alone.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return Fault(rule: .jsonRecordSyntax, arguments: ["U+FEFF", "value"])
        }
        do throws(JSONSyntaxError) {
            return try faultOfMembers(in: bytes)
        } catch {
            return fault(of: error.diagnostic)
        }
    }

    private func faultOfMembers(in bytes: [UInt8]) throws(JSONSyntaxError) -> Fault? {
        var parser = try JSONParser(bytes, nestingLimit: nestingLimit)
        var (depth, names, fault): (Int, Set<String>, Fault?) = (0, [], nil)
        while let event = try parser.next() {
            if depth == 0, event.kind != .objectStart, event.kind != .objectEnd {
                fault =
                    fault
                    ?? Fault(
                        rule: .jsonRecordType, arguments: [event.kind.typeName], offset: event.range.lowerBound)
            }
            switch event.kind {
            case .objectStart, .arrayStart: depth += 1
            case .objectEnd, .arrayEnd: depth -= 1
            case .name where depth == 1:
                let name = parser.text(of: event)
                guard !names.insert(name).inserted else { continue }
                fault =
                    fault
                    ?? Fault(
                        rule: .jsonRecordDuplicate, arguments: [name], offset: event.range.lowerBound)
            default: break
            }
        }
        return fault
    }

    /// What the parser says of a document, said of a record.
    private func fault(of diagnostic: Diagnostic) -> Fault {
        let offset = diagnostic.position?.offset ?? 0
        let found = diagnostic.arguments.first ?? ""
        func expected(_ what: String) -> Fault {
            Fault(rule: .jsonRecordSyntax, arguments: [found, what], offset: offset)
        }
        return switch diagnostic.rule {
        case .jsonExpectedValue: expected("value")
        case .jsonExpectedName: expected("string")
        case .jsonExpectedColon: expected("name-separator")
        case .jsonExpectedSeparator:
            expected("value-separator, end-\(diagnostic.arguments.last == "}" ? "object" : "array")")
        case .jsonTrailingContent: expected("ws")
        case .jsonBadNumber: expected("number")
        case .jsonControlCharacter: expected("unescaped, escape")
        case .jsonUnclosedString: Fault(rule: .jsonRecordString, offset: offset)
        case .jsonBadEscape, .jsonLoneSurrogate: Fault(rule: .jsonRecordEscape, offset: offset)
        case .jsonNesting: Fault(rule: .jsonRecordNesting, arguments: [String(nestingLimit)], offset: offset)
        default: Fault(rule: .jsonRecordUnfinished, offset: offset)
        }
    }
}

extension JSONEvent.Kind {
    /// What JSON calls the type of the value that begins so.
    fileprivate var typeName: String {
        switch self {
        case .objectStart, .objectEnd, .name: "object"
        case .arrayStart, .arrayEnd: "array"
        case .string: "string"
        case .number: "number"
        case .true, .false: "boolean"
        case .null: "null"
        }
    }
}
