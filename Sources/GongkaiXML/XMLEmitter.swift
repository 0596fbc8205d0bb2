/// Builds an XML file in UTF-8, the same bytes for the same calls.
///
/// Elements that hold elements alone are indented by two blanks a level; within an element that holds text nothing
/// is added, at any depth. What XML cannot hold is kept as `fault`, so that a walker needs to look only once.
package struct XMLEmitter {
    /// What stands in an element.
    package enum Content {
        /// Elements alone, each on a line of its own.
        case elements
        /// Text, or text and elements, in which white space counts.
        case text
    }

    /// What XML cannot hold, and the element it was to stand in.
    package struct Fault: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case forbiddenCharacter(Unicode.Scalar)
            /// More elements within one another than the limit.
            case tooDeep(limit: Int)
        }
        package var kind: Kind
        package var path: String

        package init(kind: Kind, path: String) {
            self.kind = kind
            self.path = path
        }
    }

    private struct Frame {
        var name: String
        var content: Content
        var isEmpty = true
    }

    private var output: [UInt8] = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
    private var frames: [Frame] = []
    private var location = ElementPath<String>()
    private let limits: XMLLimits
    private let takePiece: (([UInt8]) -> Void)?
    /// How many bytes have been handed out in pieces.
    private var taken = 0
    /// The first thing that XML cannot hold.
    package private(set) var fault: Fault?

    /// Pieces no smaller than this are handed out.
    private static let pieceSize = 16 << 10
    /// What is made at once, so that most files are never moved as they grow. It is memory only once it is written to.
    private static let room = 1 << 20

    /// - Parameters:
    ///   - limits: those of the readers that the file is for.
    ///   - takePiece: is given the file piece by piece while it grows, for those who cannot wait for the whole.
    package init(limits: XMLLimits = XMLLimits(), takePiece: (([UInt8]) -> Void)? = nil) {
        self.limits = limits
        self.takePiece = takePiece
        output.reserveCapacity(XMLEmitter.room)
    }

    /// The path of the open element, in the form of `XMLIssue.path`.
    package var path: String { location.description { $0 } }

    /// Ends the file, with a line break. Every element must be closed.
    /// - Returns: the whole of it.
    package mutating func finish() -> [UInt8] {
        precondition(frames.isEmpty, "an element is still open")
        output.append(0x0A)
        handOut(atLeast: 1)
        return output
    }

    private mutating func handOut(atLeast least: Int) {
        guard let takePiece, output.count - taken >= least else { return }
        takePiece(Array(output[taken...]))
        taken = output.count
    }

    /// Opens an element.
    /// - Parameter attributes: in the order in which they are to stand; those without a value are left out.
    package mutating func open(_ name: String, _ attributes: [(String, String?)], content: Content = .elements) {
        open(name, content: content)
        for case (let attribute, let value?) in attributes { self.attribute(attribute, value) }
    }

    /// Opens an element; its attributes come next.
    package mutating func open(_ name: String, content: Content = .elements) {
        let withinText = frames.last?.content == .text
        beginContent()
        if !withinText { breakLine() }
        location.open(name, line: 0)
        if location.depth > limits.depth { note(.tooDeep(limit: limits.depth)) }
        output.append(0x3C)
        append(name)
        frames.append(Frame(name: name, content: withinText ? .text : content))
    }

    /// Adds an attribute to the element that was opened last, while nothing stands in it.
    package mutating func attribute(_ name: String, _ value: String) {
        begin(attribute: name)
        if let scalar = XMLCharacters.append(attribute: value[...], to: &output) { note(.forbiddenCharacter(scalar)) }
        output.append(0x22)
    }

    /// Adds an attribute whose value is ASCII that XML writes as it is: digits, say.
    package mutating func attribute(_ name: String, plain value: [UInt8]) {
        begin(attribute: name)
        output.append(contentsOf: value)
        output.append(0x22)
    }

    private mutating func begin(attribute name: String) {
        precondition(frames.last?.isEmpty == true, "an attribute of an element that has begun its content")
        output.append(0x20)
        append(name)
        append("=\"")
    }

    /// Closes the innermost element.
    package mutating func close() {
        guard let frame = frames.popLast() else { return }
        location.close()
        if frame.isEmpty {
            append("/>")
            return
        }
        if frame.content == .elements { breakLine() }
        append("</")
        append(frame.name)
        output.append(0x3E)
        handOut(atLeast: XMLEmitter.pieceSize)
    }

    /// Appends text to the open element, which must have been opened for text.
    package mutating func text(_ text: Substring) {
        var text = text
        text.withUTF8 { self.text(utf8: $0) }
    }

    /// Appends text to the open element, which must have been opened for text.
    /// - Parameter utf8: valid UTF-8.
    package mutating func text(utf8: UnsafeBufferPointer<UInt8>) {
        guard !utf8.isEmpty else { return }
        precondition(frames.last?.content == .text, "text in an element that was opened for elements alone")
        beginContent()
        if let scalar = XMLCharacters.append(text: utf8, to: &output) { note(.forbiddenCharacter(scalar)) }
    }

    /// Writes a whole element that holds nothing but text.
    package mutating func element(_ name: String, _ attributes: [(String, String?)] = [], text: String) {
        open(name, attributes, content: .text)
        close(with: text)
    }

    /// Closes the innermost element, which holds nothing yet, with all of its text.
    package mutating func close(with text: String) {
        self.text(text[...])
        close()
    }

    /// Ends the start tag when the first thing of the content comes.
    private mutating func beginContent() {
        guard let last = frames.indices.last, frames[last].isEmpty else { return }
        frames[last].isEmpty = false
        output.append(0x3E)
    }

    private mutating func breakLine() {
        let blanks = frames.count * 2
        output.append(0x0A)
        XMLEmitter.blanks.withUTF8Buffer { output.append(contentsOf: $0.prefix(blanks)) }
        let more = blanks - XMLEmitter.blanks.utf8CodeUnitCount
        if more > 0 { output.append(contentsOf: repeatElement(0x20, count: more)) }
    }

    /// As many as most lines need.
    private static let blanks: StaticString = "                                                                "

    private mutating func append(_ plain: String) {
        var plain = plain
        plain.withUTF8 { output.append(contentsOf: $0) }
    }

    private mutating func note(_ kind: Fault.Kind) {
        if fault == nil { fault = Fault(kind: kind, path: path) }
    }
}
