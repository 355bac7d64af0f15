#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a hostile user tries: broken files, malformed options, full disks, closed pipes, signals.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
. tests/support/signals.sh
S=scenarios/one-customer.yaml

# exits CODE NAME COMMAND...: the program ends with this code; stdout in out, stderr in err
exits() {
    want=$1 name=$2
    shift 2
    "$@" >"$D/out" 2>"$D/err" </dev/null
    got=$?
    if [ "$got" -eq "$want" ]; then echo "ok $name"; else
        echo "not ok $name # exit $got instead of $want"
        head -5 "$D/err" | sed 's/^/  /'
    fi
}
# says NAME TEXT: stderr of the last command has it
says() {
    if grep -qF -e "$2" "$D/err"; then echo "ok $1"; else
        echo "not ok $1 # no '$2' in:"
        head -5 "$D/err" | sed 's/^/  /'
    fi
}
# is NAME CONDITION...
is() {
    name=$1
    shift
    if "$@"; then echo "ok $name"; else echo "not ok $name"; fi
}
small() { # a run of a second
    "$M" run $S --set 'simulation.horizon=2 wk' --set 'simulation.warmup=1 wk' --replications 1 \
        --quiet "$@"
}

# --- files ----------------------------------------------------------------------------------------
cat >"$D/six.yaml" <<'END'
schema: meltroute/1
currency: CNY
prices: {set: CN-2025, gass: 3 CNY/m3}
metal: {alloy: ADC13, price: 20000}
route: {distance: 30 kg, speed: 010}
customer: {demand: 2.5 t/h}
fleet: {trucks: -1}
END
exits 3 "six mistakes" "$M" run "$D/six.yaml" --out "$D/six"
for at in 3:24 4:16 4:30 5:19 5:33 7:17; do says "mistake at $at" "six.yaml:$at: error:"; done
is "six messages, no more" [ "$(grep -c ': error: ' "$D/err")" -eq 6 ]
is "nothing on stdout" [ ! -s "$D/out" ]
is "nothing written" [ ! -e "$D/six" ]

exits 4 "a folder as scenario" "$M" run "$D"
exits 3 "/dev/null as scenario" "$M" run /dev/null
: >"$D/empty.yaml"
exits 3 "an empty file" "$M" run "$D/empty.yaml"
printf '\223\000\377\001 binary' >"$D/binary.yaml"
exits 3 "a binary file" "$M" validate "$D/binary.yaml"
awk 'BEGIN { for (i = 0; i < 400000; i++) print "# comment line" }' >"$D/big.yaml"
exits 3 "5 MB" "$M" validate "$D/big.yaml"
awk 'BEGIN { printf "a: "; for (i = 0; i < 50000; i++) printf "[" }' >"$D/deep.yaml"
exits 3 "deep nesting" "$M" validate "$D/deep.yaml"
sed 's/$/\r/' $S >"$D/crlf.yaml"
exits 0 "lines that end in CR LF" "$M" validate "$D/crlf.yaml"
{ printf '\357\273\277' && cat $S; } >"$D/mark.yaml"
exits 0 "a byte order mark" "$M" validate "$D/mark.yaml"
sed 's/^  capacity/	capacity/' $S >"$D/tab.yaml"
exits 3 "a tab" "$M" validate "$D/tab.yaml"
says "a tab is told" "not tabs"
# shellcheck disable=SC2016
sed 's/question: .*/question: "肇庆 `date` $(id) {b} %n%s <b>"/' $S >"$D/text.yaml"
exits 0 "text that a shell, printf or HTML could take for its own" "$M" validate "$D/text.yaml"

# --- options --------------------------------------------------------------------------------------
for set in '=5 km' 'route.distance'; do exits 2 "--set '$set'" "$M" run $S --set "$set"; done
for set in 'route.distance=' 'route..distance=5 km' '.route=1' 'route.distance=5 km=6' 'route=5' \
    'route={distance: 4 km' 'route.distance=[1,2]' 'route.distance=nan km' \
    'route.distance=1e400 km' 'fleet.trucks=1.5' 'fleet.trucks=99999999999999999999' \
    'simulation.seed=-1' 'simulation.horizon=0 wk' 'customer.machine.count=0' \
    'prices.gas=4 EUR/m3' 'simulation.start=2025-02-30 00:00'; do
    exits 3 "--set '$set'" "$M" validate $S --set "$set"
    says "located" "--set:1:"
