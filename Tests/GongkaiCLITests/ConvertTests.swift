import Foundation
import GongkaiCLI
import Testing

@Suite struct ConvertTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func aFormatAloneGoesFromStandardInputToStandardOutput() throws {
        let outcome = try place.run("convert", "-", "-t", "lines", input: "LINES\na title\n")
        #expect(outcome.status == .done)
        #expect(outcome.output == "LINES\na title\n")
        #expect(outcome.error.isEmpty)
    }

    @Test func theOutputsExtensionTellsTheFormat() throws {
        let input = try place.write("a title", to: "a.lines")
        #expect(try place.run("convert", input, "-o", place.path("b.ln")).status == .done)
        #expect(place.content(of: "b.ln") == "LINES\na title\n")
        #expect(place.names == ["a.lines", "b.ln"])
    }

    @Test func anInputThatNothingTellsIsUnreadable() throws {
        let input = try place.write("a title", to: "a.other")
        #expect(try place.run("convert", input, "-t", "lines").status == .unreadable)
        #expect(try place.run("convert", input, "-f", "lines", "-t", "lines").status == .done)
    }

    @Test func whatExistsIsReplacedOnlyWithForce() throws {
        let input = try place.write("new", to: "a.lines")
        let output = try place.write("old", to: "b.lines")
        #expect(try place.run("convert", input, "-o", output).status == .cannotCreate)
        #expect(place.content(of: "b.lines") == "old")
        #expect(try place.run("convert", input, "-o", output, "--force").status == .done)
        #expect(place.content(of: "b.lines") == "LINES\nnew\n")
    }

    @Test func aReplacedFileKeepsItsPermissions() throws {
        let input = try place.write("new", to: "a.lines")
        let output = try place.write("old", to: "b.lines")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: output)
        _ = try place.run("convert", input, "-o", output, "--force")
        let attributes = try FileManager.default.attributesOfItem(atPath: output)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test func aSymbolicLinkStaysAndWhatItLeadsToIsReplaced() throws {
        let input = try place.write("new", to: "a.lines")
        let target = try place.write("old", to: "target.lines")
        try FileManager.default.createSymbolicLink(atPath: place.path("link.lines"), withDestinationPath: target)
        #expect(try place.run("convert", input, "-o", place.path("link.lines"), "--force").status == .done)
        #expect(place.content(of: "target.lines") == "LINES\nnew\n")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: place.path("link.lines")) == target)
    }

    @Test func severalInputsKeepTheirBaseNamesInAFolder() throws {
        let first = try place.write("one", to: "one.lines")
        let second = try place.write("two", to: "two.lines")
        let outcome = try place.run("convert", first, second, "-t", "lines", "-o", place.path("out"))
        #expect(outcome.status == .done)
        #expect(place.content(of: "out/one.lines") == "LINES\none\n")
        #expect(place.content(of: "out/two.lines") == "LINES\ntwo\n")
    }

    @Test func severalInputsNeedAFolder() throws {
        let first = try place.write("one", to: "one.lines")
        let second = try place.write("two", to: "two.lines")
        #expect(try place.run("convert", first, second, "-t", "lines").status == .usage)
        #expect(try place.run("convert", first, second, "-t", "lines", "-o", first).status == .usage)
    }

    @Test func equalBaseNamesAreRefusedBeforeAnythingIsWritten() throws {
        let first = try place.write("one", to: "same.lines")
        let second = try place.write("two", to: "same.ln")
        let outcome = try place.run("convert", first, second, "-t", "lines", "-o", place.path("out"))
        #expect(outcome.status == .usage)
        #expect(place.names == ["same.lines", "same.ln"])
    }

    @Test func anErrorInOneInputStopsNoOther() throws {
        let broken = try place.write("unreadable", to: "broken.lines")
        let good = try place.write("good", to: "good.lines")
        let outcome = try place.run(
            "convert", place.path("gone.lines"), broken, good, "-t", "lines", "-o", place.path("out"))
        #expect(outcome.status == .noInput)
        #expect(place.names.contains("out"))
        #expect(place.content(of: "out/good.lines") == "LINES\ngood\n")
        #expect(place.content(of: "out/broken.lines") == nil)
    }

    @Test(arguments: [
        ("error", ExitStatus.inputHasErrors), ("warning", .done), ("note", .done), ("unreadable", .unreadable),
        ("fault", .internalFault), ("cannot be said", .cannotCreate), ("wrong in writing", .internalFault),
    ])
    func eachWayToFailHasItsStatus(line: String, status: ExitStatus) throws {
        let input = try place.write(line + "\n", to: "a.lines")
        #expect(try place.run("convert", input, "-o", place.path("b.lines")).status == status)
        let isWritten = status == .done || status == .inputHasErrors
        #expect(place.names == (isWritten ? ["a.lines", "b.lines"] : ["a.lines"]))
    }

    @Test func warningsCountUnderStrict() throws {
        let input = try place.write("warning\nnote\n", to: "a.lines")
        #expect(try place.run("convert", input, "-t", "lines", "--strict").status == .warnings)
        let note = try place.write("note\n", to: "b.lines")
        #expect(try place.run("convert", note, "-t", "lines", "--strict").status == .done)
    }

    @Test func aFolderAsInputIsNoInput() throws {
        #expect(try place.run("convert", place.folder.path, "-t", "lines").status == .noInput)
    }

    @Test func aFolderThatIsMissingIsNotMadeForOneFile() throws {
        let input = try place.write("a", to: "a.lines")
        #expect(try place.run("convert", input, "-o", place.path("gone/b.lines")).status == .cannotCreate)
        #expect(place.names == ["a.lines"])
    }

    @Test func aFullDeviceIsAnInputOutputError() throws {
        let input = try place.write("a", to: "a.lines")
        #expect(try place.run("convert", input, "-t", "lines", "-o", "/dev/full").status == .inputOutput)
    }
}
