#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A manual page of every command, of the program and of the scenario file, and no command without help.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
check() { # name, then a command
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "ok $name"; else echo "not ok $name"; fi
}

commands=$("$M" --help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p')
check "there are commands" test -n "$commands"
for page in meltroute scenario $commands; do
    "$M" man "$page" >"$D/$page"
    check "page $page has a name" grep -q '^\.SH NAME' "$D/$page"
    if command -v mandoc >/dev/null 2>&1; then
        # No date: the same page from the same sources.
        mandoc -T lint -W warning "$D/$page" | grep -v -e 'missing date' -e 'filename/section mismatch' >"$D/said"
        cat "$D/said"
        check "mandoc has nothing to say of $page" test ! -s "$D/said"
    fi
done
for command in $commands; do
    check "page $command has examples" grep -q "^meltroute $command\|| man\|^gnuplot" "$D/$command"
    check "page $command has a description" sh -c "sed -n '/^.SH DESCRIPTION/{n;p}' '$D/$command' | grep -q '[a-z]'"
done
for key in distance tap_temperature lining; do
    check "the scenario page has $key" grep -q "^\.B $key\$" "$D/scenario"
done
"$M" man meltroute-run >"$D/by-name"
check "a page by its installed name" cmp "$D/run" "$D/by-name"
"$M" man nosuch >/dev/null 2>"$D/err"
check "no such page is wrong usage" test $? -eq 2
check "and said" grep -q "nosuch" "$D/err"
