import GongkaiModel

extension Projection {
    /// One record for each indicator of a list of targets.
    static let planTargets = Projection(
        DatasetSchema(
            "plan-targets", BilingualText("Plan targets", "计划目标"),
            description: BilingualText(
                "Indicators and their values, as stated, from lists that a document calls its targets.",
                "公文所列目标中的各项指标及其数值，按原文表述。"),
            fields: [
                .number, .document, .division,
                DatasetField("indicator", BilingualText("Indicator", "指标"), constraints: .required, example: "地区生产总值"),
                DatasetField(
                    "partOf", BilingualText("Part of", "所属指标"),
                    description: BilingualText("The indicator that it is said to be part of (其中).", "以“其中”引出的，为其所属的指标。")
                ),
                DatasetField(
                    "comparison", BilingualText("Comparison", "比较方式"), .list(of: .code(comparisons)),
                    description: BilingualText(
                        "How the value is meant, in the order of the words: \(explained(\.english)). Missing where the value just stands there.",
                        "数值的含义，按原文词序：\(explained(\.chinese))。只写数值的缺省。"),
                    example: "grow-by；about"),
                DatasetField("value", BilingualText("Value", "数值"), .decimal, example: "7"),
                DatasetField("unit", BilingualText("Unit", "单位"), example: "%"),
                DatasetField(
                    "benchmark", BilingualText("Benchmark", "参照"),
                    description: BilingualText(
                        "What it is compared with, where that is no number.", "以文字表述的参照对象。"),
                    example: "省下年度目标"),
                .date(
                    "period", BilingualText("Period", "期间"),
                    description: BilingualText("The year or date that it is for.", "目标所属年度或者截止日期。")),
                .line, .verbatim,
            ],
            primaryKey: ["number"], foreignKeys: [.document, .division])
    ) { input, dataset in
        for document in input.publication.documents {
            for (passage, target) in TargetLists.targets(of: document) {
                dataset.append(passage.record(of: target, number: dataset.records.count + 1))
            }
        }
    }

    private static let comparisons = PlanTarget.Comparison.allCases.map { $0.code }

    private static func explained(_ wording: KeyPath<BilingualText, String>) -> String {
        PlanTarget.Comparison.allCases.map { "\($0.rawValue) \($0.code.label[keyPath: wording])" }
            .joined(separator: wording == \.english ? ", " : "，")
    }
}

extension Passage {
    fileprivate func record(of target: PlanTarget, number: Int) -> KeyValuePairs<String, FieldValue> {
        [
            "number": .integer(number), "document": .string(document.id), "division": FieldValue(divisions.last?.id),
            "indicator": .string(target.indicator), "partOf": FieldValue(target.partOf),
            "comparison": FieldValue(target.comparisons.map(\.rawValue)),
            "value": target.value.map(FieldValue.decimal) ?? .missing, "unit": FieldValue(target.unit),
            "benchmark": FieldValue(target.benchmark), "period": .reduced(target.period),
            "line": FieldValue(target.line), "verbatim": .string(target.verbatim),
        ]
    }
}

/// One indicator and what it is to come to.
struct PlanTarget {
    /// How a value is meant.
    enum Comparison: String, CaseIterable {
        case growBy = "grow-by"
        case decreaseBy = "decrease-by"
        case reach
        case about
        case atLeast = "at-least"
        case within
        case sameAs = "same-as"
        case complete

        var code: FieldType.Code {
            switch self {
            case .growBy: .init(rawValue, "grows by (增长)", "增长")
            case .decreaseBy: .init(rawValue, "falls by (下降)", "下降")
            case .reach: .init(rawValue, "reaches (达到)", "达到")
            case .about: .init(rawValue, "about (左右)", "左右")
            case .atLeast: .init(rawValue, "at least (以上)", "以上、不少于")
            case .within: .init(rawValue, "at most (以内)", "以内、不超过")
            case .sameAs: .init(rawValue, "in step with (同步)", "同步")
            case .complete: .init(rawValue, "completes (完成)", "完成、全部")
            }
        }
    }

    var indicator: String
    var partOf: String?
    var comparisons: [Comparison] = []
    var value: ExactDecimal?
    var unit: String?
    var benchmark: String?
    var period: CalendarDate?
    var line: Int?
    var verbatim: String
}
