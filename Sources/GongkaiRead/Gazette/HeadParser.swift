import GongkaiDiagnostics
import GongkaiModel

/// Reads what stands above and around a document's title: 版头 of GB/T 9704-2012, and a portal's metadata box.
struct HeadParser {
    /// Whether a line belongs to the head of the document whose title follows it.
    static func isHeadLine(_ line: LineInfo, in text: SourceText) -> Bool {
        guard line.count <= 60, !line.hasSentence, line.bullet == nil, !line.isRow else { return false }
        let run = text.run(of: line.index)
        return Element(run[run.whole]) != nil
    }

    /// Takes a line of the head into the document; what it does not know becomes a note.
    static func take(_ line: LineInfo, into document: inout Document, leaves: Leaves) {
        take(leaves.text.run(of: line.index), into: &document, leaves: leaves)
    }

    /// Takes a line or a part of one.
    static func take(_ run: Run, into document: inout Document, leaves: Leaves) {
        let words = run[run.whole]
        guard let element = Element(words) else {
            document.notes.append(leaves.text(run.whole, of: run))
            return
        }
        switch element {
        case .copyNumber: document.copyNumber = leaves.sourced(run.whole, of: run)
        case .urgency: document.urgency = leaves.sourced(run.whole, of: run, spacing: .none)
        case .masthead: document.masthead = leaves.sourced(run.whole, of: run, spacing: .none)
        case .secrecy(let level, let term):
            document.secrecy = leaves.sourced(level, of: run, spacing: .none)
            let term = run.trimmed(term)
            if !term.isEmpty { document.secrecyTerm = leaves.sourced(term, of: run, spacing: .none) }
            leaves.drop(outside: term.isEmpty ? [level] : [level, term], of: run)
        case .signers(let names):
            let names = names.map { run.trimmed($0) }
            document.signers += names.map { leaves.sourced($0, of: run, spacing: .none) }
            leaves.drop(outside: names, of: run)
        }
    }

    /// What a line of the head states.
    private enum Element {
        case copyNumber
        case urgency
        case masthead
        case secrecy(level: Range<Int>, term: Range<Int>)
        case signers([Range<Int>])

        init?(_ line: ArraySlice<Unicode.Scalar>) {
            let compact = line.compact
            if line.count == 6, line.allSatisfy(\.isDigit) {
                self = .copyNumber
            } else if ["特急", "加急", "急件", "平急", "特提"].contains(compact) {
                self = .urgency
            } else if let secrecy = Element.secrecy(in: line) {
                self = secrecy
            } else if let signers = Element.signers(in: line) {
                self = signers
            } else if line.ends(with: "文件"), line.count >= 5, Vocabulary.endsAsOrganisation(line.dropLast(2)) {
                self = .masthead
            } else {
                return nil
            }
        }

        /// 机密★1年.
        private static func secrecy(in line: ArraySlice<Unicode.Scalar>) -> Element? {
            guard line.count <= 14, (["绝密", "机密", "秘密"] as [Word]).contains(where: { line.starts(with: $0) }) else {
                return nil
            }
            let level = line.startIndex..<(line.startIndex + 2)
            var index = level.upperBound
            while index < line.endIndex, line[index].isSpace { index += 1 }
            if index == line.endIndex { return .secrecy(level: level, term: index..<index) }
            guard line[index] == "★" || line[index] == "☆" || line[index] == "*" else { return nil }
            return .secrecy(level: level, term: (index + 1)..<line.endIndex)
        }

        /// 签发人：张三 李四.
        private static func signers(in line: ArraySlice<Unicode.Scalar>) -> Element? {
            guard line.starts(with: "签发人"), line.count > 4, line[line.startIndex + 3].isColon else { return nil }
            let names = line[(line.startIndex + 4)...].splitOutsideBrackets { line[$0].isSpace || line[$0] == "、" }
            return .signers(names.map { $0.startIndex..<$0.endIndex })
        }
    }
}

/// 签发人 on the right of the number's line, as documents to a higher body have it (GB/T 9704-2012, 7.2.6).
enum SignerColumn {
    /// What of a line stands before it.
    static func before(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        guard let start = line.firstIndex(of: "签发人"), start > line.startIndex, line[start - 1].isSpace else {
            return line
        }
        return line[..<start].trimmed
    }
}

/// The box of page metadata that portals print above a document: 索 引 号：000014349/2018-00213.
///
/// A row is a known label with its colon, and its value in the same line or the next; a value of its own line must
/// fit the label, so that an empty row never swallows the title below the box.
struct MetadataBox {
    enum Field {
        case index, subject, issuer, written, title, number, published, effective, expires, status, words, other
    }

    private static let labels = NameTable<Field>([
        ("索引号", .index), ("主题分类", .subject), ("主题", .subject), ("发文机关", .issuer), ("发布机关", .issuer), ("发布机构", .issuer),
        ("制发机关", .issuer), ("来源", .issuer), ("成文日期", .written), ("发文日期", .written), ("生成日期", .written),
        ("标题", .title), ("名称", .title), ("文件名称", .title), ("信息名称", .title), ("发文字号", .number), ("文号", .number),
        ("文件编号", .number), ("发布日期", .published), ("公开日期", .published), ("发布时间", .published), ("实施日期", .effective),
        ("生效日期", .effective), ("失效日期", .expires), ("废止日期", .expires), ("有效性", .status), ("文件状态", .status),
        ("时效性", .status), ("效力状态", .status), ("主题词", .words), ("关键词", .words), ("统一编号", .other), ("体裁分类", .other),
        ("公开方式", .other), ("公开形式", .other), ("组配分类", .other), ("服务对象", .other), ("公开属性", .other), ("公开主体", .issuer),
        ("规范性文件编号", .other), ("统一登记号", .other), ("登记号", .other),
    ])

