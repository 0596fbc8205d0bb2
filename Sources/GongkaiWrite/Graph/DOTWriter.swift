import GongkaiBytes
package import GongkaiDiagnostics
package import GongkaiModel

/// Writes who cites whom in the DOT language of Graphviz, to be drawn.
package struct DOTWriter: DocumentWriter {
    package init() {}

    package var format: Format {
        Format(
            name: "dot", english: "DOT (Graphviz): the documents and what they cite",
            chinese: "DOT（Graphviz）：公文及其引用关系", extensions: ["dot", "gv"],
            mediaType: "text/vnd.graphviz", content: .publication)
    }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let graph = CitationGraph(publication)
        var text = "digraph citations {\n  rankdir=LR;\n  node [shape=box];\n"
        for (place, node) in graph.nodes.enumerated() {
            // What is only named in the publication is drawn dashed.
            let style = node.document == nil ? ", style=dashed" : ""
            text += "  n\(place) [label=\(quoted(node.label, &sink))\(style)];\n"
        }
        for edge in graph.edges {
            text += "  n\(edge.source) -> n\(edge.target) [label=\"\(edge.kind)\", weight=\(edge.count)];\n"
        }
        sink.report(.graphCitationsOnly)
        return Array((text + "}\n").utf8)
    }

    /// A quoted string that shows the text and nothing else: Graphviz reads backslashes and entities in labels.
    private func quoted(_ text: String, _ sink: inout DiagnosticSink) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "&": quoted += "&amp;"
            case "\n": quoted += "\\n"
            case "\t", "\r": quoted += " "
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
                sink.report(.dotCharacter, [scalar.codePoint])
                quoted += "\u{FFFD}"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
