/// A mark by which a document is not to be published: 密级和保密期限 (保守国家秘密法; 党政机关公文处理工作条例, article 9;
/// GB/T 9704-2012, 7.2.2), marks of internal papers, and the choice of openness (政府信息公开条例, articles 14 to 17).
///
/// A mark stands by itself: on a line of its own, behind the number of the copy, in brackets, in a cell of metadata. A
/// sentence that speaks of secrets is none.
struct SecrecyMark {
    enum Kind { case secrecy, `internal`, notPublic }

    var kind: Kind
    /// The mark without spaces.
    var text: String
    /// Whether it is one word without anything that makes it a mark: it counts only where marks stand.
    var isPlain: Bool

    private static let grades = ["绝密", "机密", "秘密"]
    private static let copies = [
        "仅供内部使用", "仅供内部参考", "供内部参考", "内部资料", "内部文件", "内部刊物", "内部材料", "内部使用", "内部参考", "内部传阅", "内部发行",
        "内部掌握", "内部",
    ]
    private static let cares = [
        "请注意保存", "注意保存", "注意保管", "妥善保管", "妥善保存", "请勿外传", "不得外传", "严禁外传", "切勿外传", "勿外传", "不得公开", "严禁翻印", "不得翻印",
        "禁止翻印", "严禁复制", "不得复制", "阅后收回", "用后收回", "会后收回", "注意保密",
    ]
    private static let subjects = ["此件", "本件", "该件", "此文件", "本文件", "该文件", "此文", "本文", "文件"]
    private static let choices = ["不予公开", "不予以公开", "不公开", "不宜公开", "暂不公开", "不对外公开", "免予公开", "依申请公开", "非公开"]
    private static let labels = [
        "信息公开选项", "公开选项", "公开属性", "公开方式", "公开类别", "公开类型", "公开形式", "公开范围", "公开程度", "公开情况", "公开意见", "信息公开", "信息公开属性",
    ]

    /// Reads a text that is nothing but a mark; `nil` where it is anything else.
    init?(_ text: some StringProtocol) {
        var words = Words(text)
        guard words.count <= 40 else { return nil }
        self.text = words.text
        if let isPlain = words.takeSecrecy() {
            (kind, self.isPlain) = (.secrecy, isPlain)
        } else if let isPlain = words.takeInternal() {
            (kind, self.isPlain) = (.internal, isPlain)
        } else if let isPlain = words.takeChoice() {
            (kind, self.isPlain) = (.notPublic, isPlain)
        } else {
            return nil
        }
    }

    /// A text with spaces, brackets around it and differences of width taken out.
    private struct Words {
        private var rest: Substring

        init(_ text: some StringProtocol) {
            var folded = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                switch scalar.value {
                case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
                case 0x2605, 0x2606, 0x2A, 0xFE61, 0x272F, 0x2730: folded.append("★")
                case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xAD: break
                default: if !scalar.properties.isWhitespace { folded.append(scalar) }
                }
            }
            rest = Substring(String(folded).replacing("*", with: "★"))
            let brackets: [(String, String)] = [("(", ")"), ("【", "】"), ("[", "]"), ("〔", "〕"), ("《", "》")]
            for (open, close) in brackets where rest.hasPrefix(open) && rest.hasSuffix(close) {
                rest = rest.dropFirst().dropLast()
            }
            while rest.last == "。" || rest.last == "!" || rest.last == "." { rest = rest.dropLast() }
        }

        var count: Int { rest.unicodeScalars.count }
        var text: String { String(rest) }

        private mutating func take(_ words: [String]) -> Bool {
            guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
            rest = rest.dropFirst(word.count)
            return true
        }

        /// 份号, 密级, ★, 保密期限, 紧急程度.
        mutating func takeSecrecy() -> Bool? {
            var words = self
            _ = words.take(["№", "NO.", "No.", "份号:", "份号"])
            let number = words.rest.prefix { $0.isASCII && $0.isNumber }
            words.rest = words.rest.dropFirst(number.count)
            let isLabelled = words.take(["密级:", "密级"])
            guard words.take(SecrecyMark.grades) else { return nil }
            let hasStar = words.take(["★"])
            _ = words.take(["(", ":", "保密期限:"])
            let hasTerm = words.takeTerm()
            _ = words.take([")"])
            _ = words.take(["特急", "加急", "特提", "平急"])
            guard words.rest.isEmpty else { return nil }
            return !isLabelled && !hasStar && !hasTerm && number.isEmpty
        }

        private mutating func takeTerm() -> Bool {
            if take(["长期", "启用前", "解密"]) { return true }
            let number = rest.prefix { ($0.isASCII && $0.isNumber) || "一二三四五六七八九十百".contains($0) }
            var words = self
            words.rest = words.rest.dropFirst(number.count)
            guard !number.isEmpty, words.take(["年", "个月", "月", "天", "日"]) else { return false }
            self = words
            return true
        }

        mutating func takeInternal() -> Bool? {
            var words = self
            let isLabelled = words.take(["密级:", "密级"] + SecrecyMark.labels.map { $0 + ":" })
            guard words.take(SecrecyMark.copies) else { return nil }
            let isLong = words.count < count - 2
            _ = words.take(["★"])
            var hasCare = false
            while !words.rest.isEmpty {
                _ = words.take([",", "，", "、", "·", "-", ";", "；", "(", ")", "!"])
                guard words.take(SecrecyMark.cares) || words.rest == ")" else { break }
                hasCare = true
            }
            guard words.rest.isEmpty || words.rest == ")" else { return nil }
            return !isLabelled && !hasCare && !isLong
        }

        mutating func takeChoice() -> Bool? {
            var words = self
            let isLabelled = words.take(SecrecyMark.labels.map { $0 + ":" } + SecrecyMark.subjects)
            _ = words.take(["为", "属于", "按", "系"])
            guard words.take(SecrecyMark.choices) else { return nil }
            _ = words.take(["发布", "文件", "类"])
            return words.rest.isEmpty ? !isLabelled : nil
        }
    }
}
