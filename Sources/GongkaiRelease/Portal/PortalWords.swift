import GongkaiDiagnostics
import GongkaiModel

/// What things of the model are called on the pages.
extension UpdateFrequency {
    var words: BilingualText {
        switch self {
        case .realTime: BilingualText("in real time", "实时")
        case .daily: BilingualText("daily", "每日")
        case .weekly: BilingualText("weekly", "每周")
        case .monthly: BilingualText("monthly", "每月")
        case .quarterly: BilingualText("quarterly", "每季度")
        case .halfYearly: BilingualText("half-yearly", "每半年")
        case .yearly: BilingualText("yearly", "每年")
        case .everyDays(let days): BilingualText("every \(days) days", "每\(days)日")
        case .regular: BilingualText("regularly", "定期")
        case .prompt: BilingualText("promptly", "及时")
        case .asAppropriate: BilingualText("as appropriate", "适时")
        case .dynamic: BilingualText("as it changes", "动态")
        case .continuous: BilingualText("continuously", "常态化")
        }
    }
}

extension DocumentStatus {
    /// `nil` where nothing is known.
    var words: BilingualText? {
        switch self {
        case .inForce: BilingualText("In force", "现行有效")
        case .notYetInForce: BilingualText("Not yet in force", "尚未施行")
        case .repealed: BilingualText("Repealed", "已废止")
        case .lapsed: BilingualText("Lapsed", "已失效")
        case .amended: BilingualText("Amended", "已修改")
        case .unknown: nil
        }
    }
}

extension Relation.Kind {
    /// What this document does with the other.
    var words: BilingualText {
        switch self {
        case .transmits: BilingualText("Issues or passes on", "印发或转发")
        case .basedOn: BilingualText("Based on", "依据")
        case .refersTo: BilingualText("Refers to", "引用")
        case .repeals: BilingualText("Repeals", "废止")
        case .amends: BilingualText("Amends", "修改")
        case .replaces: BilingualText("Replaces", "代替")
        }
    }

    /// What the other document does with this one.
    var wordsBackwards: BilingualText {
        switch self {
        case .transmits: BilingualText("Issued or passed on by", "被印发或转发")
        case .basedOn: BilingualText("Basis of", "被作为依据")
        case .refersTo: BilingualText("Referred to by", "被引用")
        case .repeals: BilingualText("Repealed by", "被废止")
        case .amends: BilingualText("Amended by", "被修改")
        case .replaces: BilingualText("Replaced by", "被代替")
        }
    }
}

extension ReleasedFile {
    /// What people call its format.
    var formatWords: String {
        switch format {
        case "xlsx": "Excel (XLSX)"
        case "markdown": "Markdown"
        case "table-schema": "Table Schema"
        case "json-schema": "JSON Schema"
        case "xsd": "XML Schema (XSD)"
        case "csvw": "CSVW"
        default: format.uppercased()
        }
    }

    /// Its name without folders.
    var name: String { String(path.split(separator: "/").last ?? "") }

    /// Its size for people, in units of 1024 bytes.
    var sizeWords: String {
        guard size >= 1024 else { return "\(size) B" }
        var (value, units) = (size * 10 / 1024, ["KB", "MB", "GB", "TB"][...])
        while value >= 10_240, units.count > 1 {
            value /= 1024
            units.removeFirst()
        }
        return "\(value / 10).\(value % 10) " + (units.first ?? "")
    }
}

extension Int {
    /// With a comma between thousands.
    var grouped: String {
        let digits = Array(String(magnitude))
        var text = self < 0 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}

extension ReleasedDocument {
    /// What people call it.
    var title: String { document.title?.value ?? document.number?.value.text ?? document.id }

    /// The day that stands for it.
    var date: CalendarDate? { document.published ?? document.written ?? document.effective }
}

/// What the gate did to the values of a field.
enum PortalRedaction {
    static func words(_ action: String) -> BilingualText {
        switch action {
        case "mask": BilingualText("partly masked", "部分遮盖")
        case "hash": BilingualText("replaced by a keyed hash", "以密钥散列值代替")
        case "generalise": BilingualText("made coarser", "泛化")
        case "drop": BilingualText("left out", "略去")
        default: BilingualText(action, action)
        }
    }
}
