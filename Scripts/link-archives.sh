#!/bin/sh
# Prints linker flags that put the C++ library and readline into the program, where the system has them as archives:
# loading them as shared libraries would take a third of the program's start. Prints nothing where it has not.
# Usage: link-archives.sh FOLDER (made anew; it holds links to the archives and nothing else)
set -eu

folder=$1
rm -rf "$folder"
mkdir -p "$folder"
for name in libstdc++.a libreadline.a libtinfo.a; do
  path=$(${CC:-cc} -print-file-name="$name" 2>/dev/null || true)
  # A compiler that finds no such file prints the bare name.
  case "$path" in
    /*) ln -s "$path" "$folder/$name" ;;
    *) exit 0 ;;
  esac
done
echo "-Xswiftc -L$folder -Xlinker -ltinfo"
