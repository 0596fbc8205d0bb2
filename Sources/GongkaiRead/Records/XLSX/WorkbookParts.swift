import GongkaiBytes
import GongkaiDiagnostics
import GongkaiXML

/// The parts of a workbook besides its sheets (ISO/IEC 29500-1, 18.2): which sheets there are, styles, shared texts.
struct WorkbookParts {
    /// A sheet of cells.
    struct Sheet {
        let name: String
        let isHidden: Bool
        let part: String
    }

    let package: OfficePackage
    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false
    let strings: SharedStrings
    let formats: CellFormats

    init(_ package: OfficePackage) throws(ReadError) {
        self.package = package
        let main = try package.mainPart(otherwise: "xl/workbook.xml")
        guard let root = try package.part(main) else {
            throw .unreadable([Diagnostic(.officePartMissing, ["xlsx", main])])
        }
        let parts = try package.relationships(of: main)
        for list in root.elements {
            switch list.name.local {
            case "workbookPr":
                is1904 = list[attribute: "date1904"].map { $0 == "1" || $0 == "true" } ?? false
            case "sheets":
                for sheet in list.elements where sheet.name.local == "sheet" {
                    let identifier = sheet.attributes.first { $0.name.local == "id" && $0.name.namespace != nil }?.value
                    guard let part = identifier.flatMap({ parts[$0] }), part.kind == "worksheet" else { continue }
                    let state = sheet[attribute: "state"] ?? "visible"
                    sheets.append(
                        Sheet(name: sheet[attribute: "name"] ?? "", isHidden: state != "visible", part: part.target))
                }
            default: break
            }
        }
        func part(_ kind: String) -> String? { parts.values.first { $0.kind == kind && !$0.isExternal }?.target }
        formats = CellFormats(try part("styles").flatMap { name throws(ReadError) in try package.part(name) })
        let shared = try part("sharedStrings").flatMap { name throws(ReadError) in
            try package.scan(name, by: { SharedStrings() })
        }
        strings = shared?.handler ?? SharedStrings()
    }

    /// The sheets that a name or number means, or those that may be meant where there is none; hidden ones only by name.
    func sheets(called wanted: String?) throws(ReadError) -> [Sheet] {
        guard let wanted else { return sheets.filter { !$0.isHidden } }
        if let named = sheets.first(where: { $0.name == wanted }) { return [named] }
        if let number = Int(wanted), sheets.indices.contains(number - 1) { return [sheets[number - 1]] }
        let names = sheets.map { "“\($0.name)”" }.joined(separator: ", ")
        throw .unreadable([Diagnostic(.workbookNoSheet, [wanted, names])])
    }
}
