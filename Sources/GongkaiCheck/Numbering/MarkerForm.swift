import GongkaiModel

/// How the marker of a kind is printed for a number, to name one that is missing and to look for it in the text.
struct MarkerForm {
    let kind: Division.Kind
    let ordinal: [Int]

    /// The usual form: 第三章, 第十条之一, 一、, （一）, 1., （1）, ①.
    var text: String { forms.first ?? ordinal.map(String.init).joined(separator: "-") }

    /// The forms in which it is printed, the usual one first; brackets and full stops are looked for folded.
    var forms: [String] {
        guard let main = ordinal.first, let han = HanNumeral.text(of: main) else { return [] }
        switch kind {
        case .part: return ["第\(han)编", "第\(han)篇", "第\(han)部分"]
        case .subpart: return ["第\(han)分编"]
        case .chapter: return ["第\(han)章"]
        case .section: return ["第\(han)节"]
        case .article:
            let sub = ordinal.dropFirst().compactMap(HanNumeral.text).map { "之" + $0 }.joined()
            return ["第\(han)条" + sub, "第\(main)条" + sub]
        case .level1: return ["\(han)、", "\(han)."]
        case .level2: return ["（\(han)）"] + enclosed(from: 0x3220, most: 10)
        case .level3: return ["\(main).", "\(main)、"] + enclosed(from: 0x2488, most: 20)
        case .level4: return ["（\(main)）", "\(main)）"] + enclosed(from: 0x2474, most: 20)
        case .level5: return enclosed(from: 0x2460, most: 20)
        }
    }

    /// One character for the number: ㈠, ⒈, ⑴, ①.
    private func enclosed(from first: UInt32, most: Int) -> [String] {
        guard let main = ordinal.first, (1...most).contains(main),
            let scalar = Unicode.Scalar(first + UInt32(main - 1))
        else { return [] }
        return [String(scalar)]
    }

    /// Whether the marker begins a text, or a clause in it: an enumeration that runs on in one paragraph, or an item that
    /// was not taken for one.
    func opens(in text: String) -> Bool {
        let scalars = text.unicodeScalars.map(\.foldedForMarkers)
        return forms.contains { form in
            let form = form.unicodeScalars.map(\.foldedForMarkers)
            return scalars.indices.contains { index in
                scalars[index] == form.first && scalars[index...].starts(with: form)
                    && (index == 0 || scalars[index - 1].canStandBeforeMarker)
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var foldedForMarkers: Unicode.Scalar {
        (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) ?? self : self
    }

    fileprivate var canStandBeforeMarker: Bool {
        switch self {
        case "。", ";", ":", ",", "!", "?", "、", "(", "“", "《", "—", "-", "*": true
        default: properties.isWhitespace
        }
    }
}
