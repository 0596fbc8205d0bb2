import GongkaiDiagnostics
import GongkaiModel
import GongkaiWrite

/// The page of a dataset. A section more is a function more and a line in `sections`.
struct PortalDatasetPage {
    let site: PortalSite
    let dataset: ReleasedDataset

    /// So many records are shown.
    private static let shownRecords = 20

    private struct Section {
        let anchor: String
        let title: BilingualText
        let write: (inout PortalPage) -> Void
    }

    private var schema: DatasetSchema { dataset.schema }

    var part: ReleasedPart {
        let title = schema.title[site.language]
        let sections = sections
        let linkedData = PortalLinkedData(release: site.release, language: site.language).dataset(dataset)
        return PortalPage.part(
            of: site, at: site.path(of: dataset), title: title, description: schema.description[site.language],
            linkedData: linkedData
        ) { page in
            page.element("div", ["class": "wide"]) { page in
                page.writeTrail([(page.words("数据集", "Datasets"), "#datasets")], here: title)
                page.element("div", ["class": "head"]) { page in
                    page.element("h1", text: title)
                    page.element("p", ["class": "lead"], text: schema.description[page.language])
                    writeFacts(to: &page)
                }
                page.onPage(sections.map { ($0.anchor, $0.title[page.language]) })
                for section in sections {
                    page.element("section", ["id": section.anchor, "aria-labelledby": section.anchor + "-heading"]) {
                        $0.element("h2", ["id": section.anchor + "-heading"], text: section.title[$0.language])
                        section.write(&$0)
                    }
                }
            }
        }
    }

    private var sections: [Section] {
        var sections = [
            Section(anchor: "downloads", title: BilingualText("Downloads", "下载"), write: writeDownloads),
            Section(anchor: "preview", title: BilingualText("First records", "数据预览"), write: writePreview),
        ]
        let plots = PortalSeries.all(of: dataset)
        if !plots.isEmpty {
            sections.append(
                Section(anchor: "chart", title: BilingualText("Over time", "时间变化")) { page in
                    for (number, series) in plots.enumerated() {
                        PortalChart(series: series, number: number + 1).write(to: &page)
                    }
                })
        }
        sections.append(Section(anchor: "fields", title: BilingualText("Fields", "字段"), write: writeFields))
        sections.append(
            Section(anchor: "schemas", title: BilingualText("Schemas and dictionary", "结构定义与数据字典")) { page in
                page.fileTable(dataset.files.filter { $0.role == .schema || $0.role == .documentation })
            })
        let changes = dataset.files.filter { $0.role == .changes }
        let stones = site.release.tombstones.filter { stone in
            if case .record(schema.name, _) = stone.subject { true } else { false }
        }
        if dataset.changes != nil || !stones.isEmpty {
            sections.append(
                Section(anchor: "changes", title: BilingualText("What changed", "本期变化")) { page in
                    if let counts = dataset.changes { page.writeCounts(of: counts, of: schema.version) }
                    if !stones.isEmpty { page.writeList(of: stones) }
                    if !changes.isEmpty { page.fileTable(changes) }
                })
        }
        return sections
    }

    // MARK: Facts

    private func writeFacts(to page: inout PortalPage) {
        let coverage = PortalCoverage(of: dataset).map { $0.first == $0.last ? $0.first : "\($0.first) — \($0.last)" }
        let points = schema.disclosurePoints
        let facts: [(String, String?)] = [
            (page.words("记录数", "Records"), dataset.recordCount.grouped),
            (page.words("时间范围", "Period covered"), coverage),
            (page.words("更新频率", "Updated"), schema.updateFrequency?.words[page.language]),
            (page.words("公开要点", "Disclosure points"), points.isEmpty ? nil : page.list(points)),
            (page.words("牵头单位", "Lead"), schema.leadAgencies.isEmpty ? nil : page.list(schema.leadAgencies)),
            (page.words("发布日期", "Released"), site.release.released.description),
            (page.words("标识", "Identifier"), schema.name),
        ]
        page.element("dl", ["class": "facts"]) { page in
            for (name, value) in facts {
                if let value { page.fact(name) { $0.element("span", text: value) } }
            }
            page.fact(page.words("许可", "Licence")) { $0.writeLicence() }
        }
    }

    private func writeDownloads(to page: inout PortalPage) {
        page.fileTable(dataset.files.filter { $0.role == .data })
    }

    // MARK: Records

    private func writePreview(to page: inout PortalPage) {
        let rows = dataset.preview.prefix(PortalDatasetPage.shownRecords)
        let all = dataset.recordCount.grouped
        let caption =
            rows.count == dataset.recordCount
            ? page.words("全部 \(all) 条记录", "All \(all) records")
            : page.words("前 \(rows.count) 条，共 \(all) 条记录", "The first \(rows.count) of \(all) records")
        guard !rows.isEmpty else {
            page.element("p", text: page.words("没有记录。", "There are no records."))
            return
        }
        page.scroll(caption) { page in
            page.element("table") { page in
                page.element("caption", text: caption)
                page.element("thead") { page in
                    page.element("tr") { page in
                        for field in schema.fields {
                            page.element(
                                "th", ["scope": "col", "class": field.isNumeric ? "number" : "words"],
                                text: page.heading(of: field))
                        }
                    }
                }
                page.element("tbody") { page in
                    for row in rows { page.element("tr") { write(row, to: &$0) } }
                }
            }
        }
    }

