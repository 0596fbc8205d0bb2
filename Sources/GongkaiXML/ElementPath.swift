/// The elements that are open while a file is read, with their lines and their places among their siblings.
struct ElementPath {
    private struct Frame {
        var name = ""
        var line = 0
        /// Which of the siblings of this name it is, from 1.
        var index = 1
        /// How many children of each name were opened so far.
        var children: [(name: String, count: Int)] = []
    }

    /// Frames behind `depth` are kept for their storage.
    private var frames: [Frame] = []
    private(set) var depth = 0

    /// The line of the innermost element's start tag; `nil` outside the root.
    var line: Int? { depth > 0 ? frames[depth - 1].line : nil }

    mutating func open(_ name: String, line: Int) {
        let index = depth > 0 ? count(child: name, of: depth - 1) : 1
        if depth == frames.count { frames.append(Frame()) }
        frames[depth].name = name
        frames[depth].line = line
        frames[depth].index = index
        frames[depth].children.removeAll(keepingCapacity: true)
        depth += 1
    }

    mutating func close() {
        if depth > 0 { depth -= 1 }
    }

    /// Counts one more child of a frame and gives its number.
    private mutating func count(child name: String, of frame: Int) -> Int {
        if let known = frames[frame].children.firstIndex(where: { $0.name == name }) {
            frames[frame].children[known].count += 1
            return frames[frame].children[known].count
        }
        frames[frame].children.append((name, 1))
        return 1
    }
}

extension ElementPath: CustomStringConvertible {
    var description: String {
        var text = ""
        for (position, frame) in frames.prefix(depth).enumerated() {
            text += position == 0 ? "/\(frame.name)" : "/\(frame.name)[\(frame.index)]"
        }
        return text
    }
}
