#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What it costs to start: the program with a point that is in the store, mpirun with ranks that find
# nothing to do, a task and an array of tasks under a Slurm of its own; the shortest of ROUNDS (3).
set -eu
M=${BUILD:-build}/meltroute
case $M in /*) ;; *) M=$(pwd)/$M ;; esac
rounds=${ROUNDS:-3}
D=$(mktemp -d)
slurm=
. tests/support/slurm.sh
stop() {
    [ -z "$slurm" ] || slurm_stop
    rm -rf "$D"
}
trap stop EXIT
trap 'exit 130' INT TERM
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl_vader_single_copy_mechanism=none OMPI_MCA_orte_tmpdir_base="$D"

shortest() { # NAME COMMAND..
    local name=$1
    shift
    for _ in $(seq "$rounds"); do
        begun=$(date +%s.%N)
        "$@" >/dev/null 2>"$D/err"
        date +%s.%N | awk -v a="$begun" '{ print $1 - a }'
    done | sort -n | awk -v name="$name" 'NR == 1 { printf "%-44s %7.3f s\n", name, $1 }'
}
sweep() {
    "$@" "$M" sweep scenarios/exhibit12.yaml --set simulation.limits=false --set ladle.model=constant_rate \
        --set simulation.horizon=2wk --set simulation.warmup=1wk --replications 1 \
        --vary 'route.distance=30 km' --out "$D/far" --progress never --threads 1
}
sweep env >/dev/null 2>"$D/err"
shortest "the program, a point that is in the store" sweep env
if [ -e "$(dirname "$M")/meltroute-mpi.so" ]; then
    for n in 1 2 4 8; do
        shortest "mpirun, $n ranks, the same" sweep mpirun --bind-to none -n $n
    done
fi

array() { # TASKS: sent to done, seconds
    local begun
    begun=$(date +%s.%N)
    sbatch --parsable --array=1-"$1" -o /dev/null --wrap=true >"$D/id"
    while squeue -h -o %i | grep -q .; do sleep 0.05; done
    date +%s.%N | awk -v a="$begun" '{ print $1 - a }'
}
[ -z "$(slurm_missing)" ] || exit 0
mkdir "$D/slurm"
slurm_start "$D/slurm"
for n in 1 8 32; do
    for _ in $(seq "$rounds"); do array $n; done | sort -n |
        awk -v n=$n 'NR == 1 { printf "Slurm, an array of %-25d %7.3f s\n", n, $1 }'
done
