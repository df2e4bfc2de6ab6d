#!/bin/sh
# Installs the programs that `make release` has built, with their manual page and completions, or takes them away.
# Usage: PREFIX=… DESTDIR=… install.sh install|uninstall
#
# Folders that are missing are made. A list of those stands beside what is installed, so that uninstalling takes them away
# too, and leaves folders that were there before, empty or not.
set -eu

case "$PREFIX" in
  /*) ;;
  *) echo "PREFIX is the absolute path of a folder, such as /usr/local; it is '$PREFIX'" >&2; exit 64 ;;
esac
root=${DESTDIR%/}
prefix=${PREFIX%/}
share="$prefix/share"
bash="$share/bash-completion/completions/perigee"
zsh="$share/zsh/site-functions/_perigee"
fish="$share/fish/vendor_completions.d/perigee.fish"
manual="$share/man/man1/perigee.1"
list="$share/perigee/made-folders"
built=.build/release
scripts=$(dirname "$0")

# Makes a folder and those above it, and remembers which were missing, the outermost first.
make_folder() {
  [ ! -d "$root$1" ] || return 0
  case "$1" in
    */*) parent=${1%/*}; [ -z "$parent" ] || make_folder "$parent" ;;
  esac
  # The argument again: shell functions have no variables of their own.
  mkdir "$root$1"
  made="$made$1
"
}

# Installs a program.
put_program() {
  make_folder "${2%/*}"
  sh "$scripts/copy-program.sh" "$1" "$root$2"
  echo "installed $root$2"
}

# Installs a file with its rights.
put() {
  make_folder "${3%/*}"
  install -m "$1" "$2" "$root$3"
  echo "installed $root$3"
}

# Installs what the program prints as the completions of a shell.
put_completions() {
  "$built/perigee" completions "$1" >"$built/completions.$1"
  put 644 "$built/completions.$1" "$2"
  rm -f "$built/completions.$1"
}

do_install() {
  made=
  [ -z "$root" ] || mkdir -p "$root"
  put_program "$built/perigee" "$prefix/bin/perigee"
  put_program "$built/perigee-fetch" "$prefix/bin/perigee-fetch"
  put 644 Manual/perigee.1 "$manual"
  put_completions bash "$bash"
  put_completions zsh "$zsh"
  put_completions fish "$fish"
  make_folder "${list%/*}"
  printf %s "$made" >>"$root$list"
}

do_uninstall() {
  for file in "$prefix/bin/perigee" "$prefix/bin/perigee-fetch" "$manual" "$bash" "$zsh" "$fish"; do
    [ -e "$root$file" ] || continue
    rm -f "$root$file"
    echo "removed $root$file"
  done
  [ -e "$root$list" ] || return 0
  folders=$(sed '1!G;h;$!d' "$root$list")
  rm -f "$root$list"
  # The innermost first. Those that others use by now stay.
  printf '%s\n' "$folders" | while IFS= read -r folder; do
    [ -z "$folder" ] || rmdir "$root$folder" 2>/dev/null || true
  done
}

case "${1:-}" in
  install) do_install ;;
  uninstall) do_uninstall ;;
  *) echo "usage: install.sh install|uninstall" >&2; exit 64 ;;
esac
