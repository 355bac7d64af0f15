#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Overhead of a sweep: processor time per point of Exhibit 12 with four replications, against that of
# the same command once more, which simulates nothing and does all the rest: scenario, hash, result
# tables, store, both CSV files. POINTS (40) sets how many.
set -eu
M=${BUILD:-build}/meltroute
points=${POINTS:-40}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
TIMEFORMAT=%U
run() { # prints the processor time in seconds
    { time "$M" sweep scenarios/exhibit12.yaml --set simulation.limits=false --replications 4 --design sobol \
        --points "$points" --vary 'route.distance=5 km..100 km' --threads 1 --out "$D/far" --csv \
        >/dev/null 2>"$D/err"; } 2>&1
}
first=$(run)
again=$(run)
grep -q "computed 0 points" "$D/err"
awk -v a="$first" -v b="$again" -v n="$points" 'BEGIN {
    printf "sweep: %.2f ms a point to simulate, %.2f ms for all the rest: %.2f %% (at most 10 %%)\n",
           (a - b) / n * 1e3, b / n * 1e3, 100 * b / (a - b)
    exit b > 0.1 * (a - b)
}'
