import GongkaiArchive
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import GongkaiWrite
import TestSupport
import Testing

/// Bundles with one thing wrong: each is refused, with the file and the line.
@Suite struct CSVMutantTests {
    /// A small publication with a bit of everything that the mutants break.
    private var publication: Publication {
        let place = [SourceRange(start: 0, end: 6, line: 1)]
        var document = Document(id: "d", kind: .notice, issuers: ["甲", "乙"], status: .inForce, source: place)
        document.number = Sourced(DocumentNumber("嘉政发〔2017〕11号"), source: place)
        document.body = [
            .paragraph(Text("二〇一七年", spans: [Span(start: 0, end: 2, kind: .date(CalendarDate.sample))], source: place))
        ]
        document.written = .sample
        return Publication(kind: .document, title: Sourced("题"), documents: [document])
    }

    /// Replaces the only occurrence of a text in one file.
    private func mutant(_ file: String, _ old: String, _ new: String) throws -> [NamedFile] {
        try CSVPublicationWriter().files(of: publication).map { named in
            guard named.name == file else { return named }
            let text = String(decoding: named.bytes, as: UTF8.self)
            let parts = text.split(separator: old, omittingEmptySubsequences: false)
            #expect(parts.count == 2, "\(file) has “\(old)” once")
            return NamedFile(name: file, bytes: Array(parts.joined(separator: new).utf8))
        }
    }

