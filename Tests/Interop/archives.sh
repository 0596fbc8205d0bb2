#!/usr/bin/env bash
# Has archives and packed streams of other programs read, and ours by other programs.
# Usage: archives.sh GONGKAI [MEGABYTES]
#
# Archives of Python's zipfile and tarfile and of tar give the bytes that their members give alone, from a file and from
# standard input. gzip, zstd, bzip2 and xz read what we write. A packed CSV (default: 1024 MB) is converted in bounded
# memory. Needs python3, gzip, zstd, bzip2, xz and GNU time.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$(realpath "$1")
megabytes=${2:-1024}
"$root/Scripts/install-missing" zstd bzip2 xz-utils time
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir -p in/通知
cp "$root"/Samples/*.txt "$root"/Samples/penalties.csv in/
cp in/notice.txt in/通知/2024.txt
(cd in && "$gongkai" convert request.txt -o word.docx --quiet && "$gongkai" convert penalties.csv -o list.xlsx --quiet)
python3 - <<'P'
import os, tarfile, zipfile
files = [os.path.join(at, name)[3:] for at, _, names in os.walk("in") for name in sorted(names)]
for kind, method in (("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)):
    with zipfile.ZipFile(f"{kind}.zip", "w", method) as archive:
        for name in files: archive.write("in/" + name, name)
class OldInfo(zipfile.ZipInfo):
    def _encodeFilenameFlags(self): return self.filename.encode("gbk"), 0
with zipfile.ZipFile("gbk.zip", "w") as archive:
    for name in files: archive.writestr(OldInfo(name), open("in/" + name, "rb").read())
for kind, form in (("pax", tarfile.PAX_FORMAT), ("gnu", tarfile.GNU_FORMAT)):
    for mode in ("", ":gz", ":bz2", ":xz"):
        with tarfile.open(f"{kind}.tar{mode.replace(':', '.')}", "w" + mode, format=form) as archive:
            archive.add("in", ".")
P
tar -cf - -C in . | zstd -q > gnu.tar.zst
(cd in && find . -type f -printf '%P\n') | while read -r name; do
    mkdir -p "alone/$(dirname "$name")"
    "$gongkai" convert "in/$name" -t json -o "alone/${name%.*}.json" --quiet
done
for archive in *.zip *.tar *.tar.*; do
    "$gongkai" convert "$archive" -t json -o "from-$archive" --quiet
    diff -r alone "from-$archive"
    "$gongkai" convert - -t json -o "piped-$archive" --quiet < "$archive"
    diff -r alone "piped-$archive"
done
echo "archives: $(ls -d from-* | wc -l), each as its members alone, from files and pipes"

"$gongkai" convert in/penalties.csv -o plain.ndjson --quiet
for packing in gz:gzip zst:zstd bz2:bzip2 xz:xz; do
    suffix=${packing%:*} program=${packing#*:}
    "$gongkai" convert in/penalties.csv -o "out.ndjson.$suffix" --quiet
    "$program" -q -t "out.ndjson.$suffix"
    "$program" -q -dc "out.ndjson.$suffix" | cmp - plain.ndjson
    "$program" -q -c in/penalties.csv > "in.csv.$suffix"
    "$gongkai" convert "in.csv.$suffix" -t ndjson --quiet | cmp - plain.ndjson
    "$gongkai" convert - -f csv -t ndjson --quiet < "in.csv.$suffix" | cmp - plain.ndjson
    "$gongkai" convert <(cat "in.csv.$suffix") -f csv -t ndjson --quiet | cmp - plain.ndjson
done
echo "streams: gzip, zstd, bzip2 and xz, both ways"

python3 - "$megabytes" <<'P'
import gzip, random, sys
left, random_number = int(sys.argv[1]) << 20, random.Random(7)
rows = [f"{random_number.randrange(10**9)},云溪市第{k}号处罚决定,{random_number.random():.6f},2024-03-{k % 28 + 1:02}\n" for k in range(20000)]
block = "".join(rows).encode()
with gzip.open("large.csv.gz", "wb", compresslevel=1) as packed:
    packed.write("id,name,value,day\n".encode())
    while left > 0:
        packed.write(block)
        left -= len(block)
P
for output in large.ndjson.gz large.ndjson.zst; do
    /usr/bin/time -f "%M" -o memory "$gongkai" convert large.csv.gz -o "$output" --quiet
    memory=$(tail -1 memory)
    echo "large.csv.gz ($megabytes MB unpacked) to $output: $((memory / 1024)) MB of memory"
    (( memory < 300 * 1024 )) || { echo "That is not bounded." >&2; exit 1; }
done
gzip -t large.ndjson.gz
zstd -q -t large.ndjson.zst
cmp <(zcat large.ndjson.gz) <(zstdcat large.ndjson.zst)
