#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The systems of scenarios/README.md: their commands name scenarios and variants that there are, and
# every figure is the one kept in tests/golden, which other tests compare with a run. A figure is
# written `number unit `key``; it may be off by the tolerance kept with it and half its last digit.
set -u
M=${MELTROUTE:-build/meltroute}
page=scenarios/README.md
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

sed -n '/^## Systems/,$p' "$page" | grep '^| [0-9]' >"$D/rows"
cut -d'|' -f2 "$D/rows" | sort -nu | tr -d ' ' | tr '\n' ' ' >"$D/numbers"
if [ "$(cat "$D/numbers")" = '1 2 3 4 5 6 7 8 9 10 11 12 13 14 ' ]; then echo "ok fourteen systems"; else
    echo "not ok fourteen systems # $(cat "$D/numbers")"
fi

figures() { # the row: `number unit key`, a line each
    grep -oE '[-0-9.]+ [^ ]+ `[a-zA-Z0-9_.]+`' | tr -d '`'
}

while IFS='|' read -r _ number what command text _; do
    name="system$number,$what"
    words=$(echo "$command" | tr -d '`')
    file=$(echo "$words" | grep -oE 'scenarios/[a-z0-9-]+\.yaml')
    variant=$(echo "$words" | sed -n 's/.*--scenario \([a-z0-9-]*\).*/\1/p')
    stem=$(basename "$file" .yaml)${variant:+-$variant}
    case $words in *' breakeven '*) stem=$stem-breakeven ;; esac
    if "$M" validate "$file" ${variant:+--scenario "$variant"} >"$D/out" 2>&1; then echo "ok $name: $words"; else
        echo "not ok $name: $words # $(head -1 "$D/out")"
    fi
    golden=tests/golden/$stem.golden
    echo "$text" | figures >"$D/figures"
    [ -s "$D/figures" ] && [ -s "$golden" ] || { echo "not ok $name: figures and $golden"; continue; }
    awk -v name="$name" '
        FNR == NR { if ($0 !~ /^#/) { value[$1] = $2; unit[$1] = $3; off[$1] = $4 } next }
        {
            n = $1; u = $2; k = $3; digits = index(n, ".") ? length(n) - index(n, ".") : 0
            half = 0.5; for (i = 0; i < digits; i++) half /= 10
            if (!(k in value)) { print "not ok " name ": " k " # nothing kept"; next }
            if (unit[k] == "-" && u == "%") { n /= 100; half /= 100 }
            else if (unit[k] != "1" && unit[k] != u) { print "not ok " name ": " k " # in " unit[k]; next }
            d = n - value[k]; if (d < 0) d = -d
            if (d <= off[k] + half) print "ok " name ": " k
            else print "not ok " name ": " k " # " $1 " " u ", kept " value[k] " " unit[k]
        }' "$golden" "$D/figures"
done <"$D/rows"
