package import GongkaiModel

/// One difference between two editions of a schema, and whom it breaks.
///
/// A reader is a program made for the old edition that is given data of the new one. It breaks where it can get what the
/// old edition promised it would not, or no longer gets what that promised. It is taken to find elements, members and
/// columns by their names and to pass over those it does not know; only of CSV it is taken to count columns too.
package struct SchemaChange: Hashable, Sendable {
    /// What data are exchanged in.
    package enum Exchange: String, Hashable, Sendable, CaseIterable {
        case xml, json, csv
    }

    /// What becomes of readers.
    package enum Effect: Int, Hashable, Sendable, Comparable {
        /// They go on.
        case none
        /// Those that do more than they need to break: that check data against the old schema, or go by titles.
        case some
        case breaks

        package static func < (left: Effect, right: Effect) -> Bool { left.rawValue < right.rawValue }
    }

    /// Which number of the version goes up.
    package enum Weight: String, Hashable, Sendable, CaseIterable, Comparable {
        case none, patch, minor, major

        private var rank: Int { Weight.allCases.firstIndex(of: self) ?? 0 }

        package static func < (left: Weight, right: Weight) -> Bool { left.rank < right.rank }
    }

    package let kind: Kind
    /// The field that changed; `nil` where it is the dataset.
    package let field: String?
    package let old: String?
    package let new: String?
    private let effects: [Exchange: Effect]

    init(
        _ kind: Kind, field: String? = nil, old: String? = nil, new: String? = nil, xml: Effect = .none,
        json: Effect = .none, csv: Effect = .none
    ) {
        self.kind = kind
        self.field = field
        self.old = old
        self.new = new
        effects = [.xml: xml, .json: json, .csv: csv]
    }

    /// The same effect in every format.
    init(_ kind: Kind, field: String? = nil, old: String? = nil, new: String? = nil, all effect: Effect) {
        self.init(kind, field: field, old: old, new: new, xml: effect, json: effect, csv: effect)
    }

    package subscript(exchange: Exchange) -> Effect { effects[exchange] ?? .none }

    /// The formats whose readers it has this effect on.
    package func exchanges(with effect: Effect) -> [Exchange] { Exchange.allCases.filter { self[$0] == effect } }

    package var breaks: Bool { effects.values.contains(.breaks) }

    /// Breaks are major; what some readers mind, and what data may no longer say, is minor; words are a patch.
    package var weight: Weight {
        if breaks { return .major }
        return effects.values.contains(.some) || kind.changesData ? .minor : .patch
    }
}

extension SchemaChange {
    /// What changed.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case datasetRenamed = "dataset-renamed"
        case fieldRemoved = "field-removed"
        case fieldAdded = "field-added"
        case fieldRenamed = "field-renamed"
        case fieldMoved = "field-moved"
        case typeNarrowed = "type-narrowed"
        case typeWidened = "type-widened"
        case typeChanged = "type-changed"
        case codeAdded = "code-added"
        case codeRemoved = "code-removed"
        case labelChanged = "label-changed"
        case constraintTightened = "constraint-tightened"
        case constraintLoosened = "constraint-loosened"
        case constraintChanged = "constraint-changed"
        case formAdded = "form-added"
        case formRemoved = "form-removed"
        case separatorChanged = "separator-changed"
        case missingValuesChanged = "missing-values-changed"
        case unitChanged = "unit-changed"
        case primaryKeyChanged = "primary-key-changed"
        case foreignKeyAdded = "foreign-key-added"
        case foreignKeyRemoved = "foreign-key-removed"
        case aliasChanged = "alias-changed"
        case titleChanged = "title-changed"
        case wordsChanged = "words-changed"

        /// Whether data of the two editions can differ by it.
        var changesData: Bool {
            switch self {
            case .labelChanged, .titleChanged, .wordsChanged: false
            default: true
            }
        }

