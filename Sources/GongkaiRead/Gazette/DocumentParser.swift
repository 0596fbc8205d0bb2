import GongkaiDiagnostics
import GongkaiModel

/// Reads one document from its lines: head, addressees, body, signature, then what it carries, attaches and notes.
struct DocumentParser {
    /// A document whose head has been read: what else there is of it can be read apart from all others.
    ///
    /// It has lines of its own, so that what is known of them is let go with it.
    struct Opened {
        fileprivate let lines: [LineInfo]
        fileprivate let head: DocumentFinder.Head
        fileprivate let end: Int
        fileprivate let rest: [Range<Int>]
        fileprivate let document: Document
        fileprivate let account: Leaves.Account
    }

    /// A document, what of its lines belongs to none (a portal's page around it), and what was dropped.
    struct Result {
        var document: Document
        /// The lines of the document; none where all of them belong to it.
        let lines: [LineInfo]
        let rest: [Range<Int>]
        let account: Leaves.Account
    }

    private let lines: [LineInfo]
    private let end: Int
    private var rest: [Range<Int>]
    private let head: DocumentFinder.Head
    private let tail: TailParser
    private let leaves: Leaves
    private var document: Document

    private init(
        _ head: DocumentFinder.Head, until end: Int, rest: [Range<Int>], of lines: [LineInfo], document: Document,
        leaves: Leaves
    ) {
        self.lines = lines
        self.end = end
        self.rest = rest
        self.head = head
        self.leaves = leaves
        tail = TailParser(lines)
        self.document = document
    }

    /// Reads the head of a document, and names the document.
    /// - Parameters:
    ///   - lines: those of the document, up to the next one.
    ///   - metadata: a document that holds the metadata box printed above, if there is one.
    ///   - place: its number among the documents of the publication, from 1.
    ///   - leaves: an account of the document's own.
    static func open(
        _ head: DocumentFinder.Head, of lines: [LineInfo], metadata: Document, place: Int,
        identifiers: inout DocumentIdentifiers, leaves: Leaves
    ) -> Opened {
        // The foot is the last thing on a document's last page.
        let printed = (head.bodyStart..<max(head.bodyStart, lines.count)).first {
            Foot.isPrintLine(lines[$0], in: leaves.text)
        }
        let end = printed.map { $0 + 1 } ?? lines.count
        var parser = DocumentParser(
            head, until: end, rest: end < lines.count ? [end..<lines.count] : [], of: lines, document: metadata,
            leaves: leaves)
        parser.readHead()
        parser.document.id = identifiers.identifier(for: parser.document, place: place)
        return Opened(
            lines: lines, head: head, end: end, rest: parser.rest, document: parser.document, account: leaves.account)
    }

    /// Reads what stands behind the head of a document.
    /// - Parameter leaves: the account to go on with.
    static func read(_ opened: Opened, _ leaves: (Leaves.Account) -> Leaves) -> Result {
        let leaves = leaves(opened.account)
        var parser = DocumentParser(
            opened.head, until: opened.end, rest: opened.rest, of: opened.lines, document: opened.document,
            leaves: leaves)
        parser.readRest()
        var document = parser.document
        let statements = leaves.takeStatements()
        RelationFinder.complete(&document, citations: statements.citations, in: leaves.text)
        Force.apply(statements.force, to: &document)
        document.source = parser.extent
        return Result(
            document: document, lines: parser.rest.isEmpty ? [] : opened.lines, rest: parser.rest,
            account: leaves.account)
    }

    private var extent: [SourceRange] {
        guard head.start < end else { return [] }
        return [leaves.text.extent(from: lines[head.start].index, to: lines[end - 1].index)]
    }

    // MARK: Head

