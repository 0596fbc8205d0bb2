import Foundation
import Glibc
import TestSupport
import Testing

@testable import GongkaiCLI

/// Releases that are killed, or run out of room, leave nothing half made.
@Suite(.serialized) struct KilledReleaseTests {
    let series: SeriesPlace
    let whole: [String: Data]
    let before: [String: Data]

    init() throws {
        series = try SeriesPlace()
        try series.place.write(
            "id,name,amount\n" + (1...2_000).map { "\($0),名\($0),\($0 * 7)\n" }.joined(), to: "fees.csv")
        try series.configure("2024-03")
        #expect(try series.release().status == .done)
        before = series.tree("series/2024-03")
        try series.configure("2024-04")
        // What the second release is when nobody disturbs it.
        try FileManager.default.copyItem(atPath: series.place.path("series"), toPath: series.place.path("calm"))
        #expect(try series.release(to: "calm").status == .done)
        whole = series.tree("calm/2024-04")
    }

    private var arguments: [String] {
        ["release", series.place.path("release.yaml"), "-o", series.place.path("series")]
    }

    private func checkSeries(_ comment: Comment) throws -> Bool {
        #expect(series.tree("series/2024-03") == before, comment)
        let latest = try FileManager.default.destinationOfSymbolicLink(atPath: series.place.path("series/latest"))
        let isThere = FileManager.default.fileExists(atPath: series.place.path("series/2024-04"))
        if isThere { #expect(series.tree("series/2024-04") == whole, comment) }
        #expect(latest == "2024-03" || latest == "2024-04" && isThere, comment)
        return isThere
    }

    /// Takes the second release away, as if it had not been made.
    private func takeBack() throws {
        let latest = series.place.path("series/latest")
        try? FileManager.default.removeItem(atPath: series.place.path("series/2024-04"))
        try? FileManager.default.removeItem(atPath: latest)
        try FileManager.default.createSymbolicLink(atPath: latest, withDestinationPath: "2024-03")
    }

    @Test func aReleaseKilledAtAnyMomentIsAbsentOrWhole() throws {
        // How long it takes says only where the moments lie; no time is judged.
        let start = Date()
        let calm = try series.process(arguments)
        try calm.run()
        calm.waitUntilExit()
        let duration = Date().timeIntervalSince(start)
        #expect(try checkSeries("undisturbed"))
        var random = SplitMix64(seed: 6)
        var counts = (absent: 0, whole: 0)
        for round in 1...50 {
            try takeBack()
            let delay = Double.random(in: 0...duration * 1.1, using: &random)
            let process = try series.process(arguments)
            try process.run()
            usleep(UInt32(delay * 1_000_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if try checkSeries("round \(round), after \(delay) s") { counts.whole += 1 } else { counts.absent += 1 }
        }
        #expect(counts.absent > 0, "no kill came in time")
        // The next run takes away what all of them left, and is as if nothing had been.
        try takeBack()
        #expect(try series.release().status == .done)
        #expect(try checkSeries("in the end"))
        #expect(series.tree("series") == series.tree("calm"))
    }

    @Test func aLeftoverOfALivingProcessStays() throws {
        let living = "series/.gongkai-\(getpid())-77.tmp"
        try FileManager.default.createDirectory(atPath: series.place.path(living), withIntermediateDirectories: false)
        let gone = try series.process(["--version"])
        try gone.run()
        gone.waitUntilExit()
        let dead = "series/.gongkai-\(gone.processIdentifier)-0.tmp"
        try FileManager.default.createDirectory(
            atPath: series.place.path(dead + "/a"), withIntermediateDirectories: true)
        try series.place.write("x", to: dead + "/a/b")
        // A link in it is taken away, and not what it leads to.
        try FileManager.default.createSymbolicLink(
            atPath: series.place.path(dead + "/c"), withDestinationPath: series.place.path("series/2024-03"))
        let outcome = try series.release()
        #expect(outcome.status == .done)
        #expect(outcome.error.contains("[release.leftover-removed]"))
        #expect(FileManager.default.fileExists(atPath: series.place.path(living)))
        #expect(!FileManager.default.fileExists(atPath: series.place.path(dead)))
        #expect(try checkSeries("after the sweep"))
    }

    @Test func aReleaseThatIsAskedToEndLeavesNothing() throws {
        let names = ["2024-03", "2024-04", "latest"]
        var random = SplitMix64(seed: 7)
        for round in 1...10 {
            try takeBack()
            let process = try series.process(arguments)
            try process.run()
            usleep(UInt32.random(in: 0...400_000, using: &random))
            kill(process.processIdentifier, SIGTERM)
            process.waitUntilExit()
            let isThere = try checkSeries("round \(round)")
            let left = try FileManager.default.contentsOfDirectory(atPath: series.place.path("series")).sorted()
            #expect(left == names.filter { $0 != "2024-04" || isThere }, "round \(round)")
        }
    }

    @Test func aReleaseThatMayWriteNoMoreLeavesNothing() throws {
        // In blocks of 512 bytes, as POSIX has it: less than the records take.
        let process = try series.process(arguments, shell: "ulimit -f 64;")
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 74)
        #expect(try !checkSeries("limited"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: series.place.path("series")).sorted() == [
                "2024-03", "latest",
            ])
    }
}
