package import GongkaiModel

/// What a document says and how it is built, line by line, without its places in a source: to compare two readings.
package enum Outline {
    /// The lines of a document.
    package static func lines(of document: Document) -> [String] {
        var lines = [
            "title \(document.title?.value ?? "")", "number \(document.number?.value.text ?? "")",
            "issuers \(document.issuers.joined(separator: " "))",
            "addressees \(document.addressees.map(\.value).joined(separator: " "))",
        ]
        lines += self.lines(of: document.body, "body")
        lines += self.lines(of: document.signature)
        for enclosure in document.enclosures {
            lines.append("enclosure \(enclosure.title?.value ?? "")")
            lines += self.lines(of: enclosure.body, "enclosure")
            lines += self.lines(of: enclosure.signature)
        }
        for attachment in document.attachments {
            lines.append(
                "attachment \(attachment.ordinal ?? 0) \(attachment.title?.value ?? "") \(attachment.heading?.value ?? "")"
            )
            lines += self.lines(of: attachment.body, "attachment")
        }
        return lines + document.notes.map { "note \($0.string)" }
    }

    private static func lines(of signature: Signature?) -> [String] {
        guard let signature else { return [] }
        return ["signed \(signature.issuers.map(\.value)) \(signature.date?.value.description ?? "")"]
    }

    /// The lines of blocks.
    package static func lines(of blocks: [Block], _ path: String) -> [String] {
        blocks.flatMap { block in
            switch block {
            case .paragraph(let text): ["\(path) p \(text.string)"]
            case .note(let text): ["\(path) note \(text.string)"]
            case .division(let division):
                ["\(path) \(division.kind.rawValue) \(division.marker.value) \(division.heading?.value ?? "")"]
                    + lines(of: division.blocks, path + "/" + division.marker.value)
            case .list(let list): list.items.flatMap { lines(of: $0.blocks, path + " item") }
            case .table(let table):
                ["\(path) table \(table.label?.value ?? "") \(table.caption?.value ?? "")"]
                    + table.rows.map { row in
                        path + " | "
                            + row.map { "\($0.text.string)[\($0.rowSpan)x\($0.columnSpan)\($0.header ? "h" : "")]" }
                            .joined(separator: " | ")
                    }
            }
        }
    }
}
