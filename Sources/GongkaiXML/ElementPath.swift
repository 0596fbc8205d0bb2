/// The elements that are open in a file, with their lines and their places among their siblings.
///
/// - `Name`: what tells element names apart; libxml2's own pointers while a file is read, since it keeps each name once.
struct ElementPath<Name: Equatable> {
    private struct Frame {
        var name: Name
        var line: Int
        /// Which of the siblings of this name it is, from 1.
        var index: Int
        /// How many children of each name were opened so far.
        var children: [(name: Name, count: Int)] = []
    }

    /// Frames behind `depth` are kept for their storage.
    private var frames: [Frame] = []
    private(set) var depth = 0

    /// The line of the innermost element's start tag; `nil` outside the root.
    var line: Int? { depth > 0 ? frames[depth - 1].line : nil }

    mutating func open(_ name: Name, line: Int) {
        let index = depth > 0 ? count(child: name, of: depth - 1) : 1
        if depth == frames.count {
            frames.append(Frame(name: name, line: line, index: index))
        } else {
            frames[depth].name = name
            frames[depth].line = line
            frames[depth].index = index
            frames[depth].children.removeAll(keepingCapacity: true)
        }
        depth += 1
    }

    mutating func close() {
        if depth > 0 { depth -= 1 }
    }

    /// Counts one more child of a frame and gives its number.
    private mutating func count(child name: Name, of frame: Int) -> Int {
        for position in frames[frame].children.indices where frames[frame].children[position].name == name {
            frames[frame].children[position].count += 1
            return frames[frame].children[position].count
        }
        frames[frame].children.append((name, 1))
        return 1
    }

    /// The path in the form of `XMLIssue.path`.
    func description(spelling name: (Name) -> String) -> String {
        var text = ""
        for (position, frame) in frames.prefix(depth).enumerated() {
            text += "/" + name(frame.name)
            if position > 0 { text += "[\(frame.index)]" }
        }
        return text
    }
}
