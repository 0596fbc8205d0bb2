/// Rules of schemas of datasets: Table Schemas and Data Resources (Data Package v2), with what we add to them.
extension DiagnosticRule {
    package static let schemaShape = DiagnosticRule(
        "schema.shape", .error,
        english: "found neither “fields” nor “schema”; expected a Table Schema, or a Data Resource that has one",
        chinese: "既没有“fields”，也没有“schema”；应为 Table Schema，或带有它的 Data Resource")

    /// `{0}` the member, `{1}` its value.
    package static let schemaUnsupported = DiagnosticRule(
        "schema.unsupported", .error,
        english: "{0} “{1}” is of Table Schema, but not supported here",
        chinese: "Table Schema 的 {0}“{1}”在此不受支持")

    /// `{0}` the word found, `{1}` those expected.
    package static let schemaUnknownType = DiagnosticRule(
        "schema.unknown-type", .error,
        english: "there is no type “{0}”; expected one of: {1}",
        chinese: "没有类型“{0}”；应为下列之一：{1}")

    /// `{0}` the type in `gongkai`, `{1}` the one Table Schema says, `{2}` the one it should say.
    package static let schemaTypeClash = DiagnosticRule(
        "schema.type-clash", .error,
        english: "the type {0} is the type {2} in Table Schema; found {1}",
        chinese: "类型 {0} 在 Table Schema 中为 {2}；此处却是 {1}")

    package static let schemaName = DiagnosticRule(
        "schema.name", .error,
        english: "“{0}” cannot name a dataset; expected lower-case letters, digits, “-”, “.”, “_” and “/”",
        chinese: "“{0}”不能作数据集的名称；只应有小写字母、数字和“-”“.”“_”“/”")

    package static let schemaVersion = DiagnosticRule(
        "schema.version", .error,
        english: "“{0}” is no version; expected three numbers such as 1.0.0, the first at least 1",
        chinese: "“{0}”不是版本号；应为 1.0.0 这样的三个数，首个不小于 1")

    package static let schemaNoFields = DiagnosticRule(
        "schema.no-fields", .error,
        english: "the schema has no fields; expected one at least",
        chinese: "模式没有字段；至少应有一个")

    package static let schemaFieldName = DiagnosticRule(
        "schema.field-name", .error,
        english: "“{0}” cannot name a field; expected a name that is not empty",
        chinese: "“{0}”不能作字段名；字段名不应为空")

    /// `{0}` the name found, `{1}` the one made of it.
    package static let schemaEscapedName = DiagnosticRule(
        "schema.escaped-name", .note,
        english: "“{0}” is no XML name; the field is called {1} in XML, JSON and SQL",
        chinese: "“{0}”不是 XML 名称；该字段在 XML、JSON 和 SQL 中名为 {1}")

    package static let schemaRepeatedField = DiagnosticRule(
        "schema.repeated-field", .error,
        english: "there is a field “{0}” already; expected each name once",
        chinese: "已有字段“{0}”；每个名称只应出现一次")

    package static let schemaUnknownKeyField = DiagnosticRule(
        "schema.unknown-key-field", .error,
        english: "a key names the field “{0}”, which the schema does not have",
        chinese: "键用到字段“{0}”，而模式中没有它")

    package static let schemaUnequalForeignKey = DiagnosticRule(
        "schema.unequal-foreign-key", .error,
        english: "the foreign key of {0} points to more or fewer fields than it has",
        chinese: "外键 {0} 与其所指字段数目不等")

    package static let schemaRepeatedCode = DiagnosticRule(
        "schema.repeated-code", .error,
        english: "the value “{0}” is listed twice; expected each once",
        chinese: "值“{0}”列出两次；每个只应出现一次")

    package static let schemaNoCodes = DiagnosticRule(
        "schema.no-codes", .error,
        english: "the list of values is missing or empty; expected one value at least",
        chinese: "取值列表缺失或为空；至少应有一个值")

    package static let schemaCodesClash = DiagnosticRule(
        "schema.codes-clash", .error,
        english: "“enum” and “categories” list different values; expected the same ones",
        chinese: "“enum”与“categories”所列的值不同；二者应一致")

    package static let schemaNestedList = DiagnosticRule(
        "schema.nested-list", .error,
        english: "the items of the list are lists; expected a list of single values",
        chinese: "列表的项又是列表；应为单个值的列表")

    /// `{0}` the constraint, `{1}` the type.
    package static let schemaNeedlessConstraint = DiagnosticRule(
        "schema.needless-constraint", .error,
        english: "the constraint {0} has no meaning for the type {1}",
        chinese: "约束 {0} 对类型 {1} 没有意义")

    /// `{0}` the value, `{1}` the constraint, `{2}` the type.
    package static let schemaConstraintValue = DiagnosticRule(
        "schema.constraint-value", .error,
        english:
            "found “{0}” for {1}; expected a value in the form of the type {2}, for a length a whole number from 0",
        chinese: "{1} 的值为“{0}”；应符合类型 {2} 的写法，长度应为不小于 0 的整数")

    package static let schemaEmptyRange = DiagnosticRule(
        "schema.empty-range", .error,
        english: "no value can be at least {0} and at most {1}",
        chinese: "没有值能既不小于 {0} 又不大于 {1}")

    package static let schemaPattern = DiagnosticRule(
        "schema.pattern", .error,
        english: "“{0}” is no regular expression of XML Schema: {1}",
        chinese: "“{0}”不是 XML Schema 的正则表达式：{1}")

    package static let schemaTruthValue = DiagnosticRule(
        "schema.truth-value", .error,
        english: "“{0}” stands for true and for false; expected it among one of them",
        chinese: "“{0}”既表示真又表示假；只应列入其一")

    /// `{0}` the word found, `{1}` those expected.
    package static let schemaUnknownWord = DiagnosticRule(
        "schema.unknown-word", .error,
        english: "found “{0}”; expected {1}",
        chinese: "值为“{0}”；应为 {1}")

    /// `{0}` the member's name.
    package static let schemaUnknownAddition = DiagnosticRule(
        "schema.unknown-addition", .error,
        english: "there is no member “{0}” under “gongkai” here; is it misspelt?",
        chinese: "此处的“gongkai”下没有成员“{0}”；是否写错？")

    /// `{0}` the member's name.
    package static let schemaUnused = DiagnosticRule(
        "schema.unused", .note,
        english: "“{0}” is of Table Schema, but makes no difference here",
        chinese: "“{0}”属于 Table Schema，在此不起作用")

    package static let schemaRules: [DiagnosticRule] = [
        schemaShape, schemaUnsupported, schemaUnknownType, schemaTypeClash, schemaName, schemaVersion, schemaNoFields,
        schemaFieldName, schemaEscapedName, schemaRepeatedField, schemaUnknownKeyField, schemaUnequalForeignKey,
        schemaRepeatedCode, schemaNoCodes, schemaCodesClash, schemaNestedList, schemaNeedlessConstraint,
        schemaConstraintValue, schemaEmptyRange, schemaPattern, schemaTruthValue, schemaUnknownWord,
        schemaUnknownAddition, schemaUnused,
    ]
}
