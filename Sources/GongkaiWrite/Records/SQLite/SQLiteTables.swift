import GongkaiDatabase
import GongkaiModel

/// The statements by which a database gets its tables.
struct SQLiteTables {
    /// What the names of tables begin with that are ours and hold no dataset.
    static let prefix = "gongkai_"
    /// `Gong` in ASCII.
    static let applicationID: Int32 = 0x476F_6E67
    static let version: Int32 = 1

    /// What the datasets are, a row each, so that a reader gets their schemas back.
    static let datasets = """
        CREATE TABLE gongkai_datasets (
          name TEXT NOT NULL PRIMARY KEY,
          version TEXT NOT NULL,
          title TEXT NOT NULL,
          schema TEXT NOT NULL  -- Table Schema (Data Package v2) as JSON
        ) STRICT
        """

    /// The datasets whose tables are there.
    private var made: [String: DatasetSchema] = [:]

    /// The statement that makes the table of a dataset. Of its keys it gets those that point to tables that are there: to a
    /// table that is not, SQLite would let no record point.
    mutating func creation(of schema: DatasetSchema) -> String {
        var schema = schema
        schema.foreignKeys = schema.foreignKeys.filter { key in
            guard let dataset = key.dataset else { return true }
            return made[dataset]?.identifies(recordsBy: key.references) ?? false
        }
        made[schema.name] = schema
        // NUL would end the statement; names and values have none.
        let sql = SQLTable(schema: schema, dialect: .sqlite).creation
        return String(String.UnicodeScalarView(sql.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }

    /// The row of `gongkai_datasets`.
    static func row(of schema: DatasetSchema) -> [String] {
        let title = schema.title.chinese.isEmpty ? schema.name : schema.title.chinese
        let json = String(decoding: schema.tableSchemaJSON(isWhole: true), as: UTF8.self)
        return [schema.name, schema.version.text, title, json]
    }

    /// The statement that makes a table for full-text search. Keys into other tables are kept beside the text and not
    /// searched. The tokenizer goes by three characters at a time, since Chinese parts no words.
    static func search(over schema: DatasetSchema) -> String {
        let keys = Set(schema.foreignKeys.flatMap(\.fields))
        let columns = schema.fields.map { DatabaseFile.name($0.name) + (keys.contains($0.name) ? " UNINDEXED" : "") }
        let words = columns + ["tokenize = 'trigram'"]
        return "CREATE VIRTUAL TABLE \(DatabaseFile.name(schema.name)) USING fts5(\(words.joined(separator: ", ")))"
    }

    /// The name of the index of pairs of characters beside a full-text table.
    static func pairs(of search: DatasetSchema) -> String { search.name + "_pairs" }

    /// The statement that makes an index of the pairs of characters in a full-text table, whose tokenizer knows no words
    /// of two: most Chinese words are. It holds for each pair the rows that have it, and no text.
    static func pairIndex(of search: DatasetSchema) -> String {
        "CREATE VIRTUAL TABLE \(DatabaseFile.name(pairs(of: search))) USING fts5(pairs, content='', detail=none, "
            + "columnsize=0, tokenize = 'unicode61 remove_diacritics 0')"
    }

    /// The statement that fills it, row by row.
    static func fillingPairs(of search: DatasetSchema) -> String {
        let keys = Set(search.foreignKeys.flatMap(\.fields))
        let texts = search.fields.map(\.name).filter { !keys.contains($0) }
            .map { "coalesce(\(DatabaseFile.name($0)), '')" }
        let text = texts.isEmpty ? "''" : texts.joined(separator: " || char(10) || ")
        return "INSERT INTO \(DatabaseFile.name(pairs(of: search))) (rowid, pairs) "
            + "SELECT rowid, \(DatabaseFile.pairsFunction)(\(text)) FROM \(DatabaseFile.name(search.name)) ORDER BY rowid"
    }

    /// The statement that puts the index of a full-text table into its smallest form.
    static func settling(_ table: String) -> String {
        let name = DatabaseFile.name(table)
        return "INSERT INTO \(name) (\(name)) VALUES ('optimize')"
    }
}

extension DatasetSchema {
    /// Whether no two records have the same values of some fields.
    fileprivate func identifies(recordsBy fields: [String]) -> Bool {
        if Set(fields) == Set(primaryKey) { return true }
        return fields.count == 1 && self.fields.contains { $0.name == fields[0] && $0.constraints.unique }
    }
}
