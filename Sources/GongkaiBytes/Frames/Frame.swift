/// The frames that gongkai exchanges with other programs: 4 bytes of length (big-endian, of the payload alone), 1 byte of
/// type, payload. Plugins speak them (`Docs/plugin-protocol.md`), and programs that drive gongkai (`Docs/framed.md`).
package enum Frame {
    /// What a frame holds.
    package enum Kind: UInt8, Sendable {
        /// A JSON object with a member `kind`.
        case control = 0x43
        /// Bytes.
        case data = 0x44
    }

    /// So much may stand in a payload.
    package static let mostPayload = 1 << 20
    package static let headerLength = 5
    /// The version of the protocol.
    package static let protocolVersion = 1
    /// The version of the model: the number in the name of its schema.
    package static let modelVersion = 1

    /// What stands before a payload.
    package static func header(_ kind: Kind, length: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + [kind.rawValue]
    }

    /// The length that a header says, whether that may be or not.
    package static func length(saidBy header: some Collection<UInt8>) -> Int {
        header.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }

    /// A control frame as a whole.
    package static func control(_ payload: [UInt8]) -> [UInt8] { header(.control, length: payload.count) + payload }
}
