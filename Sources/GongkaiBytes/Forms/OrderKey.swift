/// Keys that stand in the order of the values that they are made of, compared byte by byte as unsigned numbers.
///
/// No key is the beginning of another one, so that several in a row compare as the first of them that differs.
extension ByteBuffer {
    /// Writes the key of a value in canonical form.
    ///
    /// A moment without an offset is taken as one of UTC, which keeps every order that `CanonicalOrder` knows and makes one
    /// of the rest.
    package func appendOrderKey(of value: UnsafeRawBufferPointer, in order: CanonicalOrder) {
        switch order {
        case .number: appendOrderKey(of: DecimalForm.Parts(value))
        case .bytes: appendEnded(value)
        case .time: appendEnded(CanonicalOrder.withoutZeros(value))
        case .dateTime:
            let moment = CanonicalOrder.Moment(value)
            appendBigEndian(UInt64(bitPattern: Int64(moment.seconds)) ^ 1 << 63)
            appendEnded(moment.fraction)
        }
    }

    /// Turns every bit around from an offset on, and with it the order of a key.
    package func complement(from first: Int) {
        for byte in UnsafeMutableRawBufferPointer(start: start, count: count)[first...].indices {
            start.storeBytes(of: ~bytes[byte], toByteOffset: byte, as: UInt8.self)
        }
    }

    /// A number is its sign, where its first digit that is not 0 stands, and its digits from there on.
    private func appendOrderKey(of number: DecimalForm.Parts) {
        append(UInt8(truncatingIfNeeded: number.sign + 2))
        guard number.sign != 0 else { return }
        let first = count
        let zeros = number.fraction.prefix { $0 == UInt8(ascii: "0") }.count
        let isFraction = number.whole.elementsEqual([UInt8(ascii: "0")])
        appendBigEndian(UInt32(bitPattern: Int32(isFraction ? -zeros : number.whole.count)) ^ 1 << 31)
        if isFraction {
            append(UnsafeRawBufferPointer(rebasing: number.fraction.dropFirst(zeros)))
        } else {
            append(number.whole)
            append(number.fraction)
            while number.fraction.isEmpty, bytes.last == UInt8(ascii: "0") { count -= 1 }
        }
        append(0)
        if number.sign < 0 { complement(from: first) }
    }

    /// Text with two zeros at its end; a zero of its own is followed by what no end is followed by.
    private func appendEnded(_ text: UnsafeRawBufferPointer) {
        if text.contains(0) {
            for byte in text {
                append(byte)
                if byte == 0 { append(0xFF) }
            }
        } else {
            append(text)
        }
        append(0)
        append(0)
    }

    private func appendBigEndian(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { append($0) }
    }
}
