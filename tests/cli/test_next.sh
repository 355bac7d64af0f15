#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# On a terminal the last line suggests the next command; nowhere else.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
. tests/support/signals.sh
if ! command -v script >/dev/null 2>&1; then
    echo "skip terminal # script (of util-linux) is not installed"
    exit 0
fi
if ! script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    echo "skip terminal # this system gives no terminal"
    exit 0
fi
cp scenarios/one-ladle.yaml "$D/my ladle.yaml"
last_line() { # arguments, as one shell text
    script -qec "'$M' $1" /dev/null </dev/null | tr -d '\r' | tail -n 1
}
is() { # name, expected, got
    if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1 # '$3'"; fi
}
is "validate: run it" "next: meltroute run scenarios/far.yaml" "$(last_line 'validate scenarios/far.yaml')"
is "without a customer: cool it" "next: meltroute cool scenarios/one-ladle.yaml" "$(last_line 'validate scenarios/one-ladle.yaml')"
is "a name with a space is quoted" "next: meltroute cool '$D/my ladle.yaml'" "$(last_line "validate '$D/my ladle.yaml'")"
is "what was set is set again" "next: meltroute run scenarios/far.yaml --set 'prices.gas=5 CNY/m3' --scenario edge" \
    "$(last_line "validate scenarios/far.yaml --set 'prices.gas=5 CNY/m3' --scenario=edge")"
is "init: to a file" "next: meltroute init plant.yaml        keeps it" "$(last_line init)"
is "init FILE: run it" "next: meltroute run '$D/its own.yaml'" "$(last_line "init '$D/its own.yaml'")"
# Work of many minutes: once it is known to be that, what would be quicker is said, once.
fewer="for a first look fewer replications are enough and quicker: --replications 2"
script -qfc "echo \$\$ >'$D/pid'; exec '$M' sweep scenarios/one-customer.yaml --set ladle.model=constant_rate --vary 'route.distance=5 km..300 km step 0.005 km'" \
    "$D/long" </dev/null >/dev/null &
comes "$D/long" "$fewer"
comes "$D/long" "[1-9][0-9]* of 59001, " # and goes on
kill -INT "$(cat "$D/pid")"
wait
is "a long one: fewer replications" 1 "$(tr '\r' '\n' <"$D/long" | grep -c "^$fewer")"
# man: formatted for a person, as man reads it for all else; without man what --help says.
shown() { # PATH
    script -qec "env PATH='$1' MANPAGER=cat '$(realpath "$M")' man validate" /dev/null </dev/null | tr -d '\r'
}
if man --version >/dev/null 2>&1; then
    got=$(shown "$PATH" | grep -c '^\.SH')
    is "man: no roff on a terminal" 0 "$got"
fi
is "without man: the help" "meltroute validate S.yaml: everything that is wrong with a scenario, in one pass" "$(shown /nowhere | grep '^meltroute validate')"
is "roff in a pipe" ".SH NAME" "$("$M" man validate | grep '^\.SH NAME')"
is "init > FILE: run it" "next: meltroute run plant.yaml        with the name that you gave it" "$(last_line "init > '$D/new.yaml'")"
is "nothing of it in the file" 0 "$(grep -c '^next:' "$D/new.yaml")"
is "an infeasible plan: is there another" \
    "next: meltroute optimize scenarios/one-customer.yaml --set ladle.model=constant_rate --set 'simulation.horizon=3 wk' --set 'simulation.warmup=1 wk' --set 'route.distance=280 km'        is there a plan that holds?" \
    "$(last_line "run scenarios/one-customer.yaml --replications 1 --set ladle.model=constant_rate --set 'simulation.horizon=3 wk' --set 'simulation.warmup=1 wk' --set 'route.distance=280 km'")"
"$M" cool scenarios/one-ladle.yaml --out "$D/cool" --quiet >/dev/null 2>&1
is "report of a study: no ledger to audit" "next: meltroute run S.yaml --out result        one case of it, line by line" "$(last_line "report '$D/cool'")"
is "list: explain one" "next: meltroute explain NAME        what one of them is" "$(last_line 'list alloys')"
got=$(last_line 'validate --quiet scenarios/one-ladle.yaml')
case $got in next:*) echo "not ok quiet says nothing # '$got'" ;; *) echo "ok quiet says nothing" ;; esac
"$M" validate scenarios/one-ladle.yaml >"$D/out" 2>&1
if grep -q "^next:" "$D/out"; then echo "not ok nothing in a file"; else echo "ok nothing in a file"; fi
got=$(script -qec "'$M' validate tests/bad/broken.yaml" /dev/null </dev/null | grep -c '^next:')
is "nothing after a failure" 0 "$got"
