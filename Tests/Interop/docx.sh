#!/usr/bin/env bash
# Has programs from outside judge Word documents of publications named as arguments (by default the samples):
# python-docx must open each and find every text of the publication; LibreOffice must make pages of A4 of each, none empty,
# with the title on them. The pages of the samples and of the special forms are left as pictures in build/interop/docx, to be looked at.
# Usage: docx.sh GONGKAI [FILE…]. Needs python3 with venv, and the network the first time.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
pages="$root/build/interop/docx"
gongkai=$1
shift
(( $# )) || set -- "$root"/Samples/{notice,request,gazette-2024-03}.txt "$root"/Tests/Interop/forms/{letter,minutes,order}.txt
environment=$("$root/Scripts/python-environment" docx docx 'python-docx>=1.1,<2')
"$root/Scripts/install-missing" libreoffice-writer poppler-utils fonts-noto-cjk fonts-arphic-gkai00mp fonts-arphic-gbsn00lp

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pairs=() documents=()
for file in "$@"; do
    name=$(basename "$file")
    for format in json docx; do
        # Status 1 says that the input has errors; its conversion is there all the same.
        "$gongkai" convert "$file" -t "$format" -o "$work/$name.$format" 2>"$work/log" || [[ $? == 1 ]] ||
            { cat "$work/log" >&2; exit 1; }
    done
    pairs+=("$work/$name.json" "$work/$name.docx")
    documents+=("$work/$name.docx")
done
echo "python-docx: ${#documents[@]} documents"
"$environment/bin/python" "$root/Tests/Interop/docx_judge.py" "${pairs[@]}" | { grep -v '^seed-' || true; }

# The fonts that the standard names are not free. Those that stand in for them here keep the kinds apart: 仿宋 and 小标宋
# by a serif face, light and bold, 黑体 without serifs, 楷体 by a brush face, 宋体 by a Song face.
stand_in() {
    echo "<match target='pattern'><test name='family'><string>$1</string></test>"
    echo "<edit name='family' mode='assign' binding='strong'><string>$2</string></edit>"
    [[ -z ${3:-} ]] || echo "<edit name='weight' mode='assign'><const>$3</const></edit>"
    echo "</match>"
}
{
    echo "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><include>/etc/fonts/fonts.conf</include>"
    stand_in 仿宋_GB2312 'Noto Serif CJK SC'
    stand_in 方正小标宋简体 'Noto Serif CJK SC' bold
    stand_in 黑体 'Noto Sans CJK SC'
    stand_in 楷体_GB2312 'AR PL KaitiM GB'
    stand_in 宋体 'AR PL SungtiL GB'
    echo "</fontconfig>"
} >"$work/fonts.conf"

echo "LibreOffice: ${#documents[@]} documents, made pages of"
FONTCONFIG_FILE="$work/fonts.conf" soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf \
    --outdir "$work" "${documents[@]}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
rm -rf "$pages"
mkdir -p "$pages"
for file in "$@"; do
    name=$(basename "$file")
    pdf=$work/$name.pdf
    [[ -f $pdf ]] || { cat "$work/log" >&2; echo "$name: LibreOffice made no pages of it" >&2; exit 1; }
    pdfinfo "$pdf" | grep -q '^Page size:.*A4' || { echo "$name: its pages are not of A4" >&2; exit 1; }
    "$environment/bin/python" - "$work/$name.json" "$name" <(pdftotext "$pdf" -) <<'END'
import json
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    publication = json.load(file)
with open(sys.argv[3], encoding="utf-8") as file:
    pages = file.read().split("\f")[:-1]
squeezed = [re.sub(r"\s+|[\u0000-\u001f\ufffd]", "", page) for page in pages]
# The number of the page is on every one; a page that has nothing but that was broken where nothing follows.
for number, page in enumerate(squeezed, start=1):
    if page == f"—{number}—" and not sys.argv[2].startswith("seed-"):
        sys.exit(f"{sys.argv[2]}: page {number} of {len(pages)} is empty")
    if sys.argv[2] == "letter.txt" and number == 1:
        # GB/T 9704-2012, 10.1.
        if f"—{number}—" in page:
            sys.exit(f"{sys.argv[2]}: the first page of a letter bears a number")
    elif f"—{number}—" not in page:
        sys.exit(f"{sys.argv[2]}: page {number} does not bear its number")
if not sys.argv[2].startswith("seed-"):
    print(f"{sys.argv[2]}: {len(pages)} pages of A4")
END
    [[ $file != *Samples/* && $file != *forms/* ]] || pdftoppm -r 60 -png "$pdf" "$pages/${name%.*}"
done
echo "The pages of the samples are in ${pages#"$root"/}."
