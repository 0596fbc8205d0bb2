/// The numbers that are told by their digits.
extension PersonalDataScanner {
    // MARK: Identity numbers

    func identityNumber(from first: Int) -> Found? {
        if let found = longIdentityNumber(from: first) { return found }
        let old = range(from: first, most: 15) { range, count in
            count == 15 && PersonalNumbers.isOldIdentityNumber(Array(chain.digits(range))) && isWhole(range)
                && mayBe(.identityNumber, range)
        }
        return old.map {
            (match(.identityNumber, $0, Masking.number(chain.digits($0), first: 4, last: 4)), $0.upperBound)
        }
    }

    private func longIdentityNumber(from first: Int) -> Found? {
        var end = 0
        var text: [UInt8] = []
        let range = range(from: first, most: 18) { range, count in
            guard count >= 17 else { return false }
            text = Array(chain.digits(range))
            end = place(range).upperBound
            if count == 17 {
                guard range.upperBound == chain.groups.count - 1, let behind = checkLetter(from: end) else {
                    return false
                }
                text.append(UInt8(ascii: "X"))
                end = behind
            }
            return PersonalNumbers.isIdentityNumber(text) && isFree(range, end: end) && !isCreditCode(text, range)
        }
        guard let range else { return nil }
        let bytes = chain.groups[first].start..<end
        let masked = Masking.number(text, first: 4, last: 4)
        return (PersonalDataMatch(kind: .identityNumber, range: bytes, masked: masked), range.upperBound)
    }

    /// The offset behind an X, with at most one mark before it; Cyrillic Х and the sign × are seen as one too.
    private func checkLetter(from end: Int) -> Int? {
        var offset = glyphs.seen(from: end)
        let joint = glyphs.glyph(at: offset)
        if [Glyphs.space, UInt8(ascii: "-"), UInt8(ascii: ".")].contains(joint.byte) {
            offset = glyphs.seen(from: offset + joint.length)
        }
        let glyph = glyphs.glyph(at: offset)
        let isLetter =
            glyph.byte | 0x20 == UInt8(ascii: "x")
            || [[0xD0, 0xA5], [0xD1, 0x85], [0xC3, 0x97]].contains { glyphs.text.has($0, at: offset) }
        return isLetter ? offset + glyph.length : nil
    }

    /// Whether 18 digits are 统一社会信用代码, which only the words before them can tell.
    private func isCreditCode(_ text: [UInt8], _ range: ClosedRange<Int>) -> Bool {
        guard text.withUnsafeBytes(CodeForm.unifiedSocialCreditCode) == .sound else { return false }
        if field.isCreditCode { return !field.expected.contains(.identityNumber) }
        let before = surroundings(before: chain.groups[range.lowerBound].start)
        return before.holds(ContextWords.creditCode)
    }

    // MARK: Bank cards

    func bankCard(from first: Int) -> Found? {
        let range = range(from: first, most: 19) { range, count in
            guard count >= 16, PersonalNumbers.isLuhn(chain.digits(range)) else { return false }
            guard isWhole(range) || isInFours(range), isFree(range), mayBe(.bankCard, range) else { return false }
            return PersonalNumbers.isCardIssuer(chain.digits(range)) || isAnnounced(.bankCard, range)
        }
        return range.map { (match(.bankCard, $0, Masking.number(chain.digits($0), first: 4, last: 4)), $0.upperBound) }
    }

    private func isInFours(_ range: ClosedRange<Int>) -> Bool {
        let shape = chain.shape(range)
        return shape.count >= 4 && shape.dropLast().allSatisfy { $0 == 4 } && (shape.last ?? 0) <= 4
    }

    // MARK: Telephones

    func mobile(from first: Int) -> Found? {
        let range = range(from: first, most: 15) { range, count in
            guard count >= 11, PersonalNumbers.isMobile(chain.digits(range).suffix(11)) else { return false }
            guard isPrefix(chain.digits(range).dropLast(11), before: chain.groups[first].start) else { return false }
            guard isFree(range), mayBe(.mobileNumber, range) else { return false }
            return isMobileShape(chain.shape(range), range) || isAnnounced(.mobileNumber, range) && isWhole(range)
        }
        guard let range else { return nil }
        let isRound = chain.digits(range).suffix(6).allSatisfy { $0 == 0x30 }
        guard !isRound || isAnnounced(.mobileNumber, range) else { return nil }
        let masked = Masking.number(chain.digits(range).suffix(11), first: 3, last: 4)
        return (match(.mobileNumber, range, masked), range.upperBound)
    }

    /// Whether digits before a mobile number are the country's: +86, 0086; or the 0 of old.
    private func isPrefix(_ digits: ArraySlice<UInt8>, before start: Int) -> Bool {
        switch String(decoding: digits, as: UTF8.self) {
        case "", "0086": return true
        case "86":
            let before = glyphs.previous(start).map { glyphs.glyph(at: $0).byte }
            return before == UInt8(ascii: "+") || field.expected.contains(.mobileNumber)
                || isAnnounced(.mobileNumber, before: start)
        case "0": return isAnnounced(.mobileNumber, before: start)
        default: return false
        }
    }

    /// Whether groups are those of a telephone number, and not numbers of a table or an amount with its thousands apart.
    private func isMobileShape(_ shape: [Int], _ range: ClosedRange<Int>) -> Bool {
        if shape.count == 1 || shape.suffix(3) == [3, 4, 4] { return true }
        guard isWhole(range) else { return false }
        // 0086 or 86 may be a group by itself.
        let groups = shape.reduce(0, +) > 11 && shape[0] <= 4 ? Array(shape.dropFirst()) : shape
        if groups.allSatisfy({ $0 == 1 }) { return true }
        let hasPoint = range.dropFirst().contains { chain.groups[$0].joint == UInt8(ascii: ".") }
        guard groups.count <= 3, !(hasPoint && groups.count < 3) else { return false }
        return groups.count > 2 ? groups.allSatisfy { $0 >= 3 } : true
    }

