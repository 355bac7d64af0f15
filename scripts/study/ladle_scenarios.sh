#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: scripts/study/ladle_scenarios.sh [REPLICATIONS]
# Every scenario with wall1d and with fast, on the same random numbers: saving, melt on arrival, hot
# face before a fill, gas of the molten route, and what heat of the ladles costs a call.
set -eu
M=${BUILD:-build}/meltroute
replications=${1:-2}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

run() { # scenario, model
    "$M" run "$1" --set ladle.model="$2" --no-limits --quiet --threads 1 --replications "$replications" \
        --profile --out "$D/$2" >"$D/$2.txt" 2>/dev/null
}
saving() { # model
    awk '/^  "saving_per_t"/ { at = 1 }
         at && /"mean"/ { gsub(/[^-0-9.e+]/, "", $2); mean = $2 }
         at && /"half_width"/ { gsub(/[^-0-9.e+]/, "", $2); printf "%.2f ± %.2f", mean, $2; exit }' "$D/$1/summary.json"
}
figure() { # model, name, format
    awk -F, -v name="routes.molten.$2" -v format="$3" '$1 == name { printf format, $3 }' "$D/$1/kpis.csv"
}
call_us() { # model
    awk '/heat of ladles/ { print $(NF - 4) }' "$D/$1.txt"
}

echo "| scenario | saving, money/t | arrival, degC | hot face, degC | gas, m3/t | us a call |"
echo "| --- | --- | --- | --- | --- | --- |"
for scenario in scenarios/*.yaml; do
    run "$scenario" wall1d || continue # a ladle alone has no routes
    run "$scenario" fast
    printf '| %s' "$(basename "$scenario" .yaml)"
    printf ' | %s, %s' "$(saving wall1d)" "$(saving fast)"
    for name in arrival_temperature_C.mean hot_face_C gas_m3_per_t; do
        printf ' | %s, %s' "$(figure wall1d "$name" %.2f)" "$(figure fast "$name" %.2f)"
    done
    printf ' | %s, %s |\n' "$(call_us wall1d)" "$(call_us fast)"
done