done

# --- where results go -----------------------------------------------------------------------------
echo mine >"$D/file"
exits 4 "--out onto a file" small --out "$D/file"
is "it is untouched" [ "$(cat "$D/file")" = mine ]
mkdir "$D/foreign" && echo mine >"$D/foreign/summary.json"
exits 4 "--out onto a folder of somebody else" small --out "$D/foreign"
is "its file is untouched" [ "$(cat "$D/foreign/summary.json")" = mine ]
exits 0 "--out into folders to be made" small --out "$D/a/b" --threads 1
if [ -w /dev/full ]; then
    small >/dev/full 2>"$D/err"
    is "a full disk behind stdout is 4" [ $? -eq 4 ]
fi
small | head -1 >"$D/out"
is "a closed pipe" grep -q "At 45 km" "$D/out"

# unread FILE ARGUMENTS...: nobody reads stdout, and the file is written all the same
unread() {
    file=$1 unread="nobody reads $2"
    shift
    { sleep 0.1; "$M" "$@" 2>"$D/err"; echo $? >"$D/code"; } | :
    is "$unread: $(basename "$file") is there" [ -s "$file" ]
    is "$unread: it ends by SIGPIPE" [ "$(cat "$D/code")" -eq 141 ]
    is "$unread: no error" sh -c "! grep -q error '$D/err'"
}
brief() { # what a study of a second is called with
    command=$1
    shift
    unread "$D/unread/$command/manifest.json" "$command" $S --out "$D/unread/$command" --quiet \
        --set 'simulation.horizon=2 wk' --set 'simulation.warmup=1 wk' --set ladle.model=fast "$@"
}
brief run --replications 1
brief sweep --replications 1 --vary 'route.distance=20,40 km'
brief breakeven --replications 1 --no-limits
brief sensitivity --replications 1 --key prices.gas --of saving
brief optimize --replications 10 --vary fleet.trucks=2,3
if command -v gnuplot >/dev/null; then
    unread "$D/unread/run/stacked_rows.svg" plot "$D/unread/run"
    unread "$D/unread/run/report.html" report "$D/unread/run"
fi

echo mine >"$D/a/b/notes.txt"
exits 0 "a result is replaced" small --out "$D/a/b" --seed 7
is "what a user put beside it stays" [ -s "$D/a/b/notes.txt" ]

# rows add up: what costs.csv lists for a route is the total of summary.json
exits 0 "again with seed 1" small --out "$D/a/b" --threads 2
for route in molten ingot; do
    awk -F, -v route=$route '$1 == route && $3 !~ /^\(/ { sum += $10 } END { printf "%.6f\n", sum }' \
        "$D/a/b/costs.csv" >"$D/sum"
    # the first mean after "molten": or "ingot": is that of cost_per_t.total
    awk -v key="\"$route\":" '$1 == key { inside = 1 } inside && $1 == "\"mean\":" {
        printf "%.6f\n", $2 + 0; exit }' "$D/a/b/summary.json" >"$D/total"
    is "the items of $route add up to its total" cmp -s "$D/sum" "$D/total"
done

# a locale with a decimal comma, made here: one that is not installed tests nothing
if command -v localedef >/dev/null && localedef -i de_DE -f UTF-8 "$D/de_DE.UTF-8" 2>/dev/null; then
    LOCPATH=$D LC_ALL=de_DE.UTF-8 small --out "$D/german" >"$D/german.txt"
    small --out "$D/plain" >"$D/plain.txt"
    is "German: stdout" cmp -s "$D/german.txt" "$D/plain.txt"
    for f in summary.json costs.csv carbon.csv kpis.csv replications.csv ledger.csv; do
        is "German: $f" cmp -s "$D/german/$f" "$D/plain/$f"
    done
fi

