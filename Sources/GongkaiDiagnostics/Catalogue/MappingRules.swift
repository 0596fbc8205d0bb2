/// Rules of mappings of foreign XML and JSON, and of records that are read by them.
extension DiagnosticRule {
    /// `{0}` the member, `{1}` those there are.
    package static let mappingMember = DiagnosticRule(
        "mapping.member", .error,
        english: "a mapping has no “{0}” here; expected one of {1}",
        chinese: "映射在此处没有“{0}”；应为下列之一：{1}")

    /// `{0}` the word, `{1}` those there are.
    package static let mappingWord = DiagnosticRule(
        "mapping.word", .error,
        english: "“{0}” means nothing here; expected one of {1}",
        chinese: "“{0}”在此处没有意义；应为下列之一：{1}")

    /// `{0}` the path.
    package static let mappingPath = DiagnosticRule(
        "mapping.path", .error,
        english:
            "“{0}” is no path: names with slashes between them, an attribute's last behind @, and a slash before that of the records alone",
        chinese: "“{0}”不是路径：应为以斜杠分隔的名称，属性名在末尾并加 @，只有记录的路径以斜杠开头")

    /// `{0}` the path.
    package static let mappingPathEscapes = DiagnosticRule(
        "mapping.path-escapes", .error,
        english:
            "the path “{0}” leads out of the record; a path begins at the record, or at the part that a table is for",
        chinese: "路径“{0}”越出了记录；路径应从记录或该表对应的部分开始")

    /// `{0}` the prefix.
    package static let mappingPrefix = DiagnosticRule(
        "mapping.prefix", .error,
        english: "the prefix “{0}” is not declared under “namespaces”",
        chinese: "前缀“{0}”未在“namespaces”中声明")

    /// `{0}` the chain, with arrows.
    package static let mappingCyclic = DiagnosticRule(
        "mapping.cyclic", .error,
        english: "the mapping goes in a circle: {0}",
        chinese: "映射形成循环：{0}")

    /// `{0}` how many there may be.
    package static let mappingTooLong = DiagnosticRule(
        "mapping.too-long", .error,
        english: "more than {0} mappings are built on one another, or a mapping has more than {0} tables",
        chinese: "相互扩展的映射或一个映射中的表超过 {0} 个")

    /// `{0}` the table that is named, `{1}` those there are.
    package static let mappingTable = DiagnosticRule(
        "mapping.table", .error,
        english: "the mapping has no table “{0}”; it has {1}",
        chinese: "映射中没有表“{0}”；其表为 {1}")

    /// `{0}` the name.
    package static let mappingNameTwice = DiagnosticRule(
        "mapping.name-twice", .error,
        english: "the name “{0}” is given twice",
        chinese: "名称“{0}”重复")

    /// `{0}` the name.
    package static let mappingName = DiagnosticRule(
        "mapping.name", .error,
        english: "“{0}” cannot name a table: a name has letters, digits, hyphens and underscores, and no digit first",
        chinese: "“{0}”不能作表名：名称由字母、数字、连字符和下划线组成，且不以数字开头")

    /// `{0}` the field.
    package static let mappingKey = DiagnosticRule(
        "mapping.key", .error,
        english: "the key names “{0}”, which is no field of the table, or a list",
        chinese: "主键中的“{0}”不是该表的字段，或是列表字段")

    /// `{0}` the word.
    package static let mappingJSONOnly = DiagnosticRule(
        "mapping.json-only", .error,
        english: "“{0}” can be said of JSON alone",
        chinese: "“{0}”只适用于 JSON")

    /// `{0}` the path of the records.
    package static let mappingNoRecords = DiagnosticRule(
        "mapping.no-records", .error,
        english: "nothing stands at “{0}”, where the mapping looks for records",
        chinese: "映射指定的记录位置“{0}”处没有内容")

    /// `{1}` the path, `{2}` how many values, `{3}` the field.
    package static let mappingRepeated = DiagnosticRule(
        "mapping.repeated", .error, namesRecord: true,
        english:
            "record {0} has {2} values at “{1}”, and the field {3} takes one; \"repeated\" may say “first” or “list”, or the values get a table",
        chinese: "第 {0} 条记录在“{1}”处有 {2} 个值，而字段 {3} 只取一个；可令 \"repeated\" 为“first”或“list”，或为其另设一表")

    /// `{1}` the member.
    package static let mappingRepeatedMember = DiagnosticRule(
        "mapping.repeated-member", .error, namesRecord: true,
        english: "record {0} has an object with the member “{1}” twice",
        chinese: "第 {0} 条记录中有对象两次出现成员“{1}”")

    /// `{1}` the field.
    package static let mappingListItem = DiagnosticRule(
        "mapping.list-item", .error, namesRecord: true,
        english: "record {0} has a missing value among those of the list {1}, which no list can hold",
        chinese: "第 {0} 条记录的列表 {1} 中有缺失值，列表无法表示")

    /// `{0}` the path, `{1}` how often.
    package static let mappingUnmapped = DiagnosticRule(
        "mapping.unmapped", .note,
        english: "“{0}” is not in the mapping and was left out, {1} times",
        chinese: "“{0}”不在映射中，略去 {1} 次")

    /// `{0}` how often.
    package static let mappingUnmappedMore = DiagnosticRule(
        "mapping.unmapped-more", .note,
        english: "other paths are not in the mapping either, and were left out {0} times",
        chinese: "另有其他路径不在映射中，共略去 {0} 次")

    /// `{0}` the option.
    package static let mappingOneTable = DiagnosticRule(
        "mapping.one-table", .error,
        english: "the mapping has several tables, and {0} is for one; --table NAME chooses it",
        chinese: "映射有多个表，而 {0} 只针对一个表；请用 --table 名称 选择")

    /// `{0}` the tables.
    /// `{0}` the tables.
    package static let mappingFolderNeeded = DiagnosticRule(
        "mapping.folder-needed", .error,
        english: "the mapping makes the tables {0}; expected -o to name a folder for them, or one of them by --table",
        chinese: "映射产生表 {0}；请用 -o 指定存放它们的文件夹，或用 --table 指定其中一个")

    /// `{0}` the name that is free, `{1}` the path.
    package static let mappingNameChosen = DiagnosticRule(
        "mapping.name-chosen", .note,
        english: "the values at “{1}” are called {0}, since the name is taken that they would have",
        chinese: "“{1}”处的值命名为 {0}，因原名已被占用")

    /// Those of one record.
    package static let mappingRecordRules: [DiagnosticRule] = [mappingRepeated, mappingRepeatedMember, mappingListItem]

    package static let mappingRules: [DiagnosticRule] =
        [
            mappingMember, mappingWord, mappingPath, mappingPathEscapes, mappingPrefix, mappingCyclic, mappingTooLong,
            mappingTable, mappingNameTwice, mappingName, mappingKey, mappingJSONOnly, mappingNoRecords,
        ] + mappingRecordRules + [
            mappingUnmapped, mappingUnmappedMore, mappingOneTable, mappingNameChosen, mappingFolderNeeded,
        ]
}
