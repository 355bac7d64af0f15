#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# meltroute calibrate: exit codes, where messages go, the folder, and that its patch can be used.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

cat >"$D/plant.yaml" <<'END'
schema: meltroute/1
metal: {alloy: ADC12}
ladle: {capacity: 4 t}
END
cat >"$D/log.csv" <<'END'
filled_temperature,arrival_temperature,duration,distance,standing [min],mass_loaded,mass_received
741,705.1,1.5,45,35,4,3.985
744,716.0,0.6,20,10,4,3.984
739,682.4,3.4,140,30,4,3.986
742,701.8,2.1,80,30,4,3.983
745,711.9,1.1,45,10,4,3.985
740,690.2,2.8,110,30,4,3.987
END
exits() { # code, name, command...
    code=$1 name=$2
    shift 2
    "$@" >"$D/out" 2>"$D/err"
    got=$?
    if [ "$got" -eq "$code" ]; then echo "ok $name"; else
        sed 's/^/    /' "$D/err"
        echo "not ok $name # exit $got, not $code"
    fi
}
says() { # name, file, text
    if grep -q -e "$3" "$D/$2"; then echo "ok $1"; else echo "not ok $1"; fi
}

exits 0 "fits" "$M" calibrate "$D/plant.yaml" "$D/log.csv"
says "the answer comes first" out "log.csv says: "
says "each parameter with its key" out "^hot_face *producer.preheat.target"
says "settings to use" out "^  --set 'producer.preheat.target="
exits 0 "as JSON" "$M" calibrate "$D/plant.yaml" "$D/log.csv" --json
says "with its schema" out '"schema":"meltroute-calibration/1"'
exits 0 "as CSV" "$M" calibrate "$D/plant.yaml" "$D/log.csv" --csv
says "with a heading" out "^parameter,key,unit,before,value,low_95,high_95,told,setting$"
exits 2 "no log" "$M" calibrate "$D/plant.yaml"
exits 2 "no such parameter" "$M" calibrate "$D/plant.yaml" "$D/log.csv" --fit colour
says "which there are" err "lining, bridge, hot_face, speed, loss"
exits 4 "no such file" "$M" calibrate "$D/plant.yaml" "$D/none.csv"
says "what a log is" err "No such file or directory; the log is a CSV file, a row a ladle delivered: 'meltroute calibrate --help'"
printf 'filled_temperature,arrival_temperature,duration\n741,cold,1\n' >"$D/bad.csv"
exits 3 "a bad cell" "$M" calibrate "$D/plant.yaml" "$D/bad.csv"
says "is located" err "bad.csv:2:5: error: 'cold' is no number"
printf 'when,who\n1,Li\n' >"$D/other.csv"
exits 3 "another table" "$M" calibrate "$D/plant.yaml" "$D/other.csv"
says "says what is needed" err "other.csv:1:1: error: nothing can be fitted"
says "and which columns it does not know" err "not known are when, who;"
printf 'filled_temperature,arrival_temperature,duration\n750,743,1\n750,735,1\n750,739,1\n' >"$D/rates.csv"
exits 0 "published rates are an answer" "$M" calibrate "$D/plant.yaml" "$D/rates.csv" --json
says "that names what it cannot tell" out "cannot tell lining from hot_face"
mkdir "$D/full" && touch "$D/full/mine"
exits 4 "a folder of something else" "$M" calibrate "$D/plant.yaml" "$D/log.csv" --out "$D/full"

command -v gnuplot >/dev/null || { echo "skip the folder # no gnuplot"; exit 0; }
exits 0 "writes a folder" "$M" calibrate "$D/plant.yaml" "$D/log.csv" --quiet --out "$D/fit"
for f in parameters.csv correlation.csv residuals.csv calibration.json patch.yaml calibrated.yaml \
    manifest.json calibration.svg calibration.png calibration.gp; do
    if [ -s "$D/fit/$f" ]; then echo "ok $f"; else echo "not ok $f"; fi
done
exits 0 "calibrated.yaml is valid" "$M" validate "$D/fit/calibrated.yaml"
cat "$D/plant.yaml" "$D/fit/patch.yaml" >"$D/patched.yaml"
exits 0 "patch.yaml can be pasted" "$M" validate "$D/patched.yaml" --scenario calibrated
exits 0 "a result is replaced" "$M" calibrate "$D/plant.yaml" "$D/log.csv" --quiet --out "$D/fit"
