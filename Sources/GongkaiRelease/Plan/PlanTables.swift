package import GongkaiModel

extension DisclosurePlan {
    /// What the records of a plan keep to, one for each obligation.
    package static let obligationSchema = DatasetSchema(
        "disclosure-plan", BilingualText("Disclosure plan", "政务公开计划"),
        description: BilingualText(
            "What documents order to be published, and the datasets of the catalogue that meet it.",
            "公文要求公开的内容，以及数据集目录中与之对应的数据集。"),
        fields: [
            DatasetField("number", BilingualText("Number", "序号"), .integer, constraints: .required, example: "1"),
            DatasetField("document", BilingualText("Document", "公文"), constraints: .required),
            DatasetField("point", BilingualText("Point", "要点"), example: "1.1"),
            DatasetField("heading", BilingualText("Heading", "要点标题")),
            DatasetField(
                "basis", BilingualText("Basis", "依据"),
                .code([
                    .init("ordered", "ordered", "要求公开"),
                    .init("mentioned", "mentioned", "仅提及"),
                ]), constraints: .required),
            DatasetField("what", BilingualText("What", "公开内容")),
            DatasetField("verb", BilingualText("Verb", "公开方式")),
            DatasetField(
                "datasets", BilingualText("Datasets", "对应数据集"), .list(of: .string),
                description: BilingualText("Missing where no dataset meets it yet.", "尚无对应数据集的缺省。")),
            .frequency, .frequencyWording, .season,
            DatasetField("time", BilingualText("Time, as worded", "时限表述")),
            DatasetField("due", BilingualText("Due", "截止日期"), .date),
            .agencies,
            DatasetField("line", BilingualText("Line", "行号"), .integer),
            DatasetField("verbatim", BilingualText("Verbatim", "原文"), constraints: .required),
        ], primaryKey: ["number"])

    /// What the records of a plan's state keep to, one for each dataset.
    package static let stateSchema = DatasetSchema(
        "disclosure-state", BilingualText("State of disclosure", "政务公开进展"),
        description: BilingualText(
            "For each dataset that a plan asks for: when it was last released, when it is due next, and how late it is.",
            "计划所要求的各数据集：最近发布日期、下次应发布日期和逾期天数。"),
        fields: [
            DatasetField("dataset", BilingualText("Dataset", "数据集"), constraints: .required),
            DatasetField("title", BilingualText("Title", "名称"), constraints: .required),
            DatasetField("titleInEnglish", BilingualText("Title in English", "英文名称")),
            DatasetField("points", BilingualText("Points", "要点"), .list(of: .string)),
            .frequency, .frequencyWording, .season, .agencies,
            DatasetField("asOf", BilingualText("As of", "统计日期"), .date, constraints: .required),
            DatasetField("lastReleased", BilingualText("Last released", "最近发布日期"), .date),
            DatasetField("lastPeriod", BilingualText("Period of the last release", "最近发布期别")),
            DatasetField("nextPeriod", BilingualText("Next period", "下一期别")),
            DatasetField("nextDue", BilingualText("Next due", "应发布日期"), .date),
            DatasetField("daysLate", BilingualText("Days late", "逾期天数"), .integer, unit: "日"),
            DatasetField(
                "standing", BilingualText("Standing", "状态"),
                .code(State.Standing.allCases.map { .init($0.rawValue, $0.label.english, $0.label.chinese) }),
                constraints: .required),
        ], primaryKey: ["dataset"])

    /// The obligations as records.
    package var obligationRecords: Dataset {
        var dataset = Dataset(DisclosurePlan.obligationSchema)
        for obligation in obligations {
            dataset.append([
                "number": .integer(dataset.records.count + 1), "document": .string(obligation.document),
                "point": FieldValue(obligation.point.isEmpty ? nil : obligation.point),
                "heading": FieldValue(obligation.heading), "basis": .string(obligation.basis.rawValue),
                "what": FieldValue(obligation.what.isEmpty ? nil : obligation.what),
                "verb": FieldValue(obligation.verb), "datasets": FieldValue(obligation.datasets),
                "frequency": FieldValue(obligation.frequency?.code),
                "frequencyWording": FieldValue(obligation.frequencyWording), "season": FieldValue(obligation.season),
                "time": FieldValue(obligation.time), "due": FieldValue(obligation.due),
                "agencies": FieldValue(obligation.agencies), "line": FieldValue(obligation.line),
                "verbatim": .string(obligation.verbatim),
            ])
        }
        return dataset
    }

    /// The states as records.
    package func stateRecords(asOf day: CalendarDate) -> Dataset {
        var dataset = Dataset(DisclosurePlan.stateSchema)
        for state in states {
            dataset.append([
                "dataset": .string(state.dataset), "title": .string(state.title.chinese),
                "titleInEnglish": .string(state.title.english), "points": FieldValue(state.points),
                "frequency": FieldValue(state.frequency?.code), "frequencyWording": FieldValue(state.frequencyWording),
                "season": FieldValue(state.season), "agencies": FieldValue(state.agencies), "asOf": .date(day),
                "lastReleased": FieldValue(state.lastReleased), "lastPeriod": FieldValue(state.lastPeriod),
                "nextPeriod": FieldValue(state.nextPeriod), "nextDue": FieldValue(state.nextDue),
                "daysLate": FieldValue(state.daysLate), "standing": .string(state.standing.rawValue),
            ])
        }
        return dataset
    }
}

extension DisclosurePlan.State.Standing {
    /// What people call it.
    package var label: BilingualText {
        switch self {
        case .late: BilingualText("late", "逾期")
        case .due: BilingualText("due", "未到期")
        case .done: BilingualText("done", "已完成")
        case .undated: BilingualText("without a date", "无明确时限")
        }
    }
}

extension DatasetField {
    fileprivate static let frequency = DatasetField(
        "frequency", BilingualText("How often", "频次"), constraints: .init(pattern: "[a-z]+(-[a-z0-9]+)*"),
        example: "monthly")
    fileprivate static let frequencyWording = DatasetField(
        "frequencyWording", BilingualText("How often, as worded", "频次表述"), example: "按月")
    fileprivate static let season = DatasetField(
        "season", BilingualText("Season", "时节"),
        description: BilingualText("When only, as worded.", "仅在何时，按原文。"), example: "收购旺季时")
    fileprivate static let agencies = DatasetField(
        "agencies", BilingualText("Agencies", "责任单位"), .list(of: .string))
}
