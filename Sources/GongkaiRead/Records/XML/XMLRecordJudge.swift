import GongkaiBytes
import GongkaiDiagnostics
import GongkaiXML

/// Reads records that are not of the shape of the fast scan, by libxml2, and says what is wrong with those that are none.
struct XMLRecordJudge {
    /// What is wrong with a record: the rule, its arguments besides the record, and the line, from 0, among those read.
    struct Fault: Error {
        var rule: DiagnosticRule
        var arguments: [String]
        var line: Int
    }

    /// What a field holds.
    enum Content {
        /// It is said to have no value.
        case missing
        case text(String)
        case items([String])
    }

    typealias Field = (name: String, content: Content)

    /// What stands where records should: a record, or why it is none.
    typealias Verdict = Result<[Field], Fault>

    private let startTag: [UInt8]
    private let endTag: [UInt8]
    private let namespace: String?
    /// Whether fields may hold lists of items.
    private let allowsItems: Bool
    private let limits: XMLLimits

    private static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

    /// - Parameter isShaped: whether `XMLRecordShaper` has written the records, which has no prefixes.
    init(root: XMLRecordRoot, options: RecordReadingOptions, isShaped: Bool) {
        let isForeign = options.recordElement != nil
        allowsItems = !isForeign
        namespace = isForeign ? nil : root.namespace
        if isShaped {
            startTag = Array((isForeign ? "<dataset>" : "<dataset xmlns=\"\(root.namespace ?? "")\">").utf8)
            endTag = Array("</dataset>".utf8)
        } else {
            startTag = root.tag
            endTag = root.endTag
        }
        limits = XMLLimits(options.limits, issues: 1)
    }

    /// Reads what stands between records, or instead of one, as well as records.
    func verdicts(on bytes: [UInt8]) -> [Verdict] {
        let lines = startTag.count { $0 == 0x0A }
        let root: XMLElement
        do throws(XMLReadError) {
            root = try XMLElement(reading: startTag + bytes + endTag, limits: limits)
        } catch {
            let issue = error.issues[0]
            let message = issue.diagnostic(limits: limits).message(in: .english)
            let words = issue.message.isEmpty ? message : issue.message
            return [.failure(Fault(rule: .xmlRecordNotWellFormed, arguments: [words], line: issue.line - 1 - lines))]
        }
        var line = 0
        return root.children.compactMap { child in
            switch child {
            case .text(let text):
                guard let words = XMLRecordJudge.words(in: text) else { return nil }
                return .failure(Fault(rule: .xmlRecordText, arguments: [words], line: line))
            case .element(let element):
                line = element.line - 1 - lines
                return Result { () throws(Fault) in try fields(of: element, lines: lines) }
            }
        }
    }

    private func fields(of record: XMLElement, lines: Int) throws(Fault) -> [Field] {
        guard record.name == XMLName("record", namespace: namespace) else {
            throw Fault(rule: .xmlRecordElement, arguments: [record.name.local], line: record.line - 1 - lines)
        }
        if let attribute = record.attributes.first {
            throw Fault(
                rule: .xmlRecordAttribute, arguments: [attribute.name.local, "record"], line: record.line - 1 - lines)
        }
        if let words = XMLRecordJudge.words(in: record.text) {
            throw Fault(rule: .xmlRecordText, arguments: [words], line: record.line - 1 - lines)
        }
        var names: Set<String> = []
        var fields: [Field] = []
        for element in record.elements {
            let name = element.name.local
            func fault(_ rule: DiagnosticRule, _ more: [String] = []) -> Fault {
                Fault(rule: rule, arguments: [name] + more, line: element.line - 1 - lines)
            }
            guard element.name.namespace == namespace else { throw fault(.xmlRecordNamespace) }
            guard names.insert(name).inserted else { throw fault(.xmlRecordRepeated) }
            if let attribute = element.attributes.first(where: { !XMLRecordJudge.isNil($0) }) {
                throw Fault(
                    rule: .xmlRecordAttribute, arguments: [attribute.name.local, name], line: element.line - 1 - lines)
            }
            if let nested = nestedElement(in: element) { throw fault(.xmlRecordNested, [nested]) }
            fields.append((name, content(of: element)))
        }
        return fields
    }

    /// Whether an attribute says whether the value is missing.
    private static func isNil(_ attribute: XMLAttribute) -> Bool {
        attribute.name == XMLName("nil", namespace: schemaInstance)
            && ["true", "1", "false", "0"].contains(attribute.value)
    }

    private func content(of field: XMLElement) -> Content {
        if let attribute = field.attributes.first, ["true", "1"].contains(attribute.value) { return .missing }
        return field.elements.isEmpty ? .text(field.text) : .items(field.elements.map(\.text))
    }

    /// The first element within a field that is no item of a list.
    private func nestedElement(in field: XMLElement) -> String? {
        let elements = field.elements
        guard let first = elements.first else { return nil }
        let areItems =
            allowsItems && XMLRecordJudge.words(in: field.text) == nil
            && elements.allSatisfy {
                $0.name == XMLName("item", namespace: namespace) && $0.elements.isEmpty && $0.attributes.isEmpty
            }
        return areItems ? nil : first.name.local
    }

    /// Text besides white space, for messages.
    private static func words(in text: String) -> String? {
        let words = text.unicodeScalars.split { [" ", "\t", "\n", "\r"].contains($0) }
        return words.isEmpty ? nil : String(String.UnicodeScalarView(words.joined(separator: [" "]).prefix(40)))
    }
}
