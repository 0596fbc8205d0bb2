import GongkaiDiagnostics
import GongkaiModel
import Testing

/// A rule with a publication that it fires on, and one near it that nothing is said of.
struct Example: Sendable, CustomTestStringConvertible {
    let rule: DiagnosticRule
    let arguments: [String]
    let path: String?
    let wrong: Publication
    let right: Publication

    init(
        _ rule: DiagnosticRule, _ arguments: [String], at path: String?, wrong: Publication, right: Publication
    ) {
        self.rule = rule
        self.arguments = arguments
        self.path = path
        self.wrong = wrong
        self.right = right
    }

    var testDescription: String { rule.id }

    static let all = lists + numbering + dates + documents + characters
}

private let first = "溪政发〔2024〕8号"
private let second = "溪政发〔2024〕9号"
private let firstTitle = "云溪市人民政府关于印发工作规则的通知"
private let secondTitle = "云溪市人民政府关于促进消费的若干意见"

extension Example {
    fileprivate static let lists = [
        Example(
            .checkNumberDiffers, ["溪政发〔2023〕8号", first, firstTitle], at: "catalogue/0/number",
            wrong: Sound.issue.changed { $0.catalogue[0].number = Sourced(DocumentNumber("溪政发〔2023〕8号")) },
            right: Sound.issue.changed { $0.catalogue[0].number = nil }),
        Example(
            .checkTitleDiffers, [second, "“\(secondTitle)”", "“\(secondTitle)”", "“云溪市人民政府关于促进消费的意见”"],
            at: "documents/1/title",
            wrong: Sound.issue.changed { $0.catalogue[1].title = Sourced("云溪市人民政府关于促进消费的意见") },
            right: Sound.issue.changed {
                $0.catalogue[1].title = Sourced("关于促进消费的若干意见")
                $0.contents[1].title = Sourced("云溪市人民政府　关于促进消费的若干意见")
            }),
        Example(
            .checkNotInIssue, ["溪政发〔2024〕10号 “云溪市人民政府关于任免的通知”"], at: "contents/2",
            wrong: Sound.issue.changed {
                $0.contents.append(
                    ContentsEntry(
                        title: Sourced("云溪市人民政府关于任免的通知"), number: Sourced(DocumentNumber("溪政发〔2024〕10号"))))
            },
            right: Sound.issue.changed { $0.contents.append(ContentsEntry(title: Sourced("3月份发文目录"))) }),
        Example(
            .checkNotInContents, [second], at: "documents/1",
            wrong: Sound.issue.changed { $0.contents.removeLast() },
            right: Sound.issue.changed { $0.contents = [] }),
        Example(
            .checkNotInCatalogue, [second], at: "documents/1",
            wrong: Sound.issue.changed { $0.catalogue.removeLast() },
            right: Sound.issue.changed {
                $0.catalogue.removeLast()
                $0.documents[1].written = CalendarDate(year: 2024, month: 2, day: 28)
            }),
        Example(
            .checkEntryRepeated, [first], at: "catalogue/2/number",
            wrong: Sound.issue.changed { $0.catalogue.append($0.catalogue[0]) }, right: Sound.issue),
        Example(
            .checkContentsOrder, [first, second], at: "contents/1",
            wrong: Sound.issue.changed {
                $0.contents.reverse()
                for index in $0.contents.indices { $0.contents[index].page = nil }
            }, right: Sound.issue),
        Example(
            .checkPageBackwards, ["2", "5"], at: "contents/1/page",
            wrong: Sound.issue.changed { $0.contents[0].page = Sourced(5) },
            right: Sound.issue.changed { $0.contents[0].page = Sourced(2) }),
    ]

