#!/bin/sh
# Makes the documentation of the library as a DocC archive: sh Scripts/build-documentation.sh MODULES OUTPUT
# MODULES is the folder of the built modules. Every warning of the documentation compiler is a failure.
set -eu
modules=$1
output=$2
swift=$(command -v swift)
tools=$(dirname "$(readlink -f "$swift")")
graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT
target=$("$swift" -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p' | head -n 1)
for module in Perigee LaunchLibrary Values QueryDiagnostics; do
  "$tools/swift-symbolgraph-extract" -module-name "$module" -I "$modules" -Xcc -I -Xcc Sources/CSystem/include \
    -Xcc -I -Xcc Sources/CKernels/include \
    -target "$target" \
    -minimum-access-level public -skip-synthesized-members -output-dir "$graphs"
done
"$tools/docc" convert Sources/Perigee/Perigee.docc --additional-symbol-graph-dir "$graphs" \
  --fallback-display-name Perigee --fallback-bundle-identifier perigee \
  --warnings-as-errors --output-dir "$output"
