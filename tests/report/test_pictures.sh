#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every kind of picture is drawn from a result, with the routes' colours, and again by its own script.
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

"$M" run scenarios/exhibit12.yaml --no-limits --replications 2 --out "$D/run" --quiet >/dev/null 2>&1
"$M" sweep scenarios/exhibit12.yaml --vary 'route.distance=10 km..170 km step 40 km' \
    --replications 2 --out "$D/sweep" --quiet >/dev/null 2>&1
"$M" cool scenarios/one-ladle.yaml --out "$D/cool" --quiet >/dev/null 2>&1
"$M" sensitivity scenarios/exhibit12.yaml --set ladle.model=constant_rate --of saving \
    --key prices.gas --key 'route.distance=20 km..200 km' --out "$D/moved" --quiet >/dev/null 2>&1
check "tornado" "$M" plot "$D/moved"
"$M" breakeven scenarios/exhibit12.yaml --set ladle.model=constant_rate --replications 1 \
    --range 20..200 --against 'metal.price=15000..25000 CNY/t step 10000' --out "$D/map" \
    --quiet >/dev/null 2>&1
check "map" "$M" plot "$D/map"
check "warm-up" "$M" plot "$D/run" warmup
check "convergence" "$M" plot "$D/run" convergence
check "stacked rows" "$M" plot "$D/run" stacked-rows
check "cost against distance" "$M" plot "$D/sweep"
for p in run/stacked_rows sweep/cost_distance cool/ladle_cool moved/tornado map/map run/warmup run/convergence; do
    for e in gp csv svg png; do check "$p.$e" test -s "$D/$p.$e"; done
    [ "$p" = moved/tornado ] || [ "$p" = map/map ] || [ "$p" = run/convergence ] || check "$p: molten is blue" grep -qi "0072b2\|rgb( *0, *114, *178)" "$D/$p.svg"
    check "$p: drawn again by its script" sh -c \
        "cd '$D/${p%/*}' && rm '${p#*/}.svg' && gnuplot '${p#*/}.gp' && test -s '${p#*/}.svg'"
    check "$p: the template is unchanged" sh -c \
        "tail -c $(($(wc -c <"scripts/plot/${p#*/}.gp"))) '$D/$p.gp' | cmp - 'scripts/plot/${p#*/}.gp'"
done
check "the break-even is in the picture" grep -q "break-even" "$D/sweep/cost_distance.svg"
