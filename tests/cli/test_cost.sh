#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `cost`: a finished run with other prices; what may not be set is refused, and so is every folder
# that is damaged or holds something else, with the file and line.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

ok() { # name condition...
    name=$1
    shift
    if "$@"; then echo "ok $name"; else echo "not ok $name # $(head -2 "$D/stderr" | tr '\n' ' ')"; fi
}

cat >"$D/plant.yaml" <<'END'
schema: meltroute/1
currency: CNY
prices: {set: CN-2025}
metal: {alloy: ADC12}
customer: {demand: 9000 t/a, shifts: 24x7}
simulation: {horizon: 3 wk, warmup: 1 wk, replications: 2}
END
"$M" run "$D/plant.yaml" --set 'route.distance=41 km' --out "$D/run" --quiet >"$D/run.txt" 2>&1

"$M" cost "$D/run" --out "$D/same" --quiet >"$D/same.txt" 2>"$D/stderr"
ok 'the report of the run' cmp -s "$D/run.txt" "$D/same.txt"
for f in summary.json costs.csv carbon.csv kpis.csv replications.csv ledger.csv; do
    ok "the same $f" cmp -s "$D/run/$f" "$D/same/$f"
done

# Several customers: each one's sheet is folded from its own flows and its share.
cat >"$D/several.yaml" <<'END'
schema: meltroute/1
prices: {set: CN-2025}
ladle: {model: constant_rate}
customers:
  north: {demand: 9000 t/a, route: {distance: 44 km}}
  south: {demand: 4000 t/a}
simulation: {horizon: 3 wk, warmup: 1 wk, replications: 2}
END
dear() { "$M" "$@" --set 'prices.gas=6.1 CNY/m3' --set 'metal.price=17000 CNY/t' --quiet; }
"$M" run "$D/several.yaml" --out "$D/two" --quiet >/dev/null 2>&1
dear run "$D/several.yaml" --out "$D/fresh" >/dev/null 2>&1
dear cost "$D/two" --out "$D/again" >/dev/null 2>"$D/stderr"
for f in kpis.csv replications.csv ledger.csv; do
    ok "several customers, the same $f" cmp -s "$D/fresh/$f" "$D/again/$f"
done
ok 'customers are in the summary' grep -q '"south"' "$D/again/summary.json"
"$M" cost "$D/run" --set route.distance=9 --set prices.gas=4 >/dev/null 2>"$D/stderr"
ok 'what needs a new run is refused' grep -q "^--set:1:1: error: 'route.distance' changes what happens" "$D/stderr"
ok 'and not blamed twice' sh -c "! grep -q '^--set:1:16' '$D/stderr'"
ok 'other mistakes are told too' grep -q '^--set:2:12: error: gas is money per volume and needs a unit' "$D/stderr"
"$M" cost "$D/run" --set 'prices.gas=8 CNY/m3' --csv >"$D/gas.csv" 2>"$D/stderr"
ok 'another gas price' [ $? -eq 0 ]
ok 'only what burns gas has another cost' sh -c "
    diff '$D/run/costs.csv' '$D/gas.csv' | sed -n 's/^> //p' | cut -d, -f3 | sort -u |
    grep -v -e '^(row)' -e '^(total)' | tr '\n' ' ' |
    grep -qx 'melt_gas preheat_gas returns_gas superheat_gas '"
"$M" cost "$D/run" --set 'prices.gas=8 CNY/m3' --out "$D/run" --quiet >/dev/null 2>"$D/stderr"
ok 'a folder can be priced in place' cmp -s "$D/run/costs.csv" "$D/gas.csv"
"$M" cost "$D/same" --set 'prices.gas=4 CNY/m3' --set 'prices.gas=8 CNY/m3' --csv 2>/dev/null | cmp -s - "$D/gas.csv"
ok 'the last setting wins' [ $? -eq 0 ]

# a price that moves: the ledger's periods are priced again, to what a run with it gives
moving='--set metal.market.process=mean_reverting'
"$M" run "$D/plant.yaml" $moving --out "$D/moving" --quiet >/dev/null 2>&1
"$M" run "$D/plant.yaml" $moving --set 'metal.market.volatility=22 %' --csv >"$D/wild.csv" 2>/dev/null
"$M" cost "$D/moving" --set 'metal.market.volatility=22 %' --csv 2>"$D/stderr" | cmp -s - "$D/wild.csv"
ok 'another volatility' [ $? -eq 0 ]
"$M" cost "$D/moving" --csv 2>"$D/stderr" | cmp -s - "$D/moving/costs.csv"
ok 'the price path of the run' [ $? -eq 0 ]

# figure PATH: mean over replications of a column of replications.csv
figure() {
    awk -F, -v path="$1 [CNY/t]" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == path) at = i }
        NR > 1 { sum += $at } END { printf "%.12g\n", at ? sum / (NR - 1) : "none" }' \
        "$D/same/replications.csv"
}
# Each party's net is what it pays less what it gets; together the three pay what leaves them.
for route in molten ingot; do
    for party in die_caster producer haulier; do
        net=$(figure "routes.$route.who_pays.$party.net")
        ok "who pays: $route, $party" awk -F, -v route=$route -v party=$party -v net="$net" '
            $1 == route && $2 == party { sum += $5 } $1 == route && $3 == party { sum -= $5 }
            END { d = sum - net; exit !(net != "none" && (d < 0 ? -d : d) < 1e-8) }' "$D/same/who_pays.csv"
    done
