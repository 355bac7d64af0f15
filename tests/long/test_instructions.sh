#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Instructions that fixed pieces of work take, counted by valgrind, against the counts committed in
# instructions.txt: a tenth more fails. Seconds would depend on the machine and its neighbours.
# After a change that is worth its price: RENEW=1 tests/long/test_instructions.sh, and commit the file.
set -u
BUILD=${BUILD:-build}
M=$BUILD/meltroute
counts=tests/long/instructions.txt
MORE=10 # per cent allowed
if [ -n "${SAN:-}" ]; then
    echo 'skip instructions # sanitizers and valgrind exclude each other'
    exit 0
fi
command -v valgrind >/dev/null 2>&1 || {
    echo 'skip instructions # valgrind is missing: scripts/install-deps test-all'
    exit 0
}
make -s BUILD="$BUILD" "$BUILD/bench-kernel" >/dev/null || { echo 'not ok instructions # no bench-kernel'; exit 1; }
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

short="--set simulation.horizon=10d --set simulation.warmup=2d --no-limits --replications 1 --threads 1 --quiet"
sweep="--set simulation.limits=false --set ladle.model=constant_rate --set simulation.horizon=9d --set simulation.warmup=2d \
    --replications 2 --threads 1 --quiet --vary route.distance=20km,21km,22km,23km,24km --out $D/far"
# NAME ARGUMENTS..: what is counted
work() {
    cat <<END
read-scenario $M validate scenarios/exhibit12.yaml
wall1d $M run scenarios/exhibit12.yaml $short
fast $M run scenarios/exhibit12.yaml --set ladle.model=fast $short
many-customers $M run scenarios/pearl-river.yaml --set ladle.model=constant_rate $short
sweep $M sweep scenarios/exhibit12.yaml $sweep
sweep-again $M sweep scenarios/exhibit12.yaml $sweep
kernel $BUILD/bench-kernel count
END
}

while read -r name command; do
    # shellcheck disable=SC2086 # words without blanks
    valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file="$D/log" \
        $command >"$D/out" 2>&1 || cp "$D/out" "$D/failed"
    count=$(sed -n 's/.*I *refs: *//p' "$D/log" | tr -d ,)
    echo "$name ${count:-0}"
done < <(work) >"$D/counted"

if [ -s "$D/failed" ]; then
    echo "not ok instructions # a piece of work failed: $(head -1 "$D/failed")"
    exit 1
fi
if [ -n "${RENEW:-}" ]; then
    cp "$D/counted" "$counts"
fi
while read -r name count; do
    known=$(awk -v n="$name" '$1 == n { print $2 }' "$counts")
    change=$(awk -v a="$count" -v b="${known:-0}" 'BEGIN { printf "%.1f", (b > 0 ? 100 * (a / b - 1) : 1e9) }')
    if [ "$count" -gt 0 ] && awk -v c="$change" -v m=$MORE 'BEGIN { exit !(c <= m) }'; then
        echo "ok instructions of $name: $count, $change % above the count committed"
    else
        echo "not ok instructions of $name: $count, $change % above the $known in $counts, $MORE % are allowed;" \
            "if that is meant, RENEW=1 $0 writes the file anew"
    fi
done <"$D/counted"
