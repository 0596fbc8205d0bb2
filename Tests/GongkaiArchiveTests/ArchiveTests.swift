import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import Testing

@Suite struct ArchiveTests {
    private let files = [
        NamedFile(name: "a.csv", bytes: Array("a,b\r\n".utf8)), NamedFile(name: "文件/空.csv", bytes: []),
        NamedFile(name: "z.csv", bytes: Array(repeating: 7, count: 200_000)),
    ]

    @Test("what is packed is unpacked, in its order")
    func roundTrip() throws {
        #expect(try Archive.unpack(Archive.pack(files)) == files)
    }

    @Test("the same files give the same bytes, and no date of today")
    func sameBytes() throws {
        let bytes = try Archive.pack(files)
        #expect(try Archive.pack(files) == bytes)
        // Bytes 10 to 13 of a local header: time and date of MS-DOS.
        #expect(bytes[10..<14] == [0, 0, 0x21, 0])
    }
}
