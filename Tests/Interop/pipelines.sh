#!/usr/bin/env bash
# Runs the examples of Samples/pipelines: make, GNU parallel, cron's line by sh, a hook of Git; compiles Airflow's DAG, and
# runs its commands by a stand-in where there is no Airflow.
# Usage: Tests/Interop/pipelines.sh GONGKAI
# Exit status: 0 all is well; 1 something is not; 64 no program was named; 69 something that is needed is missing.
set -euo pipefail

(( $# == 1 )) || { echo "usage: $0 GONGKAI" >&2; exit 64; }
GONGKAI=$(realpath "$1")
export GONGKAI
root=$(cd "$(dirname "$0")/../.." && pwd)
samples=$root/Samples/pipelines
for tool in make parallel git python3; do
    command -v "$tool" >/dev/null || { echo "$0: $tool is missing" >&2; exit 69; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fail() { echo "$0: $*" >&2; exit 1; }
same() { cmp "$1" "$work/expected.xml" || fail "$1 differs from a conversion by hand"; }

mkdir texts
for number in 1 2 3; do cp "$root/Samples/gazette-2024-03.txt" "texts/$number.txt"; done
"$GONGKAI" convert texts/1.txt -o expected.xml --force --quiet

echo "make"
mkdir project
cp -r texts project/
make --quiet -C project -f "$samples/Makefile" -j2 >/dev/null
same project/xml/1.xml
[[ $(make -C project -f "$samples/Makefile" | grep -c convert) == 0 ]] || fail "make converts again what did not change"
touch project/texts/2.txt
[[ $(make -C project -f "$samples/Makefile" | grep -c convert) == 1 ]] || fail "make does not convert just what changed"
printf '\0\1\2' >project/texts/bad.txt
! make --quiet -k -C project -f "$samples/Makefile" >/dev/null 2>&1 || fail "make does not see a failure"
[[ ! -e project/xml/bad.xml ]] || fail "a failure left an output"

echo "GNU parallel"
cp texts/1.txt $'texts/odd \'name\n.txt'
"$samples/parallel.sh" texts by-parallel
same by-parallel/1.xml
[[ -f $'by-parallel/odd \'name\n.xml' ]] || fail "parallel.sh stumbles over a name"
rm $'texts/odd \'name\n.txt'
printf '\0\1\2' >texts/bad.txt
status=0
"$samples/parallel.sh" texts by-parallel 2>/dev/null || status=$?
(( status == 1 )) || fail "parallel.sh ends with $status where one of four fails"
grep -q $'\t65\t' by-parallel/jobs.log || fail "the log of parallel does not have the status 65"
rm texts/bad.txt

echo "cron"
line=$(sed -n 's/^#   15 2 \* \* \*  //p' "$samples/nightly.sh")
[[ -n $line ]] || fail "nightly.sh has no line for a crontab"
line=${line//\/srv\/texts/texts} line=${line//\/srv\/xml/nightly} line=${line//\/var\/lib\/gongkai/state}
said=$(env -i PATH="$samples:/usr/bin:/bin" GONGKAI="$GONGKAI" HOME="$work" /bin/sh -c "$line" 2>&1)
[[ -z $said ]] || fail "the job says: $said"
same nightly/1.xml
grep -q '^gongkai_outputs{task="nightly"} 3$' state/nightly.prom || fail "the metrics do not have three outputs"
tail -n 1 state/nightly.log | grep -q '"event":"finish"' || fail "the log does not end"
status=0
said=$(env -i PATH="$samples:/usr/bin:/bin" GONGKAI="$GONGKAI" /bin/sh -c "nightly.sh gone nightly state") || status=$?
(( status == 66 )) && [[ -n $said ]] || fail "the job says nothing of a failure ($status)"

echo "Git"
git init --quiet repository
mkdir repository/data
cd repository
git config user.name test
git config user.email test@test.invalid
cp "$samples/pre-commit" .git/hooks/
cp "$work/expected.xml" data/good.xml
git add data
git commit --quiet -m good 2>/dev/null || fail "the hook refuses what is valid"
echo '<publication/>' >data/bad.xml
git add data
rm data/bad.xml
! git commit --quiet -m bad 2>refused || fail "the hook lets through what is not valid"
grep -q 'data/bad.xml: not valid' refused || fail "the hook does not say which file is not valid"
git rm --quiet --cached data/bad.xml
echo text >notes.txt
git add notes.txt
git commit --quiet -m notes 2>/dev/null || fail "the hook minds what is no data"
cd ..

echo "GitHub Actions"
printf 'a,b\n1,2\n1\n' >wrong.csv
status=0
"$GONGKAI" validate wrong.csv --diagnostics github 2>commands >/dev/null || status=$?
(( status == 1 )) && grep -q '^::error file=wrong.csv,line=3' commands || fail "no annotation of the wrong line"
python3 - "$samples/github.yaml" <<'END'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
try:
    import yaml
    steps = yaml.safe_load(text)["jobs"]["validate"]["steps"]
    assert any("--diagnostics github" in step.get("run", "") for step in steps)
except ImportError:
    assert "\t" not in text
END

echo "Airflow"
mkdir -p airflow-stand-in/airflow/operators
cat >airflow-stand-in/airflow/__init__.py <<'END'
class DAG:
    def __init__(self, *arguments, **options): pass
    def __enter__(self): return self
    def __exit__(self, *error): return False
END
touch airflow-stand-in/airflow/operators/__init__.py
cat >airflow-stand-in/airflow/operators/bash.py <<'END'
class BashOperator:
    tasks = []
    def __init__(self, task_id, bash_command, **options):
        self.command = bash_command
        BashOperator.tasks.append(self)
    def __rshift__(self, other): return other
END
python3 -c 'import airflow.models' 2>/dev/null || export PYTHONPATH="$work/airflow-stand-in"
mkdir of-airflow
TEXTS=texts XML=of-airflow PYTHONDONTWRITEBYTECODE=1 python3 - "$samples/gazettes_dag.py" <<'END'
import runpy
import subprocess
import sys

dag = runpy.run_path(sys.argv[1])
for task in (dag["convert"], dag["validate"]):
    command = getattr(task, "command", None) or task.bash_command
    status = subprocess.run(["bash", "-c", command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    assert status in (0, 1), (command, status)
END
same of-airflow/1.xml
echo "The examples of pipelines work"