    fileprivate static let numbering = [
        Example(
            .checkNumberingGap, ["三、", "二、"], at: "documents/0/body/1/marker",
            wrong: Sound.body([Sound.division(.level1, 1), Sound.division(.level1, 3)]),
            right: Sound.body([Sound.division(.level1, 1, blocks: [.text("二、改进作风")]), Sound.division(.level1, 3)])),
        Example(
            .checkNumberingRepeated, ["第五条"], at: "documents/0/body/5/marker",
            wrong: Sound.body([1, 2, 3, 4, 5, 5, 7].map { Sound.division(.article, $0) }),
            right: Sound.body([1, 2, 3, 4, 5, 6, 7].map { Sound.division(.article, $0) })),
        Example(
            .checkNumberingOutOfOrder, ["（二）"], at: "documents/0/body/0/blocks/3/marker",
            wrong: Sound.body([Sound.division(.level1, 1, blocks: [1, 3, 4, 2].map { Sound.division(.level2, $0) })])
                .withText("（二）", before: 1),
            right: Sound.body([Sound.division(.level1, 1, blocks: [1, 2, 3, 4].map { Sound.division(.level2, $0) })])),
        Example(
            .checkAttachmentGap, ["3", "2"], at: "documents/0/attachments/1/ordinal",
            wrong: Sound.lone.changed { $0.documents[0].attachments = [1, 3].map { Attachment(ordinal: $0) } },
            right: Sound.lone.changed { $0.documents[0].attachments = [1, 2].map { Attachment(ordinal: $0) } }),
        Example(
            .checkAttachmentRepeated, ["1"], at: "documents/0/attachments/1/ordinal",
            wrong: Sound.lone.changed { $0.documents[0].attachments = [1, 1].map { Attachment(ordinal: $0) } },
            right: Sound.lone.changed { $0.documents[0].attachments = [Attachment(), Attachment()] }),
    ]

    fileprivate static let dates = [
        Example(
            .checkDateImpossible, ["2024年2月30日"], at: "documents/0/body/0/text",
            wrong: Sound.body([.text("云溪市人民政府　2024年2月30日")]),
            right: Sound.body([.text("云溪市人民政府　2024年2月29日")])),
        Example(
            .checkDateImpossibleInText, ["2023年2月29日"], at: "documents/0/body/0/text",
            wrong: Sound.body([.text("自2023年2月29日起报名。")]),
            right: Sound.body([.text("自2024年2月29日起报名，农历2024年二月三十日截止，2023年2月30月龄的除外。")])),
        Example(
            .checkWrittenAfterPublished, [first, "2024-03-06", "2024-03-05"], at: "documents/0/written",
            wrong: Sound.lone.changed { $0.documents[0].published = CalendarDate(year: 2024, month: 3, day: 5) },
            right: Sound.lone.changed { $0.documents[0].published = CalendarDate(year: 2024, month: 3) }),
        Example(
            .checkInForceBeforeWritten, [first, "2024-03-01", "2024-03-06"], at: "documents/0/effective",
            wrong: Sound.lone.changed { $0.documents[0].effective = CalendarDate(year: 2024, month: 3, day: 1) },
            right: Sound.lone.changed { $0.documents[0].effective = CalendarDate(year: 2024, month: 3, day: 6) }),
        Example(
            .checkLapsesBeforeInForce, [first, "2023-12-31", "2024-03-06"], at: "documents/0/expires",
            wrong: Sound.lone.changed { $0.documents[0].expires = CalendarDate(year: 2023, month: 12, day: 31) },
            right: Sound.lone.changed { $0.documents[0].expires = CalendarDate(year: 2024, month: 12, day: 31) }),
        Example(
            .checkYearOfNumber, ["溪政发〔2014〕8号", "2024-03-06"], at: "documents/0/number",
            wrong: Sound.lone.changed { $0.documents[0].number = Sourced(DocumentNumber("溪政发〔2014〕8号")) },
            right: Sound.lone.changed { $0.documents[0].number = Sourced(DocumentNumber("溪政发〔2023〕8号")) }),
    ]

