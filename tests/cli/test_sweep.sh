#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Designs, shards, merging and dry runs of a sweep, as a user calls them.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
cat >"$D/small.yaml" <<'END'
schema: meltroute/1
currency: CNY
prices: {set: CN-2025}
metal: {alloy: ADC12}
route: {distance: 23 km}
customer: {demand: 9000 t/a, shifts: 24x7}
simulation: {horizon: 2 wk, warmup: 1 wk, replications: 1}
END
S=$D/small.yaml
exits() { # CODE NAME COMMAND...
    want=$1 name=$2
    shift 2
    "$@" >"$D/out" 2>"$D/err" </dev/null
    got=$?
    [ "$got" -eq "$want" ] && echo "ok $name" || {
        echo "not ok $name # exit $got instead of $want"
        sed 's/^/  /' "$D/err" | head -5
    }
}
holds() { # NAME FILE TEXT
    grep -qF -e "$3" "$2" && echo "ok $1" || { echo "not ok $1 # no '$3' in:"; sed 's/^/  /' "$2" | head -5; }
}
same() { # NAME FOLDER FOLDER
    for f in sweep.csv replications.csv summary.json; do
        cmp -s "$D/$2/$f" "$D/$3/$f" && echo "ok $1: $f" || echo "not ok $1: $f"
    done
}

V='route.distance=20 km..60 km step 10 km'
exits 0 "one process" "$M" sweep "$S" --vary "$V" --out "$D/one" --quiet
exits 0 "shard 1" "$M" sweep "$S" --vary "$V" --out "$D/all" --shard 1/3
holds "a shard computes its share" "$D/err" "computed 2 points"
exits 0 "shard 3" "$M" sweep "$S" --vary "$V" --out "$D/all" --shard 3/3
exits 7 "merging with a shard missing" "$M" merge "$S" --vary "$V" --out "$D/all"
holds "it says how many" "$D/err" "3 of 5 points are done"
exits 0 "shard 2" "$M" sweep "$S" --vary "$V" --out "$D/all" --shard 2/3
exits 0 "merging all" "$M" merge "$S" --vary "$V" --out "$D/all"
same "shards give the bytes of one process" one all
exits 0 "a sweep on merged shards" "$M" sweep "$S" --vary "$V" --out "$D/all"
holds "computes nothing" "$D/err" "computed 0 points (0 replications), reused 5 (5)"
exits 2 "a shard of nothing" "$M" sweep "$S" --vary "$V" --shard 4/3
exits 2 "a shard that is no number" "$M" sweep "$S" --vary "$V" --shard 1-3
exits 2 "merge without a folder" "$M" merge "$S" --vary "$V"
exits 4 "merge without shards" "$M" merge "$S" --vary "$V" --out "$D/one"
exits 4 "merge of a store that is not there" "$M" merge "$S" "$D/no.sqlite" --vary "$V" --out "$D/m"
exits 0 "merge of named stores" "$M" merge "$S" "$D/one/sweep.sqlite" --vary "$V" --out "$D/m"
same "named stores" one m

exits 0 "a sweep that is kept nowhere" "$M" sweep "$S" --vary 'route.distance=20 km,60 km'
holds "says so" "$D/err" "nothing is kept; stopped, it begins anew"
exits 0 "dry run" "$M" sweep "$S" --vary "$V" --out "$D/new" --dry-run --replications 3 --threads 2
holds "points to compute" "$D/out" "5 points, 0 of them in the store, 5 to compute"
holds "replications" "$D/out" "15 replications of both routes"
holds "an estimate of time" "$D/out" "on 2 threads"
[ ! -e "$D/new" ] && echo "ok a dry run makes nothing" || echo "not ok a dry run makes nothing"
core=$(taskset -pc $$ | sed 's/.*: //; s/[-,].*//')
exits 0 "dry run on a store" taskset -c "$core" "$M" sweep "$S" --vary "$V" --vary 'metal.alloy=ADC12,A356' --out "$D/one" \
    --dry-run
holds "on the cores that it is bound to" "$D/out" "on 1 thread"
holds "knows what is there" "$D/out" "10 points, 5 of them in the store, 5 to compute"

printf 'point,route.distance [km]\n1,20\n2,60\n' >"$D/points.csv"
exits 0 "points of a table" "$M" sweep "$S" --from "$D/points.csv" --out "$D/one"
holds "are found in the store" "$D/err" "computed 0 points (0 replications), reused 2 (2)"
exits 0 "a Sobol sequence" "$M" sweep "$S" --design sobol --points 2 --vary 'route.distance=20 km..60 km' --csv
holds "its first point is the middle" "$D/out" "1,40,done"
# A file with values of its own, of which --vary and --design make other points.
printf 'sweep: {vary: {route.distance: 20 km..60 km step 10 km}}\n' | cat "$S" - >"$D/own.yaml"
exits 0 "a design in place of the file's" "$M" sweep "$D/own.yaml" --design latin --points 2 \
    --vary 'route.distance=20 km..60 km' --csv
[ "$(grep -c ',done,' "$D/out")" -eq 2 ] && echo "ok its points are done" || echo "not ok its points are done"

# A time limit: told to terminate, it keeps what is done and exits with 7.
W='route.distance=20 km..99 km step 0.1 km'
"$M" sweep "$S" --vary "$W" --out "$D/limit" --threads 1 --quiet >/dev/null 2>"$D/err" &
pid=$!
while [ "$(cat "$D/limit/sweep.sqlite-wal" 2>/dev/null | wc -c)" -lt 150000 ]; do
    kill -0 $pid 2>/dev/null || break
    sleep 0.1
done
kill -TERM $pid
wait $pid
code=$?
[ $code -eq 7 ] && echo "ok told to terminate" || echo "not ok told to terminate # exit $code"
lines=$(wc -l <"$D/limit/sweep.csv")
[ "$lines" -gt 2 ] && echo "ok what is done is kept" || echo "not ok what is done is kept # $lines lines"
"$M" sweep "$S" --vary "$W" --out "$D/limit" --dry-run >"$D/out" 2>&1
holds "and found again" "$D/out" "791 points, $((lines - 1)) of them in the store"

OMPI_COMM_WORLD_SIZE=2 OMPI_COMM_WORLD_RANK=1 exits 5 "one of several without MPI" \
    sh -c "cp '$M' '$D/alone' && '$D/alone' sweep '$S' --vary '$V'"
holds "it says so" "$D/err" "started as one of 2 processes, and built without MPI"
