import GongkaiModel

/// What changed since the release before, and what was withdrawn and corrected in the series.
extension PortalPage {
    /// How many records of a dataset changed.
    mutating func writeCounts(of changes: RecordChanges, of version: SchemaVersion) {
        switch changes.basis {
        case .isNew: element("p", text: words("本期新增的数据集。", "This dataset is new."))
        case .incomparable: element("p", text: words("无法与上期比较。", "It could not be compared with the release before."))
        case .compared:
            element(
                "p",
                text: words(
                    "新增 \(changes.added.grouped) 条，删除 \(changes.removed.grouped) 条，修改 \(changes.changed.grouped) 条。",
                    "\(changes.added.grouped) records added, \(changes.removed.grouped) removed, "
                        + "\(changes.changed.grouped) changed."))
        }
        guard let before = changes.schemaBefore else { return }
        element(
            "p",
            text: words("数据模式版本：", "Version of the schema: ") + "\(before.text) → \(version.text)"
                + (changes.breaksReaders(of: version)
                    ? words("；主版本号已变，原有读取程序可能失效。", "; programs that read it may break.") : ""))
    }

    /// A list of what was withdrawn and corrected, with the reasons.
    mutating func writeList(of stones: [Tombstone]) {
        element("ul") { page in
            for stone in stones {
                let word = stone.kind == .withdrawn ? page.words("撤回", "withdrawn") : page.words("更正", "corrected")
                page.element("li") { page in
                    page.element("strong", text: stone.name)
                    page.text(
                        page.words("：\(stone.period)（\(stone.released)）", ": \(stone.period) (\(stone.released)), ")
                            + word + page.words("，理由：", ", reason: ") + stone.reason)
                }
            }
        }
    }

    /// What was withdrawn and corrected in the series; nothing where nothing was.
    mutating func writeRevisions(of release: Release) {
        guard !release.tombstones.isEmpty else { return }
        element("section", ["class": "notice warning", "aria-labelledby": "revisions"]) { page in
            page.element("h2", ["id": "revisions"], text: page.words("撤回与更正", "Withdrawn and corrected"))
            page.writeList(of: release.tombstones.reversed())
            page.element("p") { page in page.files([(TombstoneFile.path, TombstoneFile.path)]) }
        }
    }
}
