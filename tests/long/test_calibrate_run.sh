#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A log of deliveries of a whole plant, as a trace of a week has them, with readings 2.5 K off:
# lining and target of the scenario lie in their intervals, and the settings found, put into a run,
# bring back the temperature on arrival. docs/calibrate.md has the figures.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
S=scenarios/one-customer.yaml

"$M" trace $S --length '7 d' --csv --quiet >"$D/trace.csv" || exit 1
# deliveries NOISE_K: one row a ladle; a generator of its own, so that every machine draws alike
deliveries() {
    awk -F, -v noise="$1" '
        function draw(  i, sum) { for (i = 0; i < 12; i++) { seed = (seed * 16807) % 2147483647; sum += seed / 2147483647 }
                                  return sum - 6 }
        BEGIN { seed = 20261126
                print "filled_temperature,arrival_temperature,duration,distance,standing [min]" }
        $2 == "filled" { filled[$6] = $1; hot[$6] = $8 }
        $2 == "leaves" { left[$6] = $1 }
        $2 == "arrives" { drive[$6] = $1 - left[$6] }
        $2 == "pours" && filled[$6] != "" {
            printf "%.1f,%.1f,%.4f,45,%.1f\n", hot[$6], $8 + noise * draw(), $1 - filled[$6], 60 * ($1 - filled[$6] - drive[$6])
            filled[$6] = "" }' "$D/trace.csv"
}
# holds NAME ROW TRUTH: the interval of this row of parameters.csv has it
holds() {
    if awk -F, -v row="$2" -v truth="$3" '$1 == row { found = $6 <= truth && truth <= $7 } END { exit !found }' "$D/fit/parameters.csv"
    then echo "ok $1"; else
        echo "not ok $1"
        sed 's/^/  /' "$D/fit/parameters.csv"
    fi
}
arrival() { # of a run, degC
    "$M" run "$1" --replications 1 --inputs 0 --quiet --json --set 'simulation.horizon=3 wk' --set 'simulation.warmup=1 wk' |
        grep -m1 -A2 '"arrival_temperature_C"' | sed -n 's/.*"mean": \([0-9.]*\),.*/\1/p'
}

deliveries 2.5 >"$D/log.csv"
"$M" calibrate $S "$D/log.csv" --fit lining,hot_face --out "$D/fit" >/dev/null || echo "not ok calibrate"
holds "the lining lies in its interval" lining 1
holds "the target lies in its interval" hot_face 750

rm -r "$D/fit"
deliveries 0 >"$D/log.csv"
"$M" calibrate $S "$D/log.csv" --fit lining,hot_face --out "$D/fit" >/dev/null || echo "not ok calibrate"
cat "$D/fit/parameters.csv"
was=$(arrival $S) is=$(arrival "$D/fit/calibrated.yaml")
echo "arrival by the scenario $was degC, by what was fitted to it $is degC"
if awk -v a="$was" -v b="$is" 'BEGIN { exit !(a > 700 && a - b < 2.5 && b - a < 2.5) }'; then
    echo "ok the settings bring back the arrival"
else echo "not ok the settings bring back the arrival"; fi
