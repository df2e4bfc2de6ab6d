#!/bin/sh
# Sees that a program holds nothing of GNU readline, neither linked nor loaded, and still answers, also in a session.
# Usage: check-without-readline.sh PROGRAM
set -eu

program=$1
fail() { echo "$program: $1" >&2; exit 1; }

if nm "$program" 2>/dev/null | grep -q '[TU] \(rl_\|readline$\|add_history\)'; then fail "it holds symbols of readline"; fi
if ldd "$program" 2>/dev/null | grep -q readline; then fail "it loads readline"; fi
"$program" --version | grep -q 'without readline' || fail "its version tells of readline"

# `script` gives the program a terminal, where the system has it.
command -v script >/dev/null 2>&1 || exit 0
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
printf 'select count() where\nin_space\n.quit\n' |
  XDG_STATE_HOME=$state XDG_DATA_HOME=$state script -qec "$program -d embedded" /dev/null >"$state/seen"
grep -q '1 row' "$state/seen" || fail "a session on a terminal gives no answer"
grep -q 'in_space' "$state/perigee/history" || fail "a session keeps no history"
