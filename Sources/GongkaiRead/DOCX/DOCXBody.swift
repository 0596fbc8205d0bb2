import GongkaiBytes
import GongkaiDiagnostics
import GongkaiXML

/// Reduces the body of a document while the part that it stands in is read: its elements are forgotten one by one.
final class DOCXBody: OfficeXMLHandler {
    private var reduction: DOCXReduction
    /// The element of the body that is being read.
    private let element = WordTree()
    @exclusivity(unchecked) private var depth = 0
    @exclusivity(unchecked) private var place = Place.before
    /// Why the document is refused, unless its XML turns out to be worse.
    private var failure: ReadError?

    /// Where reading is with regard to the first body of the root, which alone counts.
    private enum Place { case before, within, behind }

    private init(_ reduction: DOCXReduction) { self.reduction = reduction }

    /// Reduces the main part of a package.
    /// - Throws: `ReadError` where there is no document in it, or it is damaged or beyond the limits.
    static func reduction(of package: OfficePackage, limits: ReadLimits) throws(ReadError) -> DOCXReduction {
        let main = try package.mainPart(otherwise: "word/document.xml")
        let parts = try package.relationships(of: main)
        let beginning = try DOCXReduction(package, parts: Array(parts.values), limits: limits)
        guard let body = try package.readWhole(main, by: { DOCXBody(beginning) }), body.place != .before else {
            throw .unreadable([Diagnostic(.officePartMissing, ["docx", main])])
        }
        if let failure = body.failure { throw failure }
        body.reduction.finish()
        return body.reduction
    }

    func startElement(_ name: XMLRawName, attributes: XMLRawAttributes) {
        depth += 1
        if depth > 2 {
            if place == .within { element.startElement(name, attributes: attributes) }
        } else if depth == 2, place == .before, case "body" = name {
            place = .within
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        if place == .within, depth > 2 { element.text(utf8) }
    }

    func endElement() {
        depth -= 1
        guard place == .within else { return }
        if depth < 2 {
            place = .behind
        } else {
            element.endElement()
            if depth == 2 { take() }
        }
    }

    /// Takes an element of the body that is whole.
    private func take() {
        defer { element.clear() }
        guard failure == nil else { return }
        do throws(ReadError) {
            try element.withRoot { element throws(ReadError) in try reduction.add(element) }
        } catch {
            failure = error
        }
    }
}

extension OfficePackage {
    /// Has a part read as a tree; `nil` where there is none.
    func withWordPart<Result>(
        _ name: String?, _ body: (WordElement?) throws(ReadError) -> Result
    ) throws(ReadError) -> Result {
        guard let name, let tree = try readWhole(name, by: { WordTree() }),
            let result = try tree.withRoot({ root throws(ReadError) in try body(root) })
        else { return try body(nil) }
        return result
    }
}
