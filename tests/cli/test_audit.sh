#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `audit`: the accounts behind every figure add up to it; each quantity is made of accounts and
# assets without a rest; figures that do not exist are refused.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
: >"$D/stderr"

ok() { # name condition...
    name=$1
    shift
    if "$@"; then echo "ok $name"; else echo "not ok $name # $(head -2 "$D/stderr" | tr '\n' ' ')"; fi
}

cat >"$D/plant.yaml" <<'END'
schema: meltroute/1
currency: CNY
prices: {set: CN-2025, carbon: 61 CNY/t, cbam: 47 CNY/t, weighing: 0.02 %, molten_premium: 20 CNY/t}
metal: {alloy: ADC12}
fleet: {spares: 1}
customers:
  near: {demand: 9000 t/a, returns: 0.4, shifts: 24x7, route: {distance: 20 km}}
  far: {demand: 6000 t/a, returns: 0.3, shifts: 24x7, route: {distance: 60 km}}
simulation: {horizon: 3 wk, warmup: 1 wk, replications: 3}
END
"$M" run "$D/plant.yaml" --out "$D/run" --quiet >/dev/null 2>&1

# per_t FIGURE: what the accounts add up to, per tonne, mean over replications
per_t() {
    "$M" audit "$D/run" "$1" --csv 2>"$D/stderr" | awk -F, '
        NR > 1 { sum[$4] += $14; tonnes[$4] = $15 }
        END { for (k in sum) { mean += sum[k] / tonnes[k]; n++ }
              printf "%.15g\n", n ? mean / n : 0 }'
}
close() { awk -v a="$1" -v b="$2" 'BEGIN { d = a - b; s = a < 0 ? -a : a
    exit !((d < 0 ? -d : d) <= 1e-9 * (s > 1 ? s : 1)) }'; }

# Every item, row and total of costs.csv, and every line of carbon.csv.
awk -F, 'NR > 1 && $3 !~ /^\(/ { print $1 "." $3, $10 }
         NR > 1 && $3 == "(row)" { print $1 "." $2, $10 }
         NR > 1 && $3 == "(total)" { print $1 ".total", $10 }' "$D/run/costs.csv" >"$D/figures"
awk -F, 'NR > 1 && $2 !~ /^\(cradle/ {
    print "carbon." $1 "." ($2 == "(total)" ? "total" : $2), $5 }' \
    "$D/run/carbon.csv" >>"$D/figures"
while read -r figure value; do
    sum=$(per_t "$figure")
    ok "$figure: accounts add up to $value" close "$sum" "$value"
done <"$D/figures"
ok 'all figures are there' [ "$(wc -l <"$D/figures")" -gt 90 ]

# What is made of flows alone has no part that is none, and what stands still no flow.
"$M" audit "$D/run" total --csv | awk -F, 'NR > 1 && $5 == "(assets)" { print $3 }' | sort -u |
    tr '\n' ' ' >"$D/assets"
ok 'fuel, gas and metal come from the ledger alone' sh -c "! grep -qwE \
    'fuel|toll|preheat_gas|metal_loss|melt_gas|lining_wear|incidents|carbon_price|weighing' '$D/assets'"
ok 'capital and crews do not' sh -c "grep -qw truck_capital '$D/assets' && grep -qw crew '$D/assets'"

# The sheet of one customer: its own accounts, and its share of what is nobody's in particular.
for figure in molten.total ingot.total molten.truck_capital molten.preheat_gas molten.metal_loss carbon.molten.total; do
    value=$("$M" audit "$D/run" "customers.far.$figure" 2>"$D/stderr" | tail -1 | sed 's/.*the sheet says //')
    ok "customers.far.$figure: accounts add up to $value" close "$(per_t "customers.far.$figure")" "$value"
done
"$M" audit "$D/run" customers.far.molten.fuel --csv 2>"$D/stderr" | awk -F, 'NR > 1 { print $8 }' | sort -u >"$D/text"
ok 'its own accounts alone' [ "$(cat "$D/text")" = far ]

"$M" audit "$D/run" molten.total >"$D/text" 2>"$D/stderr"
ok 'done' [ $? -eq 0 ]
"$M" audit "$D/run" molten.fuel >"$D/text" 2>"$D/stderr"
ok 'who pays' grep -q 'the haulier pays;' "$D/text"
ok 'units on top' grep -qE '^ +replication +quantity, L x +CNY/L = +CNY / new metal, t = +CNY/t$' "$D/text"
"$M" audit "$D/run" ingot.overhead >"$D/alike" 2>"$D/stderr"
ok 'replications that are alike take a line' grep -qE '^ +0 to 2 ' "$D/alike"
ok 'and that line is all' [ "$(grep -cE '^ +[0-9]+( to [0-9]+)? +[-0-9.e+]+ x ' "$D/alike")" -eq 1 ]
ok 'the price with its key and source' grep -q 'prices.diesel = 7.3 CNY/L .*CN-2025' "$D/text"
ok 'all of it in the accounts' grep -q 'road.fuel, truck to road .* 100.0 %' "$D/text"
ok 'an account for each customer' [ "$("$M" audit "$D/run" molten.fuel --csv |
    awk -F, 'NR > 1 { print $8 }' | sort -u | tr '\n' ' ')" = 'far near ' ]
ok 'the sum and the sheet' awk '/^molten fuel: / { found = 1; exit !($3 == $NF) } END { exit !found }' "$D/text"
"$M" audit "$D/run" molten.fuel --set 'prices.diesel=14.6 CNY/L' >"$D/text" 2>"$D/stderr"
ok 'another price is said to be set' grep -q 'prices.diesel = 14.6 CNY/L .*--set' "$D/text"
"$M" audit "$D/run" routes.ingot.cost_per_t.rows.burn_loss --csv >"$D/long" 2>"$D/stderr"
"$M" audit "$D/run" ingot.burn_loss --csv | cmp -s - "$D/long"
ok 'a path of the JSON' [ $? -eq 0 ]

refused() { # name code text arguments...
    name=$1 code=$2 text=$3
    shift 3
    "$M" audit "$@" >"$D/stdout" 2>"$D/stderr"
    is=$?
    ok "$name: exit $code" [ "$is" -eq "$code" ]
    ok "$name: told" grep -qF -- "$text" "$D/stderr"
    ok "$name: nothing else" [ ! -s "$D/stdout" ]
}
refused 'a misspelt item' 2 "did you mean 'fuel'?" "$D/run" molten.feul
refused 'no such customer' 2 "did you mean 'far'?" "$D/run" customers.fat.molten.fuel
refused 'no such figure' 2 'give an item, a row or total' "$D/run" xyzzyxyzzy
refused 'an item of the other route' 2 'in the cost sheet of that route' "$D/run" ingot.fuel
refused 'a misspelt carbon line' 2 "did you mean 'diesel'?" "$D/run" carbon.deisel
refused 'no row' 2 'audit needs RESULT ROW' "$D/run"
refused 'a key of what happens' 3 'changes what happens' "$D/run" fuel --set fleet.trucks=3
refused 'no folder' 4 'there is no such folder' "$D/none" fuel
