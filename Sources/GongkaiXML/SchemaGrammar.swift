/// What of a schema says which files are valid.
package enum SchemaGrammar {
    private static let opening = Array("<xs:annotation>".utf8)
    private static let closing = Array("</xs:annotation>".utf8)

    /// A schema without its annotations, which mean nothing for validity (XML Schema Part 1, 3.13).
    /// - Parameter schema: one that spells each annotation as `<xs:annotation>…</xs:annotation>`.
    package static func withoutAnnotations(_ schema: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(schema.count)
        var copied = 0
        while let start = place(of: opening, in: schema, from: copied) {
            kept += schema[copied..<start]
            guard let end = place(of: closing, in: schema, from: start) else { return schema }
            copied = end + closing.count
        }
        return kept + schema[copied...]
    }

    /// Where a tag stands next.
    private static func place(of tag: [UInt8], in schema: [UInt8], from start: Int) -> Int? {
        schema.withUnsafeBufferPointer { schema in
            var index = start
            while index + tag.count <= schema.count {
                if schema[index] == tag[0], schema[index..<index + tag.count].elementsEqual(tag) { return index }
                index += 1
            }
            return nil
        }
    }
}