    /// One row: its label, and its value if it has one.
    private struct Row {
        var field: Field
        var run: Run
        var label: Range<Int>
        var colon: Range<Int>
        var value: Range<Int>
    }

    /// Takes the rows that begin at a line into the document; `nil` where none does, else the line behind them.
    static func take(
        at index: Int, of lines: [LineInfo], until end: Int, into document: inout Document, leaves: Leaves
    ) -> Int? {
        let rows = rows(in: leaves.text.run(of: lines[index].index))
        guard let last = rows.last else { return nil }
        for row in rows.dropLast() { take(row, into: &document, leaves: leaves) }
        guard last.value.isEmpty, index + 1 < end else {
            take(last, into: &document, leaves: leaves)
            return index + 1
        }
        let next = leaves.text.run(of: lines[index + 1].index)
        guard MetadataBox.rows(in: next).isEmpty, fits(next, last.field, lines[index + 1]),
            isSure(last.field) || isRow(index + 2, of: lines, until: end, in: leaves.text)
        else {
            take(last, into: &document, leaves: leaves)
            return index + 1
        }
        take(last, value: (next, next.whole), into: &document, leaves: leaves)
        return index + 2
    }

    static func isRow(_ index: Int, of lines: [LineInfo], until end: Int, in text: SourceText) -> Bool {
        index < end && lines[index].count <= 200 && !rows(in: text.run(of: lines[index].index)).isEmpty
    }

    /// The rows of a line: label, colon, value up to the next label behind white space.
    private static func rows(in run: Run) -> [Row] {
        var rows: [Row] = []
        // A box may be set as a list.
        let start = run.scalars.prefix(while: isBullet).count
        var index = start
        while index < run.scalars.count {
            let atStart = index == start || run.scalars[index - 1].isSpace
            if atStart, let row = row(at: index, in: run) {
                if !rows.isEmpty {
                    rows[rows.count - 1].value = run.trimmed(rows[rows.count - 1].colon.upperBound..<index)
                }
                rows.append(row)
                index = row.colon.upperBound
            } else if rows.isEmpty {
                return []
            } else {
                index += 1
            }
        }
        if let last = rows.last { rows[rows.count - 1].value = run.trimmed(last.colon.upperBound..<run.scalars.count) }
        return rows
    }

    private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isSpace || "•-*●·".unicodeScalars.contains(scalar)
    }

    private static func row(at start: Int, in run: Run) -> Row? {
        guard let colon = run.scalars[start...].prefix(14).firstIndex(where: \.isColon) else { return nil }
        let name = run[start..<colon].compact
        guard let field = labels[name] else { return nil }
        return Row(
            field: field, run: run, label: run.trimmed(start..<colon), colon: colon..<(colon + 1),
            value: (colon + 1)..<(colon + 1))
    }

    /// Whether a line of its own can be the value of a field.
    private static func fits(_ run: Run, _ field: Field, _ line: LineInfo) -> Bool {
        switch field {
        case .written, .published, .effective, .expires: line.isDate
        case .number: line.numberForm != nil
        case .index: line.count <= 40 && run.scalars.contains(where: \.isDigit) && !line.hasSentence
        case .status: line.count <= 8
        default: line.count <= 160 && !line.hasSentence
        }
    }

    /// Whether a value that fits could be nothing else.
    private static func isSure(_ field: Field) -> Bool {
        switch field {
        case .written, .published, .effective, .expires, .number: true
        default: false
        }
    }

    private static func take(
        _ row: Row, value: (run: Run, range: Range<Int>)? = nil, into document: inout Document, leaves: Leaves
    ) {
        let (run, range) = value ?? (row.run, row.value)
        var item = MetadataItem(label: leaves.sourced(row.label, of: row.run, spacing: .none))
        let before = 0..<row.label.lowerBound
        if !before.isEmpty, row.run[before].allSatisfy(isBullet) { leaves.drop(before, of: row.run, as: .markup) }
        leaves.drop(row.colon, of: row.run, as: .label)
        if !range.isEmpty {
            let text = leaves.sourced(range, of: run)
            item.value = text
            apply(row.field, text.value, of: run[range], to: &document)
        }
        document.metadata.append(item)
    }

    /// The field of a label, written without spaces and colon.
    static func field(named name: String) -> Field? { labels[name] }

    /// Lets a row say of the document what it says.
    static func apply(
        _ field: Field, _ value: String, of words: ArraySlice<Unicode.Scalar>, to document: inout Document
    ) {
        let date = DateForm.match(in: words.trimmed, at: words.trimmed.startIndex)?.date
        switch field {
        case .index: document.indexNumber = value
        case .subject: document.subjects.append(value)
        case .issuer: if document.issuers.isEmpty { document.issuers = Parties.split(words) }
        case .written: document.written = date
        case .published: document.published = date
        case .effective: document.effective = date
        case .expires: document.expires = date
        case .status: document.status = status(value) ?? document.status
        case .number: if document.number == nil { document.number = NumberForm.whole(words).map { Sourced($0.number) } }
        case .title: if document.title == nil { document.title = Sourced(value) }
        case .words, .other: break
        }
    }

    private static func status(_ value: String) -> DocumentStatus? {
        if value.contains("尚未") { return .notYetInForce }
        if value.contains("废止") { return .repealed }
        if value.contains("失效") { return .lapsed }
        if value.contains("修改") || value.contains("修订") { return .amended }
        return value.contains("有效") ? .inForce : nil
    }
}
