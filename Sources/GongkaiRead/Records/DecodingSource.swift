package import GongkaiBytes
import GongkaiDiagnostics

/// Hands out the bytes of an input as UTF-8, whatever encoding it is in, in bounded memory.
///
/// The encoding is, in this order: that which the user names; that of a byte order mark; that which an XML declaration
/// names; else what the bytes look like. ASCII is the same in UTF-8 and GB 18030, so nothing is decided before the first
/// byte that is not ASCII, and then from the stretch that it stands at the beginning of. UTF-8 is handed on as it is, and
/// whether all of it is valid is seen by whoever reads records; everything else is converted here, strictly.
package final class DecodingSource {
    private enum State {
        case start
        /// Everything so far is ASCII.
        case undecided
        case utf8
        case converting(StreamConverter, TextEncoding)
    }

    private let raw: ByteSource.Fill
    private let named: TextEncoding?
    private var state = State.start
    /// Bytes of the input that are not handed out yet.
    private let input = ByteBuffer(capacity: DecodingSource.stretch)
    /// The offset in the input of the first of them.
    private var inputOffset = 0
    private var sawEnd = false
    /// What has been converted and not handed out yet.
    private let converted = ByteBuffer(capacity: DecodingSource.stretch)
    private var convertedTaken = 0
    /// Where the next converted character stands.
    private var (line, column) = (1, 1)
    /// The length of a byte order mark of UTF-8 that was left out, until somebody asks.
    private var leftOut = 0

    /// How many bytes are read at once, and looked at to tell the encoding.
    private static let stretch = 1 << 16

    /// - Parameters:
    ///   - raw: hands out the bytes of the input.
    ///   - named: the encoding that the user names.
    package init(_ raw: @escaping ByteSource.Fill, named: TextEncoding? = nil) {
        self.raw = raw
        self.named = named
    }

    /// The encoding; `nil` while nothing but ASCII has come up.
    package var encoding: TextEncoding? {
        switch state {
        case .start, .undecided: nil
        case .utf8: .utf8
        case .converting(_, let encoding): encoding
        }
    }

    /// How many bytes were left out before those that were just handed out, which are in UTF-8. Told once.
    func takeLeftOut() -> Int {
        defer { leftOut = 0 }
        return leftOut
    }

    /// Fills memory with the next bytes, as `ByteSource` asks.
    /// - Throws: `ReadError` at a byte that is not of the encoding, with its offset in the input, and its line and column.
    package func fill(_ room: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        guard !room.isEmpty else { return 0 }
        if case .start = state { try begin() }
        if case .undecided = state {
            let count = try fillUndecided(room)
            if count > 0 || sawEnd && input.count == 0 { return count }
        }
        if case .converting(let converter, let encoding) = state {
            return try fillConverted(room, by: converter, encoding)
        }
        guard input.count == 0 else { return hand(min(room.count, input.count), to: room) }
        return try raw(room)
    }

    /// Reads until there are so many bytes, or no more come.
    private func read(upTo wanted: Int) throws(ReadError) {
        input.reserve(max(0, wanted - input.count))
        while input.count < wanted, !sawEnd {
            let room = UnsafeMutableRawBufferPointer(start: input.start + input.count, count: wanted - input.count)
            let count = try raw(room)
            sawEnd = count == 0
            input.count += count
        }
    }

    /// Hands out the first bytes of the input as they are.
    private func hand(_ count: Int, to room: UnsafeMutableRawBufferPointer) -> Int {
        room.copyMemory(from: UnsafeRawBufferPointer(rebasing: input.bytes[..<count]))
        drop(count)
        return count
    }

    private func drop(_ count: Int) {
        input.removeFirst(count)
        inputOffset += count
    }
}