    private func write(_ row: [String?], to page: inout PortalPage) {
        let key = schema.primaryKey.count == 1 ? schema.primaryKey.first.flatMap { schema.index(of: $0) } : nil
        for (column, field) in schema.fields.enumerated() {
            let cell = row.indices.contains(column) ? row[column] : nil
            let look = field.isNumeric ? "number" : "words"
            guard let cell else {
                page.element("td", ["class": look]) { page in
                    page.element("span", ["aria-hidden": "true"], text: "—")
                    page.element("span", ["class": "unseen"], text: page.words("无值", "no value"))
                }
                continue
            }
            let label = field.type.codes?.first { $0.value == cell }?.label[page.language]
            if column == key {
                page.element("th", ["scope": "row", "class": look], text: label ?? cell)
            } else {
                page.element("td", ["class": look], text: label ?? cell)
            }
        }
    }

    // MARK: Fields

    private func writeFields(to page: inout PortalPage) {
        let words = DictionaryWords(page.language)
        let titles = [
            page.words("字段", "Field"), page.words("类型", "Type"), page.words("单位", "Unit"),
            page.words("约束", "Constraints"), page.words("说明与依据", "Notes and source"),
        ]
        page.scroll(page.words("字段", "Fields")) { page in
            page.element("table", ["class": "fields"]) { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        for title in titles { page.element("th", ["scope": "col"], text: title) }
                    }
                }
                page.element("tbody") { page in
                    for field in schema.fields { page.element("tr") { write(field, with: words, to: &$0) } }
                }
            }
        }
    }

    private func write(_ field: DatasetField, with words: DictionaryWords, to page: inout PortalPage) {
        page.element("th", ["scope": "row"]) { page in
            page.element("span", text: field.title[page.language])
            page.markup("<br>")
            page.element("code", text: field.name)
        }
        page.element("td", text: words.type(field.type))
        page.element("td", text: field.unit ?? "")
        page.element("td") { page in
            if schema.primaryKey.contains(field.name) {
                page.element("p", text: page.words("主键", "primary key"))
            }
            page.element("p", text: words.constraints(of: field))
        }
        page.element("td") { writeNotes(on: field, with: words, to: &$0) }
    }

    private func writeNotes(on field: DatasetField, with words: DictionaryWords, to page: inout PortalPage) {
        var notes = [field.description?[page.language]].compactMap(\.self)
        if let source = field.source { notes.append(page.words("依据：", "Source: ") + source) }
        if let example = field.example { notes.append(page.words("例：", "Example: ") + example) }
        if field.sensitivity != .open { notes.append(words.sensitivity(field.sensitivity)) }
        if let action = dataset.redactions[field.name] {
            notes.append(
                page.words("发布前已处理：", "Changed before release: ") + PortalRedaction.words(action)[page.language])
        }
        for note in notes { page.element("p", text: note) }
        guard let codes = field.type.codes, !codes.isEmpty else { return }
        page.element("details") { page in
            page.element("summary", text: page.words("\(codes.count) 个代码", "\(codes.count) codes"))
            page.element("ul") { page in
                for code in codes {
                    page.element("li") { page in
                        page.element("code", text: code.value)
                        page.text(" ")
                        page.element("span", text: code.label[page.language])
                    }
                }
            }
        }
    }
}

extension DatasetField {
    /// Whether its values stand under each other as numbers.
    var isNumeric: Bool {
        switch type {
        case .integer, .decimal: true
        default: false
        }
    }
}

extension PortalPage {
    /// A field's title with its unit, which many titles name already.
    func heading(of field: DatasetField) -> String {
        let title = field.title[language]
        guard let unit = field.unit, !title.contains(unit) else { return title }
        return title + words("（\(unit)）", " (\(unit))")
    }

    /// What is too wide for a phone, in a region that the keyboard can scroll too.
    mutating func scroll(_ label: String, _ write: (inout PortalPage) -> Void) {
        element("div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": label], write)
    }

    /// Links to the sections of a page.
    mutating func onPage(_ sections: [(anchor: String, title: String)]) {
        element("nav", ["class": "on-page", "aria-label": words("本页内容", "On this page")]) { page in
            page.element("ul") { page in
                for section in sections {
                    page.element("li") { $0.element("a", ["href": "#" + section.anchor], text: section.title) }
                }
            }
        }
    }

    /// Files to download, with what they are checked by.
    mutating func fileTable(_ files: [ReleasedFile]) {
        let titles = [words("格式", "Format"), words("文件", "File"), words("大小", "Size"), "SHA-256"]
        scroll(words("文件", "Files")) { page in
            page.element("table", ["class": "files"]) { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        for (place, title) in titles.enumerated() {
                            page.element("th", ["scope": "col", "class": place == 2 ? "number" : "words"], text: title)
                        }
                    }
                }
                page.element("tbody") { page in
                    for file in files { page.element("tr") { $0.write(file) } }
                }
            }
        }
    }

    private mutating func write(_ file: ReleasedFile) {
        element("th", ["scope": "row"], text: file.formatWords)
        element("td") { page in
            page.element(
                "a", ["class": "download", "href": page.address(ofFile: file.path), "download": file.name],
                text: file.name)
        }
        element("td", ["class": "number"]) { page in
            page.element("span", ["title": page.words("\(file.size) 字节", "\(file.size) bytes")], text: file.sizeWords)
        }
        element("td") { $0.element("code", ["class": "digest"], text: file.sha256) }
    }
}
