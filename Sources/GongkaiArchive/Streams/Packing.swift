/// A form in which a stream of bytes is packed, as it is told by its first bytes or by the name of the file.
package enum Packing: String, Sendable, CaseIterable {
    /// RFC 1952.
    case gzip
    /// RFC 8878.
    case zstd
    case bzip2
    case xz
    case lz4
    case lzip
    /// That of Unix `compress`.
    case compress

    /// What begins such a stream.
    private var mark: [UInt8] {
        switch self {
        case .gzip: [0x1F, 0x8B, 0x08]
        case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
        case .bzip2: Array("BZh".utf8)
        case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
        case .lz4: [0x04, 0x22, 0x4D, 0x18]
        case .lzip: Array("LZIP".utf8)
        case .compress: [0x1F, 0x9D]
        }
    }

    /// The extensions of files, the usual one first; those that stand for a packed tar archive say so themselves.
    private var extensions: [String] {
        switch self {
        case .gzip: ["gz"]
        case .zstd: ["zst"]
        case .bzip2: ["bz2"]
        case .xz: ["xz"]
        case .lz4: ["lz4"]
        case .lzip: ["lz"]
        case .compress: ["Z"]
        }
    }

    /// How much of the beginning of a stream tells how it is packed.
    package static let markSize = 16

    /// What a stream is packed as, by its first bytes; `nil` where it is not.
    package init?(beginning start: some Collection<UInt8>) {
        guard let packing = Packing.allCases.first(where: { $0.marks(start) }) else { return nil }
        self = packing
    }

    private func marks(_ start: some Collection<UInt8>) -> Bool {
        guard start.starts(with: mark) else { return false }
        // "BZh" alone could begin a text: the digit of the block size and the first block's magic number follow.
        guard self == .bzip2 else { return true }
        let rest = start.dropFirst(3)
        return rest.first.map { (0x31...0x39).contains($0) } == true
            && (rest.dropFirst().starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
                || rest.dropFirst().starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]))
    }

    /// What a file is packed as when it is written under a name, and the name that it has unpacked.
    package static func writing(fileNamed name: String) -> (packing: Packing, name: String)? {
        for packing in [Packing.gzip, .zstd, .bzip2, .xz, .lz4] {
            if let unpacked = packing.unpacked(name) { return (packing, unpacked) }
        }
        return nil
    }

    /// The name of a file without the extension of its packing.
    package func nameWithout(_ name: String) -> String { unpacked(name) ?? name }

    private func unpacked(_ name: String) -> String? {
        for suffix in extensions where name.lowercased().hasSuffix("." + suffix.lowercased()) {
            let rest = name.dropLast(suffix.count + 1)
            if let last = rest.last, last != "/" { return String(rest) }
        }
        return nil
    }
}
