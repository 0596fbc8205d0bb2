import Gongkai

/// Writes records as cards: a line a value, `title: value`, and an empty line behind each card.
struct CardsWriter: RecordWriter {
    let format = Format(
        name: "cards", english: "records as cards, a line a value", chinese: "数据记录卡片，每行一个值",
        extensions: ["cards"], mediaType: "text/plain", content: .records)

    func encoder(
        for schema: DatasetSchema, options: RecordWritingOptions
    ) throws(WriteError) -> any RecordEncoder {
        CardsEncoder(titles: schema.fields.map { Array(options.name(of: $0).utf8) })
    }
}

/// Turns batches of records into bytes, on any number of threads.
private struct CardsEncoder: RecordEncoder {
    let titles: [[UInt8]]
    let opening: [UInt8] = []
    let closing: [UInt8] = []
    let separatorLength = 0

    func encode(_ emission: inout RecordEmission) {
        emission.forEach { record, output throws(UnwritableCharacter) in
            for field in 0..<record.count {
                // A missing value has no line; an empty one has a line with its title alone.
                guard let value = record[field] else { continue }
                // A value that would end its line is refused, and the record with it.
                guard !value.contains(0x0A) else { throw UnwritableCharacter(field: field, scalar: "\n") }
                output.append(titles[field])
                output.append(": ")
                output.append(value)
                output.append(0x0A)
            }
            output.append(0x0A)
        }
    }
}
