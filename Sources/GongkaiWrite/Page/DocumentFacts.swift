import GongkaiModel

extension Document {
    /// What is known of a document and stands nowhere in its text, or not by its name.
    var derivedFacts: [PageFact] {
        let facts: [(String, String?)] = [
            ("索引号", indexNumber), ("主题分类", joined(subjects)), ("文种", kind == .other ? nil : kind.rawValue),
            ("发文机关", joined(issuers)), ("成文日期", written?.printed), ("发布日期", published?.printed),
            ("施行日期", effective?.printed), ("失效日期", expires?.printed), ("有效期", validity),
            ("效力状态", status.printed),
        ]
        return facts.compactMap { label, value in value.map { PageFact(label: label, value: $0) } }
            + relations.map { PageFact(label: $0.kind.printed, value: $0.printed) }
    }

    /// What is to be known before a document is read that is not in force as it stands: 已废止，依据溪政发〔2024〕9号.
    var statusNotice: String? {
        guard [.repealed, .lapsed, .amended].contains(status), let words = status.printed else { return nil }
        return words + (statusBasis.map { "，依据" + $0 } ?? "")
    }

    private func joined(_ names: [String]) -> String? {
        names.isEmpty ? nil : names.joined(separator: "、")
    }
}

extension DocumentStatus {
    fileprivate var printed: String? {
        switch self {
        case .inForce: "现行有效"
        case .notYetInForce: "尚未施行"
        case .repealed: "已废止"
        case .lapsed: "已失效"
        case .amended: "已修改"
        case .unknown: nil
        }
    }
}

extension Relation {
    fileprivate var printed: String {
        let articles = (within?.articles ?? []).map { "第\($0)条" } + (within?.items ?? []).map { "第\($0)项" }
        return (title.map { "《\($0)》" } ?? "") + (number.map { title == nil ? $0 : "（\($0)）" } ?? "")
            + articles.joined(separator: "、")
    }
}

extension Relation.Kind {
    fileprivate var printed: String {
        switch self {
        case .transmits: "印发或转发"
        case .basedOn: "依据"
        case .refersTo: "引用"
        case .repeals: "废止"
        case .amends: "修改"
        case .replaces: "代替"
        }
    }
}
