#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# One replication as a journey: text, CSV, pictures; a journey in its order, and nothing lost.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
H="--set simulation.horizon=4wk" # the whole is simulated for a day of it
S="scenarios/one-customer.yaml $H"
check() { # name, then a command
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "ok $name"; else echo "not ok $name"; fi
}

"$M" trace $S >"$D/all.txt" 2>"$D/err"
check "a trace is told" test $? -eq 0
check "a heading for the day" grep -q "^Monday, day 8$" "$D/all.txt"
check "a truck leaves with its ladles" grep -qE \
    "^[0-2][0-9]:[0-5][0-9]  truck [0-9]+ leaves for customer with ladles [0-9]+, [0-9]+ and [0-9]+ at [0-9]{3}, [0-9]{3} and [0-9]{3} degC$" \
    "$D/all.txt"
"$M" trace $S --ladle 4 --length '48 h' >"$D/one.txt" 2>&1
check "one ladle: no other is named" sh -c "! grep -E 'ladles? ' '$D/one.txt' | grep -vqE 'ladle 4( |,|\$)'"
# On its station, hot, opened, full, off, there, poured, empty, on the way back, back: in this order.
words=$(sed -nE 's/^[0-9:]+  .*(burner|hot enough|under the tap|is full|leaves|arrives|to pour|is empty|sets off|is back).*/\1/p' "$D/one.txt" | tr ' ' '_' | tr '\n' ' ')
check "its journey has an order" sh -c \
    "echo '$words' | grep -q 'hot_enough under_the_tap is_full leaves arrives to_pour is_empty sets_off is_back burner hot_enough'"

"$M" trace $S --begin 7 >/dev/null 2>"$D/err"
check "a begin without a unit: days" grep -q "write '7 d'" "$D/err"
"$M" trace $S --csv >"$D/trace.csv" 2>/dev/null
check "the CSV has units" grep -q "^time \[h\],event,.*melt \[degC\],hot_face \[degC\],shell \[degC\],metal \[t\],truck_returns \[t\]$" "$D/trace.csv"
"$M" trace $S --length '1 h' --out "$D/short" >/dev/null 2>"$D/err"
check "an hour without a whole load is fine" test $? -eq 0
"$M" trace scenarios/closed-loop.yaml $H --length '6 h' 2>/dev/null >"$D/returns"
check "returns ride home" grep -qE "sets off for the plant with ladles .* and [1-9][0-9.]* t of returns, hot face" "$D/returns"
"$M" trace scenarios/hybrid.yaml $H --begin '7 d' --length '14 d' 2>/dev/null >"$D/hybrid"
check "a standby melts" grep -q "the standby of customer begins to melt 1.00 t of ingots" "$D/hybrid"
check "and pours" grep -q "the standby of customer pours 0.99 t at 720 degC into the holding furnace" "$D/hybrid"
"$M" trace scenarios/drop-and-swap.yaml $H --set customer.stands.count=6 --set 'molten.safety=24 h' --set molten.ladles=1 --begin '0 d' --length '48 h' 2>/dev/null >"$D/left"
check "a ladle is left" grep -qE "  ladle [0-9]+ is left at customer: 5\.00 t at 7[0-9]{2} degC$" "$D/left"
check "and taken home emptied" grep -qE "  truck 1 takes ladle [0-9]+ home, (39[0-9]|40[0-9]) kg heel$" "$D/left"
check "where none is emptied none goes home" grep -q "truck 1 sets off for the plant with no ladle$" "$D/left"
check "times do not go back" awk -F, 'NR > 2 && $1 < last { bad = 1 } NR > 1 { last = $1 } END { exit bad }' "$D/trace.csv"
check "the window is a day" awk -F, 'NR > 1 && ($1 < 168 || $1 > 192) { bad = 1 } END { exit bad }' "$D/trace.csv"
check "a ladle cools on the road" awk -F, '
    $2 == "leaves" { left[$6] = $8 } $2 == "arrives" && left[$6] { n++; if ($8 >= left[$6]) bad = 1; left[$6] = 0 }
    END { exit bad || n < 3 }' "$D/trace.csv"
check "between leaving and arriving it is sampled, ever colder" awk -F, '
    $2 == "leaves" { way[$6] = 1; melt[$6] = $8; n[$6] = 0 }
    $2 == "ladle" && way[$6] && $8 != "" { if ($8 > melt[$6]) bad = 1; melt[$6] = $8; n[$6]++ }
    $2 == "arrives" && way[$6] { if (n[$6] < 4) bad = 1; way[$6] = 0; trips++ }
    END { exit bad || trips < 3 }' "$D/trace.csv"
check "ladles and furnaces are known until the window ends" awk -F, '
    NR > 1 && $6 != "" { last["ladle" $6] = $1 } NR > 1 && $7 != "" { last["furnace" $7] = $1 }
    END { for (k in last) { n++; if (last[k] < 191.5) bad = 1 } exit bad || n < 5 }' "$D/trace.csv"
"$M" trace $S --csv 2>/dev/null | cmp -s - "$D/trace.csv"
check "the same bytes again" test $? -eq 0

"$M" trace $S --out "$D/day" --quiet >/dev/null 2>"$D/err"
status=$?
for file in trace.csv trace_states.csv manifest.json gantt.gp gantt.csv ladle_day.gp ladle_day.csv \
    furnace_level.gp furnace_level.csv; do
    check "$file is written" test -s "$D/day/$file"
done
if command -v gnuplot >/dev/null 2>&1; then
    check "with pictures" test $status -eq 0
    for kind in gantt ladle_day furnace_level; do
        check "$kind.svg" test -s "$D/day/$kind.svg"
        check "$kind.png" test -s "$D/day/$kind.png"
    done
else
    check "without gnuplot it says so" test $status -eq 5
fi
# A state ends where the next one begins, for every truck and ladle, over the whole window.
check "states follow each other" awk -F, '
    NR > 1 { key = $1 $2; if (key in end && $4 != end[key]) bad = 1; end[key] = $5; n++ }
    END { for (k in end) if (end[k] != 192) bad = 1; exit bad || n < 10 }' "$D/day/trace_states.csv"

wrong() { # name, exit code, a word of the message, then arguments
    name=$1 code=$2 word=$3
    shift 3
    "$M" trace $S "$@" >"$D/out" 2>"$D/err"
    got=$?
    if [ $got -eq "$code" ] && grep -q -- "$word" "$D/err" && [ ! -s "$D/out" ]; then echo "ok $name"; else
        echo "not ok $name # exit $got: $(cat "$D/err")"
    fi
}
wrong "a window after the end" 3 "nothing to trace" --begin '400 wk'
wrong "an empty window" 3 "nothing to trace" --length '0 h'
wrong "a window without a unit" 3 "--begin" --begin 7
wrong "a ladle that there is not" 3 "no ladle 99" --ladle 99
wrong "ladle 0" 2 "--ladle" --ladle 0
