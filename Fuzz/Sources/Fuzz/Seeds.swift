import Foundation
import GongkaiModel
import GongkaiWrite
import TestSupport

/// What the fuzzer begins with: texts and publications made by the tests' generators.
enum Seeds {
    private static let count: UInt64 = 200

    /// Writes the seeds of each target into a folder of its name.
    static func write(to folder: String) throws {
        for seed in 0..<count {
            try write(Array(GazetteGenerator(seed: seed).text().utf8), to: folder, "gazette", "\(seed).txt")
            let publication = PublicationGenerator(seed: seed).publication()
            try write(XMLPublicationWriter().write(publication), to: folder, "xml", "\(seed).xml")
            try write(JSONPublicationWriter().write(publication), to: folder, "json", "\(seed).json")
        }
    }

    private static func write(_ bytes: [UInt8], to folder: String, _ target: String, _ name: String) throws {
        let place = URL(fileURLWithPath: folder).appendingPathComponent(target)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data(bytes).write(to: place.appendingPathComponent(name))
    }
}
