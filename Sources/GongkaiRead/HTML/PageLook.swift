import GongkaiModel

/// What each line of a page looks like, and how much of a document it is worth.
struct PageLook {
    /// One line.
    struct Line {
        /// How much of a document it is: its characters, fewer without marks of a sentence, none for links and the like.
        var mass = 0
        /// Whether nothing but a text has such a line: sentences, or what official documents are built of.
        var isSolid = false
        /// Whether it is built as parts of official documents are: a number, a date, addressees, an article.
        var isOfficial = false
        /// Whether it has words of the page and not of a document: print, share, where you are.
        var hasChromeWords = false
    }

    /// What lines weigh together.
    struct Weight {
        var mass = 0
        /// How many of the lines are solid.
        var solids = 0
        /// How many are official.
        var officials = 0
        /// How many have text at all.
        var lines = 0

        static func += (sum: inout Weight, more: Weight) {
            sum.mass += more.mass
            sum.solids += more.solids
            sum.officials += more.officials
            sum.lines += more.lines
        }
    }

    let lines: [Line]
    /// By node, with the nodes under it.
    let weights: [Weight]

    /// - Parameter box: lines that are no document.
    init(_ layout: PageLayout, of tree: HTMLTree, but box: Set<Int>) {
        lines = layout.lines.indices.map { box.contains($0) ? Line() : PageLook.look(at: $0, in: layout) }
        var weights = [Weight](repeating: Weight(), count: tree.nodes.count)
        for (line, look) in zip(layout.lines, lines) where line.count > 0 && line.block >= 0 {
            // A line may span inline elements: it counts for the innermost block.
            weights[line.block] += Weight(
                mass: look.mass, solids: look.isSolid ? 1 : 0, officials: look.isOfficial ? 1 : 0, lines: 1)
        }
        for index in tree.nodes.indices.reversed() where weights[index].lines > 0 {
            let parent = Int(tree.nodes[index].parent)
            if parent >= 0 { weights[parent] += weights[index] }
        }
        self.weights = weights
    }

    private static let longestShape = 200

    private static func look(at index: Int, in layout: PageLayout) -> Line {
        let line = layout.lines[index]
        var look = Line()
        guard line.count > 0 else { return look }
        let isShort = line.text.count <= longestShape * 3
        let words = isShort ? layout.scalars(line.text) : []
        look.hasChromeWords = isShort && line.count <= 80 && chromeWords.isIn(words[...])
        guard !line.isHidden, !line.isBeside, line.linked * 2 <= line.count else { return look }
        if isShort, footWords.isIn(words[...]) { return look }
        let own = line.count - line.linked
        let marks = layout.bytes.sentenceMarks(in: line.text)
        if line.isRow {
            look.mass = own / 2
            return look
        }
        look.isOfficial = isShort && isOfficial(words[...].trimmed)
        look.isSolid = look.isOfficial || marks.ends > 0 && own >= 15
        look.mass = (marks.ends + marks.pauses > 0 ? own : own / 4) + (look.isOfficial ? 40 : 0)
        if look.hasChromeWords, !look.isSolid { look.mass = 0 }
        return look
    }

    /// Parts of a document that are told by their form (GB/T 9704-2012, 7): number, addressees, date, articles, headings.
    private static func isOfficial(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
        if NumberForm.whole(words) != nil { return true }
        if let marker = Marker(in: words), words.count >= 6 {
            switch marker.kind {
            case .part, .subpart, .chapter, .section, .article, .level1, .level2: return true
            default: break
            }
        }
        if words.count <= 24, words.contains("年"), DateForm.whole(words) != nil { return true }
        guard let last = words.last, last.isColon, words.count >= 4 else { return false }
        return words.count <= 160 && Vocabulary.endsAsOrganisation(words.dropLast())
            && BoxLabel.field(BoxLabel.name(words)) == nil
    }

    /// What pages say to their readers.
    private static let chromeWords: WordSet = [
        "打印", "关闭窗口", "关闭本页", "【关闭】", "[关闭]", "分享到", "分享：", "扫一扫", "二维码", "上一篇", "下一篇", "上一条", "下一条",
        "责任编辑", "浏览次数", "访问次数", "阅读次数", "点击次数", "点击数", "浏览量", "访问量", "阅读量", "字体：", "字体大小", "字号：", "【大", "[大",
        "【字体", "[字体", "（字体", "收藏本", "收藏】", "返回顶部", "返回列表", "返回首页", "当前位置", "您的位置", "您现在的位置", "所在位置", "我要纠错",
        "纠错", "视力保护", "保护视力", "背景色", "无障碍", "语音播报", "语音朗读", "相关链接", "相关文档", "相关阅读", "相关稿件", "相关文章", "相关信息",
        "相关新闻", "相关政策", "相关解读", "政策解读：", "在手机打开", "手机查看", "设为首页", "加入收藏", "网站地图", "信息来源：", "稿件来源", "来源：",
        "编辑：", "审核：", "查看原文", "下载文字版", "下载图片版", "TOP", "【纠错】",
    ]

    /// What the foot of every site of a government has (政府网站发展指引, 国办发〔2017〕47号, annex 1).
    private static let footWords: WordSet = [
        "版权所有", "ICP备", "公网安备", "网站标识码", "技术支持", "建议使用", "浏览器", "分辨率", "网站地图", "联系我们", "主办：", "承办：",
        "主办单位：", "承办单位：", "Copyright", "copyright", "ICP证", "ＩＣＰ",
    ]
}

extension [UInt8] {
    /// How many marks end sentences in a stretch of UTF-8, and how many part them.
    fileprivate func sentenceMarks(in range: Range<Int>) -> (ends: Int, pauses: Int) {
        withUnsafeBufferPointer { bytes in
            var (ends, pauses) = (0, 0)
            var offset = range.lowerBound
            while offset + 2 < range.upperBound {
                if bytes[offset] == 0xE3, bytes[offset + 1] == 0x80 {
                    if bytes[offset + 2] == 0x82 { ends += 1 }
                    if bytes[offset + 2] == 0x81 { pauses += 1 }
                } else if bytes[offset] == 0xEF, bytes[offset + 1] == 0xBC {
                    if bytes[offset + 2] == 0x9B { ends += 1 }
                    if bytes[offset + 2] == 0x8C { pauses += 1 }
                }
                offset += 1
            }
            return (ends, pauses)
        }
    }
}
