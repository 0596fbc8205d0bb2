import GongkaiDiagnostics
import GongkaiModel
import Testing

struct SourcePlacesTests {
    private static let small = SourceRange(start: 3, end: 9, line: 2)
    private static let beyond = SourceRange(start: 1 << 32, end: 1 << 33, line: 7)
    private static let negative = SourceRange(start: -1, end: -1, line: 0)

    @Test(
        "ranges come back as they were given, however many and however large",
        arguments: [
            [], [small], [beyond], [negative], [small, beyond], [small, small],
            [SourceRange(start: Int(UInt32.max), end: Int.max, line: Int(UInt32.max))],
        ])
    func same(ranges: [SourceRange]) {
        let places = SourcePlaces(ranges)
        #expect(places.ranges == ranges)
        #expect(places.isEmpty == ranges.isEmpty)
        var walked: [SourceRange] = []
        places.forEach { walked.append($0) }
        #expect(walked == ranges)
    }

    @Test("the place of one range is that of an array with it alone", arguments: [small, beyond, negative])
    func alone(range: SourceRange) {
        #expect(SourcePlaces(range) == SourcePlaces([range]))
    }

    @Test("a source that is added to has all ranges")
    func added() {
        var text = Text("公报", source: [Self.small])
        text.source += [Self.beyond]
        #expect(text.source == [Self.small, Self.beyond])
        #expect(text != Text("公报", source: [Self.small]))
        text.source.removeLast()
        #expect(text == Text("公报", source: [Self.small]))
    }
}
