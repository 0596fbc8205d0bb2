/// Numbers in the forms that occur: `1,234`, `１２３`, `3.5万`, `+5`, `007`, `1.5e3`, `12.5%`, `.5`. Exact, whatever the form.
package enum WrittenNumber {
    /// The farthest that an exponent moves the point, so that a short text cannot make a number of any length.
    package static let farthestExponent = 400

    /// Reads a number in any of the forms; whether the form is allowed, the caller decides by the readings.
    /// - Parameter isInteger: whether the number must be whole; zeros behind the point are dropped then.
    /// - Returns: the number in canonical form; `nil` where the text spells none.
    package static func read(_ bytes: UnsafeRawBufferPointer, isInteger: Bool) -> ReadValue? {
        guard var text = WrittenText(bytes), var number = Scanned(&text) else { return nil }
        guard text.isAtEnd else { return nil }
        var readings = text.readings.union(number.readings)
        if isInteger, number.point < number.digits.count {
            guard number.dropZeroFraction() else { return nil }
            if !readings.contains(.units) && !readings.contains(.exponent) { readings.insert(.zeroFraction) }
        }
        return ReadValue(number.canonical, readings)
    }

    private struct Scanned {
        var isNegative = false
        var digits: [UInt8] = []
        /// How many of the digits stand before the point.
        var point = 0
        var readings: ValueReading = []

        init?(_ text: inout WrittenText) {
            isNegative = text.skip("-")
            if !isNegative, text.skip("+") { readings.insert(.plus) }
            guard takeWhole(&text), takeFraction(&text), !digits.isEmpty, takeScale(&text) else { return nil }
            dropLeadingZeros()
        }

        /// The digits before the point, in groups of three where there are separators.
        private mutating func takeWhole(_ text: inout WrittenText) -> Bool {
            digits = text.digits()
            while text.next == 0x2C {
                _ = text.skip(",")
                let group = text.digits()
                let isFirst = !readings.contains(.thousands)
                guard group.count == 3, !isFirst || (1...3).contains(digits.count) else { return false }
                readings.insert(.thousands)
                digits += group
            }
            point = digits.count
            if digits.count > 1, digits[0] == UInt8(ascii: "0") { readings.insert(.leadingZeros) }
            return true
        }

        private mutating func takeFraction(_ text: inout WrittenText) -> Bool {
            guard text.skip(".") else { return true }
            let fraction = text.digits()
            if point == 0 || fraction.isEmpty { readings.insert(.barePoint) }
            digits += fraction
            return true
        }

        /// What moves the point: an exponent, a percent sign, a unit.
        private mutating func takeScale(_ text: inout WrittenText) -> Bool {
            if text.skip("e") || text.skip("E") {
                let isNegative = text.skip("-")
                if !isNegative { _ = text.skip("+") }
                let exponent = text.digits()
                guard !exponent.isEmpty, let value = Int(String(decoding: exponent, as: UTF8.self)),
                    value <= WrittenNumber.farthestExponent
                else { return false }
                readings.insert(.exponent)
                movePoint(by: isNegative ? -value : value)
            } else if text.skip("%") {
                readings.insert(.percent)
                movePoint(by: -2)
            } else {
                takeUnit(&text)
            }
            return true
        }

        /// 万, 亿 and 万亿, perhaps behind a space.
        private mutating func takeUnit(_ text: inout WrittenText) {
            guard !text.isAtEnd else { return }
            text.skipSpaces()
            var power = 0
            if text.skip("万") { power += 4 }
            if text.skip("亿") { power += 8 }
            guard power > 0 else { return }
            readings.insert(.units)
            movePoint(by: power)
        }

        /// Behind the point, places that were moved over keep their zeros: `12.50%` is `0.1250`, `3.50万` is `35000`.
        private mutating func movePoint(by places: Int) {
            point += places
            if point < 0 {
                digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: -point), at: 0)
                point = 0
            }
            while digits.count < point { digits.append(UInt8(ascii: "0")) }
        }

        private mutating func dropLeadingZeros() {
            let zeros = digits.prefix(point).prefix { $0 == UInt8(ascii: "0") }.count
            digits.removeFirst(zeros)
            point -= zeros
        }

        /// Drops the digits behind the point; `false` where one is no zero.
        mutating func dropZeroFraction() -> Bool {
            guard digits[point...].allSatisfy({ $0 == UInt8(ascii: "0") }) else { return false }
            digits.removeLast(digits.count - point)
            return true
        }

        var canonical: [UInt8] {
            let isZero = digits.allSatisfy { $0 == UInt8(ascii: "0") }
            var text: [UInt8] = isNegative && !isZero ? [UInt8(ascii: "-")] : []
            text += point == 0 ? [UInt8(ascii: "0")] : Array(digits[..<point])
            if point < digits.count { text += [UInt8(ascii: ".")] + digits[point...] }
            return text
        }
    }
}
