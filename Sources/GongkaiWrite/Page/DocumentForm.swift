import GongkaiModel

/// How a document is laid out: as most are, or in one of the special forms of GB/T 9704-2012, clause 10.
enum DocumentForm {
    case usual
    /// 信函格式 (10.1).
    case letter
    /// 命令（令）格式 (10.2).
    case order
    /// 纪要格式 (10.3).
    case minutes
}

extension Document {
    /// The form that the kind of document has. A letter (函) under a head of documents (…文件) is laid out as those are.
    var form: DocumentForm {
        switch kind {
        case .order: .order
        case .minutes: .minutes
        case .letter: masthead.map { !$0.value.hasSuffix("文件") } == true ? .letter : .usual
        default: .usual
        }
    }
}

extension String {
    /// The label of who was at a meeting, was excused or sat in on it (10.3), with its colon.
    var attendanceLabel: String? {
        let labels = ["出席", "请假", "列席"].flatMap { [$0, $0 + "人员"] }
        guard let colon = prefix(6).firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
        return labels.contains(String(self[..<colon])) ? String(self[...colon]) : nil
    }

    /// An office and a name (市长　王某) with the room of two characters between them (7.3.5.3).
    var asOfficeAndName: String {
        let parts = split(whereSeparator: \.isWhitespace)
        return parts.count == 2 ? parts.joined(separator: "　　") : self
    }
}
