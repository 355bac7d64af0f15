#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The report: whole, asking nothing of anybody, with hostile names as text.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
check() { # name, then a command
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "ok $name"; else echo "not ok $name"; fi
}
hostile='<script>alert(1)</script> "x" & `touch pwned` %n 锌铝'

"$M" run scenarios/exhibit12.yaml --no-limits --replications 2 --set 'simulation.horizon=3 wk' \
    --set 'simulation.warmup=1 wk' --set "about.question='$(printf '%s' "$hostile" | sed "s/'/''/g")'" \
    --quiet --out "$D/run" >/dev/null 2>"$D/err"
check "a run to report on" test -s "$D/run/summary.json"
"$M" report "$D/run" >"$D/said" 2>"$D/err"
status=$?
R=$D/run/report.html
if command -v gnuplot >/dev/null 2>&1; then
    check "written" test $status -eq 0
    check "and says where" grep -q "report.html" "$D/said"
    check "with a picture inside" grep -q '<img alt="[^"]' "$R"
    check "every picture has a text" sh -c "! grep -q '<img alt=\"\"' '$R'"
else
    check "without gnuplot it says so" test $status -eq 5
fi
check "under a megabyte" test "$(wc -c <"$R")" -lt 1000000
check "it is one page" sh -c "[ \$(grep -c '<!DOCTYPE html>' '$R') = 1 ] && tail -n 1 '$R' | grep -q '</html>'"
check "a strict policy" grep -q "default-src 'none'; img-src data:; style-src 'sha256-" "$R"
# What the policy allows is the style that is there.
if command -v openssl >/dev/null 2>&1; then
    sum=$(awk 'BEGIN { RS = "\001" } { sub(/.*<style>/, ""); sub(/<\/style>.*/, ""); printf "%s", $0 }' "$R" |
        openssl dgst -sha256 -binary | openssl base64)
    check "its hash is that of the style" grep -qF "sha256-$sum" "$R"
fi
check "no script" sh -c "! grep -qi '<script' '$R'"
check "no style outside it" sh -c "! grep -q ' style=' '$R'"
check "nothing from anywhere else" sh -c "! grep -oE '(src|href)=\"[^\"]{1,12}' '$R' | grep -vE '=\"(data:|#)'"
check "the question is text" grep -qF '&lt;script&gt;alert(1)&lt;/script&gt; &quot;x&quot; &amp; `touch pwned` %n 锌铝' "$R"
check "nothing was run" test ! -e pwned -a ! -e "$D/run/pwned"
answer=$(sed -n 's/^ *"answer": "\(.*\)",$/\1/p' "$D/run/summary.json" | head -n 1)
check "the answer is that of the summary" sh -c "[ -n \"\$1\" ] && grep -qF \"\$1\" '$R'" _ "$answer"
check "what was set is said, with what it was" grep -q "Changed: .*simulation.horizon = 3 wk (was 14 wk)" "$R"
for part in answer cost carbon investment figures inputs method scenario data; do
    check "part: $part" grep -q "<section id=\"$part\">" "$R"
done
check "one first heading, no level left out" sh -c "
    grep -oE '<h[1-6]' '$R' | awk '{ level = substr(\$0, 3) + 0; if (level == 1) first++; if (level > last + 1) bad = 1; last = level }
    END { exit bad || first != 1 }'"
# Heat and fleet have figures of molten supply alone, ingots of the other: no column of empty cells.
heading() { # caption, its columns
    check "$1: $2" sh -c "tr -d '\\n' <'$R' | grep -oE '<caption>$1</caption><thead>.*' | sed 's/<\\/thead>.*//; s/<[^>]*>/ /g' | tr -s ' ' | grep -qx ' $1 figure unit $2 '"
}
heading Heat molten
heading Ingots ingot
heading Metal "molten ingot"
# What the text says of who pays, of carbon by boundary and of payback, the page says too.
"$M" cost "$D/run" >"$D/text" 2>/dev/null
same() { # how a line of the text begins; its figures stand in the page's row of that name
    got=$(tr -d '\n' <"$R" | grep -oF "<th scope=\"row\">$1</th>" | head -n 1)
    row=$(tr -d '\n' <"$R" | sed 's/<tr/\n<tr/g' | grep -F "<th scope=\"row\">$1</th>" | tail -n 1 | sed 's/<\/tr>.*//; s/<[^>]*>/ /g' | tr -s ' ')
    said=$(grep -F "  $1  " "$D/text" | tail -n 1 | tr -s ' ')
    check "the page says it too: $1" test -n "$got" -a "$row" = "$said "
}
for name in "per km" die-caster "haulier (negative: earns)" "the road's" "direct emissions, for the CBAM" together "payback, years"; do same "$name"; done
check "changed values are told" grep -q "<code>simulation.<wbr>horizon</code></th><td>3 wk</td>" "$R"
check "sources are told" grep -q "judgement, assumption" "$R"
data=$(sed -n 's/.*download="costs.csv" href="data:text\/csv;base64,\([^"]*\)".*/\1/p' "$R")
printf '%s' "$data" | base64 -d | cmp -s - "$D/run/costs.csv"
check "the table inside is the table beside it" test $? -eq 0
"$M" report "$D/run" --quiet >"$D/said" 2>&1
cp "$R" "$D/first.html"
"$M" report "$D/run" --quiet >/dev/null 2>&1
check "the same bytes again" cmp -s "$R" "$D/first.html"

