#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What people read: width, help of every command, progress and colour where they belong.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
check() { # name, then a command
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "ok $name"; else echo "not ok $name"; fi
}

"$M" run scenarios/exhibit12.yaml --no-limits --replications 2 >"$D/run.txt" 2>"$D/run.err"
check "the run's text is written" test -s "$D/run.txt"
# Characters, not bytes: continuation bytes of UTF-8 are taken out first.
widest=$(LC_ALL=C tr -d '\200-\277' <"$D/run.txt" | awk '{ if (length > w) w = length } END { print w }')
check "at most 100 columns (has $widest)" test "$widest" -le 100
check "no colour in a file" sh -c "! grep -q '$(printf '\033')' '$D/run.txt'"
check "what was set is told, with what it was" grep -qx "changed: simulation.replications = 2 (was 4)" "$D/run.txt"
check "both sheets, row by row" grep -q "insulation .* energy" "$D/run.txt"
check "the books are told" grep -q "^Books" "$D/run.txt"

for c in run compare sweep breakeven sensitivity optimize cool plot init validate explain list schema doctor version help; do
    "$M" "$c" --help >"$D/help" 2>&1
    check "help of $c has an example" grep -q "^  meltroute $c\|^  gnuplot" "$D/help"
    check "and no blank that is none's" sh -c "! head -1 '$D/help' | grep -q ' :'"
    check "the list of commands has $c" sh -c "'$M' --help | grep -q '^  $c '"
done

"$M" run scenarios/exhibit12.yaml --set ladle.model=fast --no-limits --quiet >"$D/quiet.txt" 2>"$D/quiet.err"
check "quiet is quiet on stderr" test ! -s "$D/quiet.err"
check "and still answers" test -s "$D/quiet.txt"
check "what the fast ladle left to wall1d is told" grep -q "left to wall1d *% *0$" "$D/quiet.txt"
check "and nothing of it where wall1d is the model" sh -c "! grep -q 'left to wall1d' '$D/run.txt'"
check "the pictures are listed" sh -c "'$M' plot --help | grep -q '^  gantt  *what trucks and ladles do'"
check "init can be run" sh -c "'$M' init >'$D/plant.yaml' && '$M' validate '$D/plant.yaml'"
"$M" schema >"$D/schema.json"
check "schema is JSON" grep -q draft-07 "$D/schema.json"
check "echo is a scenario" sh -c \
    "'$M' run scenarios/exhibit12.yaml --echo >'$D/echo.yaml' && '$M' validate '$D/echo.yaml'"
