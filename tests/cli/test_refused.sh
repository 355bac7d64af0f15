#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is wrong in a scenario is refused by every command, with exit 3 and nothing written: all files
# of tests/bad by validate, and the faults that are seen before or beside the scenario itself
# (duplicate keys, second document, tags, a variant that is not asked for) by all five.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

# refused NAME COMMAND...: exit 3, an error on stderr, nothing on stdout
refused() {
    name=$1
    shift
    "$@" >"$D/stdout" 2>"$D/stderr" </dev/null
    code=$?
    if [ "$code" -eq 3 ] && grep -q "error: " "$D/stderr" && [ ! -s "$D/stdout" ]; then
        echo "ok $name"
    else
        echo "not ok $name # exit $code: $(head -1 "$D/stderr") $(head -1 "$D/stdout")"
    fi
}

for f in tests/bad/*.yaml; do
    grep -q ": error: " "${f%.yaml}.expected" && refused "validate $f" "$M" validate "$f"
done

whole() { # ends in top-level keys, so that a fault can be put behind it
    cat <<'END'
schema: meltroute/1
currency: CNY
prices: {set: CN-2025}
metal: {alloy: ADC12}
cool: {steps: [{preheat: 1 h}]}
customer: {demand: 9000 t/a, shifts: 24x7}
simulation: {horizon: 3 wk, warmup: 1 wk, replications: 1}
sweep: {vary: {route.distance: [20 km, 30 km]}}
END
}
whole >"$D/good.yaml"
"$M" validate "$D/good.yaml" >/dev/null 2>&1 && echo "ok without a fault it is valid" ||
    echo "not ok without a fault it is valid"
{ whole; echo 'metal: {alloy: ADC12}'; } >"$D/duplicate.yaml"
{ whole; echo '---'; echo 'a: 1'; } >"$D/document.yaml"
{ whole; echo 'route: {distance: !!str 45 km}'; } >"$D/tag.yaml"
{ whole; echo 'scenarios: {far: {route.distanse: 90 km}}'; } >"$D/variant-key.yaml"
{ whole; echo 'scenarios: {near: {}, bad: {route.distance: 3 kg}}'; } >"$D/variant-unit.yaml"
for fault in duplicate document tag variant-key variant-unit; do
    for command in validate run sweep breakeven cool; do
        out="--out $D/result"
        [ "$command" = validate ] && out=
        # shellcheck disable=SC2086
        refused "$command of $fault" "$M" "$command" "$D/$fault.yaml" $out
    done
    [ -e "$D/result" ] && echo "not ok $fault: nothing is written" ||
        echo "ok $fault: nothing is written"
done

# A setting that only the variant asked for bears is no fault of the others.
{ whole; echo 'scenarios: {small: {customer.demand: 5000 t/a}}'; } >"$D/variants.yaml"
"$M" validate "$D/variants.yaml" --scenario small --set 'route.distance=30 km' >/dev/null 2>&1 &&
    echo "ok a setting beside a variant" || echo "not ok a setting beside a variant"

# A fault of --set is pointed at where it stands.
points() { # setting, place
    "$M" validate "$D/good.yaml" --set "$1" 2>&1 | grep -q "^--set:1:$2: error: $3" &&
        echo "ok --set '$1' at $2" || echo "not ok --set '$1' at $2"
}
points 'route.distance=' 15 "no value after '='"
points 'route..distance=5 km' 7 'an empty name'
points '.route=1' 1 'an empty name'
points 'route.=1' 6 'an empty name'
points ' route.distance = 4 kg' 19 "'4 kg' is a mass"
