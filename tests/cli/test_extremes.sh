#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Whatever a scenario or a log says, there is an answer that can be, or an error with its place:
# never a crash, a hang, NaN, or a temperature that nothing around the ladle has. One line a case:
# exit code | name | what is said otherwise than usual.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT

# verdict CODE NAME: of the command that gave $got, stdout in out, stderr in err
verdict() {
    why=
    if [ "$got" -ne "$1" ]; then
        why="exit $got instead of $1"
    elif [ "$1" -eq 3 ]; then
        grep -qE '^[^ ]+:[0-9]+:[0-9]+: (error|warning): ' "$D/err" || why="an error without a place"
    elif grep -qiE '(^|[^a-z])-?(nan|inf)([^a-z]|$)' "$D/out"; then
        why="not a number in it"
    elif [ ! -s "$D/out" ]; then
        why="no answer"
    fi
    if [ -z "$why" ]; then echo "ok $2"; else
        echo "not ok $2 # $why"
        head -3 "$D/err" | sed 's/^/  /'
    fi
}

# --- a ladle alone --------------------------------------------------------------------------------
ladle() {
    cat <<E
schema: meltroute/1
metal: {alloy: $ALLOY}
ladle: {capacity: $CAP$LADLE}
weather: {air_temperature: $AIR degC$WIND}
producer: {preheat: {power: 300 kW, target: $TARGET degC}}
cool:
  start_temperature: $START degC
  sample: $SAMPLE
  steps: ${STEPS:-[{preheat: 4 h\}, {fill: $MOVE, mass: $MASS, temperature: $TAP degC\}, {drive: 2 h, speed: $SPEED\},
    {pour: $MOVE\}, {fill: $MOVE, mass: $MASS, temperature: $TAP degC\}, {stand: $STAND, open: $OPEN\}, {pour: $MOVE\}]}
E
}
# No temperature of melt, face or shell outside of what touched the ladle, but for heat of oxidation.
within() {
    awk -F, -v low="$AIR" -v start="$START" -v tap="$TAP" -v target="$TARGET" '
        NR == 1 { if (start < low) low = start
                  high = tap > target ? tap : target; if (start > high) high = start; next }
        { for (i = 4; i <= 7; i++) if (i != 5 && $i != "" && ($i < low - 1 || $i > high + 10)) bad = $0 }
        END { if (bad) print bad; exit bad != "" || NR < 3 }' "$D/out"
}
cool() { # CODE NAME SETTINGS
    (
        ALLOY=ADC12 CAP='4 t' LADLE='' AIR=20 WIND='' TARGET=750 START=20 SAMPLE='10 min' STEPS=''
        MASS='4 t' TAP=750 MOVE='15 min' SPEED='50 km/h' STAND='2 h' OPEN=0
        eval "$3"
        ladle >"$D/c.yaml"
        for model in wall1d fast; do
            timeout 60 "$M" cool "$D/c.yaml" --csv --set ladle.model=$model >"$D/out" 2>"$D/err"
            got=$?
            if [ "$got" -eq 0 ] && ! within >"$D/bad"; then
                echo "not ok cool, $model: $2 # $(cat "$D/bad")"
            else verdict "$1" "cool, $model: $2"; fi
            [ "$1" -eq 0 ] || break
        done
    )
}
of() { echo ", lining: {side: [[$1]], bottom: [[$1]], lid: [[$1]]}"; } # a ladle of this wall
while IFS='|' read -r code name settings; do cool "$code" "$name" "$settings"; done <<'END'
0|as usual|
0|1 kg of melt|CAP='1 kg' MASS='1 kg'
0|100 t|CAP='100 t' MASS='100 t'
0|1 kg in 100 t|CAP='100 t' MASS='1 kg'
3|4 t into 1 kg|CAP='1 kg'
3|no capacity|CAP='0 kg'
3|200 t|CAP='200 t'
3|zero thickness|LADLE=$(of 'calsil, 0 mm')
0|1 mm lining|LADLE=$(of 'calsil, 1 mm')
0|a tin|LADLE=$(of 'shell_steel, 0.1 mm')
0|2 m lining|LADLE=$(of 'calsil, 1 m], [calsil, 1 m')
3|a layer of 2 m|LADLE=$(of 'calsil, 2 m')
0|10 mm of k(T)|LADLE=$(of 'castable_54_alumina, 10 mm')
0|lining of k(T)|LADLE=', lining: castables'
3|k that ends|LADLE=$(of '{conductivity: 0.5 W/(m K), conductivity_slope: -9e-4 W/(m K2), density: 2500 kg/m3, cp: 1000 J/(kg K)}, 90 mm')
3|tap below the solidus|TAP=500
3|tap where less than half is liquid|TAP=540
0|tap in the freezing range|TAP=560
0|tap at 1300|TAP=1300
3|tap at 1400|TAP=1400
0|pure metal at its melting point|ALLOY=pureAl TAP=660.5 STAND='20 h'
0|Scheil|ALLOY='{base: ADC12, solidification: scheil}' TAP=600 STAND='5 h'
0|a month standing|STAND='30 d'
0|a year standing|STAND='1 a' SAMPLE='10 d'
3|a year by the second|STAND='1 a' SAMPLE='1 s'
3|two years|STAND='2 a'
0|-50 degC, storm|AIR=-50 START=-50 WIND=', wind: 40 m/s'
3|-60 degC|AIR=-60
0|+60 degC, no wind|AIR=60 START=60 WIND=', wind: 0 m/s'
3|+70 degC|AIR=70
0|standing as driving|SPEED='0 km/h'
0|130 km/h|SPEED='130 km/h'
3|emissivity 0|LADLE=', melt_emissivity: 0'
3|emissivity 1|LADLE=', shell_emissivity: 1'
0|emissivities at their ends|LADLE=', shell_emissivity: 0.2, lining_emissivity: 0.95, melt_emissivity: 0.6'
0|the lid never on|LADLE=', open_at_fill: 1, open_at_pour: 1' OPEN=1 STAND='10 h'
0|fill and pour of hours|MOVE='10 h'
0|fill and pour in no time|MOVE='0 s'
0|no heel, hardly any metal|LADLE=', residue: 0' MASS='1 kg'
0|a fifth stays behind|LADLE=', residue: 0.2'
0|target below the air|TARGET=50 AIR=60 START=60
3|target above the flame|TARGET=1400
0|target 1200|TARGET=1200
0|upper ends of ranges|LADLE=', melt_film: 50000 W/(m2 K), bridge: 500 W/K, residue: 0.2, outside_film: 500 W/(m2 K), fill_level: 0.98, aspect: 2'
0|lower ends of ranges|LADLE=', melt_film: 50 W/(m2 K), bridge: 0 W/K, residue: 0, fill_level: 0.5, aspect: 0.5, ageing: 0.01'
0|a heel of nearly all|STEPS='[{fill: 15 min, mass: 4 t, temperature: 750 degC}, {pour: 1 min, mass: 1 kg}, {stand: 8 h}, {fill: 1 min, mass: 1 kg, temperature: 750 degC}]'
0|a heel of a kilogram|STEPS='[{fill: 15 min, mass: 4 t, temperature: 750 degC}, {pour: 1 min, mass: 3979 kg}, {stand: 2 h}, {fill: 15 min, mass: 4 t, temperature: 750 degC}]'
0|more poured than there is|STEPS='[{fill: 15 min, mass: 1 t, temperature: 750 degC}, {pour: 0 s, mass: 100 t}]'
0|pour and clean an empty ladle|STEPS='[{pour: 1 h}, {clean: 1 h}, {preheat: 0 s}, {clean: 0 s}]'
3|no steps|STEPS='[]'
3|a negative time|STEPS='[{stand: -1 min}]'
3|NaN|STEPS='[{fill: 1 min, temperature: .nan}]'
END

