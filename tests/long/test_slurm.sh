#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The job array of scripts/cluster under a real Slurm: munged, slurmctld and slurmd of this user, on
# the loopback address, in a folder of their own, stopped at the end. The merged shards are the bytes
# of one process.
set -u
M=${MELTROUTE:-build/meltroute}
. tests/support/slurm.sh
missing=$(slurm_missing)
if [ -n "$missing" ]; then
    echo "skip Slurm # no $missing: scripts/install-deps slurm"
    exit 0
fi
D=$(mktemp -d)
stop() {
    slurm_stop
    rm -rf "$D"
}
trap stop EXIT
trap 'exit 130' INT TERM
if ! slurm_start "$D"; then
    echo "not ok Slurm starts"
    exit 1
fi
echo "ok Slurm starts"

check() { # NAME CONDITION...
    name=$1
    shift
    if "$@"; then echo "ok $name"; else
        echo "not ok $name"
        cat "$D"/*.out 2>/dev/null | tail -n 12 | sed 's/^/  /'
    fi
}
cat >"$D/small.yaml" <<'END'
schema: meltroute/1
currency: CNY
prices: {set: CN-2025}
metal: {alloy: ADC12}
route: {distance: 23 km}
customer: {demand: 9000 t/a, shifts: 24x7}
simulation: {horizon: 2 wk, warmup: 1 wk, replications: 2}
END
case $M in /*) ;; *) M=$(pwd)/$M ;; esac
export MELTROUTE="$M"
V='route.distance=15 km..95 km step 10 km'
"$M" sweep "$D/small.yaml" --vary "$V" --out "$D/one" --quiet >/dev/null 2>&1
begun=$(date +%s)
array=$(sbatch --parsable --array=1-3 -o "$D/array-%a.out" scripts/cluster/array.sbatch \
    "$D/small.yaml" "$D/all" --vary "$V")
check "the array is taken" [ -n "$array" ]
merge=$(sbatch --parsable --dependency="afterok:$array" -o "$D/merge.out" \
    scripts/cluster/merge.sbatch "$D/small.yaml" "$D/all" --vary "$V")
check "the merge waits for it" [ -n "$merge" ]
tries=0
while squeue -h -o %i 2>/dev/null | grep -q . && [ $tries -lt 120 ]; do
    tries=$((tries + 1))
    sleep 1
done
echo "# three shards and the merge took $(($(date +%s) - begun)) s"
for shard in 1 2 3; do
    check "shard $shard has its store" [ -s "$D/all/shard-$shard-of-3/sweep.sqlite" ]
done
for f in sweep.csv replications.csv summary.json; do
    check "the bytes of one process: $f" cmp -s "$D/one/$f" "$D/all/$f"
done
