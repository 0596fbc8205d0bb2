import GongkaiBytes
import GongkaiModel
import GongkaiWrite

/// `CHANGELOG.md`: what changed from release to release of the series, the newest first; in Chinese, with English behind.
package struct Changelog: ReleasePart {
    /// What it is called in a release.
    package static let path = "CHANGELOG.md"

    private static let heading = "# 变更记录 Changelog\n"

    package init() {}

    package func files(of release: Release) -> [ReleasedPart] {
        var text = Changelog.heading + "\n" + section(of: release)
        if let before = release.previous?.changelog, !before.isEmpty {
            text +=
                "\n"
                + (before.hasPrefix(Changelog.heading + "\n")
                    ? before.dropFirst(Changelog.heading.count + 1) : before[...])
        }
        return [ReleasedPart(path: Changelog.path, mediaType: "text/markdown", bytes: Array(text.utf8))]
    }

    private func section(of release: Release) -> String {
        var lines = ["## \(release.configuration.period)（\(release.released)）", ""]
        if let previous = release.previous {
            lines.append("与 \(previous.period) 相比。Compared with \(previous.period).")
        } else {
            lines.append("本系列首次发布。The first release of the series.")
        }
        lines += tombstones(of: release)
        lines += datasets(of: release) + documents(of: release)
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Withdrawn and corrected

    private func tombstones(of release: Release) -> [String] {
        let stones = release.tombstones.filter { $0.period == release.configuration.period }
        guard !stones.isEmpty else { return [] }
        return ["", "### 撤回与更正 Withdrawn and corrected", ""]
            + stones.map { stone in
                let word = stone.kind == .withdrawn ? "撤回 withdrawn" : "更正 corrected"
                return "- \(word)：\(line(stone.name))。理由 reason：\(line(stone.reason))"
            }
    }

    // MARK: Datasets

    private func datasets(of release: Release) -> [String] {
        guard !release.datasets.isEmpty || !release.datasetsGone.isEmpty else { return [] }
        var lines = ["", "### 数据集 Datasets", ""]
        for dataset in release.datasets {
            let name = "\(line(dataset.schema.title.chinese)) \(line(dataset.schema.name))"
            lines.append("- \(name)：" + counts(of: dataset))
            lines += notes(on: dataset).map { "  - " + $0 }
        }
        lines += release.datasetsGone.map { "- \(line($0))：本期不含 not in this release" }
        return lines
    }

    private func counts(of dataset: ReleasedDataset) -> String {
        let all = "共 \(dataset.recordCount) 条 \(dataset.recordCount) records"
        guard let changes = dataset.changes else { return all }
        switch changes.basis {
        case .isNew: return "新增数据集 new dataset，" + all
        case .incomparable: return "未能与上期比较 could not be compared，" + all
        case .compared:
            return "新增 added \(changes.added)，删除 removed \(changes.removed)，修改 changed \(changes.changed)，" + all
        }
    }

    private func notes(on dataset: ReleasedDataset) -> [String] {
        guard let changes = dataset.changes else { return [] }
        var notes: [String] = []
        let version = dataset.schema.version
        if let before = changes.schemaBefore {
            notes.append("数据模式版本 schema version：\(before.text) → \(version.text)")
        }
        if changes.breaksReaders(of: version) {
            notes.append("**主版本号已变，原有读取程序可能失效 the major version changed: programs that read it may break**")
        }
        if !changes.addedFields.isEmpty { notes.append("新增字段 fields added：" + names(changes.addedFields)) }
        if !changes.removedFields.isEmpty { notes.append("删除字段 fields removed：" + names(changes.removedFields)) }
        return notes
    }

    private func names(_ names: [String]) -> String { names.map(line).joined(separator: "、") }

    // MARK: Documents

    private func documents(of release: Release) -> [String] {
        let all = "共 \(release.documents.count) 件 \(release.documents.count) documents"
        guard let changes = release.documentChanges else {
            return release.documents.isEmpty ? [] : ["", "### 公文 Documents", "", "- " + all]
        }
        guard !changes.changes.isEmpty || !release.documents.isEmpty else { return [] }
        let counts = zip(["新增 added", "删除 removed", "修改 changed"], DocumentChanges.Kind.allCases).map { word, kind in
            "\(word) \(changes.count(of: kind))"
        }
        return ["", "### 公文 Documents", "", "- " + counts.joined(separator: "，") + "，" + all]
            + changes.changes.map { "  - " + line(for: $0) }
    }

    private func line(for change: DocumentChanges.Change) -> String {
        let name = [change.document, change.title].filter { !$0.isEmpty }.map(line).joined(separator: " ")
        switch change.kind {
        case .added: return "新增 added：" + name
        case .removed: return "删除 removed：" + name
        case .changed: return "修改 changed（\(change.differences)）：" + name
        }
    }

    /// One line, in which nothing is markup.
    private func line(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            [.lineSeparator, .paragraphSeparator, .control].contains(scalar.properties.generalCategory) ? " " : scalar
        }
        return MarkdownText.escaped(String(String.UnicodeScalarView(scalars)))
    }
}
