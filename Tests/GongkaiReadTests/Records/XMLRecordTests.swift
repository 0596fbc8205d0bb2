import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead
import Testing

@Suite struct XMLRecordTests {
    private let reader = XMLRecordReader()

    private func read(
        _ records: String, root: String = #"<dataset xmlns="urn:gongkai:dataset:x:1">"#, pieceSize: Int = 1 << 19,
        positions: Bool = false
    ) -> RecordReading {
        RecordReading(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(root)\n\(records)</dataset>\n", by: reader,
            pieceSize: pieceSize, positions: positions)
    }

    private func foreign(_ text: String, record: String, pieceSize: Int = 1 << 19) -> RecordReading {
        var options = RecordReadingOptions()
        options.recordElement = record
        options.pieceSize = pieceSize
        return RecordReading(Array(text.utf8), by: reader, options: options, discovers: true, positions: true)
    }

    @Test func everyRecordElementIsARecordAndEveryChildAField() {
        let reading = read("<record><a>1</a><b>二</b></record>\n<record>\n  <b>四</b>\n</record>\n")
        #expect(reading.headings == ["a", "b"])
        #expect(reading.texts == [["1", "二"], [nil, "四"]])
        #expect(reading.findings == [])
        #expect(reading.failure == nil)
    }

    @Test func emptyTextIsOtherThanMissing() {
        let xsi = #"<dataset xmlns="urn:gongkai:dataset:x:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#
        let records = """
            <record><a/><b></b><c>x</c></record><record><a xsi:nil="true"/><c xsi:nil="false">y</c></record><record/>
            """
        #expect(read(records, root: xsi).texts == [["", "", "x"], [nil, nil, "y"], [nil, nil, nil]])
    }

    @Test func referencesAreUndone() {
        let reading = read(
            "<record><a>&lt;b&gt; &amp;amp; &quot;&apos; &#27721;&#x1F600;&#13;]]&gt; > ]> é</a></record>")
        #expect(reading.texts == [["<b> &amp; \"' 汉😀\r]]> > ]> é"]])
    }

    @Test func whiteSpaceWithinAFieldStays() {
        #expect(read("<record><a> x\n\ty </a></record>").texts == [[" x\n\ty "]])
    }

    @Test func carriageReturnsBecomeLineEndsAsXMLHasIt() {
        #expect(read("<record>\r\n<a>x\r\ny\rz</a></record>\r\n").texts == [["x\ny\nz"]])
    }

    @Test func listsBecomeOneCell() {
        let records = """
            <record><a><item>x</item><item>y；z\\</item><item></item></a></record>
            <record><a> <item>&lt;</item> </a></record><record><a><item/></a></record>
            """
        #expect(read(records).texts == [["x；y\\；z\\\\；"], ["<"], [""]])
    }

    @Test func listsArePartedAsTheSchemaSays() {
        var options = RecordReadingOptions()
        let field = DatasetField("a", BilingualText("A", "甲"), .list(of: .string), separator: "|")
        options.schema = DatasetSchema(
            "x", BilingualText("X", "某"), description: BilingualText("", ""), fields: [field])
        for markup in ["", "<!-- -->"] {
            let text = """
                <dataset xmlns='urn:gongkai:dataset:x:1'>\(markup)<record><a> <item>x|</item><item>；</item></a></record>
                <record><a><item>x|</item><item>；</item></a></record></dataset>
                """
            let reading = RecordReading(Array(text.utf8), by: reader, options: options)
            #expect(reading.texts == [["x\\||；"], ["x\\||；"]])
        }
    }

    @Test(arguments: [
        ("<record><a>1</record>", "xml.record-not-well-formed"),
        ("<record><a>&nbsp;</a></record>", "xml.record-not-well-formed"),
        ("<record><a>]]></a></record>", "xml.record-not-well-formed"),
        ("<record><a>\u{1}</a></record>", "xml.record-not-well-formed"),
        ("<record><a>\u{FFFE}</a></record>", "xml.record-not-well-formed"),
        ("<record><a>&#0;</a></record>", "xml.record-not-well-formed"),
        ("<record><a>1</a></record></dataset><dataset>", "xml.record-not-well-formed"),
        ("<record><a><b>1</b></a></record>", "xml.record-nested"),
        ("<record><a>x<item>1</item></a></record>", "xml.record-nested"),
        ("<record><a>1</a><a>2</a></record>", "xml.record-repeated"),
        ("<record><a x=\"1\">1</a></record>", "xml.record-attribute"),
        ("<record x=\"1\"><a>1</a></record>", "xml.record-attribute"),
        ("<record>x<a>1</a></record>", "xml.record-text"),
        ("<record><a xmlns=\"urn:x\">1</a></record>", "xml.record-namespace"),
        ("<record xmlns=\"urn:x\"><a>1</a></record>", "xml.record-element"),
        ("<row><a>1</a></row>", "xml.record-element"), ("x", "xml.record-text"),
    ])
    func whatIsNoRecordIsRefused(record: String, rule: String) {
        let good = "<record><a>1</a></record>\n"
        for prefix in ["", "<!-- -->"] {
            for pieceSize in [1, 30, 1 << 19] {
                let reading = read(good + prefix + record + good, pieceSize: pieceSize)
                // Behind other markup the input goes through one parser, which stops where it is not well-formed.
                if rule == "xml.record-not-well-formed", !prefix.isEmpty {
                    #expect(reading.failure?.rule == .xmlNotWellFormed, "\(record)")
                } else {
                    #expect(reading.rules.contains(rule), "\(record) \(reading.rules)")
                    // libxml2 tells the lines of elements alone.
                    let line = prefix.isEmpty || rule != "xml.record-text" || record != "x" ? 4 : 3
                    #expect(reading.findings.first?.line == line, "\(record)")
                    #expect(reading.recordsRead >= 2)
                }
            }
        }
    }

