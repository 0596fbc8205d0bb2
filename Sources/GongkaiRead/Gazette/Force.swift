import GongkaiModel

/// What a document says of its own force: 本办法自2024年5月1日起施行, 自发布之日起施行, 有效期5年, 有效期至….
struct Force: Hashable {
    /// The day it says; `nil` with `onPublication` for 自发布之日起.
    var effective: CalendarDate?
    var onPublication = false
    var expires: CalendarDate?
    var validity: String?

    /// What a text says; `nil` where it says nothing.
    static func statement(in text: ArraySlice<Unicode.Scalar>) -> Force? {
        var force = Force()
        for index in text.indices {
            if text[index] == "起" { force.readStart(in: text, at: index) }
            if text[index] == "有", text.has("有效期", at: index) { force.readTerm(in: text, behind: index + 3) }
            if text[index] == "至" { force.readEnd(in: text, at: index) }
        }
        return force == Force() ? nil : force
    }

    /// 自…起施行, of the document itself and not of what it lays down.
    private mutating func readStart(in text: ArraySlice<Unicode.Scalar>, at rise: Int) {
        let verbs: [Word] = ["施行", "实施", "执行", "生效", "试行"]
        guard let verb = verbs.first(where: { text.has($0, at: rise + 1) }),
            let from = text[..<rise].suffix(24).lastIndex(of: "自"), isAboutDocument(text, before: from)
        else { return }
        let span = text[(from + 1)..<rise]
        if let date = DateForm.match(in: span, at: span.startIndex) {
            effective = date.date
        } else if span.ends(with: "之日") {
            onPublication = true
        } else {
            return
        }
        let behind = rise + 1 + verb.count
        if text.has("至", at: behind), let until = DateForm.match(in: text, at: behind + 1) { expires = until.date }
    }

    /// 本公告执行至2027年12月31日.
    private mutating func readEnd(in text: ArraySlice<Unicode.Scalar>, at until: Int) {
        let before = text[..<until].suffix(16)
        guard before.ends(withAnyOf: ["执行", "施行", "实施", "有效"]), let date = DateForm.match(in: text, at: until + 1)
        else { return }
        let clauseStart =
            before.lastIndex { $0.isComma || $0.isSemicolon || $0.endsSentence }.map { $0 + 1 } ?? before.startIndex
        if text[clauseStart..<until].trimmed.first == "本" { expires = expires ?? date.date }
    }

    /// Whether 本办法, 本通知 … stands before 自, or what is published or issued: 现予公布，自….
    private func isAboutDocument(_ text: ArraySlice<Unicode.Scalar>, before from: Int) -> Bool {
        let clauseStart =
            text[..<from].lastIndex { $0.isComma || $0.isSemicolon || $0.endsSentence }.map { $0 + 1 }
            ?? text.startIndex
        let subject = text[clauseStart..<from].trimmed
        if subject.isEmpty {
            let sentence = text[..<from].suffix(80)
            return sentence.containsAny(of: ["公布", "发布", "印发", "颁布"])
        }
        return subject.first == "本" && subject.count <= 14 && !subject.contains("的")
    }

    /// 有效期5年, 有效期为五年, 有效期至2026年12月31日.
    private mutating func readTerm(in text: ArraySlice<Unicode.Scalar>, behind start: Int) {
        var index = start
        while index < text.endIndex,
            text[index].isSpace || text[index].isColon || text[index] == "为" || text[index] == "限"
        { index += 1 }
        if text.has("至", at: index), let date = DateForm.match(in: text, at: index + 1) {
            expires = date.date
            return
        }
        let number = text[min(index, text.endIndex)...].prefix(4).prefix { $0.isNumeral || $0.isDigit }
        guard !number.isEmpty, number.endIndex < text.endIndex,
            text[number.endIndex] == "年" || text[number.endIndex] == "个"
        else { return }
        let end = text[number.endIndex] == "年" ? number.endIndex + 1 : number.endIndex + 2
        guard end <= text.endIndex else { return }
        validity = text[index..<end].string
    }

    /// Puts what the statements say into the document. No date is compared with a clock.
    static func apply(_ statements: some Sequence<Force>, to document: inout Document) {
        for statement in statements {
            if document.effective == nil {
                let published = document.published ?? printed(document) ?? document.written
                document.effective = statement.effective ?? (statement.onPublication ? published : nil)
            }
            if statement.onPublication, document.status == .unknown { document.status = .inForce }
            document.expires = document.expires ?? statement.expires
            document.validity = document.validity ?? statement.validity
        }
    }

    /// The day on which the foot says that the document was printed and issued.
    private static func printed(_ document: Document) -> CalendarDate? {
        document.notes.lazy.filter { $0.string.hasSuffix("印发") }
            .compactMap { Foot.printDate(Array($0.string.unicodeScalars)[...]) }.first
    }
}