    private mutating func readHead() {
        var index = head.start
        while index < head.bodyStart {
            if index == head.title?.lowerBound, let title = head.title {
                readTitle(title)
                index = title.upperBound
            } else if index == head.number {
                readNumber(at: index)
                index += 1
            } else if let next = MetadataBox.take(
                at: index, of: lines, until: head.bodyStart, into: &document, leaves: leaves)
            {
                index = next
            } else if lines[index].isOrganisation, !HeadParser.isHeadLine(lines[index], in: leaves.text) {
                let run = leaves.text.run(of: lines[index].index)
                document.masthead = leaves.sourced(run.whole, of: run, spacing: .none)
                index += 1
            } else {
                HeadParser.take(lines[index], into: &document, leaves: leaves)
                index += 1
            }
        }
        defer { document.adoptKindOfNumber() }
        let parts = document.title.map { TitleParts(Array($0.value.unicodeScalars)[...]) }
        document.kind =
            document.title.flatMap { Vocabulary.kind(ofTitle: Array($0.value.unicodeScalars)[...]) } ?? .other
        if let issuers = parts?.issuers, let title = document.title {
            document.issuers = Issuers.names(in: title, upTo: issuers.count)
        }
    }

    private mutating func readTitle(_ range: Range<Int>) {
        var run = Run()
        for index in range { run.join(leaves.text.run(of: lines[index].index)) }
        guard range.lowerBound == head.number else {
            document.title = leaves.sourced(run.whole, of: run)
            return
        }
        // One line holds both: 云溪市人民政府令第12号.
        let numberStart = run[run.whole].lastIndex(of: "第") ?? run.scalars.count
        let start = NumberStart.beforeYear(run[0..<numberStart]) ?? numberStart
        let title = run.trimmed(0..<start)
        document.title = leaves.sourced(title, of: run)
        let number = NumberForm.whole(run[run.whole])?.number ?? DocumentNumber(run[run.whole].compact)
        document.number = run.sourced(number, start..<run.scalars.count, in: leaves.text)
        leaves.drop(outside: [title, run.trimmed(start..<run.scalars.count)], of: run)
    }

    private mutating func readNumber(at index: Int) {
        let line = leaves.text.run(of: lines[index].index)
        let column = SignerColumn.before(line[line.whole])
        let run = line.part(0..<column.endIndex)
        let signers = line.trimmed(column.endIndex..<line.scalars.count)
        if !signers.isEmpty { HeadParser.take(line.part(signers), into: &document, leaves: leaves) }
        if let match = NumberForm.whole(run[run.whole]) {
            document.number = run.sourced(match.number, match.range, in: leaves.text)
            leaves.drop(outside: [match.range], of: run)
        } else if let ordinal = NumberForm.bareOrdinal(run[run.whole]) {
            let number = DocumentNumber(document.orderCode + ordinal)
            document.number = run.sourced(number, run.whole, in: leaves.text)
        } else {
            document.number = run.sourced(DocumentNumber(run[run.whole].compact), run.whole, in: leaves.text)
        }
    }

    // MARK: Body and what follows

    private mutating func readRest() {
        var bodyStart = head.bodyStart
        if bodyStart < end, document.number?.source.isEmpty != false, lines[bodyStart].numberForm != nil {
            readNumber(at: bodyStart)
            bodyStart += 1
        }
        while bodyStart < end, HeadParser.isHeadLine(lines[bodyStart], in: leaves.text),
            document.number == nil || lines[bodyStart].count <= 20,
            !lines[bodyStart].isOrganisation
        {
            HeadParser.take(lines[bodyStart], into: &document, leaves: leaves)
            bodyStart += 1
        }
        if let addresseesEnd = Addressees.end(from: bodyStart, of: lines, until: end, in: leaves.text) {
            var run = Run()
            for index in bodyStart..<addresseesEnd { run.join(leaves.text.run(of: lines[index].index)) }
            document.addressees = Addressees.read(run, leaves: leaves)
            bodyStart = addresseesEnd
        }
        bodyStart = readDateUnderTitle(at: bodyStart)
        let carried = CarriedWorks(document, bodyStart: bodyStart, end: end, of: lines, in: leaves.text)
        let carriedStart = carried.start
        let signature = SignatureParser.first(
            in: bodyStart..<(carriedStart ?? end), of: lines, kind: document.kind, text: leaves.text)
        let bodyEnd = signature?.lines.lowerBound ?? carriedStart ?? end
        readBody(bodyStart..<bodyEnd)
        if let signature { readSignature(signature) }
        readAfterSignature(from: signature?.lines.upperBound ?? bodyEnd, carried: carried)
        if document.written == nil { document.written = document.signature?.date?.value }
        if document.issuers.isEmpty { document.issuers = document.signature?.issuers.map(\.value) ?? [] }
        adoptJointIssuers()
        locateAttachments()
    }