    private func errors(_ files: [NamedFile]) -> [Diagnostic] {
        var sink = DiagnosticSink()
        do throws(ReadError) {
            _ = try CSVPublicationReader().read(files, diagnostics: &sink)
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test(
        "a table with one thing wrong is refused where it is wrong",
        arguments: [
            ("documents.csv", "node,id,", "node,", .csvFieldCount, 2),
            ("documents.csv", "node,id,", "node,ident,", .csvUnknownColumn, 1),
            ("documents.csv", "node,id,number,", "node,id,id,", .csvRepeatedColumn, 1),
            ("documents.csv", "2017-05-16", "2017/5/16", .csvBadValue, 2),
            ("documents.csv", "2017-05-16", "2017-02-30", .csvBadValue, 2),
            ("documents.csv", "通知", "通知书", .csvBadValue, 2),
            ("documents.csv", "通知", "", .csvMissingValue, 2),
            ("documents.csv", ",2017,11,", ",2018,11,", .csvDerivedValue, 2),
            ("documents.csv", "\r\n2,d,", "\r\n2,\"d\",x\",", .csvBareQuote, 2),
            ("documents.csv", "\r\n2,d,", "\r\n2,\"d,", .csvUnclosedQuote, 2),
            ("documents.csv", "\r\n2,d,", "\r\n2,\"d\"e,", .csvTextBehindQuote, 2),
            ("documents.csv", "\r\n2,d,", "\r\n2,'d\\q,", .csvBadEscape, 2),
            ("documents.csv", "\r\n2,d,", "\r\n2,'d\\u{0},", .csvForbiddenCharacter, 2),
            ("documents.csv", "\r\n2,d,", "\r\n3,d,", .csvUnplacedRecord, 2),
            ("documents.csv", "\r\n2,d,", "\r\n02,d,", .csvBadValue, 2),
            ("nodes.csv", "\r\n3,2,", "\r\n3,9,", .csvBrokenReference, 4),
            ("nodes.csv", "\r\n3,2,", "\r\n3,3,", .csvParentOrder, 4),
            ("nodes.csv", "\r\n3,2,", "\r\n2,1,", .csvRepeatedKey, 4),
            ("nodes.csv", "\r\n3,2,body,", "\r\n3,2,items,", .csvUnplacedRecord, 4),
            ("nodes.csv", ",paragraph,", ",division,", .csvMissingRecord, 4),
            ("nodes.csv", ",paragraph,d", ",paragraph,", .csvDerivedValue, 4),
            ("nodes.csv", "\r\n2,1,", "\r\n2,,", .csvRoot, nil),
            ("names.csv", "2,issuers,2,", "2,issuers,3,", .csvPosition, 3),
            ("names.csv", "2,issuers,2,", "2,issuers,1,", .csvRepeatedKey, 3),
            ("names.csv", "2,issuers,2,", "2,leads,1,", .csvUnplacedRecord, 3),
            ("names.csv", "2,issuers,2,", "9,issuers,2,", .csvBrokenReference, 3),
            ("spans.csv", ",date,", ",emphasis,", .csvUnexpectedValue, 2),
            ("spans.csv", ",date,", ",repair,", .csvMissingValue, 2),
            ("spans.csv", "'2017-05-16", "someday", .csvBadValue, 2),
            ("publication.csv", "gongkai-publication/1", "gongkai-publication/2", .csvWrongModel, 2),
            ("datapackage.json", "\"model\": \"gongkai", "\"model\": \"other", .csvWrongModel, nil),
            ("datapackage.json", "\"resources\"", "\"sources\"", .csvBadDescriptor, nil),
        ] as [(String, String, String, DiagnosticRule, Int?)])
    func refused(file: String, old: String, new: String, rule: DiagnosticRule, line: Int?) throws {
        let errors = errors(try mutant(file, old, new))
        let error = errors.first { $0.rule == rule }
        #expect(error != nil, "\(errors.map { $0.message(in: .english) })")
        #expect(error?.part == file)
        #expect(error?.position?.line == line)
    }

    @Test("a table that is missing or unknown is named, as is a description that is missing")
    func tables() throws {
        let files = try CSVPublicationWriter().files(of: publication)
        let less = errors(files.filter { $0.name != "spans.csv" })
        #expect(less.map(\.rule) == [.csvMissingTable])
        #expect(less.first?.part == "spans.csv")
        let more = errors(files + [NamedFile(name: "more.csv", bytes: [])])
        #expect(more.map(\.rule) == [.csvUnknownTable])
        #expect(errors(Array(files.dropFirst())).map(\.rule) == [.csvNoDescriptor])
        let empty = files.map { $0.name == "names.csv" ? NamedFile(name: $0.name, bytes: []) : $0 }
        #expect(errors(empty).contains { $0.rule == .csvMissingColumn && $0.part == "names.csv" })
    }

    @Test("bytes that are no UTF-8 are an error in their place")
    func encoding() throws {
        let files = try CSVPublicationWriter().files(of: publication).map { file in
            file.name == "texts.csv" ? NamedFile(name: file.name, bytes: file.bytes.dropLast(3) + [0xFF, 0x0A]) : file
        }
        #expect(errors(files).map(\.rule) == [.csvNotUTF8])
    }

    @Test("an identifier that comes twice is an error, in one table or in two")
    func identifiers() throws {
        let division = Block.division(Division(id: "e", kind: .level1, marker: Sourced(""), ordinal: []))
        let twice = Publication(kind: .document, frontMatter: [division], documents: [Document(id: "d")])
        let files = try CSVPublicationWriter().files(of: twice).map { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
            return file.name == "divisions.csv"
                ? NamedFile(name: file.name, bytes: Array(text.replacing(",e,", with: ",d,").utf8)) : file
        }
        #expect(errors(files).map(\.rule) == [.csvRepeatedIdentifier])
    }

    @Test("what another program changed is told: the layout in a note, values in a warning")
    func changes() throws {
        func told(_ change: (String) -> String) throws -> [DiagnosticRule] {
            var sink = DiagnosticSink()
            let files = try CSVPublicationWriter().files(of: publication).map { file in
                file.name == "names.csv"
                    ? NamedFile(name: file.name, bytes: Array(change(String(decoding: file.bytes, as: UTF8.self)).utf8))
                    : file
            }
            _ = try CSVPublicationReader().read(files, diagnostics: &sink)
            #expect(sink.diagnostics.allSatisfy { $0.part == "names.csv" })
            return sink.diagnostics.map(\.rule)
        }
        #expect(try told { $0 } == [])
        #expect(
            try told { "\u{FEFF}" + $0.replacing("\r\n", with: "\n").replacing("甲", with: "\"甲\"") } == [
                .csvLayoutChanged
            ])
        #expect(try told { $0.replacing("甲", with: "丙") } == [.csvValuesChanged])
    }

    @Test("bundles damaged at random are refused, or are publications", arguments: 0..<4 as Range<UInt64>)
    func damaged(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let files = try CSVPublicationWriter().files(of: publication)
        for _ in 0..<100 {
            var damaged = files
            let index = Int.random(in: files.indices, using: &random)
            guard !damaged[index].bytes.isEmpty else { continue }
            let offset = Int.random(in: damaged[index].bytes.indices, using: &random)
            damaged[index].bytes[offset] = UInt8.random(in: 0...255, using: &random)
            var sink = DiagnosticSink()
            do {
                let again = try CSVPublicationReader().read(damaged, diagnostics: &sink)
                let files = try CSVPublicationWriter().files(of: again)
                #expect(try CSVPublicationReader().read(files, diagnostics: &sink) == again)
            } catch let error as ReadError {
                #expect(!error.diagnostics.isEmpty)
            }
        }
    }

    @Test("an archive that is none, or is cut off, is unreadable")
    func archives() throws {
        let bytes = try CSVPublicationWriter().write(publication)
        var sink = DiagnosticSink()
        for broken in [Array("PK\u{3}\u{4}".utf8), Array(bytes.dropLast(30)), Array(bytes.prefix(bytes.count / 2))] {
            let error = #expect(throws: ReadError.self) {
                try CSVPublicationReader().read(Input(name: "b.zip", bytes: broken), diagnostics: &sink)
            }
            #expect(error?.diagnostics.map(\.rule) == [.archiveUnreadable])
        }
    }
}

extension CalendarDate {
    /// 16 May 2017.
    fileprivate static var sample: CalendarDate {
        guard let date = CalendarDate(year: 2017, month: 5, day: 16) else { preconditionFailure("a date") }
        return date
    }
}
