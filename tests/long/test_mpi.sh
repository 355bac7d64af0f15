#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A sweep under MPI: two ranks give the bytes of one process; a rank that dies loses what was in
# flight and nothing else.
set -u
M=${MELTROUTE:-build/meltroute}
if ! command -v mpirun >/dev/null 2>&1 || [ ! -e "$(dirname "$M")/meltroute-mpi.so" ]; then
    echo "skip MPI # no mpirun, or built without mpicc: scripts/install-deps test-all, then make"
    exit 0
fi
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
cat >"$D/small.yaml" <<'END'
schema: meltroute/1
currency: CNY
prices: {set: CN-2025}
metal: {alloy: ADC12}
route: {distance: 23 km}
customer: {demand: 9000 t/a, shifts: 24x7}
simulation: {horizon: 2 wk, warmup: auto, replications: 2}
END
S=$D/small.yaml
# OMPI_MCA_*: two ranks on whatever machine this is, also as root in a container.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl_vader_single_copy_mechanism=none OMPI_MCA_orte_tmpdir_base="$D"
check() { # NAME CONDITION...
    name=$1
    shift
    if "$@"; then echo "ok $name"; else
        echo "not ok $name"
        sed 's/^/  /' "$D/err" | head -8
    fi
}
same() { # NAME FOLDER
    for f in sweep.csv replications.csv summary.json; do
        check "$1: $f" cmp -s "$D/one/$f" "$D/$2/$f"
    done
}
V='route.distance=15 km..105 km step 10 km'
"$M" sweep "$S" --vary "$V" --out "$D/one" --quiet >/dev/null 2>"$D/err"
mpirun -n 2 "$M" sweep "$S" --vary "$V" --out "$D/two" >"$D/out" 2>"$D/err"
check "two ranks" [ $? -eq 0 ]
check "rank 0 alone speaks" [ "$(grep -c 'computed 10 points (20 replications)' "$D/err")" -eq 1 ]
check "and prints once" [ "$(grep -c '^  105 km' "$D/out")" -eq 1 ]
same "two ranks" two

# More replications: ranks without the store ask rank 0 for what is known.
"$M" sweep "$S" --vary "$V" --out "$D/one" --replications 4 --quiet >/dev/null 2>&1
mpirun -n 3 "$M" sweep "$S" --vary "$V" --out "$D/two" --replications 4 >/dev/null 2>"$D/err"
check "an extension" [ $? -eq 0 ]
same "extended on three ranks" two

core=$(taskset -pc $$ | sed 's/.*: //; s/[-,].*//')
mpirun -n 2 --bind-to none taskset -c "$core" "$M" sweep "$S" --vary "$V" --out "$D/two" --replications 4 \
    --threads 3 >/dev/null 2>"$D/err"
check "threads that share a core are told of" [ "$(grep -c '3 threads of a rank share 1 core' "$D/err")" -eq 1 ]

mpirun -n 2 "$M" sweep "$S" --vary 'route.distance=12,-4 km' --out "$D/bad" >/dev/null 2>"$D/err"
check "an invalid scenario ends all ranks with 3" [ $? -eq 3 ]
mpirun -n 2 "$M" sweep "$S" --vary 'metal.alloy=ADC12,BRASS1' --out "$D/bad" >/dev/null 2>"$D/err"
check "a failed point is 1, and all ranks end in order" [ $? -eq 1 ]
echo text >"$D/text.sqlite"
mpirun -n 2 "$M" sweep "$S" --vary "$V" --store "$D/text.sqlite" >/dev/null 2>"$D/err"
check "a store that is none is 4" [ $? -eq 4 ]

# Ranks that read different files work on nothing together.
sed 's/23 km/24 km/; s/9000/9100/' "$S" >"$D/other.yaml"
mpirun -n 1 "$M" sweep "$S" --vary "$V" --out "$D/odd" : \
    -n 1 "$M" sweep "$D/other.yaml" --vary "$V" --out "$D/odd" >/dev/null 2>"$D/err"
check "another scenario on rank 1 is no success" [ $? -eq 1 ]
check "and is said" grep -q "rank 1 has another program or another scenario" "$D/err"

# Rank 1 is killed in the middle; the job ends, the store has all that was committed.
V='route.distance=11 km..109 km step 2 km'
"$M" sweep "$S" --vary "$V" --out "$D/one" --quiet >/dev/null 2>"$D/err"
mpirun -n 2 sh -c 'echo $$ >"$0/pid.$OMPI_COMM_WORLD_RANK"; exec "$@"' "$D" \
    "$M" sweep "$S" --vary "$V" --out "$D/killed" >/dev/null 2>"$D/err" &
job=$!
while [ "$(cat "$D/killed/sweep.sqlite-wal" 2>/dev/null | wc -c)" -lt 400000 ]; do sleep 0.1; done
kill -KILL "$(cat "$D/pid.1")"
wait $job
check "a lost rank is not success" [ $? -ne 0 ]
check "and nothing is claimed" [ ! -e "$D/killed/sweep.csv" ]
mpirun -n 2 "$M" sweep "$S" --vary "$V" --out "$D/killed" >/dev/null 2>"$D/err"
check "run again" [ $? -eq 0 ]
reused=$(sed -n 's/^computed .*, reused \([0-9]*\) .*/\1/p' "$D/err")
check "it computes the rest only ($reused of 50 were kept)" [ "${reused:-0}" -ge 3 ]
same "after a lost rank" killed
