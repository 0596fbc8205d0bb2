@testable import GongkaiCheck
import GongkaiDiagnostics
import GongkaiModel

/// Publications that no check has anything to say of; the tests make one thing wrong in them.
enum Sound {
    /// An issue of two documents that its contents and its catalogue agree with.
    static let issue: Publication = {
        let documents = [
            document("溪政发〔2024〕8号", "云溪市人民政府关于印发工作规则的通知"),
            document("溪政发〔2024〕9号", "云溪市人民政府关于促进消费的若干意见", kind: .opinion),
        ]
        return Publication(
            kind: .gazette, period: CalendarDate(year: 2024, month: 3), contentsTitle: Sourced("目录"),
            contents: documents.enumerated().map { index, document in
                ContentsEntry(
                    title: document.title ?? Sourced(""), number: document.number,
                    page: Sourced(index + 1, source: place(index)), source: place(index))
            },
            documents: documents, catalogueTitle: Sourced("2024年3月份发文目录"),
            catalogue: documents.map { CatalogueEntry(number: $0.number, title: $0.title ?? Sourced("")) })
    }()

    /// A lone document.
    static let lone = Publication(kind: .document, documents: [document("溪政发〔2024〕8号", "云溪市人民政府关于印发工作规则的通知")])

    static func document(_ number: String, _ title: String, kind: DocumentKind = .notice) -> Document {
        let written = CalendarDate(year: 2024, month: 3, day: 6)
        return Document(
            id: number, number: Sourced(DocumentNumber(number), source: place(0)),
            title: Sourced(title, source: place(1)), kind: kind, issuers: ["云溪市人民政府"],
            addressees: [Sourced("各县(区)人民政府", source: place(2))], written: written,
            signature: Signature(date: written.map { Sourced($0, source: place(9)) }), source: place(0))
    }

    /// The place of a line, ten bytes a line.
    static func place(_ line: Int) -> [SourceRange] {
        [SourceRange(start: line * 10, end: line * 10 + 9, line: line + 1)]
    }

    /// A document with a body.
    static func body(_ blocks: [Block]) -> Publication { lone.changed { $0.documents[0].body = blocks } }

    /// A division with its marker in the usual form.
    static func division(_ kind: Division.Kind, _ ordinal: Int..., blocks: [Block] = []) -> Block {
        let marker = MarkerForm(kind: kind, ordinal: ordinal).text
        return .division(
            Division(
                id: marker, kind: kind, marker: Sourced(marker, source: place(3)), ordinal: ordinal,
                heading: Sourced("总体要求"), blocks: blocks))
    }
}

extension Publication {
    /// A copy with a change.
    func changed(_ change: (inout Publication) -> Void) -> Publication {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Block {
    static func text(_ text: String) -> Block { .paragraph(Text(text, source: Sound.place(4))) }
}