    /// Minutes and decisions have their date under the title: （2024年3月1日）, or the issuer and the date in one line.
    private mutating func readDateUnderTitle(at index: Int) -> Int {
        guard index < end, document.title != nil else { return index }
        let run = leaves.text.run(of: lines[index].index)
        if lines[index].isBracketed, let date = DateForm.whole(run[1..<max(1, run.scalars.count - 1)]) {
            document.written = document.written ?? date
            document.notes.append(leaves.text(run.whole, of: run))
            return index + 1
        }
        guard index + 1 < end, let place = SignatureParser.first(in: index..<(index + 1), of: lines, text: leaves.text)
        else {
            return index
        }
        readSignature(place)
        return place.lines.upperBound
    }

    private mutating func readBody(_ range: Range<Int>) {
        let foot = footStart(in: range)
        let tailStart = tail.start(in: range.lowerBound..<foot, text: leaves.text)
        document.body += BodyBuilder.blocks(range.lowerBound..<tailStart, of: lines, leaves: leaves, path: document.id)
        tail.read(tailStart..<foot, attachments: &document.attachments, notes: &document.notes, leaves: leaves)
        readFoot(foot..<range.upperBound)
    }

    private mutating func readSignature(_ place: SignatureParser.Place) {
        document.signature = SignatureParser.read(place, of: lines, signers: &document.signers, leaves: leaves)
    }

    /// Reads what stands behind the signature: remarks, attachments in full, enclosures, the foot (版记).
    private mutating func readAfterSignature(from start: Int, carried: CarriedWorks) {
        let foot = footStart(in: start..<max(start, end))
        var index = start
        while index < foot {
            if let ordinal = AttachmentList.headingOrdinal(lines[index], in: leaves.text) {
                index = readAttachment(at: index, ordinal: ordinal, until: foot)
            } else if AttachmentList.begins(at: index, of: lines, until: foot, in: leaves.text) {
                let stop = carried.nextStart(after: index) ?? foot
                let tailEnd =
                    (index..<stop).first { $0 > index && lines[$0].isTitleOfWork && lines[$0].marker == nil } ?? stop
                tail.read(index..<tailEnd, attachments: &document.attachments, notes: &document.notes, leaves: leaves)
                index = tailEnd
            } else if lines[index].isBracketed, document.enclosures.isEmpty, !carried.isStart(index) {
                let run = leaves.text.run(of: lines[index].index)
                document.notes.append(leaves.text(run.whole, of: run))
                index += 1
            } else if carried.isCarrier {
                index = readEnclosure(at: index, until: foot, carried: carried)
            } else if lines[index].isTitleOfWork, titleLines(at: index, until: foot, expected: nil) != nil {
                index = readUnlabelledAttachment(at: index, until: foot)
            } else {
                rest.insert(index..<foot, at: 0)
                index = foot
            }
        }
        readFoot(foot..<max(start, end))
    }