    func landline(from first: Int) -> Found? {
        let range =
            range(from: first, most: 12) { range, count in
                count >= 10 && isLandline(range) && isFree(range, mayGoOn: true) && mayBe(.landlineNumber, range)
            } ?? range(from: first, most: 8) { range, count in count >= 7 && isLocalNumber(range) }
        guard let range else { return nil }
        let digits = chain.digits(range)
        let kept = PersonalNumbers.areaCode(digits) ?? 0
        return (match(.landlineNumber, range, Masking.number(digits, first: kept, last: 2)), range.upperBound)
    }

    /// Whether groups are an area code and a number; without a mark between, the code must be one that there is.
    private func isLandline(_ range: ClosedRange<Int>) -> Bool {
        let digits = chain.digits(range)
        let shape = chain.shape(range)
        let isAnnounced = isAnnounced(.landlineNumber, range)
        guard let area = PersonalNumbers.areaCode(digits) ?? (isAnnounced && digits.first == 0x30 ? 4 : nil) else {
            return false
        }
        let number = digits.dropFirst(area)
        guard number.count == 8 || number.count == 7 && area == 4, (number.first ?? 0) >= 0x32 else { return false }
        if shape.count == 1 { return true }
        guard shape[0] == area || isAnnounced else { return false }
        // Behind the code the number may stand in two halves.
        return shape.count == 2 || shape.count == 3 && (shape[1] == 4 || shape[1] == 3) || isAnnounced && isWhole(range)
    }

    /// Whether digits are a number without an area code, which only words tell.
    private func isLocalNumber(_ range: ClosedRange<Int>) -> Bool {
        let digits = chain.digits(range)
        let start = chain.groups[range.lowerBound].start
        let isHotline = digits.starts(with: [0x34, 0x30, 0x30]) || digits.starts(with: [0x38, 0x30, 0x30])
        guard isWhole(range), range.count <= 2, (0x32...0x38).contains(digits.first ?? 0), !isHotline,
            !PersonalNumbers.isWrittenDate(digits), isFree(range)
        else { return false }
        return isAnnouncedAtOnce(.landlineNumber, before: start)
    }

    // MARK: Papers with letters

    func lettered(from first: Int) -> Found? {
        guard let prefix = letters(before: chain.groups[first].start) else { return nil }
        let range = range(from: first, most: 10) { range, count in
            (7...10).contains(count) && isEnded(range, mayGoOn: false)
                && (range.upperBound == chain.groups.count - 1 || joint(behind: range) == Glyphs.space)
        }
        guard let range, let kind = paper(prefix.text, range, start: prefix.start) else { return nil }
        let text = prefix.text + chain.digits(range)
        let bytes = prefix.start..<place(range).upperBound
        let masked = Masking.number(text, first: prefix.text.count, last: 2)
        return (PersonalDataMatch(kind: kind, range: bytes, masked: masked), range.upperBound)
    }

    /// One or two capital letters that stand before digits by themselves.
    private func letters(before start: Int) -> (text: [UInt8], start: Int)? {
        var text: [UInt8] = []
        var place = start
        while let offset = glyphs.previous(place) {
            let byte = glyphs.glyph(at: offset).byte
            guard Glyphs.isLetter(byte) else {
                guard !Glyphs.isDigit(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") else { return nil }
                break
            }
            guard text.count < 2 else { return nil }
            text.insert(byte & 0xDF, at: 0)
            place = offset
        }
        return text.isEmpty ? nil : (text, place)
    }

    private func paper(_ letters: [UInt8], _ range: ClosedRange<Int>, start: Int) -> PersonalDataKind? {
        let (first, count) = (letters[0], chain.count(range) + letters.count)
        for kind in [PersonalDataKind.passport, .travelPermit]
        where field.expected.contains(kind) || isAnnounced(kind, before: start) {
            return (8...11).contains(count) ? kind : nil
        }
        let isPermit = count == 9 && "CLTWHM".utf8.contains(first) || count == 11 && "HM".utf8.contains(first)
        if isPermit, isAnnounced(.travelPermit, before: start) { return .travelPermit }
        guard !isOther(before: start), !field.isCodeOrAmount, range.count == 1 else { return nil }
        switch letters.count {
        // Ordinary ones, and those of service and diplomacy: GA/T 704 and the forms before it.
        case 1:
            guard !isDatedCode(chain.digits(range)) else { return nil }
            return count == 9 && "EGDSP".utf8.contains(first) || count == 8 && "DSP".utf8.contains(first)
                ? .passport : nil
        default:
            let second = letters[1]
            let isElectronic = first == UInt8(ascii: "E") && second != UInt8(ascii: "I") && second != UInt8(ascii: "O")
            let isService = "DSP".utf8.contains(first) && second == UInt8(ascii: "E")
            return count == 9 && (isElectronic || isService) ? .passport : nil
        }
    }

    /// Whether digits begin with a year and go on with a month and day or a number with a leading zero: G20170001.
    private func isDatedCode(_ digits: ArraySlice<UInt8>) -> Bool {
        guard (1990...2039).contains(PersonalNumbers.number(digits.prefix(4))) else { return false }
        return PersonalNumbers.isWrittenDate(digits) || digits.dropFirst(4).first == 0x30
    }

    private func match(_ kind: PersonalDataKind, _ range: ClosedRange<Int>, _ masked: String) -> PersonalDataMatch {
        PersonalDataMatch(kind: kind, range: place(range), masked: masked)
    }
}