done
"$M" cost "$D/same" --set sheet.freight_payer=producer --out "$D/paid" --quiet >/dev/null 2>"$D/stderr"
ok 'who orders the haul changes no sheet' cmp -s "$D/same/costs.csv" "$D/paid/costs.csv"
ok 'but who pays' sh -c "grep -q '^molten,producer,haulier,freight_bill,' '$D/paid/who_pays.csv'"

# refused NAME CODE TEXT ARGUMENTS...: this exit code, this text on stderr, nothing on stdout
refused() {
    name=$1 code=$2 text=$3
    shift 3
    "$M" cost "$@" >"$D/stdout" 2>"$D/stderr"
    is=$?
    ok "$name: exit $code" [ "$is" -eq "$code" ]
    ok "$name: told" grep -qF -- "$text" "$D/stderr"
    ok "$name: no result" [ ! -s "$D/stdout" ]
}
refused 'a key of what happens' 3 "--set:1:1: error: 'fleet.trucks' changes what happens" \
    "$D/same" --set fleet.trucks=3
refused 'a key of one customer' 3 "--set:2:1: error: 'customer.demand' changes what happens" \
    "$D/same" --set 'prices.gas=3 CNY/m3' --set 'customer.demand=9 t/h'
refused 'the seed' 3 "'simulation.seed' changes what happens" "$D/same" --set simulation.seed=4
refused 'an unknown price' 3 "--set:1:8: error: unknown key 'gaz' in prices" \
    "$D/same" --set 'prices.gaz=3 CNY/m3'
refused 'a wrong unit' 3 '--set:1:12: error: ' "$D/same" --set 'prices.gas=3 CNY/L/h'
refused 'no folder' 4 'none: error: there is no such folder' "$D/none"
refused 'a file' 4 "plant.yaml --out result' makes one" "$D/plant.yaml"

damaged() { # a fresh copy to damage
    rm -rf "$D/bad"
    cp -r "$D/same" "$D/bad"
}
damaged
rm "$D/bad/ledger.csv"
refused 'no ledger' 4 'ledger.csv: error: cannot be read: it is missing' "$D/bad"
damaged
sed -i '7s/metal/mettle/' "$D/bad/ledger.csv"
refused 'an unknown flow' 4 "ledger.csv:7:1: error: there is no flow 'mettle.tap'" "$D/bad"
damaged
sed -i '9s/[^,]*$/12x/' "$D/bad/ledger.csv"
refused 'no number' 4 "ledger.csv:9:1: error: '12x' is no amount" "$D/bad"
damaged
sed -i '1s/observed/seen/' "$D/bad/ledger.csv"
refused 'a column is missing' 4 "ledger.csv:1:1: error: no column 'observed'" "$D/bad"
damaged
size=$(wc -c <"$D/bad/ledger.csv")
head -c $((size - 3)) "$D/same/ledger.csv" >"$D/bad/ledger.csv"
refused 'cut in a line' 4 'the line is not whole' "$D/bad"
damaged
lines=$(wc -l <"$D/bad/ledger.csv")
head -n $((lines / 2)) "$D/same/ledger.csv" >"$D/bad/ledger.csv"
refused 'cut between lines' 4 'the ledger and the scenario give another' "$D/bad"
damaged
sed -i 's/"customer: {demand: 9000/"customer: {demand: 9100/; s/prices: {set: CN-2025}/prices: {set: CN-2025, toll: 9 CNY\/km}/' \
    "$D/bad/manifest.json"
refused 'a scenario that was changed' 4 "give another 'routes.molten.cost_per_t" "$D/bad"
damaged
printf '{"schema": "meltroute-manifest/1", ' >"$D/bad/manifest.json"
refused 'half a manifest' 4 'no JSON' "$D/bad"
damaged
sed -i 's/meltroute-result\/1/meltroute-result\/9/' "$D/bad/summary.json"
refused 'another version' 4 'summary.json: error: is of another kind, or of another version' "$D/bad"
damaged
sed -i '2d' "$D/bad/replications.csv"
refused 'a replication is missing' 4 'replications.csv: error: is not the table' "$D/bad"
damaged
sed -i 's/"complete": *true/"complete": false/' "$D/bad/manifest.json"
refused 'an interrupted run' 4 'is of a run that was interrupted' "$D/bad"
"$M" sweep "$D/plant.yaml" --vary 'route.distance=20,40 km' --out "$D/sweep" --quiet >/dev/null 2>&1
refused 'a sweep' 4 'is not of a `run`' "$D/sweep"
mkdir "$D/other" && echo hello >"$D/other/letter.txt"
refused 'a folder of something else' 4 'manifest.json: error: cannot be read' "$D/other"