    /// An attachment printed in full under 附件1, to the next one or the foot.
    private mutating func readAttachment(at index: Int, ordinal: Int, until foot: Int) -> Int {
        let heading = leaves.text.run(of: lines[index].index)
        leaves.drop(heading.whole, of: heading, as: .label)
        return readAttachmentBody(at: index + 1, ordinal: ordinal, until: foot)
    }

    /// An attachment that only its own title sets off.
    private mutating func readUnlabelledAttachment(at index: Int, until foot: Int) -> Int {
        readAttachmentBody(at: index, ordinal: document.attachments.count == 1 ? 0 : -1, until: foot)
    }

    private mutating func readAttachmentBody(at start: Int, ordinal: Int, until foot: Int) -> Int {
        let stop = (start..<max(start, foot)).first { AttachmentList.isHeading(lines[$0], in: leaves.text) } ?? foot
        var bodyStart = start
        var attachment = Attachment(ordinal: ordinal > 0 ? ordinal : nil)
        let known = document.attachments.firstIndex { listed in
            listed.body.isEmpty && listed.heading == nil
                && ((listed.ordinal ?? 0) == ordinal || document.attachments.count == 1 && ordinal >= 0)
        }
        if let known { attachment = document.attachments[known] }
        if let title = titleLines(at: bodyStart, until: stop, expected: attachment.title?.value) {
            var run = Run()
            for line in title { run.join(leaves.text.run(of: lines[line].index)) }
            attachment.heading = leaves.sourced(run.whole, of: run)
            bodyStart = title.upperBound
        }
        let path = "\(document.id)/attachment-\(max(ordinal, 1))"
        attachment.body += BodyBuilder.blocks(bodyStart..<stop, of: lines, leaves: leaves, path: path)
        let bodySource = attachment.body.flatMap(\.source) + (attachment.heading?.source ?? [])
        attachment.source += SourceRange.hull(bodySource)
        if let known { document.attachments[known] = attachment } else { document.attachments.append(attachment) }
        return stop
    }

    /// What the document carries, to the next piece that it carries, an attachment in full or the foot.
    private mutating func readEnclosure(at start: Int, until foot: Int, carried: CarriedWorks) -> Int {
        let limit = carried.nextStart(after: start) ?? foot
        let stop =
            (start + 1..<max(limit, start + 1)).first { AttachmentList.isHeading(lines[$0], in: leaves.text) } ?? limit
        var enclosure = Enclosure()
        var index = start
        if let title = titleLines(at: index, until: stop, expected: carried.title(startingAt: start)) {
            var run = Run()
            for line in title { run.join(leaves.text.run(of: lines[line].index)) }
            enclosure.title = leaves.sourced(run.whole, of: run)
            index = title.upperBound
        }
        if index < stop, lines[index].numberForm != nil {
            let run = leaves.text.run(of: lines[index].index)
            if let match = NumberForm.whole(run[run.whole]) {
                enclosure.number = run.sourced(match.number, match.range, in: leaves.text)
                leaves.drop(outside: [match.range], of: run)
                index += 1
            }
        }
        if index < stop, let authors = Authors(lines[index], in: leaves.text) {
            enclosure.authors = authors.names.map { leaves.sourced($0, of: authors.run, spacing: .none) }
            leaves.drop(outside: authors.names, of: authors.run)
            index += 1
        }
        readEnclosureBody(index..<stop, into: &enclosure)
        let hull = SourceRange.hull((enclosure.title?.source ?? []) + enclosure.body.flatMap(\.source))
        enclosure.source = hull
        document.enclosures.append(enclosure)
        return stop
    }

