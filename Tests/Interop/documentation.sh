#!/usr/bin/env bash
# Has DocC build the documentation of the library without a warning, and looks whether what the articles show is what the
# example of a program with formats of its own is built of, and whether what a format is made of has a page.
# Usage: Tests/Interop/documentation.sh
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
"$root/Scripts/documentation" "$output/docs"
for article in WritingPublications:OutlineWriter WritingRecords:CardsWriter; do
    text="$root/Sources/GongkaiLibrary/Gongkai.docc/${article%:*}.md"
    code="$root/Samples/plugins/swift-writer/Sources/gongkai-with-outline/${article#*:}.swift"
    diff <(sed -n '/^```swift/,/^```$/p' "$text" | sed -n '2,/^```$/p' | sed '$d') "$code" ||
        { echo "$text does not show $code" >&2; exit 1; }
done
pages="$output/docs/data/documentation/gongkai"
for name in writingpublications writingrecords documentwriter documentfolderwriter documentwriterregistry publicationvisitor \
    recordwriter recordencoder recordemission recordsink recordoutput recordwritingoptions recordwriterregistry \
    documentreader recordreader diagnosticsink writeerror format publication datasetschema; do
    [[ -f $pages/$name.json ]] || { echo "there is no page on $name" >&2; exit 1; }
done
echo "The documentation of the library has $(find "$pages" -name '*.json' | wc -l) pages, and no link that leads nowhere"
