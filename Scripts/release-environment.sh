#!/bin/sh
# Prints what the environment of a release build has to say to Package.swift: where libraries stand that the system's
# linker does not find by itself, and whether all of `perigee` can be put into one file for which nothing has to be
# loaded: linking at the start would take longer than the answer.
# Usage: release-environment.sh FOLDER (made anew; it holds links to libraries and nothing else)
set -eu

folder=$1
rm -rf "$folder"
mkdir -p "$folder"

# A compiler that finds no such file prints the bare name.
path() {
  found=$(${CC:-cc} -print-file-name="$1" 2>/dev/null || true)
  case "$found" in /*) echo "$found" ;; esac
}

isWhole=1
for name in libc.a libstdc++.a libreadline.a libtinfo.a; do
  archive=$(path "$name")
  if [ -z "$archive" ]; then isWhole=
  elif [ "$name" != libc.a ]; then ln -s "$archive" "$folder/$name"; fi
done
# perigee-fetch uses the system's curl, of which many systems have the library without its name for linkers.
curl=$(path libcurl.so)
[ -n "$curl" ] || curl=$(path libcurl.so.4)
[ -z "$curl" ] || ln -s "$curl" "$folder/libcurl.so"

echo "PERIGEE_LIBRARIES=$folder"
[ -z "$isWhole" ] || echo "PERIGEE_STATIC=1"