    private mutating func readEnclosureBody(_ range: Range<Int>, into enclosure: inout Enclosure) {
        let path = "\(document.id)/enclosure-\(document.enclosures.count + 1)"
        let signature = SignatureParser.first(in: range, of: lines, text: leaves.text)
        let bodyEnd = signature?.lines.lowerBound ?? range.upperBound
        let tailStart = tail.start(in: range.lowerBound..<bodyEnd, text: leaves.text)
        enclosure.body = BodyBuilder.blocks(range.lowerBound..<tailStart, of: lines, leaves: leaves, path: path)
        // A text that is signed itself keeps its attachments; otherwise they are the carrier's.
        if let signature {
            tail.read(tailStart..<bodyEnd, attachments: &enclosure.attachments, notes: &document.notes, leaves: leaves)
            enclosure.signature = SignatureParser.read(
                signature, of: lines, signers: &document.signers, leaves: leaves)
            let rest = signature.lines.upperBound..<range.upperBound
            enclosure.body += BodyBuilder.blocks(rest, of: lines, leaves: leaves, path: path + "/rest")
        } else {
            tail.read(tailStart..<bodyEnd, attachments: &document.attachments, notes: &document.notes, leaves: leaves)
        }
    }

    /// The lines of a title at the head of something carried or attached: those that make the expected title, else up
    /// to the first that ends as a title does, with the remark in brackets under it: （2024—2026年）, （试行）.
    private func titleLines(at start: Int, until stop: Int, expected: String?) -> Range<Int>? {
        var words = ""
        var candidate: Range<Int>?
        for index in start..<max(start, min(stop, start + 4)) {
            guard canBeTitle(index, isFirst: index == start) else { break }
            words += leaves.text.run(of: lines[index].index).scalars[...].compact
            let title = start..<(index + 1)
            if let expected, CarriedWorks.agrees(words, expected) { return title }
            if candidate == nil, lines[index].isTitleOfWork || lines[index].titleKind != nil {
                candidate = title
            } else if candidate?.upperBound == index, isRemarkOfTitle(index) {
                candidate = title
            }
        }
        return candidate
    }

    private func canBeTitle(_ index: Int, isFirst: Bool) -> Bool {
        let line = lines[index]
        return (line.marker == nil || isFirst) && !line.hasSentence && (line.ending == .open || line.isBracketed)
            && line.count <= 80
            && !line.isRow && line.bullet == nil && !line.isDate && line.label == nil
            && !TableBuilder.isLabel(line, in: leaves.text)
    }

    /// （试行）, （2024—2026年）: a short remark that belongs to the title above it.
    private func isRemarkOfTitle(_ index: Int) -> Bool {
        guard lines[index].isBracketed, lines[index].count <= 16 else { return false }
        let words = leaves.text.run(of: lines[index].index).scalars[...]
        let remarks: [Word] = ["试行", "暂行", "修订", "征求意见稿", "草案", "年"]
        return words.containsAny(of: remarks) && DateForm.whole(words.dropFirst().dropLast()) == nil
    }

    // MARK: Foot

    /// Where the foot begins: at 抄送 or the line of who printed it and when.
    private func footStart(in range: Range<Int>) -> Int {
        var start = range.upperBound
        while start > range.lowerBound, Foot.isLine(lines[start - 1], in: leaves.text) { start -= 1 }
        return start
    }

    private mutating func readFoot(_ range: Range<Int>) {
        for index in range { Foot.take(lines[index], into: &document, leaves: leaves) }
    }

    // MARK: Completing

    /// The signature of a joint document names its issuers one by one.
    private mutating func adoptJointIssuers() {
        guard let signed = document.signature?.issuers.map(\.value), signed.count > 1 else { return }
        let inTitle = document.issuers.joined()
        if document.issuers.count < signed.count, signed.allSatisfy({ inTitle.contains($0) }) {
            document.issuers = signed
        }
    }

    /// A note that says where to find things holds for the attachments that are left out.
    private mutating func locateAttachments() {
        let address = document.notes.lazy.flatMap(\.spans).compactMap { span -> String? in
            if case .link(let address) = span.kind { address } else { nil }
        }.first
        guard let address else { return }
        for index in document.attachments.indices where document.attachments[index].omitted {
            document.attachments[index].location = address
        }
    }
}
