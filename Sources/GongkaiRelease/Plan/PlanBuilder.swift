package import GongkaiModel
import GongkaiTables

/// Joins the orders to publish that stand in documents with the datasets of a catalogue that meet them.
package struct PlanBuilder {
    let catalogue: [DatasetSchema]
    private let matcher: SubjectMatcher

    /// - Parameter catalogue: the definitions of datasets; what orders call them is in their subjects.
    package init(_ catalogue: [DatasetSchema]) {
        self.catalogue = catalogue
        matcher = SubjectMatcher(catalogue)
    }

    /// What a publication orders to be published, in its order; for each document of disclosure, what its points only
    /// mention stands behind what it orders.
    package func obligations(in publication: Publication) -> [DisclosurePlan.Obligation] {
        let orders = Dictionary(grouping: ordered(in: publication), by: \.document)
        return publication.documents.flatMap { document in
            let own = orders[document.id] ?? []
            return own + mentioned(in: document, besides: Set(own.flatMap(\.datasets)))
        }
    }

    // MARK: What is ordered

    private func ordered(in publication: Publication) -> [DisclosurePlan.Obligation] {
        let dataset = Projection.disclosureObligations.dataset(of: Projection.Input(publication))
        var headings = DivisionHeadings()
        headings.visit(publication)
        let dates = Dictionary(
            publication.documents.map { ($0.id, $0.orderDate) }, uniquingKeysWith: { first, _ in first })
        return dataset.records.map { values in
            let record = NamedValues(schema: dataset.schema, values: values)
            let document = record.text("document") ?? ""
            return obligation(
                record, heading: record.text("division").flatMap { headings.byDivision[$0] },
                date: dates[document] ?? nil)
        }
    }

    private func obligation(
        _ record: NamedValues, heading: String?, date: CalendarDate?
    ) -> DisclosurePlan.Obligation {
        let leads = record.texts("leads")
        var obligation = DisclosurePlan.Obligation(
            basis: .ordered, document: record.text("document") ?? "", point: record.text("point") ?? "",
            heading: heading, what: record.text("what") ?? "", verb: record.text("verb"),
            frequency: record.text("frequency").flatMap { UpdateFrequency(code: $0) },
            frequencyWording: record.text("frequencyWording"), time: record.text("time"),
            agencies: leads.isEmpty ? record.texts("responsible") : leads, line: record.number("line"),
            verbatim: record.text("verbatim") ?? "")
        obligation.due = obligation.time.flatMap { DueWords.day(of: $0, orderedOn: date) }
        // 季度抽查,及时公开抽查情况: the thing has a rhythm, and its publication follows that.
        if obligation.frequency?.isDated != true,
            let rhythm = FrequencyWords.rhythm(of: obligation.what, in: obligation.verbatim)
        {
            (obligation.frequency, obligation.frequencyWording) = (rhythm.frequency, rhythm.wording)
        }
        obligation.season = obligation.frequencyWording.flatMap {
            FrequencyWords.season(before: $0, in: obligation.verbatim)
        }
        obligation.datasets = datasets(for: obligation)
        return obligation
    }

    /// What is to be published decides; where it says too little, its sentence helps, else the heading above it.
    private func datasets(for obligation: DisclosurePlan.Obligation) -> [String] {
        let (what, sentence) = (obligation.what, obligation.verbatim)
        guard !what.isEmpty else { return matcher.datasets(in: sentence) }
        let direct = matcher.datasets(in: what)
        if !direct.isEmpty { return direct }
        let bySentence = matcher.datasets(in: what, context: sentence)
        if !bySentence.isEmpty { return bySentence }
        return obligation.heading.map { matcher.datasets(in: what, context: $0) } ?? []
    }

    // MARK: What is only mentioned

    /// Sentences of a document on disclosure that name a dataset which none of its orders asks for, and headings that do
    /// where no sentence does. Documents on other matters name much that nobody has to publish.
    private func mentioned(in document: Document, besides met: Set<String>) -> [DisclosurePlan.Obligation] {
        guard document.title?.value.contains("公开") == true else { return [] }
        var (met, found) = (met, [DisclosurePlan.Obligation]())
        var headings = DivisionHeadings()
        headings.visit(document)
        let sentences = document.pointSentences
        for isByHeading in [false, true] {
            for sentence in sentences {
                let heading = sentence.division.flatMap { headings.byDivision[$0] }
                let text = isByHeading ? heading ?? "" : sentence.text
                let new = matcher.datasets(in: text).filter { !met.contains($0) }
                guard !new.isEmpty else { continue }
                met.formUnion(new)
                // A word such as 动态 may be about anything in a sentence that orders nothing; 每季度 is about what is done.
                let isOften = sentence.frequency?.isDated == true
                found.append(
                    DisclosurePlan.Obligation(
                        basis: .mentioned, document: document.id, point: sentence.point, heading: heading, what: "",
                        frequency: isOften ? sentence.frequency : nil,
                        frequencyWording: isOften ? sentence.frequencyWording : nil,
                        agencies: sentence.agencies, line: sentence.line, verbatim: sentence.text, datasets: new))
            }
        }
        return found
    }
}

extension Document {
    /// The day from which what it orders is to be done, as far as it says it.
    package var orderDate: CalendarDate? {
        [published, written, effective].compactMap(\.self).first { $0.day != nil }
    }
}

/// What divisions are called, by their ids.
private struct DivisionHeadings: PublicationVisitor {
    var byDivision: [String: String] = [:]

    mutating func visit(_ division: Division) {
        byDivision[division.id] = division.heading?.value
        visit(blocks: division.blocks)
    }
}

/// A record whose values are asked for by name.
private struct NamedValues {
    let schema: DatasetSchema
    let values: Dataset.Record

    private subscript(name: String) -> FieldValue { schema.index(of: name).map { values[$0] } ?? .missing }

    func text(_ name: String) -> String? {
        guard case .string(let text) = self[name] else { return nil }
        return text
    }

    func number(_ name: String) -> Int? {
        guard case .integer(let number) = self[name] else { return nil }
        return Int(number)
    }

    func texts(_ name: String) -> [String] {
        guard case .list(let items) = self[name] else { return [] }
        return items.compactMap { item in
            guard case .string(let text) = item else { return nil }
            return text
        }
    }
}
