import Glibc
import GongkaiBytes

/// The bytes that a file descriptor leads to.
final class FileSupply: ByteSupply {
    let descriptor: Int32
    private let isOurs: Bool
    private(set) var taken = 0

    /// - Parameter isOurs: whether it is to be closed when nobody reads any more.
    init(_ descriptor: Int32, isOurs: Bool) {
        self.descriptor = descriptor
        self.isOurs = isOurs
    }

    deinit { if isOurs { close(descriptor) } }

    func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        do throws(SystemError) {
            let count = try ByteStream.readSome(from: descriptor, into: room)
            taken += count
            return count
        } catch {
            throw .system(error.code)
        }
    }
}

/// Keeps what is read, until somebody has seen enough.
final class RecordingSupply: ByteSupply {
    private let supply: any ByteSupply
    /// What has been read; `nil` once nobody wants it any more.
    private(set) var recorded: [UInt8]? = []

    init(_ supply: any ByteSupply) { self.supply = supply }

    var taken: Int { supply.taken }

    func read(into room: UnsafeMutableRawBufferPointer) throws(SupplyError) -> Int {
        let count = try supply.read(into: room)
        recorded?.append(contentsOf: room[..<count])
        return count
    }

    func stopRecording() { recorded = nil }
}
