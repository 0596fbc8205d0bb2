import GongkaiDiagnostics

/// Each kind of wrong member once.
let jsonMutants: [JSONMutant] =
    [
        // The root.
        JSONMutant("gongkai-publication/1", "gongkai-publication/2", .jsonWrongModel, at: "\"gongkai-p", "model"),
        JSONMutant("\"model\"", "\"Model\"", .jsonMissingMember, at: "{", "model"),
        JSONMutant("\"gongkai-publication/1\"", "1", .jsonWrongType, at: "1,", "model"),

        // Members that are missing, unknown or doubled.
        JSONMutant("\"kind\": \"gazette\",", "", .jsonMissingMember, at: "{", "kind"),
        JSONMutant("\"id\": \"甲-1\",", "", .jsonMissingMember, at: "{\n    ", "documents/0/id"),
        JSONMutant("\"issuers\": [\"市政府\"], ", "", .jsonMissingMember, at: "{\n    ", "documents/0/issuers"),
        JSONMutant("\"page\": 3", "\"page\": 3, \"seite\": 3", .jsonUnknownMember, at: "\"seite", "contents/0/seite"),
        JSONMutant("\"period\"", "\"repair\"", .jsonUnknownMember, at: "\"repair\"", "repair"),
        JSONMutant(
            "\"page\": 3", "\"page\": 3, \"page\": 3", .jsonDuplicateMember, at: "\"page\": 3, \"n", "contents/0/page"),
        JSONMutant(
            "\"page\": 3", "\"page\": 3, \"\\u0070age\": 3", .jsonDuplicateMember, at: "\"\\u", "contents/0/page"),

        // Values of a wrong type.
        JSONMutant("\"gazette\"", "null", .jsonWrongType, at: "null", "kind"),
        JSONMutant("[\"市政府\"]", "\"市政府\"", .jsonWrongType, at: "\"市政府", "documents/0/issuers"),
        JSONMutant("[\"市政府\"]", "[\"市政府\", 2]", .jsonWrongType, at: "2],", "documents/0/issuers/1"),
        JSONMutant("\"各区\"]", "[]]", .jsonWrongType, at: "[]]", "documents/0/addressees/1"),
        JSONMutant("{\"omitted\": true}", "true", .jsonWrongType, at: "true], \"n", "documents/0/attachments/0"),
        JSONMutant("\"page\": 3", "\"page\": \"3\"", .jsonWrongType, at: "\"3\"", "contents/0/page"),

        // Values of a right type that the member does not know.
        JSONMutant("\"gazette\"", "\"Gazette\"", .jsonBadChoice, at: "\"Gaz", "kind"),
        JSONMutant("\"通知\"", "\"通告 \"", .jsonBadChoice, at: "\"通告", "documents/0/kind"),
        JSONMutant("\"in-force\"", "\"\"", .jsonBadChoice, at: "\"\",\n    \"fieldS", "documents/0/status"),
        JSONMutant("\"page\": 3", "\"page\": -3", .jsonBadInteger, at: "-3", "contents/0/page"),
        JSONMutant("\"page\": 3", "\"page\": 3.0", .jsonBadInteger, at: "3.0", "contents/0/page"),
        JSONMutant(
            "\"page\": 3", "\"page\": 9223372036854775808", .jsonBadInteger, at: "92233", "contents/0/page"),
        JSONMutant(
            "\"rowSpan\": 1", "\"rowSpan\": 0", .jsonBadInteger, at: "0, \"columnSpan",
            "documents/0/body/1/rows/0/0/rowSpan"),
        JSONMutant("\"line\": 2", "\"line\": 0", .jsonBadInteger, at: "0}", "contents/0/repairs/0/source/0/line"),
        JSONMutant("\"2017-05\"", "\"2017-13\"", .jsonBadDate, at: "\"2017-13", "period"),
        JSONMutant(
            "\"value\": \"2017\"", "\"value\": \"2017-02-30\"", .jsonBadDate, at: "\"2017-02",
            "documents/0/body/0/blocks/0/spans/0/value"),
        JSONMutant("\"计划\"", "\"计\\u0001划\"", .jsonForbiddenCharacter, at: "\"计", "contents/0/title"),
        JSONMutant("\"计划\"", "\"计\\uFFFE划\"", .jsonForbiddenCharacter, at: "\"计", "contents/0/title"),
        JSONMutant("\"甲-1\"", "\"甲 1\"", .jsonBadPattern, at: "\"甲 1", "documents/0/id"),
        JSONMutant(
            "\"甲-1/level1-1\"", "\"甲-1\"", .jsonRepeatedIdentifier, at: "\"甲-1\", \"kind", "documents/0/body/0/id"),
        JSONMutant("\"0000", "\"000A", .jsonBadPattern, at: "\"000A", "sourceFile/sha256"),

        // The number and its parts.
        JSONMutant("\"serial\": 7", "\"serial\": 8", .jsonDerivedValue, at: "8, \"form", "documents/0/number/serial"),
        JSONMutant("\"serial\": 7, ", "", .jsonMissingMember, at: "{\"text\": \"国", "documents/0/number/serial"),
        JSONMutant(
            "\"serial\": 7", "\"serial\": 7, \"year\": 2017", .jsonUnderivedMember, at: "2017, \"form",
            "documents/0/number/year"),
        JSONMutant("\"order\"", "\"standard\"", .jsonDerivedValue, at: "\"standard", "documents/0/number/form"),

        // Blocks and spans.
        JSONMutant("\"division\"", "\"book\"", .jsonBadChoice, at: "\"book", "documents/0/body/0/type"),
        JSONMutant(
            "\"type\": \"table\", ", "", .jsonMissingMember, at: "{\"source\": [], \"rows", "documents/0/body/1/type"),
        JSONMutant("\"table\"", "\"list\"", .jsonUnknownMember, at: "\"rows", "documents/0/body/1/rows"),
        JSONMutant(
            "\"value\": \"2017\"", "\"value\": \"2017\", \"unit\": \"年\"", .jsonUnknownMember, at: "\"unit",
            "documents/0/body/0/blocks/0/spans/0/unit"),
        JSONMutant(
            "\"reason\": \"joined\", ", "", .jsonMissingMember, at: "{\"start\": 1, \"end\": 1",
            "documents/0/body/0/blocks/0/spans/1/reason"),
        JSONMutant(
            "\"type\": \"note\"", "\"type\": \"list\"", .jsonBadChoice, at: "\"list", "documents/0/notes/0/type"),

        // Where printed members stand.
        JSONMutant(
            "\"field\": \"page\"", "\"field\": \"source\"", .jsonUnknownField, at: "\"source\", \"or",
            "contents/0/repairs/0/field"),
        JSONMutant(
            "\"field\": \"page\"", "\"field\": \"section\"", .jsonUnknownField, at: "\"section",
            "contents/0/repairs/0/field"),
        JSONMutant(
            "addressees/1", "addressees/2", .jsonUnknownField, at: "\"addressees/2", "documents/0/fieldSources/0/field"),
        JSONMutant(
            "addressees/1", "addressees/01", .jsonUnknownField, at: "\"addressees/01",
            "documents/0/fieldSources/0/field"),
        JSONMutant(
            "\"field\": \"title\"", "\"field\": \"page\"", .jsonRepeatedField,
            at: "\"page\", \"source\": [{\"start\": 1",
            "contents/0/fieldSources/0/field"),
        JSONMutant(
            "\"source\": [{\"start\": 1, \"end\": 4, \"line\": 1}]", "\"source\": []", .jsonEmptyFieldSource,
            at: "{\"field\": \"title", "contents/0/fieldSources/0"),
        JSONMutant(
            "\"within\": {\"article\": [7]}", "\"within\": {\"article\": [7]}, \"fieldSources\": []",
            .jsonUnknownMember,
            at: "\"fieldSources\": []", "documents/0/relations/0/fieldSources"),

        // No JSON at all.
        JSONMutant("\"page\": 3", "\"page\": 03", .jsonBadNumber, at: "3, \"nu", nil),
        JSONMutant("\"page\": 3", "\"page\": NaN", .jsonExpectedValue, at: "NaN", nil),
        JSONMutant("\"计划\"", "\"计\\uD800划\"", .jsonLoneSurrogate, at: "\\uD8", nil),
    ]
