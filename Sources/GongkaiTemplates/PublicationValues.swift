import GongkaiBytes
import GongkaiModel

/// Makes of a publication's JSON what a template sees.
struct PublicationValues {
    let model: TemplateModel
    let budget: TemplateBudget
    /// Names of each kind, by their aliases.
    private let names: [String: Set<String>]

    init(_ model: TemplateModel, budget: TemplateBudget) {
        self.model = model
        self.budget = budget
        names = model.kinds.mapValues { Set($0.keys.map(TemplateTag.alias)) }
    }

    func object(of node: JSONNode, kind: String) -> TemplateObject {
        var members: [String: Any] = [:]
        for member in node.members {
            guard let type = model[kind][member.name] else { continue }
            members[member.name] = value(of: member.value, type: type)
            let printed = member.name + PublicationModel.printed
            if model[kind][printed] != nil, let text = member.value.text {
                members[printed] = PublicationValues.date(text)
            }
        }
        for flag in PublicationModel.flags[kind] ?? [] { members[flag.name] = node[flag.member]?.text == flag.value }
        if PublicationModel.withBody.contains(kind) {
            members["content"] = content(of: node["body"]?.elements ?? [])
        }
        return make(members, kind: kind)
    }

    private func make(_ members: [String: Any], kind: String) -> TemplateObject {
        TemplateObject(members: members, names: names[kind] ?? [], budget: budget)
    }

    private func value(of node: JSONNode, type: TemplateType) -> Any {
        switch type {
        case .text: node.text ?? ""
        case .flag: node.text == "true"
        case .object(let kind): object(of: node, kind: kind)
        case .list(let element): node.elements.map { self.element($0, type: element) }
        }
    }

    /// An element of a list. A row is a list itself, and has its cells as a member.
    private func element(_ node: JSONNode, type: TemplateType) -> Any {
        guard case .array = node.value, case .object(let kind) = type,
            case .list(let cell)? = model[kind]["cells"]
        else { return value(of: node, type: type) }
        return make(["cells": node.elements.map { value(of: $0, type: cell) }], kind: kind)
    }

    /// 2024-04-02 as GB/T 9704-2012 prints it (7.3.5.4): 2024年4月2日.
    static func date(_ text: String) -> String {
        zip(text.split(separator: "-"), ["年", "月", "日"]).map { part, unit in
            String(part.drop { $0 == "0" }) + unit
        }.joined()
    }

    // MARK: Blocks in one list

    /// Blocks in the order in which they are read, without what stands in what: headings with their level, paragraphs,
    /// notes, items of lists and tables.
    func content(of blocks: [JSONNode]) -> [Any] {
        var items: [Any] = []
        append(blocks, level: 1, marker: "", to: &items)
        return items
    }

    private func append(_ blocks: [JSONNode], level: Int, marker: String, to items: inout [Any]) {
        var marker = marker
        for block in blocks {
            let text = block["text"]?.text ?? ""
            switch block["type"]?.text {
            case "division": append(division: block, level: level, to: &items)
            case "list": append(list: block, level: level, to: &items)
            case "table": items.append(table(block, level: level))
            case "note": items.append(item("isNote", text: text, marker: marker, level: level))
            default: items.append(item("isParagraph", text: text, marker: marker, level: level))
            }
            marker = ""
        }
    }

    /// A heading and what is under it. Without a heading its marker stands before its first paragraph, and so does a
    /// heading that runs into that.
    private func append(division: JSONNode, level: Int, to items: inout [Any]) {
        let marker = division["marker"]?.text ?? ""
        let blocks = division["blocks"]?.elements ?? []
        let isRunIn = division["runIn"]?.text == "true"
        let beginsWithText = blocks.first?["type"]?.text == "paragraph"
        if let heading = division["heading"]?.text, !(isRunIn && beginsWithText) {
            items.append(item("isHeading", text: heading, marker: marker, level: level))
            append(blocks, level: level + 1, marker: "", to: &items)
        } else if beginsWithText {
            let lead = marker + (division["heading"]?.text ?? "")
            append(blocks, level: level + 1, marker: lead, to: &items)
        } else {
            items.append(item("isParagraph", text: "", marker: marker, level: level))
            append(blocks, level: level + 1, marker: "", to: &items)
        }
    }

    /// The first paragraph of an item bears its marker.
    private func append(list: JSONNode, level: Int, to items: inout [Any]) {
        for entry in list["items"]?.elements ?? [] {
            let marker = entry["marker"]?.text ?? ""
            let blocks = entry["blocks"]?.elements ?? []
            let isText = blocks.first?["type"]?.text == "paragraph"
            items.append(
                item("isItem", text: isText ? blocks[0]["text"]?.text ?? "" : "", marker: marker, level: level))
            append(Array(blocks.dropFirst(isText ? 1 : 0)), level: level + 1, marker: "", to: &items)
        }
    }

    private func item(_ flag: String, text: String, marker: String, level: Int) -> TemplateObject {
        var members: [String: Any] = [flag: true, "text": text, "level": String(level)]
        if !marker.isEmpty { members["marker"] = marker }
        return make(members, kind: PublicationModel.contentItem)
    }

    private func table(_ table: JSONNode, level: Int) -> TemplateObject {
        var members: [String: Any] = ["isTable": true, "level": String(level)]
        let caption = [table["label"]?.text, table["caption"]?.text].compactMap(\.self).joined(separator: " ")
        if !caption.isEmpty { members["caption"] = caption }
        if let unit = table["unit"]?.text { members["unit"] = unit }
        members["rows"] = (table["rows"]?.elements ?? []).map { element($0, type: .object(PublicationModel.row)) }
        members["footnotes"] = (table["footnotes"]?.elements ?? []).map { $0["text"]?.text ?? "" } as [Any]
        return make(members, kind: PublicationModel.contentItem)
    }
}