wrong() { # name, exit code, word, then arguments
    name=$1 code=$2 word=$3
    shift 3
    "$M" report "$@" >"$D/out" 2>"$D/err"
    got=$?
    if [ $got -eq "$code" ] && grep -q -- "$word" "$D/err"; then echo "ok $name"; else
        echo "not ok $name # exit $got: $(cat "$D/err")"
    fi
}
wrong "no such folder" 4 "there is no such folder" "$D/nothing"
for range in 'route.distance' 'route.distance=10' 'route.distance=90..10' 'route.distance=10 kg..20 kg' 'no.key=1..2' \
    'metal.alloy=ADC12,A380'; do
    code=3
    [ "$range" = route.distance ] && code=2
    wrong "--what-if '$range'" $code "--what-if" "$D/run" --what-if "$range"
done
wrong "six keys" 3 "at most 5" "$D/run" --what-if a=1..2 --what-if b=1..2 --what-if c=1..2 --what-if d=1..2 --what-if e=1..2 --what-if f=1..2
check "the report is as it was" cmp -s "$R" "$D/first.html"
"$M" report "$D/run" --what-if 'route.distance=20,60 km' --quiet >/dev/null 2>&1
sum=$(awk 'BEGIN { RS = "\001" } { sub(/.*<script>/, ""); sub(/<\/script>.*/, ""); printf "%s", $0 }' "$R" |
    openssl dgst -sha256 -binary 2>/dev/null | openssl base64 2>/dev/null)
[ -z "$sum" ] || check "the policy allows the script that is there" grep -qF "script-src 'sha256-$sum';" "$R"
check "the scenario's own value is in the grid" grep -q '"values":\[20,30,60\]' "$R"
kept=$(sed -n 's/.*<td class="n" id="whatif-value-1">\([^<]*\)<.*/\1/p' "$R")
check "what the sheet says is what stands there" grep -q "<tr class=\"total\"><th scope=\"row\">total</th><td class=\"n\">$kept</td>" "$R"
"$M" run scenarios/one-customer.yaml --no-limits --replications 1 --set 'simulation.horizon=2 wk' --set 'simulation.warmup=0 wk' \
    --set ladle.model=constant_rate --set 'customer.acceptance_temperature=725 degC' --quiet --out "$D/one" >/dev/null 2>&1
"$M" report "$D/one" --quiet >/dev/null 2>&1
check "loads that arrive too cold are a warning" grep -qE \
    'id="cold-loads">Of the loads, [0-9.]+ % arrive colder than their customer accepts; [0-9.]+ % are taken' "$D/one/report.html"
check "and none where there are none" sh -c "! grep -q 'cold-loads' '$R'"
check "of one replication" grep -q '</html>' "$D/one/report.html"
"$M" cool scenarios/one-ladle.yaml --out "$D/cool" --quiet >"$D/printed" 2>/dev/null
"$M" report "$D/cool" --quiet >/dev/null 2>&1
check "a page of another study" grep -q '<section id="pictures">\|gnuplot' "$D/cool/report.html"
check "it holds what was printed" sh -c "head -n 1 '$D/printed' | grep -qFf - '$D/cool/report.html'"
check "and no script" sh -c "! grep -qi '<script' '$D/cool/report.html'"
printf 'Ingots are\ndearer <b>.\n\n  km   cost\n' >"$D/cool/printed.txt"
"$M" report "$D/cool" --quiet >/dev/null 2>&1
check "a first sentence is set as one" grep -q '<p class="answer">Ingots are dearer &lt;b&gt;.</p>' "$D/cool/report.html"
check "and the table behind it as a table" grep -q '^<pre>  km   cost$' "$D/cool/report.html"
wrong "no sliders without a run" 2 "one is of 'cool'" "$D/cool" --what-if 'route.distance=10..20 km'
rm "$D/run/ledger.csv"
wrong "a folder that has lost its ledger" 4 "ledger.csv" "$D/run"
check "the old report is still there" test -s "$R"
