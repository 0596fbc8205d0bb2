#!/bin/sh
# Has networkx and pydot of PyPI, as judges from outside, read our graphs of citations.
# Usage: Tests/Interop/graphs.sh FOLDER, with NAME.graphml and NAME.dot of the same publications.
# Exit status: 0 every pair is read, with the same nodes and edges; 1 some pair is not; 64 no folder was named.
# Needs python3 with venv, and the network the first time.
set -eu

if [ $# -ne 1 ]; then
    echo "usage: $0 FOLDER" >&2
    exit 64
fi
root=$(cd "$(dirname "$0")/../.." && pwd)
environment=$("$root/Scripts/python-environment" graphs 'networkx, pydot' 'networkx>=3,<4' 'pydot>=3,<5')

exec "$environment/bin/python" "$root/Tests/Interop/graphs_judge.py" "$1"
