import Foundation
import GongkaiBytes
import Testing
import TestSupport

private let suiteFolder = "conformance/JSONTestSuite/test_parsing"

/// JSONTestSuite by Nicolas Seriot: what every JSON parser must take and must refuse.
@Suite(.enabled(if: SharedInputs.has(suiteFolder), "the shared inputs have no JSONTestSuite"))
struct JSONConformanceTests {
    /// The cases whose name starts with a letter: `y` must be taken, `n` refused, `i` is left open.
    private func cases(_ letter: Character) throws -> [(name: String, bytes: [UInt8])] {
        let folder = try #require(SharedInputs.path(suiteFolder))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.first == letter }
        return try names.sorted().map { ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0)))) }
    }

    private func isTaken(_ bytes: [UInt8]) -> Bool { (try? JSONNode.parse(bytes)) != nil }

    @Test("all that must be taken is taken")
    func taken() throws {
        let cases = try cases("y")
        #expect(cases.count == 95)
        for (name, bytes) in cases { #expect(isTaken(bytes), "\(name)") }
    }

    @Test("all that must be refused is refused")
    func refused() throws {
        let cases = try cases("n")
        #expect(cases.count == 188)
        for (name, bytes) in cases { #expect(!isTaken(bytes), "\(name)") }
    }

    @Test("of what is left open, broken text is refused, and numbers of any size and 500 levels are taken")
    func leftOpen() throws {
        let cases = try cases("i")
        #expect(cases.count == 35)
        for (name, bytes) in cases {
            let isText = name.hasPrefix("i_number") || name.contains("nested_arrays") || name.contains("BOM_empty")
            #expect(isTaken(bytes) == isText, "\(name)")
        }
    }
}
