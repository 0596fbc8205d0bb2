import GongkaiDiagnostics
import GongkaiModel

/// Finds the marks by which a document is not to be published, in what the model knows of it and in its text.
struct SecrecyGate: PlacedVisitor {
    var sink = DiagnosticSink()
    /// How many texts of the body have been seen: marks without a star stand at its head.
    private var textsInBody = 0
    private var isInTable = false
    /// The cell before, in the same row.
    private var label = ""

    /// So many texts of a body are its head.
    private static let head = 8

    mutating func check(_ publication: Publication) {
        for (index, document) in publication.documents.enumerated() {
            if let secrecy = document.secrecy {
                let mark = secrecy.value + (document.secrecyTerm.map { "★" + $0.value } ?? "")
                let path = "documents/\(index)/secrecy"
                sink.report(.gateSecrecyMark, [mark], at: secrecy.source.position, modelPath: path)
            }
            for (place, item) in document.metadata.enumerated() {
                guard let value = item.value else { continue }
                let path = "documents/\(index)/metadata/\(place)/value"
                report(SecrecyMark(item.label.value + ":" + value.value), at: value.source.position, path: path)
            }
        }
        walk(publication)
    }

    mutating func beginBody() { textsInBody = 0 }

    mutating func begin(_ table: Table) { isInTable = true }

    mutating func endTable() { isInTable = false }

    mutating func beginCell(row: Int, index: Int, of table: Table) {
        label = index > 0 ? table.rows[row][index - 1].text.string : ""
    }

    mutating func visit(_ text: String, source: [SourceRange], at path: ModelPath) {
        textsInBody += 1
        guard !path.isMetadata, text.bytes(satisfy: \.mayHoldMark) else { return }
        if isInTable {
            guard SecrecyGate.isLabel(label) else { return }
            report(SecrecyMark(label + ":" + text), at: source.position, path: path.text)
            return
        }
        let isHead = textsInBody <= SecrecyGate.head && !path.isHeading || path.isNote
        for line in text.split(whereSeparator: \.isNewline) {
            if let mark = SecrecyMark(line) {
                if !mark.isPlain || isHead { report(mark, at: source.position, path: path.text) }
            } else {
                reportBrackets(in: line, isTitle: path.isTitle, at: source.position, path: path.text)
            }
        }
    }

    /// Marks in brackets inside a text: （此件不公开）. In a title, 密级 by itself counts.
    private mutating func reportBrackets(
        in line: Substring, isTitle: Bool, at position: Diagnostic.Position?, path: String
    ) {
        var rest = line
        while let open = rest.firstIndex(where: { $0 == "（" || $0 == "(" || $0 == "【" }) {
            let isQuoted = open > rest.startIndex && "“‘\"「".contains(rest[rest.index(before: open)])
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(where: { $0 == "）" || $0 == ")" || $0 == "】" }) else { return }
            if !isQuoted, let mark = SecrecyMark(rest[..<close]), !mark.isPlain || isTitle && mark.kind == .secrecy {
                report(mark, at: position, path: path)
            }
            rest = rest[close...]
        }
    }

    private mutating func report(_ mark: SecrecyMark?, at position: Diagnostic.Position?, path: String) {
        guard let mark else { return }
        let rule: DiagnosticRule =
            switch mark.kind {
            case .secrecy: .gateSecrecyMark
            case .internal: .gateInternalMark
            case .notPublic: .gateNotPublicMark
            }
        sink.report(rule, [mark.text], at: position, modelPath: path)
    }

    private static func isLabel(_ text: String) -> Bool {
        let text = text.filter { !$0.isWhitespace }
        return ["密级", "密级和保密期限", "公开属性", "公开方式", "公开选项", "信息公开选项"].contains(text)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether 密, 内 or 公 is there.
    fileprivate var mayHoldMark: Bool {
        indices.contains { index in
            guard self[index] == 0xE5 else { return false }
            return has((0xE5, 0xAF, 0x86), at: index) || has((0xE5, 0x86, 0x85), at: index)
                || has((0xE5, 0x85, 0xAC), at: index)
        }
    }
}

extension ModelPath {
    private func ends(with name: String) -> Bool {
        guard case .name(let last)? = components.last else { return false }
        return "\(last)" == name
    }

    fileprivate var isHeading: Bool { ends(with: "heading") }
    fileprivate var isTitle: Bool { ends(with: "title") }
    fileprivate var isMetadata: Bool { hasName("metadata") }
    fileprivate var isNote: Bool { hasName("notes") }

    private func hasName(_ name: String) -> Bool {
        components.prefix(3).contains { component in
            if case .name(let own) = component { "\(own)" == name } else { false }
        }
    }
}
