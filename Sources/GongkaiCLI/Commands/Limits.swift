import ArgumentParser
import GongkaiBytes
import GongkaiDiagnostics
import GongkaiRead

/// `gongkai limits`: how much of an input is read.
struct Limits: GongkaiCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits", _superCommandName: Gongkai.name,
        abstract: "List the limits of reading, which --limit sets.")

    @Flag(help: "Print the table as JSON.")
    var json = false

    @OptionGroup var presentation: PresentationOptions

    func run(in surroundings: Surroundings, reporter: inout Reporter) throws(CommandFailure) {
        try surroundings.write(json ? table : Array(text(in: reporter.language).utf8))
    }

    /// The table for people, a heading and a line a limit.
    private func text(in language: Language) -> String {
        let heading =
            switch language {
            case .english: ["NAME", "DEFAULT", "MOST", "OF WHAT"]
            case .chinese: ["名称", "默认值", "最大值", "对象"]
            }
        let rows = ReadLimit.all.map { limit in
            [limit.name, String(limit.standard), String(limit.most), limit.summary(in: language)]
        }
        return TextColumns.lines([heading] + rows)
    }

    /// The table for programs: an array with an object a limit.
    private var table: [UInt8] {
        var json = JSONEmitter()
        json.beginArray()
        for limit in ReadLimit.all {
            json.beginObject()
            json.member("name", limit.name)
            json.name("default")
            json.integer(limit.standard)
            json.name("most")
            json.integer(limit.most)
            json.name("summary")
            json.beginObject()
            json.member("en", limit.english)
            json.member("zh", limit.chinese)
            json.endObject()
            json.endObject()
        }
        json.endArray()
        return json.finish()
    }
}

extension ReadLimit {
    fileprivate func summary(in language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}
