/// Numbers of documents as they are written: 嘉政发〔2017〕11号.
package enum DocumentNumberForm {
    /// Whether the bytes hold what does not belong there or has another form: a space, a bracket other than 〔 and 〕, a
    /// full-width form.
    /// - Parameter bytes: those of a batch, behind which more can be read.
    package static func holdsSpacesOrBrackets(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        var offset = 0
        while offset < bytes.count {
            let left = bytes.count - offset
            let mask: UInt32 = left < ByteBlock.size ? 1 << UInt32(left) - 1 : .max
            if suspects(at: start + offset) & mask != 0 { return true }
            offset += ByteBlock.size
        }
        return false
    }

    @inline(__always)
    private static func suspects(at address: UnsafeRawPointer) -> UInt32 {
        let (block, second, third) = (ByteBlock(address), ByteBlock(address + 1), ByteBlock(address + 2))
        let some =
            block.matches(.init(0x09)) | block.matches(.init(0x20)) | block.matches(.init(0x28))
            | block.matches(.init(0x5B)) | block.matches(.init(0xC2)) | block.matches(.init(0xEF))
        // U+3000 to U+303F, but for 〔 and 〕.
        let marks = block.matches(.init(0xE3)) & second.matches(.init(0x80))
        let brackets = third.matches(.init(0x94)) | third.matches(.init(0x95))
        return some.bits | (marks.bits & ~brackets.bits)
    }
}
