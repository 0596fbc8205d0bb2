/// The frames that host and plugin exchange: 4 bytes of length (big-endian, of the payload alone), 1 byte of type, payload.
package enum PluginFrame {
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
}
