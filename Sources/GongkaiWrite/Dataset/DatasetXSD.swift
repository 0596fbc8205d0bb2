import GongkaiDiagnostics
package import GongkaiModel
import GongkaiXML

/// Writes the XML Schema (XSD 1.0) of a dataset's records.
///
/// Every type that is no plain text restricts `xs:string` by a pattern: the types that XSD itself has for numbers and dates
/// take white space around values and other forms, and libxml2 holds numbers to 24 digits.
extension DatasetSchema {
    /// The XSD of `<dataset xmlns="urn:gongkai:dataset:NAME:1"><record>…</record></dataset>`.
    package func xsd() -> [UInt8] {
        var writer = XSDWriter()
        writer.write(self)
        return writer.xml.finish()
    }
}

private struct XSDWriter {
    var xml = XMLEmitter()

    mutating func write(_ schema: DatasetSchema) {
        element(
            "xs:schema",
            [
                ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"), ("xmlns", schema.namespace),
                ("targetNamespace", schema.namespace), ("elementFormDefault", "qualified"),
                ("version", schema.version.text),
            ]
        ) { xsd in
            xsd.annotate(schema.title, schema.description)
            xsd.writeRoot()
            xsd.element("xs:complexType", [("name", "record")]) { xsd in
                xsd.element("xs:sequence") { xsd in
                    for field in schema.fields { xsd.write(field) }
                }
            }
            xsd.writeTypes(of: schema)
        }
    }

    private mutating func writeRoot() {
        element("xs:element", [("name", "dataset")]) { xsd in
            xsd.element("xs:complexType") { xsd in
                xsd.element("xs:sequence") { xsd in
                    xsd.element(
                        "xs:element",
                        [("name", "record"), ("type", "record"), ("minOccurs", "0"), ("maxOccurs", "unbounded")])
                }
            }
        }
    }

    // MARK: Fields

    private mutating func write(_ field: DatasetField) {
        let isList = field.type.isList
        let type = SimpleType(field)
        let name = isList || !type.steps.isEmpty ? nil : type.base
        let occurrence = field.constraints.required ? nil : "0"
        element("xs:element", [("name", field.name), ("type", name), ("minOccurs", occurrence)]) { xsd in
            xsd.annotate(field.title, field.description, unit: field.unit)
            if isList {
                xsd.writeList(field, of: type)
            } else if name == nil {
                xsd.write(type)
            }
        }
    }

    /// A list is an element an item, and has one at least: no items are no list.
    private mutating func writeList(_ field: DatasetField, of type: SimpleType) {
        let least = max(1, field.constraints.minimumLength ?? 1)
        let most = field.constraints.maximumLength.map { String(max($0, least)) } ?? "unbounded"
        element("xs:complexType") { xsd in
            xsd.element("xs:sequence") { xsd in
                let name = type.steps.isEmpty ? type.base : nil
                xsd.element(
                    "xs:element",
                    [
                        ("name", "item"), ("type", name), ("minOccurs", least == 1 ? nil : String(least)),
                        ("maxOccurs", most),
                    ]
                ) { xsd in
                    if name == nil { xsd.write(type) }
                }
            }
        }
    }

    // MARK: Types

    /// Types that fields share, by name, in the order in which they are first used.
    private mutating func writeTypes(of schema: DatasetSchema) {
        var seen: Set<String> = []
        for field in schema.fields {
            let type = field.type.element
            guard let facet = SimpleType.Facet(ofNamed: type), seen.insert(type.name).inserted else { continue }
            element("xs:simpleType", [("name", type.name)]) { xsd in
                xsd.restrict("xs:string", by: [facet])
            }
        }
    }

    private mutating func write(_ type: SimpleType) {
        element("xs:simpleType") { xsd in xsd.write(type.steps[...], of: type.base) }
    }

    /// A restriction of a restriction: patterns of one step are alternatives, those of several must all match.
    private mutating func write(_ steps: ArraySlice<[SimpleType.Facet]>, of base: String) {
        guard let last = steps.last else { return }
        guard steps.count > 1 else { return restrict(base, by: last) }
        element("xs:restriction") { xsd in
            xsd.element("xs:simpleType") { xsd in xsd.write(steps.dropLast(), of: base) }
            for facet in last { xsd.element(facet.name, [("value", facet.value)]) }
        }
    }

    private mutating func restrict(_ base: String, by facets: [SimpleType.Facet]) {
        element("xs:restriction", [("base", base)]) { xsd in
            for facet in facets { xsd.element(facet.name, [("value", facet.value)]) }
        }
    }

    // MARK: Words

    private mutating func annotate(_ title: BilingualText, _ description: BilingualText?, unit: String? = nil) {
        element("xs:annotation") { xsd in
            for (language, stop, brackets) in [(Language.chinese, "。", ("（", "）")), (.english, ". ", (" (", ")"))] {
                var text = title[language]
                if let unit { text += brackets.0 + unit + brackets.1 }
                if let description = description?[language], !description.isEmpty { text += stop + description }
                xsd.xml.element("xs:documentation", [("xml:lang", language.rawValue)], text: text)
            }
        }
    }

    private mutating func element(
        _ name: String, _ attributes: [(String, String?)] = [], _ content: (inout XSDWriter) -> Void = { _ in }
    ) {
        xml.open(name, attributes)
        content(&self)
        xml.close()
    }
}

/// What an element of a field may hold, as steps of restriction.
private struct SimpleType {
    struct Facet {
        let name: String
        let value: String

        init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        /// What a type of the schema's own says; `nil` for types that need none.
        init?(ofNamed type: FieldType) {
            if let pattern = CanonicalPattern.pattern(of: type) {
                self.init("xs:pattern", pattern)
            } else if type == .documentNumber {
                self.init("xs:minLength", "1")
            } else {
                return nil
            }
        }
    }

    /// A type of the schema's own, or `xs:string`.
    let base: String
    private(set) var steps: [[Facet]] = []

    init(_ field: DatasetField) {
        let type = field.type.element
        base = Facet(ofNamed: type) == nil ? "xs:string" : type.name
        let constraints = field.constraints
        // The values first: XSD takes none that an earlier step refuses, while a later one may refuse some.
        let values = type.codes?.map(\.value) ?? constraints.enumeration ?? []
        add(values.map { Facet("xs:enumeration", $0) })
        add(constraints.minimum.flatMap { BoundPattern.atLeast($0, of: type) }.map { Facet("xs:pattern", $0) })
        add(constraints.maximum.flatMap { BoundPattern.atMost($0, of: type) }.map { Facet("xs:pattern", $0) })
        add(constraints.pattern.map { Facet("xs:pattern", $0) })
        if !field.type.isList { addLengths(constraints) }
    }

    /// A step may not let through what the step before it refuses, such as no characters where one is the least.
    private mutating func addLengths(_ constraints: DatasetField.Constraints) {
        let least = constraints.minimumLength.flatMap { $0 > 0 ? Facet("xs:minLength", String($0)) : nil }
        let most = constraints.maximumLength.map { Facet("xs:maxLength", String($0)) }
        add([least, most].compactMap(\.self))
    }

    private mutating func add(_ facet: Facet?) { add([facet].compactMap(\.self)) }

    private mutating func add(_ facets: [Facet]) {
        if !facets.isEmpty { steps.append(facets) }
    }
}