        /// What happened, and why readers mind or do not.
        package var words: (what: BilingualText, why: BilingualText) {
            switch self {
            case .datasetRenamed:
                (
                    BilingualText("dataset renamed", "数据集改名"),
                    BilingualText("the namespace of the XML has the name in it", "XML 命名空间含有该名称")
                )
            case .fieldRemoved:
                (BilingualText("field removed", "删除字段"), BilingualText("readers no longer get it", "读取方不再得到该字段"))
            case .fieldAdded:
                (
                    BilingualText("field added", "新增字段"),
                    BilingualText(
                        "only readers that check against the old schema, or count columns behind it, mind",
                        "仅按旧模式校验、或按其后列序读取者受影响")
                )
            case .fieldRenamed:
                (BilingualText("field renamed", "字段改名"), BilingualText("readers look for the old name", "读取方按旧名称查找"))
            case .fieldMoved:
                (
                    BilingualText("field moved", "字段换位"),
                    BilingualText("columns are counted, and the old XSD has an order", "列按次序读取，旧 XSD 规定顺序")
                )
            case .typeNarrowed:
                (
                    BilingualText("type narrowed", "类型收窄"),
                    BilingualText(
                        "every new value is an old one, if JSON writes both alike", "新值均为旧类型的值；JSON 写法相同者不受影响")
                )
            case .typeWidened:
                (
                    BilingualText("type widened", "类型放宽"),
                    BilingualText("values may come that the old type has not", "可能出现旧类型没有的值")
                )
            case .typeChanged: (BilingualText("type changed", "类型改变"), BilingualText("values are others", "取值不同"))
            case .codeAdded: (BilingualText("code added", "新增代码"), BilingualText("the old list was closed", "旧代码表是封闭的"))
            case .codeRemoved:
                (BilingualText("code removed", "删除代码"), BilingualText("the others are known", "其余代码仍为已知"))
            case .labelChanged:
                (BilingualText("label of a code changed", "代码名称改变"), BilingualText("data hold the code", "数据中只有代码"))
            case .constraintTightened:
                (
                    BilingualText("constraint tightened", "约束收紧"),
                    BilingualText("every new value is an old one", "新值均符合旧约束")
                )
            case .constraintLoosened:
                (
                    BilingualText("constraint loosened", "约束放宽"),
                    BilingualText("values may come that the old one excludes", "可能出现旧约束排除的值")
                )
            case .constraintChanged:
                (
                    BilingualText("constraint changed", "约束改变"),
                    BilingualText("values may come that the old one excludes", "可能出现旧约束排除的值")
                )
            case .formAdded:
                (
                    BilingualText("form of values added", "新增值的写法"),
                    BilingualText("CSV may hold values in a form that is new", "CSV 中可能出现新的写法")
                )
            case .formRemoved:
                (BilingualText("form of values removed", "取消值的写法"), BilingualText("the others are known", "其余写法仍为已知"))
            case .separatorChanged:
                (
                    BilingualText("separator of lists changed", "列表分隔符改变"),
                    BilingualText("CSV has lists in one cell", "CSV 中列表在同一单元格内")
                )
            case .missingValuesChanged:
                (
                    BilingualText("missing values changed", "缺失值标记改变"),
                    BilingualText("a text of CSV means missing now, or no longer", "CSV 中某些文字现表示缺失，或不再表示缺失")
                )
            case .unitChanged:
                (
                    BilingualText("unit changed", "单位改变"),
                    BilingualText("the same number means another amount", "同一数字表示的量不同")
                )
            case .primaryKeyChanged:
                (BilingualText("primary key changed", "主键改变"), BilingualText("records are told apart by it", "记录由主键区分"))
            case .foreignKeyAdded:
                (BilingualText("foreign key added", "新增外键"), BilingualText("every new value is an old one", "新值均符合旧约束"))
            case .foreignKeyRemoved:
                (BilingualText("foreign key removed", "删除外键"), BilingualText("values may point nowhere", "值可能无所指"))
            case .aliasChanged:
                (
                    BilingualText("alias changed", "别名改变"),
                    BilingualText("only the receiver's own files mind", "仅影响该接收方的文件")
                )
            case .titleChanged:
                (
                    BilingualText("title changed", "标题改变"),
                    BilingualText("only CSV with titles above its columns minds", "仅影响以标题为列名的 CSV")
                )
            case .wordsChanged: (BilingualText("words changed", "文字说明改变"), BilingualText("data are the same", "数据不变"))
            }
        }
    }
}
