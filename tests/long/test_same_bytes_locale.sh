#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program writes the same bytes where the decimal point is a comma. The locale is compiled here:
# one that is not installed would fall back to C and test nothing.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

if ! localedef -i de_DE -f UTF-8 "$D/de_DE.UTF-8" >/dev/null 2>&1; then
    echo "not ok German can be compiled # the sources of locales are missing (package locales)"
    exit 1
fi
if [ "$(LOCPATH=$D LC_ALL=de_DE.UTF-8 locale decimal_point)" = , ]; then
    echo "ok German has a decimal comma"
else
    echo "not ok German has a decimal comma"
fi
all() { # folder: one run, one sweep, the starting scenario, one explanation
    "$M" run scenarios/exhibit12.yaml --no-limits --replications 2 --quiet --out "$D/$1" \
        >"$D/$1.run"
    "$M" sweep scenarios/exhibit12.yaml --vary 'route.distance=10,42.5 km' --replications 1 \
        --quiet --out "$D/$1-sweep" >"$D/$1.sweep"
    "$M" init >"$D/$1.init"
    "$M" explain prices.gas >"$D/$1.explain"
}
(all plain)
(
    export LOCPATH="$D" LC_ALL=de_DE.UTF-8
    all german
)
for f in summary.json costs.csv carbon.csv kpis.csv replications.csv ledger.csv; do
    if [ -s "$D/plain/$f" ] && cmp -s "$D/plain/$f" "$D/german/$f"; then echo "ok $f"; else
        echo "not ok $f"
    fi
done
for f in run sweep init explain; do
    if [ -s "$D/plain.$f" ] && cmp -s "$D/plain.$f" "$D/german.$f"; then echo "ok stdout of $f"; else
        echo "not ok stdout of $f"
    fi
done
if cmp -s "$D/plain-sweep/sweep.csv" "$D/german-sweep/sweep.csv"; then echo "ok sweep.csv"; else
    echo "not ok sweep.csv"
fi
