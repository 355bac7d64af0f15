#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A Slurm of this user for a test or a measurement, read in with `.`: munged, slurmctld and slurmd on
# the loopback address, one node of two processors, all in one folder.
PATH=$PATH:/usr/sbin:/sbin

# The first tool that is not there, or nothing.
slurm_missing() {
    for tool in munged slurmctld slurmd sbatch squeue; do
        command -v $tool >/dev/null 2>&1 || { echo $tool; return; }
    done
}

slurm_configure() {
    # Two ports that nobody uses.
    port=$((20000 + $$ % 20000))
    while grep -qi ":$(printf '%04X' $port) \|:$(printf '%04X' $((port + 1))) " /proc/net/tcp; do port=$((port + 7)); done
    user=$(id -un) host=$(hostname)
    mkdir "$slurm/state" "$slurm/spool" "$slurm/munge"
    chmod 711 "$slurm/munge"
    dd if=/dev/urandom of="$slurm/munge/key" bs=128 count=1 2>/dev/null
    chmod 600 "$slurm/munge/key"
    cat >"$SLURM_CONF" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$slurm/munge/socket
CredType=cred/munge
SlurmUser=$user
SlurmdUser=$user
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
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
}

# slurm_start FOLDER: waits until the node is idle; else prints what the daemons said.
slurm_start() {
    slurm=$1
    export SLURM_CONF="$slurm/slurm.conf"
    chmod 755 "$slurm"
    slurm_configure
    munged --force --key-file="$slurm/munge/key" --socket="$slurm/munge/socket" --pid-file="$slurm/munged.pid" \
        --log-file="$slurm/munge/log" --seed-file="$slurm/munge/seed" >"$slurm/start.log" 2>&1
    slurmctld -f "$SLURM_CONF" >>"$slurm/start.log" 2>&1
    slurmd -N here -f "$SLURM_CONF" >>"$slurm/start.log" 2>&1
    tries=0
    until sinfo -h -o %T 2>/dev/null | grep -q idle; do
        tries=$((tries + 1))
        if [ $tries -gt 60 ]; then
            tail -n 5 "$slurm"/*.log | sed 's/^/  /'
            return 1
        fi
        sleep 0.5
    done
}

# Stops what slurm_start has started.
slurm_stop() {
    for daemon in slurmctld slurmd munged; do
        [ ! -s "$slurm/$daemon.pid" ] || kill "$(cat "$slurm/$daemon.pid")" 2>/dev/null
    done
    sleep 1
}