    fileprivate static let documents = [
        Example(
            .checkCitedTitleDiffers, [first, "关于促进消费的意见", firstTitle], at: "documents/1/relations/0",
            wrong: Sound.issue.citing(.basedOn, first, "关于促进消费的意见"),
            right: Sound.issue.citing(.basedOn, first, "关于印发工作规则的通知")),
        Example(
            .checkCitedNumberDiffers, [firstTitle, "溪政发〔2023〕8号", first], at: "documents/1/relations/0",
            wrong: Sound.issue.citing(.basedOn, "溪政发〔2023〕8号", firstTitle),
            right: Sound.issue.citing(.repeals, "溪政发〔2023〕8号", firstTitle)),
        Example(
            .checkRepealsItself, [second], at: "documents/1/relations/0",
            wrong: Sound.issue.citing(.repeals, second, secondTitle),
            right: Sound.issue.citing(.repeals, "溪政发〔2016〕9号", secondTitle)),
        Example(
            .checkNumberShared, [first, "1"], at: "documents/1/number",
            wrong: Sound.issue.changed {
                $0.contents = []
                $0.catalogue = []
                $0.documents[1].number = $0.documents[0].number
            },
            right: Sound.issue.changed {
                $0.contents = []
                $0.catalogue = []
            }),
        Example(
            .checkNoTitle, [first], at: "documents/0/title",
            wrong: Sound.lone.changed { $0.documents[0].title = nil }, right: Sound.lone),
        Example(
            .checkNoNumber, [firstTitle], at: "documents/0/number",
            wrong: Sound.lone.changed { $0.documents[0].number = nil },
            right: Sound.lone.changed {
                $0.documents[0] = Sound.document(first, "云溪市人民政府关于调整区域的公告", kind: .announcement)
                $0.documents[0].number = nil
            }),
        Example(
            .gazetteNoDate, [firstTitle], at: "documents/0/written",
            wrong: Sound.lone.changed { $0.documents[0].written = nil }, right: Sound.lone),
        Example(
            .gazetteNoIssuer, [firstTitle], at: "documents/0/issuers",
            wrong: Sound.lone.changed { $0.documents[0].issuers = [] }, right: Sound.lone),
        Example(
            .gazetteNoDocument, [], at: nil,
            wrong: Sound.lone.changed { $0.documents = [Document(id: "1")] },
            right: Sound.lone.changed { $0.documents = [] }),
        Example(
            .checkKindAgainstTitle, ["批复", "通知", firstTitle], at: "documents/0/kind",
            wrong: Sound.lone.changed { $0.documents[0].kind = .reply },
            right: Sound.lone.changed { $0.documents[0].title = Sourced("云溪市古树名木保护办法") }),
        Example(
            .checkNoAddressee, ["请示", first], at: "documents/0/addressees",
            wrong: Sound.lone.changed {
                $0.documents[0] = Sound.document(first, "云溪市财政局关于拨款的请示", kind: .request)
                $0.documents[0].addressees = []
            },
            right: Sound.lone.changed { $0.documents[0].addressees = [] }),
    ]

    fileprivate static let characters = [
        Example(
            .checkBidirectionalControl, ["U+202E"], at: "documents/0/title",
            wrong: Sound.lone.changed { $0.documents[0].title = Sourced("关于\u{202E}印发工作规则的通知") },
            right: Sound.lone.changed { $0.documents[0].title = Sourced("关于“印发”……工作规则——试行的通知") }),
        Example(
            .checkInvisibleCharacter, ["U+200B"], at: "documents/0/body/0/rows/0/1/text",
            wrong: Sound.body([
                .table(Table(rows: [[Table.Cell(text: Text("甲")), Table.Cell(text: Text("乙\u{200B}丙\u{200B}"))]]))
            ]),
            right: Sound.body([
                .table(Table(rows: [[Table.Cell(text: Text("葛\u{E0100}")), Table.Cell(text: Text("①　é"))]]))
            ])),
    ]
}

extension Publication {
    /// A copy whose second document cites.
    fileprivate func citing(_ kind: Relation.Kind, _ number: String, _ title: String) -> Publication {
        changed { $0.documents[1].relations = [Relation(kind: kind, number: number, title: title)] }
    }

    /// A copy with a paragraph in front of a block of the first division.
    fileprivate func withText(_ text: String, before place: Int) -> Publication {
        changed { publication in
            guard case .division(var division) = publication.documents[0].body[0] else { return }
            guard case .division(var inner) = division.blocks[place - 1] else { return }
            inner.blocks = [.text(text)]
            division.blocks[place - 1] = .division(inner)
            publication.documents[0].body[0] = .division(division)
        }
    }
}
