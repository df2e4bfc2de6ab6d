#!/bin/sh
# Runs a command that builds for release, and tells Package.swift in its environment where libraries stand that the
# system's linker does not find by itself, and whether all of `perigee` can be put into one file for which nothing has to
# be loaded: linking at the start would take longer than the answer.
# Usage: release-environment.sh FOLDER COMMAND … (FOLDER is made anew; it holds links to libraries and nothing else)
set -eu

rm -rf "$1"
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift

# A compiler that finds no such file prints the bare name.
path() {
  found=$(${CC:-cc} -print-file-name="$1" 2>/dev/null || true)
  case "$found" in /*) echo "$found" ;; esac
}

archives="libc.a libstdc++.a"
[ "${PERIGEE_READLINE:-yes}" = no ] || archives="$archives libreadline.a libtinfo.a"
isWhole=1
for name in $archives; do
  archive=$(path "$name")
  if [ -z "$archive" ]; then isWhole=
  elif [ "$name" != libc.a ]; then ln -s "$archive" "$folder/$name"; fi
done
# perigee-fetch uses the system's curl, of which many systems have the library without its name for linkers.
curl=$(path libcurl.so)
[ -n "$curl" ] || curl=$(path libcurl.so.4)
[ -z "$curl" ] || ln -s "$curl" "$folder/libcurl.so"

export PERIGEE_LIBRARIES="$folder"
[ -z "$isWhole" ] || export PERIGEE_STATIC=1
exec "$@"
