#!/bin/sh
# Prints the flags that put all of the program into one file which nothing has to be loaded for: linking at the start
# would take longer than the answer. Where the system lacks an archive of what the program uses, only Swift's own
# libraries go into it.
# Usage: release-flags.sh FOLDER (made anew; it holds links to the archives and nothing else)
set -eu

folder=$1
rm -rf "$folder"
mkdir -p "$folder"
flags=-static-executable
for name in libc.a libstdc++.a libreadline.a libtinfo.a; do
  path=$(${CC:-cc} -print-file-name="$name" 2>/dev/null || true)
  # A compiler that finds no such file prints the bare name.
  case "$path" in
    /*) [ "$name" = libc.a ] || ln -s "$path" "$folder/$name" ;;
    *) flags= ;;
  esac
done
if [ -n "$flags" ]; then
  echo "--static-swift-stdlib -Xswiftc $flags -Xswiftc -L$folder -Xlinker -ltinfo"
else
  echo "--static-swift-stdlib"
fi
