#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The job array of scripts/cluster under a real Slurm: munged, slurmctld and slurmd of this user, on
# the loopback address, in a folder of their own, stopped at the end. The merged shards are the bytes
# of one process.
set -u
M=${MELTROUTE:-build/meltroute}
PATH=$PATH:/usr/sbin:/sbin
for tool in munged slurmctld slurmd sbatch squeue; do
    command -v $tool >/dev/null 2>&1 && continue
    echo "skip Slurm # no $tool: scripts/install-deps slurm"
    exit 0
done
D=$(mktemp -d)
export SLURM_CONF="$D/slurm.conf"
stop() {
    for daemon in slurmctld slurmd munged; do
        [ ! -s "$D/$daemon.pid" ] || kill "$(cat "$D/$daemon.pid")" 2>/dev/null
    done
    sleep 1
    rm -rf "$D"
}
trap stop EXIT
trap 'exit 130' INT TERM
chmod 755 "$D"

# Two ports that nobody uses.
port=$((20000 + $$ % 20000))
while grep -qi ":$(printf '%04X' $port) \|:$(printf '%04X' $((port + 1))) " /proc/net/tcp; do port=$((port + 7)); done
user=$(id -un) host=$(hostname)
mkdir "$D/state" "$D/spool" "$D/munge"
chmod 711 "$D/munge"
dd if=/dev/urandom of="$D/munge/key" bs=128 count=1 2>/dev/null
chmod 600 "$D/munge/key"
cat >"$SLURM_CONF" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$D/munge/socket
CredType=cred/munge
SlurmUser=$user
SlurmdUser=$user
StateSaveLocation=$D/state
SlurmdSpoolDir=$D/spool
SlurmctldPidFile=$D/slurmctld.pid
SlurmdPidFile=$D/slurmd.pid
SlurmctldLogFile=$D/slurmctld.log
SlurmdLogFile=$D/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SwitchType=switch/none
KillWait=5
NodeName=here NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=2 State=UNKNOWN
PartitionName=all Nodes=here Default=YES MaxTime=INFINITE State=UP
END
munged --force --key-file="$D/munge/key" --socket="$D/munge/socket" --pid-file="$D/munged.pid" \
    --log-file="$D/munge/log" --seed-file="$D/munge/seed" >"$D/start.log" 2>&1
slurmctld -f "$SLURM_CONF" >>"$D/start.log" 2>&1
slurmd -N here -f "$SLURM_CONF" >>"$D/start.log" 2>&1
tries=0
until sinfo -h -o %T 2>/dev/null | grep -q idle; do
    tries=$((tries + 1))
    if [ $tries -gt 60 ]; then
        echo "not ok Slurm starts"
        tail -n 5 "$D"/*.log | sed 's/^/  /'
        exit 1
    fi
    sleep 0.5
done
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
