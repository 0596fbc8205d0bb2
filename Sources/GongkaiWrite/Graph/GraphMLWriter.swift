package import GongkaiDiagnostics
package import GongkaiModel
import GongkaiXML

/// Writes who cites whom as GraphML: a node for each document that is printed or named, an edge for each relation.
package struct GraphMLWriter: DocumentWriter {
    package init() {}

    package var format: Format {
        Format(
            name: "graphml", english: "GraphML: the documents and what they cite", chinese: "GraphML：公文及其引用关系",
            extensions: ["graphml"], mediaType: "application/graphml+xml", content: .publication)
    }

    package func write(
        _ publication: Publication, diagnostics sink: inout DiagnosticSink
    ) throws(WriteError) -> [UInt8] {
        let graph = CitationGraph(publication)
        var emitter = XMLEmitter()
        emitter.open("graphml", [("xmlns", "http://graphml.graphdrawing.org/xmlns")])
        for name in ["document", "number", "title", "kind", "date"] { declare(name, "node", "string", in: &emitter) }
        declare("relation", "edge", "string", in: &emitter)
        declare("count", "edge", "int", in: &emitter)
        emitter.open("graph", [("id", "citations"), ("edgedefault", "directed")])
        for (place, node) in graph.nodes.enumerated() {
            emitter.open("node", [("id", "n\(place)")])
            let data = [
                ("document", node.document), ("number", node.number), ("title", node.title), ("kind", node.kind),
                ("date", node.date),
            ]
            for case (let key, let value?) in data { emitter.element("data", [("key", key)], text: value) }
            emitter.close()
        }
        for (place, edge) in graph.edges.enumerated() {
            emitter.open(
                "edge", [("id", "e\(place)"), ("source", "n\(edge.source)"), ("target", "n\(edge.target)")])
            emitter.element("data", [("key", "relation")], text: edge.kind)
            emitter.element("data", [("key", "count")], text: String(edge.count))
            emitter.close()
        }
        emitter.close()
        emitter.close()
        let bytes = emitter.finish()
        if let fault = emitter.firstFault { throw .notRepresentable(fault) }
        sink.report(.graphCitationsOnly)
        return bytes
    }

    private func declare(_ name: String, _ element: String, _ type: String, in emitter: inout XMLEmitter) {
        emitter.open("key", [("id", name), ("for", element), ("attr.name", name), ("attr.type", type)])
        emitter.close()
    }
}
