package import GongkaiDiagnostics
package import GongkaiModel

/// What a data dictionary says of its own, in either language.
package struct DictionaryWords {
    let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// The other language.
    var other: Language { language == .chinese ? .english : .chinese }

    private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    var name: String { say("名称：", "Name: ") }
    var version: String { say("版本：", "Version: ") }
    var namespace: String { say("XML 命名空间：", "XML namespace: ") }
    var missing: String { say("表示缺失的值：", "Missing values: ") }
    var empty: String { say("（空）", "(empty)") }
    var frequency: String { say("更新频率：", "Updated: ") }
    var agencies: String { say("牵头单位：", "Lead agencies: ") }
    var points: String { say("公开要点：", "Disclosure points: ") }
    var fields: String { say("字段", "Fields") }
    var codes: String { say("代码", "Codes") }
    var keys: String { say("键", "Keys") }
    var primaryKey: String { say("主键：", "Primary key: ") }
    var foreignKey: String { say("外键：", "Foreign key: ") }
    var example: String { say("例：", "Example: ") }
    var source: String { say("依据：", "Source: ") }
    var since: String { say("自版本 ", "Since version ") }
    var stop: String { say("；", "; ") }

    var columns: [String] {
        language == .chinese
            ? ["序号", "名称", "标题", "英文标题", "类型", "约束", "单位", "说明"]
            : ["No.", "Name", "Chinese title", "Title", "Type", "Constraints", "Unit", "Notes"]
    }

    var codeColumns: [String] {
        language == .chinese ? ["代码", "名称", "英文名称"] : ["Code", "Chinese label", "Label"]
    }

    func list(of type: String) -> String { say("多个\(type)", "list of \(type)") }

    package func type(_ type: FieldType) -> String {
        switch type {
        case .string: say("文本", "text")
        case .integer: say("整数", "integer")
        case .decimal: say("小数", "decimal")
        case .boolean: say("是否", "boolean")
        case .date: say("日期", "date")
        case .time: say("时间", "time")
        case .dateTime: say("日期时间", "date and time")
        case .yearMonth: say("年月", "year and month")
        case .yearQuarter: say("季度", "quarter")
        case .year: say("年", "year")
        case .duration: say("时长", "duration")
        case .uri: say("网址", "URI")
        case .code: say("代码", "code")
        case .uscc: say("统一社会信用代码", "unified social credit code")
        case .divisionCode: say("行政区划代码", "division code")
        case .documentNumber: say("发文字号", "document number")
        case .geopoint: say("经纬度", "longitude and latitude")
        case .list(let element): list(of: self.type(element))
        }
    }

    package func sensitivity(_ sensitivity: DatasetField.Sensitivity) -> String {
        switch sensitivity {
        case .open: say("公开", "open")
        case .personal: say("涉及个人", "personal")
        case .restricted: say("不得全文公开", "never published in full")
        case .secret: say("不予公开", "never published")
        }
    }

    /// A field's constraints in words; those that have no words of their own in the marks of mathematics.
    package func constraints(of field: DatasetField) -> String {
        let constraints = field.constraints
        let length = field.type.isList ? say("项数", "items") : say("长度", "length")
        let parts = [
            constraints.required ? say("必填", "required") : nil, constraints.unique ? say("唯一", "unique") : nil,
            constraints.minimum.map { "≥ \($0)" }, constraints.maximum.map { "≤ \($0)" },
            constraints.minimumLength.map { "\(length) ≥ \($0)" },
            constraints.maximumLength.map { "\(length) ≤ \($0)" },
            constraints.pattern.map { say("匹配 ", "matches ") + $0 },
            constraints.enumeration.map { say("取值 ", "one of ") + $0.joined(separator: ", ") },
        ]
        return parts.compactMap(\.self).joined(separator: stop)
    }
}
