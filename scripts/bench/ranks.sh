#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Threads and ranks by the clock on the wall: the same sweep of Exhibit 12 on one thread, on two, and
# on two ranks, in turn, the shortest of each; and one so small that only the start is left. Ranks get
# the longer sweep, beside two threads again, so that the start does not hide what sharing costs.
# ROUNDS (3), POINTS (40). Prints NAME SECONDS lines; fails when the results differ.
set -eu
BUILD=${BUILD:-build}
M=$BUILD/meltroute
points=${POINTS:-40}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
# Two ranks on whatever machine this is, also as root in a container. Not bound to a core each: what
# else runs would hold up one of them, where threads move out of its way.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl_vader_single_copy_mechanism=none OMPI_MCA_orte_tmpdir_base="$D"
mpi="mpirun -n 2 --bind-to none"
[ -e "$BUILD/meltroute-mpi.so" ] || mpi=

sweep() { # NAME POINTS THREADS COMMAND..: seconds, appended to the file NAME
    local name=$1 many=$2 threads=$3 begun
    shift 3
    begun=$(date +%s.%N)
    # shellcheck disable=SC2086
    "$@" "$M" sweep scenarios/exhibit12.yaml --set simulation.limits=false --set ladle.model=fast ${brief:-} \
        --replications 4 --design sobol --points "$many" --vary 'route.distance=5 km..100 km' \
        --csv --progress never --threads "$threads" >"$D/$name.csv" 2>"$D/err"
    date +%s.%N | awk -v a="$begun" '{ print $1 - a }' >>"$D/$name"
}
for _ in $(seq "${ROUNDS:-3}"); do
    sweep one "$points" 1 env
    sweep two "$points" 2 env
    [ -n "$mpi" ] || continue
    sweep threads $((2 * points)) 2 env
    # shellcheck disable=SC2086
    sweep ranks $((2 * points)) 1 $mpi
    brief="--set simulation.horizon=2wk --set simulation.warmup=1wk" sweep threads_start 2 2 env
    # shellcheck disable=SC2086
    brief="--set simulation.horizon=2wk --set simulation.warmup=1wk" sweep ranks_start 2 1 $mpi
done
cmp "$D/one.csv" "$D/two.csv"
[ -z "$mpi" ] || cmp "$D/threads.csv" "$D/ranks.csv"
for name in one two threads ranks threads_start ranks_start; do
    [ ! -e "$D/$name" ] || printf '%s %.3f\n' $name "$(sort -n "$D/$name" | head -1)"
done
