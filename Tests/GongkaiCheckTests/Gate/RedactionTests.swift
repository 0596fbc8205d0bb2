import GongkaiBytes
import GongkaiCheck
import GongkaiModel
import Testing

@Suite struct RedactionTests {
    private static func applied(_ redaction: Redaction, _ value: String, _ type: FieldType = .string) -> String? {
        Array(value.utf8).withUnsafeBytes { redaction.applied(to: $0, of: type) }.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    @Test("RFC 4231, test cases 2 and 6")
    func hmac() {
        #expect(
            HMAC(key: Array("Jefe".utf8)).hexCode(of: "what do ya want for nothing?".utf8)
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            HMAC(key: [UInt8](repeating: 0xAA, count: 131)).hexCode(
                of: "Test Using Larger Than Block-Size Key - Hash Key First".utf8)
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test func masks() {
        // 11010519491231002X is the example of GB 11643 itself.
        #expect(Self.applied(.mask, "11010519491231002X") == "1101**********002X")
        #expect(Self.applied(.mask, "13812345678") == "138****5678")
        #expect(Self.applied(.mask, "张三丰") == "张**")
        #expect(Self.applied(.mask, "X") == "*")
    }

    @Test func generalises() {
        #expect(Self.applied(.generalise, "1990-05-16", .date) == "1990")
        #expect(Self.applied(.generalise, "1990年5月16日") == "1990")
        #expect(Self.applied(.generalise, "浙江省嘉兴市南湖区中山东路10号3幢2单元501室") == "浙江省嘉兴市南湖区")
        #expect(Self.applied(.generalise, "嘉兴市月河小区3幢501室") == "嘉兴市")
        #expect(Self.applied(.generalise, "37", .integer) == "30..39")
        #expect(Self.applied(.generalise, "1234.5", .decimal) == "1000..1999")
        #expect(Self.applied(.generalise, "-37", .integer) == "-39..-30")
        #expect(Self.applied(.generalise, "330402", .divisionCode) == "330400")
        #expect(Self.applied(.generalise, "不详") == nil)
    }

    @Test func aHashedFieldIsTextForEverybody() {
        let field = DatasetField(
            "idNumber", BilingualText("id", "身份证"), .string,
            constraints: .init(required: true, pattern: "[0-9X]{18}"), sensitivity: .restricted)
        let published = Redaction.hash(HMAC(key: [1])).published(field)
        #expect(published.constraints == .required)
        #expect(published.sensitivity == .open)
    }
}