    @Test func bytesThatAreNoUTF8RefuseTheirRecord() {
        let head = Array("<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>".utf8)
        let tail = Array("</a></record><record><a>2</a></record></dataset>".utf8)
        let reading = RecordReading(head + [0xC0, 0xAF] + tail, by: reader)
        #expect(reading.rules == ["record.not-utf-8"])
        #expect(reading.findings.first?.arguments == ["C0"])
        #expect(reading.findings.first?.offset == head.count)
        #expect(reading.texts == [["2"]])
    }

    @Test(arguments: [
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record>",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record></data",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record></dataset",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></rec",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record></dataset><record></record>",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record></dataset>x",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record><!-- --></data",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record><!-- ",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record><![CDATA[x",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"", "<dataset", "<?xml", "x",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\">",
        "<dataset xmlns=\"urn:gongkai:dataset:x:1\"/><x/>",
    ])
    func aFileThatIsCutOrGoesOnIsRefused(text: String) {
        for pieceSize in [1, 9, 1 << 19] {
            let reading = RecordReading(text, by: reader, pieceSize: pieceSize)
            #expect(reading.failure?.rule == .xmlNotWellFormed, "\(text)")
        }
    }

    /// Never well at any cut: an end that is missing is always told.
    @Test func noBeginningOfAFileIsTakenForAWholeOne() {
        let text = Array(
            "<dataset xmlns=\"urn:gongkai:dataset:x:1\"><record><a>1</a></record><!-- x --><record><a/></record></dataset>"
                .utf8)
        for length in 0..<text.count {
            let reading = RecordReading(Array(text[..<length]), by: reader)
            #expect(reading.failure != nil, "\(length)")
        }
        #expect(RecordReading(text, by: reader).failure == nil)
    }

    @Test func documentTypesAreRefused() {
        let text = "<!DOCTYPE dataset [<!ENTITY a \"b\">]><dataset xmlns=\"urn:gongkai:dataset:x:1\"></dataset>"
        #expect(RecordReading(text, by: reader).failure?.rule == .xmlDoctype)
    }

    @Test func xmlThatIsNotOursNeedsTheNameOfItsRecords() {
        let reading = RecordReading("<list xmlns=\"urn:x\"><row/></list>", by: reader)
        #expect(reading.failure?.rule == .xmlNoRecords)
        #expect(reading.failure?.arguments == ["list", "urn:x"])
    }

    @Test func anEmptyDatasetIsWarnedOf() {
        for text in [
            "<dataset xmlns=\"urn:gongkai:dataset:x:1\"/>", "<dataset xmlns=\"urn:gongkai:dataset:x:1\"> </dataset >\n",
        ] {
            let reading = RecordReading(text, by: reader)
            #expect(reading.diagnostics.map(\.rule) == [.recordNone])
            #expect(reading.failure == nil)
        }
    }

    @Test func theNamespaceMayHaveAPrefix() {
        let text = "<g:dataset xmlns:g=\"urn:gongkai:dataset:x:1\"><g:record><g:a>1</g:a></g:record></g:dataset>"
        #expect(RecordReading(text, by: reader).texts == [["1"]])
    }

    @Test func commentsInstructionsAndCharacterDataAreRead() {
        let records = """
            <record><a>1</a></record>
            <record><a>2<!-- </record> --></a></record><?x </record>?>
            <record><a><![CDATA[</record>&]]]]></a></record>
            <record><a>4</a></record>

            """
        for pieceSize in [1, 40, 1 << 19] {
            let reading = read(records, pieceSize: pieceSize, positions: true)
            #expect(reading.texts == [["1"], ["2"], ["</record>&]]"], ["4"]])
            #expect(reading.lines == [[3], [4], [5], [6]])
            #expect(reading.findings == [])
        }
    }

    @Test func linesBeyondSixteenBitsAreTrue() {
        let blank = String(repeating: "\n", count: 70_000)
        for markup in ["", "<!-- -->"] {
            let records = "<record><a>1</a></record>" + blank + markup + "<record><b>1</b><b>2</b></record>\n"
            let reading = RecordReading(
                Array("<dataset xmlns=\"urn:gongkai:dataset:x:1\">\(records)</dataset>".utf8), by: reader,
                discovers: true)
            #expect(reading.findings.map(\.line) == [70_001])
            let cut = "<dataset xmlns=\"urn:gongkai:dataset:x:1\">" + records
            // libxml2 says where the last thing stands, we where the input ends.
            #expect(RecordReading(cut, by: reader).failure?.position?.line == (markup.isEmpty ? 70_002 : 70_001))
        }
    }

    @Test func recordsOfOthersAreThoseOfTheElementNamed() {
        let text = """
            <?xml version="1.0"?><!DOCTYPEX-->
            """
        #expect(foreign(text, record: "row").failure != nil)
        let good = """
            <list xmlns="urn:x" n="1">
              <head><row2>no</row2>text</head>
              <p:row xmlns:p="urn:y" id="7">
                <name lang="zh">甲</name><amount>1.50</amount>
              </p:row>
              <row id="8&amp;"><amount/><note>x<![CDATA[<y>]]></note></row>
            </list>
            """
        for pieceSize in [1, 50, 1 << 19] {
            let reading = foreign(good, record: "row", pieceSize: pieceSize)
            #expect(reading.headings == ["_x0040_id", "name", "name_x0040_lang", "amount", "note"])
            #expect(reading.texts == [["7", "甲", "zh", "1.50", nil], ["8&", nil, nil, "", "x<y>"]])
            #expect(reading.findings == [])
            #expect(reading.lines.map { $0[3] } == [4, 6])
        }
    }

    @Test(arguments: [
        ("<row><a><item>1</item></a></row>", "xml.record-nested"),
        ("<row><a>1</a><a>2</a></row>", "xml.record-repeated"),
        ("<row>x<a/></row>", "xml.record-text"), ("<row><row/></row>", ""),
    ])
    func recordsOfOthersThatAreNotFlatAreRefused(record: String, rule: String) {
        let reading = foreign("<l><row><a>1</a></row>\(record)<row><a>2</a></row></l>", record: "row")
        #expect(reading.rules == (rule.isEmpty ? [] : [rule]))
        #expect(reading.texts.first?[0] == "1")
        #expect(reading.recordsRead == 3)
    }

    @Test func valuesOfTenMegabytesAreRead() {
        for (markup, megabytes) in [("", 10), ("<!-- -->", 1)] {
            let long = String(repeating: "很长", count: megabytes << 20 / 6) + "&amp;"
            let reading = read("\(markup)<record><a>\(long)</a><b>x</b></record>")
            #expect(reading.texts.first?[0]?.utf8.count == long.utf8.count - 4)
            #expect(reading.texts.first?[1] == "x")
        }
    }

    @Test func aRecordThatDoesNotEndIsRefusedByName() {
        var options = RecordReadingOptions()
        options.limits[.recordSize] = 1000
        options.pieceSize = 100
        for markup in ["", "<!-- -->"] {
            let text =
                "<dataset xmlns=\"urn:gongkai:dataset:x:1\">\(markup)<record><a>" + String(repeating: "x", count: 5000)
            let reading = RecordReading(Array(text.utf8), by: reader, options: options)
            #expect(reading.failure?.rule == .limitRecordSize)
        }
    }

    @Test func deepNestingIsRefused() {
        let deep = String(repeating: "<b>", count: 2000) + String(repeating: "</b>", count: 2000)
        #expect(read("<record><a>\(deep)</a></record>").rules == ["xml.record-not-well-formed"])
        #expect(read("<!-- --><record><a>\(deep)</a></record>").failure?.rule == .xmlTooDeep)
    }

    @Test func aFieldThatComesUpLaterIsSaidToBeUnknown() {
        let records = "<record><a>1</a></record><record><a>2</a></record><record><新>3</新></record>"
        let reading = read(records, pieceSize: 10)
        #expect(reading.findings.map(\.rule) == ["unknown-field"])
        #expect(reading.findings.map(\.arguments) == [["新"]])
    }

    @Test func aFieldMayBeCalledAsRecordsAre() {
        let records =
            "<record><a>1</a><record>2</record><recordX/></record>\n<record><record>3</record><recordX/></record>"
        for pieceSize in 1...40 { #expect(read(records, pieceSize: pieceSize).findings.isEmpty) }
    }

    @Test func anEncodingThatTheDeclarationNamesIsThatOfTheBytesBefore() {
        let text =
            "<?xml version='1.0' encoding='GB18030'?><dataset xmlns=\"urn:gongkai:dataset:x:1\"><!-- --><record><a>汉</a></record></dataset>"
        #expect(RecordReading(text, by: reader).texts == [["汉"]])
    }
}
