/// What stands around digits, by which a number is told from part of another one, and from codes and amounts.
extension PersonalDataScanner {
    /// Whether groups are all that stands together.
    func isWhole(_ range: ClosedRange<Int>) -> Bool {
        let last = chain.groups.count - 1
        return (range.lowerBound == 0 || isCountryCode(before: range.lowerBound)) && range.upperBound == last
            || range.count == 1
    }

    /// The mark between groups and the group behind them.
    func joint(behind range: ClosedRange<Int>) -> UInt8? {
        range.upperBound + 1 < chain.groups.count ? chain.groups[range.upperBound + 1].joint : nil
    }

    /// Whether groups are not part of something longer.
    /// - Parameters:
    ///   - end: the offset behind the number, where that is not the end of its groups.
    ///   - mayGoOn: whether a hyphen and more digits may follow.
    func isFree(_ range: ClosedRange<Int>, end: Int? = nil, mayGoOn: Bool = false) -> Bool {
        isBegun(range) && isEnded(range, end: end, mayGoOn: mayGoOn)
    }

    private func isCountryCode(before group: Int) -> Bool {
        guard group > 0 else { return false }
        return ["86", "086", "0086"].contains(String(decoding: chain.digits(group - 1...group - 1), as: UTF8.self))
    }

    private func isBegun(_ range: ClosedRange<Int>) -> Bool {
        if range.lowerBound > 0 {
            return chain.groups[range.lowerBound].joint == Glyphs.space || isCountryCode(before: range.lowerBound)
        }
        let start = chain.groups[0].start
        guard let before = glyphs.previous(start) else { return true }
        let byte = glyphs.glyph(at: before).byte
        if Glyphs.isLetter(byte) { return isWord(endingBehind: before) }
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
            return glyphs.previous(before).map { !Glyphs.isLetter(glyphs.glyph(at: $0).byte) } ?? true
        }
        return ![UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "%")].contains(byte)
            && !glyphs.text.has([0xC2, 0xA5], at: before) && byte != 0x5C && !isInAddressOfPage(start)
    }

    /// Whether letters right before digits announce them: Tel13…
    private func isWord(endingBehind last: Int) -> Bool {
        var word: [UInt8] = []
        var place: Int? = last
        while let offset = place, word.count < 10 {
            let byte = glyphs.glyph(at: offset).byte
            guard Glyphs.isLetter(byte) else { break }
            word.insert(byte | 0x20, at: 0)
            place = glyphs.previous(offset)
        }
        return ["tel", "phone", "mobile", "mob", "cell", "id", "fax", "telephone"].contains(
            String(decoding: word, as: UTF8.self))
    }

    /// Whether digits stand in the address of a page.
    private func isInAddressOfPage(_ start: Int) -> Bool {
        var offset = start
        while offset > 0, offset > start - 200, glyphs.text[offset - 1] > 0x20, glyphs.text[offset - 1] < 0x7F {
            offset -= 1
        }
        let token = UnsafeRawBufferPointer(rebasing: glyphs.text[offset..<start])
        guard token.holds(Array("://".utf8)) || token.holds(Array("www.".utf8)) else { return false }
        return !["phone=", "mobile=", "tel="].contains { token.holds(Array($0.utf8)) }
    }

    func isEnded(_ range: ClosedRange<Int>, end: Int? = nil, mayGoOn: Bool) -> Bool {
        if let joint = joint(behind: range), end == nil || end == place(range).upperBound {
            return joint == Glyphs.space || mayGoOn && joint == UInt8(ascii: "-")
        }
        let offset = glyphs.seen(from: end ?? place(range).upperBound)
        let byte = glyphs.glyph(at: offset).byte
        return !Glyphs.isLetter(byte) && !Glyphs.isDigit(byte) && byte != UInt8(ascii: "_")
    }

    // MARK: Words

    /// The clause before an offset, as far as 60 bytes.
    func surroundings(before start: Int) -> UnsafeRawBufferPointer {
        var begin = start
        while begin > 0, begin > start - 60 {
            let byte = glyphs.text[begin - 1]
            if byte == 0x0A || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") { break }
            if begin >= 3, PersonalDataScanner.clauseEnds.contains(where: { glyphs.text.has($0, at: begin - 3) }) {
                break
            }
            begin -= 1
        }
        return UnsafeRawBufferPointer(rebasing: glyphs.text[begin..<start])
    }

    private static let clauseEnds = ["，", "。", "；", "！", "？"].map { Array($0.utf8) }

    /// Whether the field or the words before say that digits are of a kind.
    func isAnnounced(_ kind: PersonalDataKind, _ range: ClosedRange<Int>) -> Bool {
        field.expected.contains(kind) || isAnnounced(kind, before: chain.groups[range.lowerBound].start)
    }

    func isAnnounced(_ kind: PersonalDataKind, before start: Int) -> Bool {
        let before = lowercased(surroundings(before: start))
        return before.withUnsafeBytes { before in
            ContextWords.kinds.contains { $0.kind == kind && $0.stands(in: before) }
        }
    }

    /// Whether a word that announces the kind stands right before, with at most a colon between.
    func isAnnouncedAtOnce(_ kind: PersonalDataKind, before start: Int) -> Bool {
        if field.expected.contains(kind) { return true }
        let before = lowercased(surroundings(before: start))
        return before.withUnsafeBytes { before in
            ContextWords.kinds.contains { word in
                word.kind == kind && (before.last(word.text).map { isGap(before, from: $0) } ?? false)
            }
        }
    }

    /// Whether digits may be of a kind: no word right before makes them a code or an amount, no unit follows.
    func mayBe(_ kind: PersonalDataKind, _ range: ClosedRange<Int>) -> Bool {
        if field.expected.contains(kind) { return true }
        let start = chain.groups[range.lowerBound].start
        return !field.isCodeOrAmount && !isOther(before: start) && !isCounted(from: place(range).upperBound)
    }

    /// Whether a word of codes or amounts stands right before, and none that announces a person's number.
    func isOther(before start: Int) -> Bool {
        let before = lowercased(surroundings(before: start))
        return before.withUnsafeBytes { before in
            if before.last([0xE3, 0x80, 0x95]).map({ isGap(before, from: $0) }) ?? false { return true }
            let end = ContextWords.others.compactMap { before.last($0) }.filter { isGap(before, from: $0) }.max()
            guard let end else { return isNumbered(before) }
            // 身份证编号 is a person's number all the same.
            let announced = ContextWords.kinds.compactMap { before.last($0.text) }.max()
            return announced.map { $0 < end - 15 } ?? true
        }
    }

    /// Whether a word that ends with 号 stands right before, of nothing that is a person's: 准考号.
    private func isNumbered(_ before: UnsafeRawBufferPointer) -> Bool {
        guard let end = before.last(Array("号".utf8)), isGap(before, from: end) else { return false }
        let isPersonal = ["证号", "联系"].contains { before.holds(Array($0.utf8)) }
        return !isPersonal && !ContextWords.kinds.contains { $0.stands(in: before) }
    }

    /// Whether only marks stand from an offset to the end.
    private func isGap(_ before: UnsafeRawBufferPointer, from offset: Int) -> Bool {
        guard before.count - offset <= 15 else { return false }
        let view = Glyphs(text: before)
        var offset = offset
        while offset < before.count {
            let glyph = view.glyph(at: offset)
            guard
                Glyphs.space >= glyph.byte && glyph.byte > 0 || ":.#+(=\"".utf8.contains(glyph.byte)
                    || PersonalDataScanner.gaps.contains(where: { before.has($0, at: offset) })
            else { return false }
            offset += max(1, glyph.length)
        }
        return true
    }

    private static let gaps = ["为", "是", "号", "码", "“", "（", "【", "、", "共", "达", "约", "第", "№"].map { Array($0.utf8) }

    private func isCounted(from end: Int) -> Bool {
        let offset = glyphs.unspaced(from: end)
        return ContextWords.units.contains { glyphs.text.has($0, at: offset) }
    }

    private func lowercased(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }
}
