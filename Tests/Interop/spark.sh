#!/bin/bash
# Has Spark write and read datasets through integrations/spark, with workers and executors killed on the way.
# Usage: Tests/Interop/spark.sh GONGKAI [ROWS]
#
# In local[2] and local-cluster[2,1,1024], a million rows each unless ROWS says otherwise. Needs python3 with venv and Java 17,
# and the network the first time; the work itself is done without any network, where the system lets a program be cut off.
set -euo pipefail

if (( $# < 1 || $# > 2 )); then
    echo "usage: $0 GONGKAI [ROWS]" >&2
    exit 64
fi
gongkai=$(realpath "$1")
rows=${2:-1000000}
root=$(cd "$(dirname "$0")/../.." && pwd)

java -version 2>&1 | grep -qE '"(17|21)\.' || "$root/Scripts/install-missing" openjdk-17-jre-headless
environment=$("$root/Scripts/python-environment" spark 'pyspark, pyarrow, pandas, pytest, mypy' \
    'pyspark[sql]==4.0.0' 'pytest>=7' 'mypy>=1.8')

export SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON="$environment/bin/python" PYSPARK_DRIVER_PYTHON="$environment/bin/python"
export PYTHONPATH="$root/integrations/spark/src" PYTHONDONTWRITEBYTECODE=1 GONGKAI="$gongkai"
# An installed Spark of another version would be taken for the one of the environment.
unset SPARK_HOME

cd "$root/integrations/spark"
"$environment/bin/python" -m mypy --no-error-summary --ignore-missing-imports --cache-dir="$environment/mypy" \
    --disallow-untyped-defs src
"$environment/bin/python" -m pytest -q -p no:cacheprovider tests
cd "$root"

alone=()
if unshare --net true 2>/dev/null; then
    alone=(unshare --net sh -c 'ip link set lo up 2>/dev/null || ifconfig lo up; exec "$@"' sh)
    "${alone[@]}" "$environment/bin/python" -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); socket.create_connection(s.getsockname())' \
        2>/dev/null || alone=()
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for mode in local cluster; do
    "${alone[@]}" "$environment/bin/python" Tests/Interop/spark_judge.py "$gongkai" "$mode" "$rows" "$folder/$mode" 2>"$folder/log" ||
        { tail -n 60 "$folder/log" >&2; exit 1; }
done
echo "Submitting the example as it is"
mkdir "$folder/job"
"${alone[@]}" "$environment/bin/spark-submit" --master 'local[2]' --conf spark.ui.enabled=false \
    integrations/spark/examples/job.py "$folder/job" 2>"$folder/log" || { tail -n 60 "$folder/log" >&2; exit 1; }