# --- a plant --------------------------------------------------------------------------------------
run() { # CODE NAME SETTINGS, separated by ;
    code=$1 name=$2
    IFS=';'
    set -f
    set -- "$3" --set simulation.horizon='1 wk' --set simulation.warmup='0 wk'
    # shellcheck disable=SC2086
    for setting in $1; do set -- "$@" --set "$setting"; done
    unset IFS
    shift
    timeout 60 "$M" run scenarios/one-customer.yaml --json --quiet --replications 1 --inputs 0 "$@" \
        >"$D/out" 2>"$D/err"
    got=$?
    verdict "$code" "run: $name"
}
while IFS='|' read -r code name settings; do run "$code" "$name" "$settings"; done <<'END'
0|ladles of 1 kg|ladle.capacity=1 kg
0|ladles of 20 kg, 40 trucks|ladle.capacity=20 kg;fleet.trucks=40
0|ladles of 100 t|ladle.capacity=100 t
3|zero thickness|ladle.lining={side: [[calsil, 0 mm]], bottom: [[calsil, 50 mm]], lid: [[calsil, 50 mm]]}
0|1 mm lining|ladle.lining={side: [[calsil, 1 mm]], bottom: [[calsil, 1 mm]], lid: [[calsil, 1 mm]]}
0|2 m lining|ladle.lining={side: [[calsil, 1 m], [calsil, 1 m]], bottom: [[calsil, 1 m]], lid: [[calsil, 1 m]]}
0|lining of k(T)|ladle.lining=castables
3|tap below the solidus|producer.tap_temperature=500 degC
0|tap at 600|producer.tap_temperature=600 degC;ladle.model=fast;weather.air_temperature=-50 degC
0|tap at 900|producer.tap_temperature=900 degC
0|more than a week on the road|route.distance=2000 km;route.speed=5 km/h
0|no way at all|route.distance=0 km
0|-50 degC, storm|weather.air_temperature=-50 degC;weather.wind=40 m/s
0|+60 degC, no wind|weather.air_temperature=60 degC;weather.wind=0 m/s
0|never preheated|producer.preheat.enabled=false
0|a burner of 1 kW|producer.preheat.power=1 kW
0|target 1200|producer.preheat.target=1200 degC
3|target above the flame|producer.preheat.target=1400 degC
0|the lid never on|ladle.open_at_fill=1;ladle.open_at_pour=1
0|pour and fill of hours|customer.pour_time=4 h;producer.fill_time=4 h
3|pour of ten hours|customer.pour_time=10 h
0|no heel|ladle.residue=0
0|a fifth stays behind|ladle.residue=0.2;ladle.clean_above=0
0|a twentieth of a load|ladle.load=0.05
0|500 K/h|ladle.model=constant_rate;ladle.constant_rate=500 K/h
END

