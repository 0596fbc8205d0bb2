#!/usr/bin/env bash
# Reads one document as a page and as the Word document that pandoc makes of the page: divisions, tables and metadata are the same.
# Without files, the pages that we write of the samples are compared, and those of the shared corpus where they are there; of our
# own pages also text, page and Word that we write.
# Usage: same-document.sh GONGKAI [PAGE.html…]. Needs python3 and pandoc (Scripts/install-missing pandoc).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
shift
"$root/Scripts/install-missing" pandoc
judge="$root/Tests/Interop/same_document_judge.py"
shared=${GONGKAI_SHARED:-$root/../shared}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Status 1 says that the input has errors; its conversion is there all the same.
convert() { "$gongkai" convert "$@" 2>"$work/log" || [[ $? == 1 ]] || { cat "$work/log" >&2; exit 1; }; }

# What pandoc does not hand on is read of neither: images with their titles, frames, and metadata that no page shows.
shown() { sed -E 's/<((img|iframe|link|embed|source)\b|meta name=)[^>]*>//gI' "$1"; }

pages=("$@")
if (( ! $# )); then
    pairs=()
    page_pairs=()
    for name in notice request gazette-2024-03; do
        convert "$root/Samples/$name.txt" -t json -o "$work/$name.json"
        for form in text docx html; do
            convert "$root/Samples/$name.txt" -t "$form" -o "$work/$name.$form"
            [[ $form == text ]] && mv "$work/$name.text" "$work/$name.text.txt" && file="$work/$name.text.txt" || file="$work/$name.$form"
            convert "$file" -t json -o "$work/$name.$form.json"
            if [[ $form == html ]]; then
                page_pairs+=("$work/$name.json" "$work/$name.$form.json")
            else
                pairs+=("$work/$name.json" "$work/$name.$form.json")
            fi
        done
    done
    echo "text, and text and Word that we write of it:"
    python3 "$judge" "${pairs[@]}"
    echo "text, and the page that we write of it:"
    python3 "$judge" --documents --flat-lists --without runIn "${page_pairs[@]}"
    pages=("$work/notice.html" "$work/request.html")
    for page in "$shared"/corpus/pages/*.html; do [[ -e $page ]] && pages+=("$page"); done
fi

pairs=()
for page in "${pages[@]}"; do
    name=$(basename "$page" .html)
    shown "$page" >"$work/$name.shown.html"
    pandoc -f html -t docx -o "$work/$name.pandoc.docx" "$work/$name.shown.html" 2>"$work/pandoc.log" ||
        { cat "$work/pandoc.log" >&2; exit 1; }
    convert "$work/$name.shown.html" -t json -o "$work/$name.page.json"
    convert "$work/$name.pandoc.docx" -t json -o "$work/$name.pandoc.json"
    pairs+=("$work/$name.page.json" "$work/$name.pandoc.json")
done
echo "pages, and the Word documents that pandoc makes of them:"
# What stands around the document on a page is told from it by the page alone; one label alone (来源) is a box there, too.
python3 "$judge" --documents --flat-lists --without runIn --without-item 来源 "${pairs[@]}"
