#!/bin/sh
# Installs the system packages named on the command line that are missing, saying what it does.
# With apt-get (Debian, Ubuntu): directly as root, else through sudo. Elsewhere it says what is needed.
set -eu

is_present() {
  case "$1" in
    libreadline-dev) printf '#include <stdio.h>\n#include <readline/readline.h>\n' | ${CC:-cc} -E - >/dev/null 2>&1 ;;
    libsqlite3-dev) printf '#include <sqlite3.h>\n' | ${CC:-cc} -E - >/dev/null 2>&1 ;;
    sqlite3) command -v sqlite3 >/dev/null 2>&1 ;;
    *) return 1 ;;
  esac
}

missing=
for package in "$@"; do
  is_present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "Missing:$missing. Install them with this system's package manager, then try again." >&2
  exit 1
fi

if [ "$(id -u)" -eq 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1; then
  as_root=sudo
else
  echo "Missing:$missing. Ask an administrator to run: apt-get install$missing" >&2
  exit 1
fi

echo "Installing the missing system packages:$missing"
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