extension DecodingSource {
    /// Sees what the input begins with.
    private func begin() throws(ReadError) {
        try read(upTo: DecodingSource.stretch)
        let start = input.array(0..<input.count)
        if let refusal = StreamEncoding.refusal(of: start) { throw .unreadable([refusal]) }
        if let encoding = named ?? TextEncoding.marked(by: start) {
            if start.starts(with: encoding.byteOrderMark) { leaveOut(encoding.byteOrderMark.count) }
            return try decide(encoding)
        }
        if let encoding = XMLDeclaration(start).flatMap({ TextEncoding(named: $0.encodingName) }) {
            return try decide(encoding)
        }
        let tells = start.contains { $0 == 0 || $0 >= 0x80 }
        guard tells else {
            state = .undecided
            return
        }
        try decide(StreamEncoding.likeliest(in: start, isWhole: sawEnd))
    }

    private func leaveOut(_ mark: Int) {
        drop(mark)
        leftOut = mark
    }

    private func decide(_ encoding: TextEncoding) throws(ReadError) {
        guard encoding != .utf8 else {
            state = .utf8
            return
        }
        leftOut = 0
        guard let converter = StreamConverter.decoder(of: encoding) else {
            throw .unreadable([Diagnostic(.inputEncodingUnavailable, [encoding.rawValue])])
        }
        state = .converting(converter, encoding)
    }

    /// Hands out ASCII, up to the first byte that is none. Where that is the next, the encoding is decided.
    private func fillUndecided(_ room: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        if input.count == 0 { try read(upTo: DecodingSource.stretch) }
        let ascii = input.lengthOfASCII
        if ascii > 0 {
            let count = min(ascii, room.count)
            keepPlace(of: UnsafeRawBufferPointer(rebasing: input.bytes[..<count]))
            return hand(count, to: room)
        }
        guard input.count > 0 else { return 0 }
        try read(upTo: DecodingSource.stretch)
        try decide(StreamEncoding.likeliest(in: input.array(0..<input.count), isWhole: sawEnd))
        return 0
    }

    private func fillConverted(
        _ room: UnsafeMutableRawBufferPointer, by converter: StreamConverter, _ encoding: TextEncoding
    ) throws(ReadError) -> Int {
        while convertedTaken == converted.count {
            convertedTaken = 0
            converted.count = 0
            if input.count < DecodingSource.stretch { try read(upTo: DecodingSource.stretch) }
            guard input.count > 0 else { return 0 }
            let into = UnsafeMutableRawBufferPointer(start: converted.start, count: converted.capacity)
            let step = converter.convert(input.bytes, into: into)
            converted.count = step.produced
            drop(step.consumed)
            guard step.produced == 0 else { break }
            switch step.end {
            case .malformed: throw failure(.inputMalformed, encoding)
            case .wantsMore where sawEnd: throw failure(.inputCutOff, encoding)
            case .wantsMore, .full: try read(upTo: input.count + DecodingSource.stretch)
            }
        }
        let count = min(room.count, converted.count - convertedTaken)
        let handed = UnsafeRawBufferPointer(rebasing: converted.bytes[convertedTaken..<convertedTaken + count])
        room.copyMemory(from: handed)
        keepPlace(of: handed)
        convertedTaken += count
        return count
    }

    /// Counts lines and columns.
    private func keepPlace(of text: UnsafeRawBufferPointer) {
        var rest = text[...]
        if let last = text.lastIndex(of: 0x0A) {
            var ends = 0
            for byte in text { ends &+= byte == 0x0A ? 1 : 0 }
            line += ends
            column = 1
            rest = text[(last + 1)...]
        }
        var scalars = 0
        for byte in rest { scalars &+= byte & 0xC0 != 0x80 ? 1 : 0 }
        column += scalars
    }

    private func failure(_ rule: DiagnosticRule, _ encoding: TextEncoding) -> ReadError {
        let byte = hexadecimal(input.array(0..<1)).uppercased()
        let place = Diagnostic.Position(offset: inputOffset, line: line, column: column)
        return .unreadable([Diagnostic(rule, [encoding.rawValue, byte, String(inputOffset)], at: place)])
    }
}

extension ByteBuffer {
    /// How many bytes at the beginning are ASCII.
    fileprivate var lengthOfASCII: Int {
        let all = bytes
        var position = 0
        while position + 8 <= all.count {
            let word = all.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { break }
            position += 8
        }
        while position < all.count, all[position] < 0x80 { position += 1 }
        return position
    }
}
