/// Rules of records in XML. `{0}` is the record, counted from 1, where there is one.
extension DiagnosticRule {
    /// `{0}` the root element, `{1}` its namespace.
    package static let xmlNoRecords = DiagnosticRule(
        "xml.no-records", .error,
        english:
            "the root element is “{0}” in the namespace “{1}”; expected <dataset> in urn:gongkai:dataset:…, or the name of the element that is a record, by --record-element",
        chinese: "根元素为“{0}”，命名空间为“{1}”；应为 urn:gongkai:dataset:… 中的 <dataset>，或用 --record-element 指明表示记录的元素")

    /// `{1}` what libxml2 says.
    package static let xmlRecordNotWellFormed = DiagnosticRule(
        "xml.record-not-well-formed", .error, namesRecord: true,
        english: "record {0} is not well-formed XML: {1}",
        chinese: "第 {0} 条记录 XML 格式不良：{1}")

    /// `{1}` the element.
    package static let xmlRecordElement = DiagnosticRule(
        "xml.record-element", .error, namesRecord: true,
        english: "found the element “{1}” in the place of record {0}; expected <record> in the namespace of the root",
        chinese: "在第 {0} 条记录处出现元素“{1}”；应为根元素命名空间中的 <record>")

    /// `{1}` the field, `{2}` the element within.
    package static let xmlRecordNested = DiagnosticRule(
        "xml.record-nested", .error, namesRecord: true,
        english: "the field “{1}” of record {0} holds the element “{2}”, which a flat record has no place for; expected text",
        chinese: "第 {0} 条记录的字段“{1}”含有元素“{2}”，平面记录无法容纳；应为文本")

    /// `{1}` the field.
    package static let xmlRecordRepeated = DiagnosticRule(
        "xml.record-repeated", .error, namesRecord: true,
        english: "record {0} has the field “{1}” a second time, which a flat record has no place for; expected it once",
        chinese: "第 {0} 条记录的字段“{1}”重复出现，平面记录无法容纳；只应出现一次")

    /// `{1}` the element.
    package static let xmlRecordNamespace = DiagnosticRule(
        "xml.record-namespace", .error, namesRecord: true,
        english: "the field “{1}” of record {0} is in another namespace; expected that of the root",
        chinese: "第 {0} 条记录的字段“{1}”属于其他命名空间；应与根元素一致")

    /// `{1}` the attribute, `{2}` the element that has it.
    package static let xmlRecordAttribute = DiagnosticRule(
        "xml.record-attribute", .error, namesRecord: true,
        english: "found the attribute “{1}” on “{2}” in record {0}; expected none but xsi:nil on a field",
        chinese: "第 {0} 条记录的“{2}”有属性“{1}”；除字段的 xsi:nil 外不应有属性")

    /// `{1}` the text.
    package static let xmlRecordText = DiagnosticRule(
        "xml.record-text", .error, namesRecord: true,
        english: "found the text “{1}” outside the fields of record {0}; expected elements alone",
        chinese: "第 {0} 条记录的字段之外出现文本“{1}”；此处只应有元素")

    package static let xmlRecordRules: [DiagnosticRule] = [
        xmlNoRecords, xmlRecordNotWellFormed, xmlRecordElement, xmlRecordNested, xmlRecordRepeated, xmlRecordNamespace,
        xmlRecordAttribute, xmlRecordText,
    ]
}
