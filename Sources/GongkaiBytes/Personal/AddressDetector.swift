/// Home addresses down to the door: GB/T 23705, its parts from the road to the room.
extension PersonalDataScanner {
    /// The parts of an address that numbers stand before.
    private struct Parts: OptionSet {
        let rawValue: Int
        static let number = Parts(rawValue: 1)
        static let lane = Parts(rawValue: 2)
        static let building = Parts(rawValue: 4)
        static let entrance = Parts(rawValue: 8)
        static let floor = Parts(rawValue: 16)
        static let room = Parts(rawValue: 32)
        static let group = Parts(rawValue: 64)
        /// Numbers with hyphens between: 3-2-501.
        static let hyphens = Parts(rawValue: 128)
    }

    private static let units: [(text: [UInt8], part: Parts)] = [
        ("号楼", Parts.building), ("号", .number), ("幢", .building), ("栋", .building), ("座", .building),
        ("单元", .entrance), ("门", .entrance), ("室", .room), ("房", .room), ("户", .room), ("支弄", .lane), ("弄", .lane),
        ("楼", .floor), ("层", .floor), ("组", .group), ("队", .group), ("#", .building), ("＃", .building),
    ].map { (Array($0.0.utf8), $0.1) }

    private static let stops = ["。", "；", "！", "？", "，", "、", "“", "”", "：", "《", "》", "〔", "〕"].map { Array($0.utf8) }

    /// Looks for an address around digits, once for each clause.
    mutating func findAddress(around start: Int, behind end: Int) {
        let behind = glyphs.unspaced(from: end)
        let isHouse = PersonalDataScanner.units.contains { glyphs.text.has($0.text, at: behind) }
        let isHyphened =
            chain.groups.count >= 2 && chain.groups[1].joint == UInt8(ascii: "-") && chain.groups[0].count <= 3
        guard isHouse || isHyphened || field.expected.contains(.address) else { return }
        let clause = clause(around: start)
        let last = chain.groups.last?.end ?? end
        addressesEnd = clause.upperBound
        guard let (parts, place) = parts(in: clause) else { return }
        addressesEnd = max(last, place.upperBound)
        guard isHome(parts, in: place, of: clause) else { return }
        let text = String(decoding: glyphs.text[place], as: UTF8.self)
        matches.append(PersonalDataMatch(kind: .address, range: place, masked: Masking.address(text)))
    }

    private func isStop(at offset: Int) -> Bool {
        let byte = glyphs.text[offset]
        if byte < 0x80 { return byte < 0x20 || ",;:|\"<>".utf8.contains(byte) }
        return PersonalDataScanner.stops.contains { glyphs.text.has($0, at: offset) }
    }

    /// What stands around an offset without a stop, at most 150 bytes before and 180 behind.
    private func clause(around start: Int) -> Range<Int> {
        var begin = start
        while let previous = glyphs.previous(begin), start - previous < 150, !isStop(at: previous) { begin = previous }
        var end = start
        while end < glyphs.text.count, end - start < 180, !isStop(at: end) {
            end += max(1, glyphs.glyph(at: end).length)
        }
        return begin..<min(end, glyphs.text.count)
    }

    /// The parts of the address in a clause, and the bytes from its beginning to behind the last of them.
    private func parts(in clause: Range<Int>) -> (Parts, Range<Int>)? {
        var parts: Parts = []
        var (offset, end, previous) = (clause.lowerBound, clause.lowerBound, nil as Int?)
        while offset < clause.upperBound {
            guard let digits = numeral(from: offset) else {
                offset += max(1, glyphs.glyph(at: offset).length)
                continue
            }
            // What stands far behind the last part belongs to something else.
            if let previous, offset - previous > 45 { break }
            let behind = glyphs.unspaced(from: digits.end)
            let unit = PersonalDataScanner.units.first { glyphs.text.has($0.text, at: behind) }
            if let unit {
                parts.insert(unit.part)
                end = behind + unit.text.count
            } else if digits.hyphens > 0 || !parts.isDisjoint(with: [.building, .entrance]), digits.isArabic {
                if digits.hyphens > 0 { parts.insert(.hyphens) } else { parts.insert(.room) }
                end = digits.end
            }
            if end > offset { previous = end }
            offset = max(digits.end, end > offset ? end : digits.end)
        }
        return parts.isEmpty ? nil : (parts, clause.lowerBound..<end)
    }

