import Foundation
import GongkaiBytes
import TestSupport
import Testing

private let suiteFolder = "conformance/csv-spectrum"

/// csv-spectrum by Max Ogden: files, and the JSON that each must give.
@Suite(.enabled(if: SharedInputs.has(suiteFolder), "the shared inputs have no csv-spectrum"))
struct CSVConformanceTests {
    private func records(of name: String, dialect: CSVParser.Dialect = CSVParser.Dialect()) throws -> [[String: String]]
    {
        let file = try #require(SharedInputs.path("\(suiteFolder)/csvs/\(name).csv"))
        let rows = try parseCSV(Array(Data(contentsOf: file)), dialect: dialect)
        let header = try #require(rows.first).map { $0 ?? "" }
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0.map { $0 ?? "" })) }
    }

    private func expected(of name: String) throws -> [[String: String]] {
        let file = try #require(SharedInputs.path("\(suiteFolder)/json/\(name).json"))
        return try JSONDecoder().decode([[String: String]].self, from: Data(contentsOf: file))
    }

    @Test(
        "every file gives the records that the suite names",
        arguments: [
            "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
            "quotes_and_newlines", "simple", "simple_crlf", "utf8",
        ])
    func file(name: String) throws {
        #expect(try records(of: name) == expected(of: name))
    }

    @Test("the file with a quote inside plain fields, which RFC 4180 forbids, is read only where that is allowed")
    func bareQuotes() throws {
        let name = "location_coordinates"
        // The suite gives this one record without an array around it, and another telephone number.
        let file = try #require(SharedInputs.path("\(suiteFolder)/json/\(name).json"))
        var expected = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
        expected["Contact Phone Number"] = "2095257564"
        #expect(throws: CSVSyntaxError.self) { try records(of: name) }
        #expect(try records(of: name, dialect: CSVParser.Dialect(allowsBareQuotes: true)) == [expected])
    }
}
