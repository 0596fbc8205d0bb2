import GongkaiDiagnostics
import GongkaiModel

extension Projection {
    /// One record for each thing that was found.
    static let findings = Projection(
        DatasetSchema(
            "findings", BilingualText("Findings", "发现的问题"),
            description: BilingualText(
                "What reading and checking found, in the order in which it was found.", "读取和检查中发现的问题，按发现的顺序。"),
            fields: [
                .number,
                DatasetField(
                    "rule", BilingualText("Rule", "规则"),
                    description: BilingualText("Its id in Docs/diagnostics.md.", "在 Docs/diagnostics.md 中的编号。"),
                    constraints: .required),
                DatasetField(
                    "severity", BilingualText("Severity", "程度"),
                    .code([
                        .init("error", "error", "错误"), .init("warning", "warning", "警告"), .init("note", "note", "说明"),
                    ]),
                    constraints: .required),
                DatasetField("message", BilingualText("Message", "消息"), constraints: .required),
                DatasetField("messageInEnglish", BilingualText("Message in English", "英文消息"), constraints: .required),
                .line,
                DatasetField("column", BilingualText("Column", "列号"), .integer),
                DatasetField(
                    "path", BilingualText("Path", "路径"),
                    description: BilingualText("Where in the model.", "在模型中的位置。"), example: "documents/2/title"),
            ],
            primaryKey: ["number"])
    ) { input, dataset in
        for diagnostic in input.diagnostics {
            dataset.append([
                "number": .integer(dataset.records.count + 1), "rule": .string(diagnostic.rule.id),
                "severity": .string(diagnostic.rule.severity.rawValue),
                "message": .string(diagnostic.message(in: .chinese)),
                "messageInEnglish": .string(diagnostic.message(in: .english)),
                "line": FieldValue(diagnostic.position?.line), "column": FieldValue(diagnostic.position?.column),
                "path": FieldValue(diagnostic.modelPath),
            ])
        }
    }
}