# --- gnuplot and signals --------------------------------------------------------------------------
mkdir "$D/bin"
printf '#!/bin/sh\necho boom >&2\nexit 3\n' >"$D/bin/gnuplot"
chmod +x "$D/bin/gnuplot"
PATH=$D/bin:$PATH exits 4 "a gnuplot that fails" "$M" plot "$D/a/b"
says "its words are passed on" boom
is "data and script stay" [ -s "$D/a/b/stacked_rows.gp" ]

# stopped SIGNAL SECONDS CODE NAME ARGUMENTS...: it ends soon with this code
stopped() {
    signal=$1 after=$2 want=$3 stopped=$4
    shift 4
    "$M" "$@" >"$D/out" 2>"$D/err" &
    pid=$!
    heeds $pid
    sleep "$after"
    kill -"$signal" $pid
    kill -"$signal" $pid # as `timeout` does
    began=$(date +%s)
    wait $pid
    got=$?
    is "$stopped: exit $want, here $got" [ $got -eq "$want" ]
    is "$stopped: soon" [ $(($(date +%s) - began)) -le "$(stops_soon_s)" ]
}
long="--set simulation.horizon=6wk --set simulation.warmup=1wk"
brief="--set simulation.horizon=2wk --set simulation.warmup=1wk --set ladle.model=fast"
# shellcheck disable=SC2086
stopped TERM 2 130 "a run told to terminate" run $S $brief --replications 50000 \
    --inputs 20 --out "$D/term"
says "it says how far it came" "of 50000 replications; not begun: the input draws"
is "inputs are not advised to who asked for them" sh -c "! grep -q -e --inputs '$D/out'"
is "what was done is kept" [ -s "$D/term/summary.json" ]
is "as of an unfinished run" grep -q '"complete": false' "$D/term/manifest.json"
# shellcheck disable=SC2086
stopped TERM 1 7 "a sweep told to terminate" sweep $S $brief --replications 1 --out "$D/swept" \
    --vary 'route.distance=5 km..160 km step 0.01 km'
# shellcheck disable=SC2086
stopped INT 1 130 "an interrupted sweep" sweep $S $brief --replications 1 --out "$D/swept" \
    --vary 'route.distance=5 km..160 km step 0.01 km'
is "its table is whole" awk -F, 'NR == 1 { n = NF } NF != n { exit 1 }' "$D/swept/sweep.csv"
stopped TERM 1 130 "a breakeven told to terminate" breakeven scenarios/exhibit12.yaml \
    --replications 400 --threads 1 --out "$D/broken"
says "it says so" "interrupted"
is "it claims nothing" sh -c "! grep -qE 'none in range|not reached|cheaper' '$D/out'"
# shellcheck disable=SC2086
stopped HUP 1 130 "a sensitivity whose terminal closes" sensitivity $S $brief --replications 4000
says "it says how far" "points finished and kept"
# shellcheck disable=SC2086
stopped TERM 1 130 "an optimization told to terminate" optimize $S $long --indifference 0.0001 \
    --replications 100000 --vary 'fleet.trucks=2..8 step 1' --vary 'producer.taps=2..4 step 1'
says "it says how many" "replications finished"
cp -r "$D/a/b" "$D/asked"
stopped TERM 1 130 "a report told to terminate" report "$D/asked" --threads 1 \
    --what-if 'route.distance=5..160 km' --what-if 'prices.gas=3..5 CNY/m3' \
    --what-if 'route.speed=30..70 km/h' --what-if 'metal.price=15000..21000 CNY/t' \
    --what-if 'prices.toll=1..2 CNY/km'
says "it says so" "--what-if: interrupted"
is "no half report" [ ! -e "$D/asked/report.html" ]

# Stopping lasts: sixteen draws are in flight, and the process is held. It is told after a second.
"$M" run $S --set "simulation.horizon=4 wk" --set "simulation.warmup=1 wk" --replications 1 \
    --inputs 400 --threads 16 --out "$D/slow" >/dev/null 2>"$D/err" &
pid=$!
heeds $pid
sleep 1
kill -INT $pid
sleep 0.1
kill -STOP $pid
sleep 1.1
kill -CONT $pid
wait $pid
is "who waits is told" [ "$(grep -c '^interrupted: finishing what is in flight$' "$D/err")" -eq 1 ]
