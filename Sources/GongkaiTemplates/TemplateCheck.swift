import GongkaiDiagnostics
import GongkaiWrite

/// Walks through a template with what its names mean, and refuses what means nothing or would not come to an end.
struct TemplateCheck {
    /// Something that is open: a section, or the template itself.
    private struct Frame {
        var type: TemplateType
        /// Whether it is one of a list, which has a first and a last.
        var isInList = false
        /// Whether it is a part of what stood around it, so that going into it comes to an end.
        var isDescent = false
    }

    private let model: TemplateModel
    private let partials: [String: [TemplatePart]]
    private let fileName: (String) -> String
    private var seen: [String: Int] = [:]
    /// For each list, by the alias of its name, the most text of the template in a section of it.
    private(set) var bodies: [String: Int] = [:]

    init(_ model: TemplateModel, partials: [String: [TemplatePart]], fileName: @escaping (String) -> String) {
        self.model = model
        self.partials = partials
        self.fileName = fileName
    }

    /// - Parameter kinds: what the template begins in, the outermost first.
    mutating func check(_ parts: ArraySlice<TemplatePart>, file: String, in kinds: [String]) throws(WriteError) {
        var walk = Walk(file: file, stack: kinds.map { Frame(type: .object($0)) }, chain: [])
        var rest = parts
        _ = try read(&rest, &walk)
    }

    private struct Walk {
        var file: String
        var stack: [Frame]
        /// The partials that call one another, with how much was open before each.
        var chain: [(name: String, depth: Int)]

        func place(_ tag: TemplateTag) -> TemplatePlace { TemplatePlace(file: file, line: tag.line) }
    }

    /// Reads up to the end of the section that is open.
    /// - Returns: how much text is written each time, without what is in sections of lists.
    private mutating func read(_ rest: inout ArraySlice<TemplatePart>, _ walk: inout Walk) throws(WriteError) -> Int {
        var length = 0
        while let part = rest.popFirst() {
            switch part {
            case .text(let text): length += text.utf8.count
            case .tag(let tag):
                switch tag.kind {
                case .comment, .delimiters: break
                case .variable, .raw: _ = try resolve(tag, walk)
                case .end: return length
                case .section: length += try readSection(tag, &rest, &walk)
                case .inverted:
                    _ = try resolve(tag, walk)
                    length += try read(&rest, &walk)
                case .partial: length += try readPartial(tag, walk)
                }
            }
        }
        return length
    }

    private mutating func readSection(
        _ tag: TemplateTag, _ rest: inout ArraySlice<TemplatePart>, _ walk: inout Walk
    ) throws(WriteError) -> Int {
        let (type, isDescent) = try resolve(tag, walk)
        switch type {
        case .flag: return try read(&rest, &walk)
        case .text, .object:
            walk.stack.append(Frame(type: type, isDescent: isDescent && type.holdsObjects))
        case .list(let element):
            walk.stack.append(Frame(type: element, isInList: true, isDescent: isDescent && type.holdsObjects))
        }
        let length = try read(&rest, &walk)
        walk.stack.removeLast()
        guard type.isList, let name = tag.path.last else { return length }
        bodies[TemplateTag.alias(name), default: 0] = max(bodies[TemplateTag.alias(name), default: 0], length)
        return 0
    }

    // MARK: Partials

    private mutating func readPartial(_ tag: TemplateTag, _ walk: Walk) throws(WriteError) -> Int {
        guard let parts = partials[tag.text] else {
            throw walk.place(tag).unusable(.templatePartial, tag.text, "there is no such file")
        }
        // Each time round it must have gone into a smaller part, and only that.
        if let call = walk.chain.last(where: { $0.name == tag.text }) {
            let opened = walk.stack[call.depth...]
            guard !opened.isEmpty, opened.allSatisfy(\.isDescent) else {
                throw walk.place(tag).unusable(.templateLoop, tag.text)
            }
        }
        let key = ([tag.text] + meanings(of: walk.stack)).joined(separator: " ")
        if let length = seen[key] { return length }
        seen[key] = 0
        guard walk.chain.count < TemplateScanner.mostDepth else {
            throw walk.place(tag).unusable(.templateLoop, tag.text)
        }
        var inner = walk
        inner.file = fileName(tag.text)
        inner.chain.append((tag.text, walk.stack.count))
        if let last = inner.stack.indices.last { inner.stack[last].isInList = false }
        var rest = parts[...]
        let length = try read(&rest, &inner)
        seen[key] = length
        return length
    }

    /// What names can mean: the kinds that are open, the innermost first, each once.
    private func meanings(of stack: [Frame]) -> [String] {
        var meanings: [String] = []
        for frame in stack.reversed() {
            let meaning = if case .object(let kind) = frame.type { kind } else { "." }
            if !meanings.contains(meaning) { meanings.append(meaning) }
        }
        return meanings
    }

    // MARK: Names

    /// What a tag stands for, and whether that is a part of what is open innermost.
    private func resolve(_ tag: TemplateTag, _ walk: Walk) throws(WriteError) -> (TemplateType, isDescent: Bool) {
        let unknown = walk.place(tag).unusable(.templateUnknownTag, tag.text, described(walk.stack))
        guard let innermost = walk.stack.last else { throw unknown }
        if tag.path.isEmpty {
            guard let transform = tag.transforms.last else { return (innermost.type, false) }
            guard innermost.isInList, let type = TemplateCheck.ofPlaces[transform] else { throw unknown }
            return (try apply(tag.transforms.dropLast(), to: type, isNumber: transform == "index", unknown), false)
        }
        let candidates = tag.isOwn ? [innermost] : walk.stack.reversed()
        for (distance, frame) in candidates.enumerated() {
            guard case .object(let kind) = frame.type, let first = model[kind][tag.path[0]] else { continue }
            var type = first
            for name in tag.path.dropFirst() {
                guard case .object(let kind) = type, let next = model[kind][name] else { throw unknown }
                type = next
            }
            return (try apply(tag.transforms[...], to: type, unknown), distance == 0)
        }
        throw unknown
    }

    private static let ofPlaces: [String: TemplateType] = [
        "first": .flag, "last": .flag, "even": .flag, "odd": .flag, "index": .text,
    ]

    private func apply(
        _ transforms: ArraySlice<String>, to type: TemplateType, isNumber: Bool = false, _ unknown: WriteError
    ) throws(WriteError) -> TemplateType {
        var type = type
        for transform in transforms.reversed() {
            switch (transform, type) {
            case ("empty", .list), ("empty", .text): type = .flag
            case ("count", .list): type = .text
            case ("reversed", .list), ("uppercased", .text), ("lowercased", .text): break
            // Only places in lists and counts are numbers to the renderer.
            case ("plusone", .text) where isNumber: break
            default: throw unknown
            }
        }
        return type
    }

    private func described(_ stack: [Frame]) -> String {
        guard case .object(let kind)? = stack.last?.type else { return "a text" }
        return "“\(kind)”"
    }
}