# --- a log ----------------------------------------------------------------------------------------
printf 'schema: meltroute/1\nmetal: {alloy: ADC12}\nladle: {capacity: 4 t}\n' >"$D/plant.yaml"
head="filled_temperature,arrival_temperature,duration,distance,standing [min],mass_loaded,mass_received"
rows='741,705.1,1.5,45,35,4,3.985/744,716.0,0.6,20,10,4,3.984/739,682.4,3.4,140,30,4,3.986/742,701.8,2.1,80,30,4,3.983'
calibrate() { # CODE NAME ROWS, separated by / | SETTING
    printf '%s\n%s\n' "$head" "${3:-$rows}" | tr / '\n' >"$D/log.csv"
    timeout 60 "$M" calibrate "$D/plant.yaml" "$D/log.csv" --json ${4:+--set "$4"} >"$D/out" 2>"$D/err"
    got=$?
    verdict "$1" "calibrate: $2"
}
while IFS='|' read -r code name log setting; do calibrate "$code" "$name" "$log" "$setting"; done <<'END'
0|ladle of 1 kg||ladle.capacity=1 kg
0|ladle of 100 t||ladle.capacity=100 t
0|1 mm lining||ladle.lining={side: [[calsil, 1 mm]], bottom: [[calsil, 1 mm]], lid: [[calsil, 1 mm]]}
0|lining of k(T)||ladle.lining=castables
0|-50 degC||weather.air_temperature=-50 degC
0|target 1200||producer.preheat.target=1200 degC
0|constant rate||ladle.model=constant_rate
0|fast||ladle.model=fast
0|frozen metal|500,480,1,40,10,4,3.98/510,490,1,40,10,4,3.98|
0|one row|740,700,1,40,10,4,3.98|
0|a month under way|740,700,720,40,43000,4,3.98/740,690,744,40,44000,4,3.98|
3|hotter on arrival|740,760,1,40,10,4,3.98/741,770,1,40,10,4,3.98|
3|no time|740,700,0,0,0,4,3.98/740,690,0,0,0,4,3.98|
3|cold as the air|740,20,720,40,43000,4,3.98|
3|for ever|740,700,1e9,40,10,4,3.98|
3|a way of less than nothing|740,700,1,-40,10,4,3.98|
3|no mass|740,700,1,40,10,0,0|
3|more received than loaded|740,700,1,40,10,4,8|
3|standing longer than under way|740,700,1,40,90,4,3.98|
3|not a number|nan,inf,1,40,10,4,3.9|
END
printf '%s\n740,700,1,40,10,4,3.98\n' "$head" >"$D/log.csv"
timeout 60 "$M" calibrate "$D/plant.yaml" "$D/log.csv" --out "$D/one" >"$D/out" 2>"$D/err"
got=$?
verdict 0 "calibrate: the picture of one row"