    /// Digits, with hyphens and letters among them, or Chinese numerals before a part of an address.
    private func numeral(from start: Int) -> (end: Int, hyphens: Int, isArabic: Bool)? {
        var (offset, end, hyphens) = (start, start, 0)
        let isArabic = Glyphs.isDigit(glyphs.glyph(at: start).byte)
        guard isArabic || isChineseDigit(at: start) else { return nil }
        var isPending = false
        while offset < glyphs.text.count {
            let glyph = glyphs.glyph(at: offset)
            let isDigit = isArabic ? Glyphs.isDigit(glyph.byte) : isChineseDigit(at: offset)
            if isDigit {
                if isPending { hyphens += 1 }
                isPending = false
                end = offset + glyph.length
            } else if isArabic, glyph.byte == UInt8(ascii: "-"), !isPending {
                isPending = true
            } else if glyph.byte != Glyphs.unseen, !(isArabic && Glyphs.isLetter(glyph.byte) && end == offset) {
                break
            } else if Glyphs.isLetter(glyph.byte) {
                end = offset + glyph.length
            }
            offset += glyph.length
        }
        return (end, hyphens, isArabic)
    }

    private static let chineseDigits = Set("〇零一二三四五六七八九十百".unicodeScalars.map { Array(String($0).utf8) })

    private func isChineseDigit(at offset: Int) -> Bool {
        guard offset + 3 <= glyphs.text.count, glyphs.text[offset] >= 0xE3, glyphs.text[offset] <= 0xE9 else {
            return false
        }
        return PersonalDataScanner.chineseDigits.contains(Array(glyphs.text[offset..<offset + 3]))
    }

    /// Whether an address is somebody's home: by the words around it, else by its inner parts where no office is named.
    private func isHome(_ parts: Parts, in place: Range<Int>, of clause: Range<Int>) -> Bool {
        let text = UnsafeRawBufferPointer(rebasing: glyphs.text[place])
        let isDoor = !parts.isDisjoint(with: [.number, .lane, .building, .entrance, .room, .group, .hyphens])
        if isDoor, isCalledHome(text, before: place.lowerBound) { return hasLocality(text) }
        guard hasLocality(text), !isOffice(text) else { return false }
        let isEstate = ContextWords.estates.contains { text.holds($0) }
        if parts.contains(.hyphens) { return isEstate }
        if parts.contains(.floor), parts.isDisjoint(with: [.entrance, .building]) { return false }
        if parts.contains(.room) { return !parts.isDisjoint(with: [.number, .lane, .building, .entrance]) }
        if parts.contains(.entrance) { return !parts.isDisjoint(with: [.number, .building]) }
        return parts.isSuperset(of: [.lane, .number]) || parts.isSuperset(of: [.group, .number])
    }

    private func hasLocality(_ text: UnsafeRawBufferPointer) -> Bool {
        ContextWords.localities.contains { text.holds($0) }
    }

    private func isOffice(_ text: UnsafeRawBufferPointer) -> Bool {
        guard !text.holds(Array("宿舍".utf8)) else { return false }
        return ContextWords.offices.contains { text.holds($0) }
    }

    private func isCalledHome(_ text: UnsafeRawBufferPointer, before start: Int) -> Bool {
        if field.expected.contains(.address) { return true }
        let label = UnsafeRawBufferPointer(rebasing: glyphs.text[max(0, start - 40)..<start])
        if ContextWords.homes.contains(where: { text.holds($0) || label.holds($0) }) { return true }
        let colon = Array("：".utf8)
        let end =
            label.last(colon) == label.count ? label.count - 3 : label.last == UInt8(ascii: ":") ? label.count - 1 : nil
        guard let end else { return false }
        return ContextWords.homesAtEnd.dropLast(2).contains { label.has($0, at: end - $0.count) }
    }
}
