import Foundation

/// Facts about the real gazette, read off its source by hand: `gold/jiaxing-2017-05.json` of the shared inputs.
package struct Gold: Decodable, Sendable {
    package struct Issue: Decodable, Sendable {
        package let publisher: String
        package let period: String
        package let sections: [String]
        package let contentsEntries: Int
        package let contentsPages: [Int]
    }

    package struct Document: Decodable, Sendable {
        package struct Attachment: Decodable, Sendable {
            package let title: String
            package let omitted: Bool
        }

        package struct Responsibility: Decodable, Sendable {
            package let line: Int
            package let text: String?
            package let leads: [String]
            package let responsible: [String]
            package let participants: [String]
        }

        package struct Table: Decodable, Sendable {
            package let label: String
            package let caption: String
            package let rows: [[String]]
        }

        package let lines: [Int]
        package let number: String
        package let title: String
        package let kind: String
        package let issuers: [String]
        package let dated: String
        package let page: Int
        package let enclosures: [String]
        package let enclosureAuthors: [String]?
        package let attachments: [Attachment]
        package let addressees: [String]
        package let headings: [Heading]
        package let responsibilities: [Responsibility]?
        package let references: [Reference]
        package let tables: [Table]?
        package let chapters: Int?
        package let articles: Int?
        package let repeals: [String]?
    }

    /// `["1", "一", "总体要求", 341]`.
    package struct Heading: Decodable, Sendable {
        package let level: String
        package let marker: String
        package let text: String
        package let line: Int

        package init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            level = try values.decode(String.self)
            marker = try values.decode(String.self)
            text = try values.decode(String.self)
            line = try values.decode(Int.self)
        }
    }

    /// `["浙政发〔2017〕6号", 337]`.
    package struct Reference: Decodable, Sendable {
        package let number: String
        package let line: Int

        package init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            number = try values.decode(String.self)
            line = try values.decode(Int.self)
        }
    }

    package struct CatalogueEntry: Decodable, Sendable {
        package let line: Int
        package let number: String
    }

    package let issue: Issue
    package let documents: [Document]
    package let catalogue: [CatalogueEntry]
    package let paragraphJoins: [[Int]]
    package let paragraphsApart: [[Int]]

    /// The facts, or `nil` where the shared inputs are absent.
    package static func load() throws -> Gold? {
        guard let url = SharedInputs.path("gold/jiaxing-2017-05.json") else { return nil }
        return try JSONDecoder().decode(Gold.self, from: Data(contentsOf: url))
    }
}
