#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of real results, with the routes' colours, in every format, and again by their own script.
# What a hostile text in them does: test_plot.c.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
if ! command -v gnuplot >/dev/null 2>&1; then
    echo "skip pictures # gnuplot is not installed"
    exit 0
fi
check() {
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "ok $name"; else echo "not ok $name"; fi
}
weeks='simulation.horizon=3 wk'

"$M" run scenarios/exhibit12.yaml --no-limits --replications 2 --set "$weeks" --set 'simulation.warmup=1 wk' \
    --out "$D/run" --quiet >/dev/null 2>&1
"$M" sweep scenarios/exhibit12.yaml --vary 'route.distance=10 km..170 km step 40 km' --set "$weeks" \
    --set 'simulation.warmup=1 wk' --replications 2 --out "$D/sweep" --quiet >/dev/null 2>&1
"$M" cool scenarios/one-ladle.yaml --out "$D/cool" --quiet >/dev/null 2>&1
"$M" sensitivity scenarios/exhibit12.yaml --set ladle.model=constant_rate --set "$weeks" --of saving \
    --set 'simulation.warmup=1 wk' --key prices.gas --key 'route.distance=20 km..200 km' --out "$D/moved" \
    --quiet >/dev/null 2>&1
"$M" breakeven scenarios/exhibit12.yaml --set ladle.model=constant_rate --replications 1 --set "$weeks" \
    --set 'simulation.warmup=1 wk' --range '20..200 km' --against 'metal.price=15000..25000 CNY/t step 10000' \
    --out "$D/map" --quiet >/dev/null 2>&1
check "tornado" "$M" plot "$D/moved"
check "map" "$M" plot "$D/map"
for kind in warmup convergence stacked-rows carbon-stack; do check "$kind" "$M" plot "$D/run" $kind; done
check "cost against distance" "$M" plot "$D/sweep"
for p in run/stacked_rows run/carbon_stack sweep/cost_distance cool/ladle_cool moved/tornado map/map run/warmup run/convergence; do
    for e in gp csv svg png; do check "$p.$e" test -s "$D/$p.$e"; done
    case $p in
    */tornado | */map | */convergence) ;;
    *) check "$p: molten is blue" grep -qi "0072b2\|rgb( *0, *114, *178)" "$D/$p.svg" ;;
    esac
    check "$p: drawn again by its script" sh -c \
        "cd '$D/${p%/*}' && rm '${p#*/}.svg' && gnuplot '${p#*/}.gp' && test -s '${p#*/}.svg'"
    template=scripts/plot/${p#*/}.gp
    case $p in run/*_rows | run/*_stack) template=scripts/plot/stack.gp ;; esac
    check "$p: the template is unchanged" sh -c "tail -c $(($(wc -c <"$template"))) '$D/$p.gp' | cmp - '$template'"
done
check "a map marks where the plan cannot work" grep -q "rings: infeasible as planned" "$D/map/map.svg"
check "the break-even is in the picture" grep -q "break-even" "$D/sweep/cost_distance.svg"
"$M" sweep scenarios/exhibit12.yaml --vary 'producer.tap_temperature=670,740 degC' --vary 'prices.gas=3,5 CNY/m3' --set "$weeks" \
    --set 'simulation.warmup=1 wk' --replications 1 --out "$D/two" --quiet >"$D/printed" 2>&1
check "cold loads are flagged in print" grep -q "loads too cold" "$D/printed"
check "and in the table" sh -c "grep -c ',loads too cold,' '$D/two/sweep.csv' | grep -qx 2"
check "two keys: a curve for each value of the second" "$M" plot "$D/two"
check "which is named" grep -q "prices.gas 5 CNY/m3" "$D/two/cost_distance.svg"
check "its dash is in what they stand for, and not the other's" sh -c \
    "grep -E \"rgb\( 64,  64,  66\)' stroke-dasharray\" '$D/two/cost_distance.svg' && grep -E \"rgb\( 64,  64,  65\)'  d=\" '$D/two/cost_distance.svg'"
"$M" plot "$D/two" convergence >"$D/out" 2>&1
check "points of a sweep are no repetitions" sh -c "[ $? -eq 2 ] && grep -q 'needs the folder of a run' '$D/out'"
"$M" sweep scenarios/exhibit12.yaml --vary 'prices.gas=3,4,5 CNY/m3' --vary 'route.distance=20,40,60,80 km' --shard 1/4 --set "$weeks" \
    --set 'simulation.warmup=1 wk' --replications 1 --out "$D/part" --quiet >"$D/printed" 2>&1
part=$D/part/shard-1-of-4
"$M" report "$part" --quiet >/dev/null 2>&1
check "a report of it begins with a sentence" grep -q '<p class="answer">Molten supply is cheaper at 3 of 12 points; 9 are missing; the saving is least, [0-9.]* CNY/t, with prices.gas=3 CNY/m3, route.distance=20 km, and largest, [0-9.]* CNY/t, with prices.gas=5 CNY/m3, route.distance=20 km (of one replication each: chance is not judged).</p>' "$part/report.html"
check "the text says what is missing" grep -q "^unfinished: 3 of 12 points, 9 are missing" "$part/printed.txt"
check "and who draws" sh -c "'$M' plot '$part' | grep -q '; unfinished: 3 of 12 points'"
check "and the picture" grep -q "unfinished: 3 of 12 points" "$part/cost_distance.svg"
check "and its data" sh -c "cut -d, -f1,8,10 '$part/cost_distance.csv' | tail -n 1 | grep -qx '20,3,9'"
check "its axis is that of the whole sweep" grep -q 'x_label = "Distance, km"' "$part/cost_distance.gp"
check "a whole one does not" sh -c "! grep -q unfinished '$D/two/cost_distance.svg'"
check "what is infeasible has a ring" grep -q "infeasible as planned" "$D/two/cost_distance.svg"
check "as PDF" "$M" plot "$D/sweep" --format pdf
check "it is one" sh -c "head -c 5 '$D/sweep/cost_distance.pdf' | grep -q '%PDF-'"
"$M" plot "$D/sweep" --format terminal --quiet >"$D/letters"
check "in the terminal" sh -c "grep -q 'molten' '$D/letters' && grep -q 'break-even' '$D/letters'"
check "within 80 columns" sh -c "[ \$(wc -L <'$D/letters') -le 80 ]"
"$M" plot "$D/sweep" --format gif >"$D/out" 2>&1
check "another format is refused" test $? -eq 2
