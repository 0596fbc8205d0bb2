import GongkaiModel
import Testing

@Suite("Versions of schemas and the namespaces they give")
struct SchemaVersionTests {
    @Test(
        "Versions are read with one to three numbers",
        arguments: [("1", "1.0.0"), ("2.1", "2.1.0"), ("10.0.3", "10.0.3")])
    func reads(_ text: String, _ whole: String) {
        #expect(SchemaVersion(text)?.text == whole)
    }

    @Test(
        "What is no version is refused",
        arguments: ["", "0", "0.1", "01", "1.", "1.0.0.0", "+1", "1.-1", "v1", "1.0-rc1"])
    func refuses(_ text: String) {
        #expect(SchemaVersion(text) == nil)
    }

    @Test("Versions are ordered by their numbers")
    func order() {
        #expect(SchemaVersion(1, 9) < SchemaVersion(1, 10))
        #expect(SchemaVersion(1, 10, 5) < SchemaVersion(2))
    }

    @Test(
        "A namespace names dataset and major version, and is read back",
        arguments: [
            ("bus-stops", 1, "urn:gongkai:dataset:bus-stops:1"), ("tables/1", 12, "urn:gongkai:dataset:tables/1:12"),
            ("处罚 2", 1, "urn:gongkai:dataset:%E5%A4%84%E7%BD%9A%202:1"), ("a:b%", 3, "urn:gongkai:dataset:a%3Ab%25:3"),
        ])
    func namespace(_ name: String, _ major: Int, _ text: String) {
        let namespace = DatasetNamespace(name: name, major: major)
        #expect(namespace.text == text)
        #expect(DatasetNamespace(text) == namespace)
    }

    @Test(
        "Other namespaces are refused",
        arguments: [
            "", "urn:gongkai:publication:1", "urn:gongkai:dataset:1", "urn:gongkai:dataset::1",
            "urn:gongkai:dataset:a:0",
            "urn:gongkai:dataset:a:01", "urn:gongkai:dataset:a b:1", "urn:gongkai:dataset:%61:1",
            "urn:gongkai:dataset:%E5:1", "urn:gongkai:dataset:a%:1", "urn:gongkai:dataset:a:x",
        ])
    func otherNamespaces(_ text: String) {
        #expect(DatasetNamespace(text) == nil)
    }
}
