"""Reads NAME.graphml with networkx and NAME.dot with pydot and compares nodes and edges."""

import pathlib
import sys

import networkx
import pydot

# Attributes for all nodes, which pydot gives as a node.
DEFAULTS = {"node", "edge", "graph"}


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.graphml"))
    faults = 0
    for file in files:
        graph = networkx.read_graphml(file, force_multigraph=True)
        drawn = pydot.graph_from_dot_data(file.with_suffix(".dot").read_text(encoding="utf-8"))[0]
        nodes = {node.get_name() for node in drawn.get_nodes()} - DEFAULTS
        ours = sorted((a, b, data["relation"], data["count"]) for a, b, data in graph.edges(data=True))
        theirs = sorted(
            (edge.get_source(), edge.get_destination(), edge.get("label").strip('"'), int(edge.get("weight")))
            for edge in drawn.get_edges()
        )
        if nodes != set(graph.nodes) or ours != theirs:
            print(f"{file}: the two graphs differ", file=sys.stderr)
            faults += 1
    print(f"graphs: {len(files)} read, {faults} with faults")
    return 1 if faults or not files else 0


sys.exit(main(sys.argv[1]))
