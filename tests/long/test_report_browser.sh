#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The report in a browser: opens from a file, says nothing on the console, asks for nothing, fits a
# phone, prints.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
if ! command -v chromium >/dev/null 2>&1; then
    echo "skip report in a browser # chromium is not installed"
    exit 0
fi
check() { # name, then a command
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then echo "ok $name"; else echo "not ok $name"; fi
}
"$M" run scenarios/exhibit12.yaml --no-limits --replications 2 --set 'simulation.horizon=3 wk' \
    --set 'simulation.warmup=1 wk' --quiet --out "$D/run" >/dev/null 2>&1
"$M" report "$D/run" >/dev/null 2>&1
browser() { # width, then options
    width=$1
    shift
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync --disable-extensions \
        --enable-logging=stderr --user-data-dir="$D/profile" --window-size="$width",2400 "$@" \
        "file://$D/run/report.html" 2>>"$D/log"
}
for width in 390 1280; do
    browser $width --screenshot="$D/$width.png" >/dev/null
    check "a picture of it, $width wide" test "$(wc -c <"$D/$width.png")" -gt 30000
done
browser 1000 --no-pdf-header-footer --print-to-pdf="$D/report.pdf" >/dev/null
check "it prints" sh -c "head -c 4 '$D/report.pdf' | grep -q PDF && [ \$(wc -c <'$D/report.pdf') -gt 30000 ]"
browser 390 --log-net-log="$D/net.json" --dump-dom >"$D/dom.html"
check "its end is there" grep -q 'download="manifest.json"' "$D/dom.html"
# The browser has errands of its own, to its maker.
grep -oE '"url":"https?://[^/"]*' "$D/net.json" | grep -vE '(googleapis|google)\.com(:[0-9]+)?$' >"$D/asked"
check "it asks for nothing" sh -c "test -s '$D/net.json' && ! test -s '$D/asked'"
check "the console is silent" sh -c "! grep -i 'CONSOLE' '$D/log'"
