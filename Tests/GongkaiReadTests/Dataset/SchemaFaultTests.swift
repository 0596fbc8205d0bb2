import GongkaiDiagnostics
import GongkaiRead
import Testing

@Suite("Faults of schemas")
struct SchemaFaultTests {
    /// What is told of a schema: rule, line, column and path of each fault.
    private func faults(of json: String) -> [String] {
        var sink = DiagnosticSink()
        do throws(ReadError) {
            _ = try DatasetSchemaReader().read(Array(json.utf8), name: "data", diagnostics: &sink)
            return []
        } catch {
            return error.diagnostics.map {
                "\($0.rule.id) \($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.modelPath ?? "")"
            }
        }
    }

    @Test(
        "Each is told with its place",
        arguments: [
            (#"{"field": []}"#, "schema.shape 1:1 "),
            (#"[]"#, "json.wrong-type 1:1 "),
            (#"{"fields": [], "x": 1}"#, "schema.no-fields 1:12 fields"),
            (#"{"name":"Bad Name","schema":{"fields":[{"name":"a"}]}}"#, "schema.name 1:9 name"),
            (#"{"fields":[{"name":"a"}],"gongkai":{"version":"0.1"}}"#, "schema.version 1:47 gongkai/version"),
            (#"{"fields":[{"name":"a"}],"gongkai":{"titel":"0.1"}}"#, "schema.unknown-addition 1:45 gongkai/titel"),
            (#"{"fields":[{"name":"a"}],"uniqueKeys":[["a"]]}"#, "schema.unsupported 1:39 uniqueKeys"),
            (#"{"fields":[{"name":"a"}],"primaryKey":["b"]}"#, "schema.unknown-key-field 1:39 primaryKey"),
            (
                #"{"fields":[{"name":"a"}],"foreignKeys":[{"fields":["a"],"reference":{"fields":["a","a"]}}]}"#,
                "schema.unequal-foreign-key 1:40 foreignKeys"
            ),
            (
                #"{"fields":[{"name":"a"}],"foreignKeys":[{"fields":["a"]}]}"#,
                "json.missing-member 1:41 foreignKeys/0/reference"
            ),
            (
                #"{"fields":[{"name":"a"}],"gongkai":{"updateFrequency":"often"}}"#,
                "schema.unknown-word 1:55 gongkai/updateFrequency"
            ),
            (#"{"fields":[{"name":"a"},"# + "\n" + #"{"name":"a"}]}"#, "schema.repeated-field 2:1 fields/1"),
            (#"{"fields":[{"title":"a"}]}"#, "json.missing-member 1:12 fields/0/name"),
            (#"{"fields":[{"name":""}]}"#, "schema.field-name 1:20 fields/0/name"),
            (#"{"fields":[{"name":"a","name":"b"}]}"#, "json.duplicate-member 1:24 fields/0/name"),
            (#"{"fields":[{"name":"a","type":"text"}]}"#, "schema.unknown-type 1:31 fields/0/type"),
            (#"{"fields":[{"name":"a","type":"object"}]}"#, "schema.unsupported 1:31 fields/0/type"),
            (#"{"fields":[{"name":"a","type":"array"}]}"#, "schema.unsupported 1:31 fields/0/type"),
            (
                #"{"fields":[{"name":"a","type":"geopoint","format":"array"}]}"#,
                "schema.unsupported 1:51 fields/0/format"
            ),
            (
                #"{"fields":[{"name":"a","type":"date","format":"%d/%m/%Y"}]}"#,
                "schema.unsupported 1:47 fields/0/format"
            ),
            (
                #"{"fields":[{"name":"a","type":"number","decimalChar":","}]}"#,
                "schema.unsupported 1:54 fields/0/decimalChar"
            ),
            (
                #"{"fields":[{"name":"a","type":"number","bareNumber":false}]}"#,
                "schema.unsupported 1:53 fields/0/bareNumber"
            ),
            (
                #"{"fields":[{"name":"a","type":"list","delimiter":"||"}]}"#,
                "schema.unsupported 1:50 fields/0/delimiter"
            ),
            (
                #"{"fields":[{"name":"a","type":"list","itemType":"any"}]}"#,
                "schema.unknown-type 1:49 fields/0/itemType"
            ),
            (#"{"fields":[{"name":"a","missingValues":[]}]}"#, "schema.unsupported 1:40 fields/0/missingValues"),
            (
                #"{"fields":[{"name":"a","type":"integer","gongkai":{"type":"uscc"}}]}"#,
                "schema.type-clash 1:59 fields/0/gongkai/type"
            ),
            (#"{"fields":[{"name":"a","gongkai":{"type":"ussc"}}]}"#, "schema.unknown-type 1:42 fields/0/gongkai/type"),
            (#"{"fields":[{"name":"a","gongkai":{"type":"code"}}]}"#, "schema.no-codes 1:12 fields/0"),
            (#"{"fields":[{"name":"a","categories":[]}]}"#, "schema.no-codes 1:12 fields/0"),
            (#"{"fields":[{"name":"a","categories":["x","x"]}]}"#, "schema.repeated-code 1:12 fields/0"),
            (
                #"{"fields":[{"name":"a","categories":["x"],"constraints":{"enum":["y"]}}]}"#,
                "schema.codes-clash 1:37 fields/0/categories"
            ),
            (
                #"{"fields":[{"name":"a","gongkai":{"type":"list","itemType":"list"}}]}"#,
                "schema.nested-list 1:60 fields/0/gongkai/itemType"
            ),
            (
                #"{"fields":[{"name":"a","type":"boolean","constraints":{"minimum":1}}]}"#,
                "schema.needless-constraint 1:66 fields/0/constraints/minimum"
            ),
            (
                #"{"fields":[{"name":"a","type":"integer","constraints":{"minimum":1.5}}]}"#,
                "schema.constraint-value 1:66 fields/0/constraints/minimum"
            ),
            (
                #"{"fields":[{"name":"a","constraints":{"minLength":-1}}]}"#,
                "json.bad-integer 1:51 fields/0/constraints/minLength"
            ),
            (
                #"{"fields":[{"name":"a","type":"date","constraints":{"minimum":"2017-01-02","maximum":"2017-01-01"}}]}"#,
                "schema.empty-range 1:12 fields/0"
            ),
            (
                #"{"fields":[{"name":"a","constraints":{"pattern":"(a"}}]}"#,
                "schema.pattern 1:49 fields/0/constraints/pattern"
            ),
            (
                #"{"fields":[{"name":"a","type":"boolean","trueValues":["1"],"falseValues":["1"]}]}"#,
                "schema.truth-value 1:54 fields/0/trueValues"
            ),
            (
                #"{"fields":[{"name":"a","gongkai":{"readings":["roman"]}}]}"#,
                "schema.unknown-word 1:47 fields/0/gongkai/readings/0"
            ),
            (
                #"{"fields":[{"name":"a","constraints":{"jsonSchema":{}}}]}"#,
                "schema.unsupported 1:52 fields/0/constraints/jsonSchema"
            ),
        ])
    func fault(_ json: String, _ expected: String) {
        #expect(faults(of: json) == [expected])
    }

    @Test("All faults are told at once, in the order of the file")
    func several() {
        let json = """
            {"fields":[{"name":"","type":"x"},
                       {"name":"b","type":"object","constraints":3}],
             "gongkai":{"sinse":"1"}}
            """
        #expect(
            faults(of: json) == [
                "schema.field-name 1:20 fields/0/name", "schema.unknown-type 1:30 fields/0/type",
                "schema.unsupported 2:31 fields/1/type", "schema.unknown-addition 3:21 gongkai/sinse",
            ])
    }

    @Test("What is no JSON is told as such")
    func noJSON() {
        #expect(faults(of: "{\"fields\":[}") == ["json.expected-value 1:12 "])
        #expect(faults(of: "") == ["json.unexpected-end 1:1 "])
    }

    @Test("Every rule of schemas has words in both languages and an id of its own")
    func rules() {
        let rules = DiagnosticRule.schemaRules
        #expect(Set(rules.map(\.id)).count == rules.count)
        #expect(rules.allSatisfy { $0.id.hasPrefix("schema.") && !$0.english.isEmpty && !$0.chinese.isEmpty })
    }
}
