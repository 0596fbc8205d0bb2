import GongkaiBytes
import GongkaiDiagnostics

/// From the bytes of a page to its text: a byte order mark decides, then what the user said, then strict UTF-8, then what
/// the page says of itself (HTML Living Standard, 13.2.3), then what the bytes look like.
///
/// UTF-8 goes before what the page says, since nothing else looks like it by chance, and pages that were moved to
/// UTF-8 often still say otherwise.
enum HTMLEncoding {
    static func decode(
        _ input: Input, diagnostics sink: inout DiagnosticSink
    ) throws(ReadError) -> (bytes: [UInt8], encoding: TextEncoding) {
        let declared = declaration(in: input.bytes)
        let text = try decoded(input, declared)
        if let declared, TextEncoding(named: declared.name) != text.encoding, !isHarmless(declared.name, text) {
            sink.report(
                .htmlDeclaredEncoding, [declared.name, text.encoding.rawValue],
                at: Diagnostic.Position(offset: declared.offset))
        }
        return (text.hasByteOrderMark ? TextEncoding.utf8.byteOrderMark + text.bytes : text.bytes, text.encoding)
    }

    private static func decoded(
        _ input: Input, _ declared: (name: String, offset: Int)?
    ) throws(ReadError) -> DecodedText {
        var named: TextEncoding?
        if let name = input.encoding {
            guard let encoding = TextEncoding(named: name) else {
                throw .unreadable([Diagnostic(.inputUnknownEncoding, [name])])
            }
            named = encoding
        }
        do throws(DecodingFailure) {
            let saysOther = declared.flatMap { TextEncoding(named: $0.name) } == .gb18030
            if named == nil, saysOther, TextEncoding.marked(by: input.bytes) == nil {
                if let text = try? TextDecoder.decode(input.bytes, as: .utf8) { return text }
                if let text = try? TextDecoder.decode(input.bytes, as: .gb18030) { return text }
            }
            return try TextDecoder.decode(input.bytes, as: named)
        } catch {
            throw .unreadable([error.diagnostic])
        }
    }

    /// Pure ASCII is in any of these.
    private static func isHarmless(_ declared: String, _ text: DecodedText) -> Bool {
        !text.bytes.contains { $0 >= 0x80 }
    }

    /// How much of a page is looked through: browsers look at 1,024 bytes, and pages put scripts before.
    private static let longestHead = 16_384

    /// The first `charset=` in a `meta` tag: `<meta charset=gbk>` and the `http-equiv` form alike.
    private static func declaration(in bytes: [UInt8]) -> (name: String, offset: Int)? {
        let head = Array(bytes.prefix(longestHead))
        var tokenizer = HTMLTokenizer(head)
        while let token = tokenizer.next() {
            guard case .start(.meta, let range) = token else { continue }
            let attributes = HTMLAttributes(of: range, in: head)
            if let name = attributes["charset"] { return (printable(name[...]), range.lowerBound) }
            guard let content = attributes["content"] else { continue }
            let words = content.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            guard let start = firstIndex(of: Array("charset".utf8), in: words) else { continue }
            let value = words[(start + 7)...].drop { HTMLTokenizer.isSpace($0) || $0 == UInt8(ascii: "=") }
                .prefix { !HTMLTokenizer.isSpace($0) && $0 != UInt8(ascii: ";") }
            if !value.isEmpty { return (printable(value), range.lowerBound) }
        }
        return nil
    }

    private static func printable(_ name: ArraySlice<UInt8>) -> String {
        String(decoding: name.filter { (0x21...0x7E).contains($0) }.prefix(40), as: UTF8.self)
    }

    private static func firstIndex(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        return (0...(bytes.count - needle.count)).first { bytes[$0...].starts(with: needle) }
    }
}
