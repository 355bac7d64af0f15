#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The same seed gives the same bytes, for any number of threads. Locales: tests/long.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

S=scenarios/exhibit12.yaml
run() { # folder, options
    folder=$1
    shift
    "$M" run $S --no-limits --replications 3 --quiet --out "$D/$folder" "$@" >"$D/$folder.txt" 2>&1 ||
        echo "not ok run for $folder"
}
same() { # name folder folder files
    name=$1 a=$2 b=$3
    shift 3
    for f; do
        if cmp -s "$D/$a/$f" "$D/$b/$f"; then echo "ok $name: $f"; else echo "not ok $name: $f"; fi
    done
}
ALL="summary.json costs.csv carbon.csv who_pays.csv kpis.csv replications.csv ledger.csv"

run one --threads 1
run two --threads 2
run again --threads 2
# shellcheck disable=SC2086
same threads one two $ALL
# shellcheck disable=SC2086
same again two again $ALL
run other --seed 2
cmp -s "$D/one/summary.json" "$D/other/summary.json" &&
    echo "not ok another seed is another result" || echo "ok another seed is another result"

sweep() {
    "$M" sweep $S --vary 'route.distance=10,40,90 km' --replications 2 --quiet --out "$D/$1" \
        --threads "$2" >/dev/null 2>&1 || echo "not ok sweep $1"
}
sweep s1 1
sweep s2 2
same sweep s1 s2 sweep.csv replications.csv summary.json

# A store that has some of it, from another run with other points and fewer replications.
"$M" sweep $S --vary 'route.distance=90,55 km' --replications 1 --quiet --out "$D/s3" >/dev/null 2>&1
sweep s3 2
same 'sweep on a store' s1 s3 sweep.csv replications.csv summary.json
