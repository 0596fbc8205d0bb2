import GongkaiModel

/// A day as FRBR wants one, and what it stands for.
struct AkomaNtosoDate {
    /// A whole day, always.
    var day: String
    /// What happened on it; `unknown` for the day that stands where none is known.
    var name: String
    /// What is known, where that is no whole day.
    var value: String?

    static let unknown = AkomaNtosoDate(day: "0001-01-01", name: "unknown")

    /// The first day of what is known.
    init(_ date: CalendarDate, name: String) {
        let first = CalendarDate(year: date.year, month: date.month ?? 1, day: date.day ?? 1) ?? date
        self.init(day: first.description, name: name, value: date.day == nil ? date.description : nil)
    }

    private init(day: String, name: String, value: String? = nil) {
        self.day = day
        self.name = name
        self.value = value
    }

    /// The first of several that is known.
    static func first(_ candidates: [(CalendarDate?, String)]) -> AkomaNtosoDate {
        for case (let date?, let name) in candidates { return AkomaNtosoDate(date, name: name) }
        return .unknown
    }
}

/// What FRBR says of a publication, a document or an attachment.
struct AkomaNtosoWork {
    /// The IRI of the work.
    var uri: String
    /// The IRI of this part of the work.
    var this: String
    var date: AkomaNtosoDate
    var authors: [String]
    var subtype: String
    var number: String?
    var name: String?

    init(_ publication: Publication) {
        let title = [publication.title?.value, publication.issueNumber?.value].compactMap { $0 }
        let name = title.isEmpty ? publication.publisher ?? "" : title.joined(separator: "-")
        let period = publication.period.map { AkomaNtosoAddresses.segment($0.description) + "/" }
        uri =
            "/akn/cn/\(publication.kind == .gazette ? "officialGazette" : "documentCollection")/\(period ?? "")"
            + AkomaNtosoAddresses.segment(name)
        this = uri + "/!main"
        date = .first([(publication.period, "period")])
        authors = publication.publisher.map { [$0] } ?? []
        subtype = publication.kind.rawValue
        number = publication.issueNumber?.value
        self.name = publication.title?.value
    }

    init(_ document: Document, _ publication: Publication) {
        uri = AkomaNtosoAddresses.work(number: document.number?.value.text, title: document.id)
        this = uri + "/!main"
        date = .first([
            (document.written, "written"), (document.signature?.date?.value, "signature"),
            (document.published, "published"),
        ])
        authors = document.issuers.isEmpty ? publication.publisher.map { [$0] } ?? [] : document.issuers
        subtype = document.kind.rawValue
        number = document.number?.value.text
        name = document.title?.value
    }

    /// An enclosure of the work.
    func part(_ identifier: String, _ enclosure: Enclosure) -> AkomaNtosoWork {
        var part = part(identifier, name: enclosure.title?.value, subtype: "enclosure")
        part.number = enclosure.number?.value.text
        if let date = enclosure.signature?.date?.value { part.date = AkomaNtosoDate(date, name: "signature") }
        return part
    }

    /// An attachment of the work.
    func part(_ identifier: String, _ attachment: Attachment) -> AkomaNtosoWork {
        part(identifier, name: attachment.heading?.value ?? attachment.title?.value, subtype: "attachment")
    }

    private func part(_ identifier: String, name: String?, subtype: String) -> AkomaNtosoWork {
        var part = self
        // The work is the document; which component of an issue it is here says the eId alone.
        let place = identifier.hasPrefix("cmp_") ? identifier.split(separator: "__", maxSplits: 1).last : nil
        part.this = uri + "/!" + (place.map(String.init) ?? identifier)
        part.name = name
        part.number = nil
        part.subtype = subtype
        return part
    }
}
