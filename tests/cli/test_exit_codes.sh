#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every exit code of the program that this release can give, each provoked once.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
. tests/support/signals.sh

cat >"$D/small.yaml" <<'END'
schema: meltroute/1
currency: CNY
prices: {set: CN-2025}
metal: {alloy: ADC12}
route: {distance: 23 km}
customer: {demand: 9000 t/a, shifts: 24x7}
simulation: {horizon: 3 wk, warmup: 1 wk, replications: 2}
expect: {saving_per_t: {low: -5000 CNY/t, high: 5000 CNY/t}}
END

# exits CODE NAME COMMAND...: the program ends with this code
exits() {
    want=$1 name=$2
    shift 2
    "$@" >"$D/out" 2>"$D/err" </dev/null
    got=$?
    if [ "$got" -eq "$want" ]; then
        echo "ok $name"
    else
        echo "not ok $name # exit $got instead of $want"
        sed 's/^/  /' "$D/err" | head -5
    fi
}
# holds NAME FILE TEXT: the file has the text in it
holds() {
    if grep -qF -e "$3" "$2"; then echo "ok $1"; else
        echo "not ok $1 # no '$3' in:"
        sed 's/^/  /' "$2" | head -5
    fi
}

exits 0 "run" "$M" run "$D/small.yaml"
holds "the answer is the first line" "$D/out" "At 23 km molten supply is"
exits 0 "run --json" "$M" run "$D/small.yaml" --json --profile
holds "json names its schema" "$D/out" '"schema": "meltroute-result/1"'
holds "and where the time went" "$D/out" '"outside_heat_and_calendar":'
exits 0 "run --csv" "$M" run "$D/small.yaml" --csv
exits 3 "a section set as a value" "$M" run "$D/small.yaml" --set customer.machine=3
holds "is shown one of its keys" "$D/err" "set one of its keys, such as 'customer.machine.count'"
exits 3 "a part of a number" "$M" run "$D/small.yaml" --set route.distance.part=3
holds "the whole path is told" "$D/err" "'meltroute explain route.distance' shows what it takes"
exits 3 "values without a unit" "$M" sweep "$D/small.yaml" --vary route.distance=10,20
holds "are told all together" "$D/err" "help: write '10,20 km', if that is meant"
exits 3 "one of several" "$M" run scenarios/mixed-fleet.yaml --set fleet.type.trucks=3
holds "what can be pasted" "$D/err" "write 'fleet.types.large.trucks'"
exits 3 "a part of a whole value" "$M" run "$D/small.yaml" --set expect.saving=3
holds "is told where to look" "$D/err" "'meltroute explain expect' shows what it takes"
exits 3 "miles are no unit" "$M" run "$D/small.yaml" --set 'route.distance=30 miles'
holds "but what they are is told" "$D/err" "help: write km (1 mile is 1.609344 km)"
for range in '5 km to 20 km' '5 km-20 km' '5 km – 20 km'; do
    exits 3 "a range as $range" "$M" sweep "$D/small.yaml" --vary "route.distance=$range"
    holds "is told how to be written" "$D/err" "a range is written '5 km..20 km'"
done
exits 0 "explain saving_per_t" "$M" explain saving_per_t
holds "the figure that everything is about" "$D/out" "above 0 molten supply is cheaper"
for state in infeasible 'molten infeasible' 'ingot infeasible' 'both infeasible' 'loads too cold'; do
    exits 0 "explain $state" "$M" explain "$state"
done
exits 0 "explain a figure of who pays" "$M" explain routes.molten.who_pays.producer.net
holds "in words" "$D/out" "what a party pays in the end"
exits 0 "run --echo" "$M" run "$D/small.yaml" --echo
exits 0 "sweep" "$M" sweep "$D/small.yaml" --vary 'route.distance=20,40 km' --csv
exits 0 "sensitivity" "$M" sensitivity "$D/small.yaml" --of saving,carbon --key prices.gas --csv
holds "a row per input" "$D/out" "prices.gas,CNY/m3,3.5,4.9,"
exits 0 "sensitivity --json" "$M" sensitivity "$D/small.yaml" --of saving --method morris \
    --samples 2 --key prices.gas --key 'route.distance=20..30 km' --json
holds "its method is told" "$D/out" '"method": "morris"'
exits 0 "breakeven against a second key" "$M" breakeven "$D/small.yaml" --replications 1 \
    --over 'route.distance=20..200 km' --against 'prices.gas=3..5 CNY/m3 step 2' --csv
holds "a row per point" "$D/out" "prices.gas [CNY/m3],route.distance [km],grid,status"
exits 0 "breakeven of few trucks" "$M" breakeven "$D/small.yaml" --replications 1 --no-limits --csv \
    --set fleet.trucks=1 --range '20..200 km'
holds "points without a plan are named" "$D/out" "molten infeasible"
exits 0 "breakeven in text" "$M" breakeven "$D/small.yaml" --replications 1 --no-limits \
    --set fleet.trucks=1 --range '20..205.5 km'
awk '/^ +km  /,/^$/' "$D/out" | awk 'NR > 1 && NF { split($1, d, "."); n[length(d[2])]; k++ } END { exit !(k > 10 && length(n) == 1) }' &&
    echo "ok equal decimals below one another" || echo "not ok equal decimals below one another"
holds "and here too" "$D/out" "  molten infeasible"
exits 0 "a root where the plan does not hold" "$M" breakeven "$D/small.yaml" --replications 1 --no-limits \
    --over 'prices.gas=0.5..9 CNY/m3' --set fleet.trucks=1 --set 'route.distance=200 km'
tr '\n' ' ' <"$D/out" >"$D/line"
holds "it is said" "$D/line" "but there the plan does not hold: molten infeasible"
exits 3 "breakeven against no key" "$M" breakeven "$D/small.yaml" --against 'prices.gass=3..5 CNY/m3'
exits 0 "optimize" "$M" optimize "$D/small.yaml" --vary 'fleet.trucks=1,2' --json
holds "a probability is stated" "$D/out" '"probability_of_right_choice": 0.95'
{ cat "$D/small.yaml"; echo 'scenarios: {longer: {route.distance: 30 km}, one-truck: {route.distance: 200 km, fleet.trucks: 1}}'; } >"$D/plans.yaml"
exits 0 "compare" "$M" compare "$D/plans.yaml" --out "$D/plans"
holds "the answer first" "$D/out" "Of 3 plans the file as it stands costs least by molten supply"
holds "a column a variant" "$D/out" "longer                   one-truck"
tr '\n' ' ' <"$D/out" >"$D/line"
holds "what is no plan is told" "$D/line" "'one-truck' is no plan (molten infeasible): the machines"
holds "a row a plan and figure" "$D/plans/compare.csv" "one-truck,molten infeasible,fleet.trucks,-,1,"
holds "the same as JSON" "$D/plans/compare.json" '"best": "base"'
exits 0 "compare two of them, the other way round" "$M" compare "$D/plans.yaml" longer base --csv
holds "the first is the base" "$D/out" "longer,feasible,saving_per_t,CNY/t,"
exits 2 "compare takes no variant as an option" "$M" compare "$D/plans.yaml" --scenario longer
exits 3 "compare what there is not" "$M" compare "$D/plans.yaml" base long
holds "what there is is told" "$D/err" "plans.yaml: the file has no variant 'long'; it has base (as it stands), longer, one-truck"
exits 3 "compare without variants" "$M" compare "$D/small.yaml"
holds "how to write some" "$D/err" "such as 'scenarios: {slow: {route.speed: 40 km/h}}'"
exits 2 "optimize with no amount" "$M" optimize "$D/small.yaml" --indifference little
exits 2 "sensitivity by no method" "$M" sensitivity "$D/small.yaml" --method fast
exits 2 "sensitivity of nothing known" "$M" sensitivity "$D/small.yaml" --of profit
exits 3 "sensitivity to no key" "$M" sensitivity "$D/small.yaml" --key prices.gass --of saving
exits 0 "help" "$M" --help
exits 0 "help of a command" "$M" sweep --help
exits 0 "version" "$M" --version
exits 0 "init" "$M" init
exits 0 "explain" "$M" explain route.distance
exits 2 "explain a key that its section has not" "$M" explain weather.mean
holds "the keys of that section" "$D/err" "its keys are air_temperature, season_swing"
exits 0 "list" "$M" list alloy
for what in 'molten.fuel:diesel, loaded and empty' 'ingot.energy:melt_gas' 'CN-2025:prices.gas ' 'Guangdong-2022:0.4403 kg/kWh' \
    'DE:40 t' 'E-UNIT:Cure: Write the unit' 'W-COLD:more than one in twenty' 'cool.steps:{pour: 15 min}' \
    'route.distance:Shaping the Value Chain, section 3.1' 'route.speed.mean:Mean speed of a trip' 'carbon.molten.diesel:scope' \
    'routes.molten.cost_per_t.total:money/t' 'fleet.types.NAME.trucks:Trucks of this type' 'loads_below_limit_frac:loads below the acceptance temperature' 'routes.ingot.service_frac:routes.molten.service_frac'; do
    exits 0 "explain ${what%%:*}" "$M" explain "${what%%:*}"
    holds "it tells" "$D/out" "${what#*:}"
done
exits 2 "a name of no family" "$M" list gros
holds "the family is suggested" "$D/err" "did you mean 'gross'?"
exits 0 "what a choice takes is listed" "$M" list
holds "by its names" "$D/out" "wall1d, fast, constant_rate"

exits 2 "no command" "$M"
exits 2 "unknown command" "$M" swep "$D/small.yaml"
holds "a command is suggested" "$D/err" "did you mean 'sweep'?"
exits 2 "unknown option" "$M" run "$D/small.yaml" --replication 3
holds "an option is suggested" "$D/err" "did you mean '--replications'?"
exits 2 "an option cut short" "$M" run "$D/small.yaml" --rep 2
exits 2 "and with its value behind =" "$M" run "$D/small.yaml" --rep=2
holds "the whole one is suggested" "$D/err" "did you mean '--replications'?"
exits 2 "a file for a command" "$M" "$D/small.yaml"
holds "run is suggested" "$D/err" "but a file: \`meltroute run $D/small.yaml\`"
exits 2 "a range without its quotes" "$M" sweep "$D/small.yaml" --vary route.distance=20 km..160 km
holds "they are shown" "$D/err" "stands in quotes, --vary 'route.distance=20 km..160 km';"
exits 2 "too few replications for a choice" "$M" optimize "$D/small.yaml" --replications 1
holds "it says why" "$D/err" "right with a stated probability"
exits 3 "neither unit nor step" "$M" sweep "$D/small.yaml" --vary 'prices.gas=3..5'
holds "the step is missed" "$D/err" "a range without its step"
holds "and the unit" "$D/err" "gas is money per volume and needs a unit"
for command in 'breakeven --against prices.gas=3..5' 'breakeven --over prices.gas=3..5' 'sensitivity --key prices.gas=3..5'; do
    exits 3 "no unit: $command" "$M" "${command%% *}" "$D/small.yaml" ${command#* }
    holds "in the same words" "$D/err" "gas is money per volume and needs a unit; write '3 CNY/m3', if that is meant"
done
exits 3 "a mass for a rate" "$M" run "$D/small.yaml" --set 'customer.demand=3000 t'
holds "the rate is proposed" "$D/err" "write '3000 t/a', if that is meant"
exits 3 "a tab in a value" "$M" run "$D/small.yaml" --set "route.distance=4$(printf '\t')q km"
holds "it is seen" "$D/err" "1 | route.distance=4<tab>q km"
holds "and underlined" "$D/err" "      |                ^~~~~~~~~~"
exits 2 "option of another command" "$M" run "$D/small.yaml" --over prices.gas
exits 2 "no value" "$M" run "$D/small.yaml" --seed
exits 2 "no number" "$M" run "$D/small.yaml" --threads two
exits 2 "--set without =" "$M" run "$D/small.yaml" --set route.distance
exits 2 "no file" "$M" run
exits 2 "two files" "$M" run "$D/small.yaml" "$D/small.yaml"
exits 2 "nothing to vary" "$M" sweep "$D/small.yaml"
exits 2 "no such family" "$M" list ores
exits 2 "a range upside down" "$M" breakeven "$D/small.yaml" --range 9..3
holds "which end comes first" "$D/err" "--range needs two values, the lower one first"
exits 2 "a range upside down behind the key" "$M" breakeven "$D/small.yaml" --over 'prices.gas=5..3'
holds "said of --over" "$D/err" "--over needs two values"
exits 2 "one range is enough" "$M" breakeven "$D/small.yaml" --over 'prices.gas=3..5 CNY/m3' --range '3..5 CNY/m3'
holds "where to give it" "$D/err" "give that of 'prices.gas' in --over or in --range"

exits 3 "unknown key in --set" "$M" run "$D/small.yaml" --set 'route.distanse=30 km'
holds "--set is located" "$D/err" "--set:1:7"
exits 3 "bad value in --set" "$M" run "$D/small.yaml" --set 'route.distance=30 kg'
exits 3 "unknown variant" "$M" run "$D/small.yaml" --scenario fast
holds "what a variant is" "$D/err" "it has none: variants stand in a section scenarios"
exits 3 "a break-even over words" "$M" breakeven "$D/small.yaml" --over metal.alloy
holds "what compares words" "$D/err" "sweep --vary 'KEY=A,B'"
exits 3 "a range without a step" "$M" sweep "$D/small.yaml" --vary 'route.distance=10 km..50 km'
holds "where the step goes" "$D/err" "put the step behind it"
exits 4 "no log" "$M" calibrate "$D/small.yaml" "$D/none.csv"
holds "why" "$D/err" "none.csv: No such file"
exits 2 "an empty folder" "$M" run "$D/small.yaml" --out ''
holds "it is said" "$D/err" "an empty value behind '--out'"
exits 2 "an option that others take" "$M" cool "$D/small.yaml" --json
holds "they do" "$D/err" "other commands take it"
exits 2 "help of no command" "$M" help swep
holds "the nearest is named" "$D/err" "did you mean 'sweep'?"
exits 4 "an empty name" "$M" run ''
holds "no folder is suggested" "$D/err" "give the file of a scenario"
exits 4 "no shards" "$M" merge "$D/small.yaml" --out "$D/shards"
holds "what writes them" "$D/err" "--shard I/N"
exits 2 "a word too many" "$M" version extra
holds "which" "$D/err" "'extra' is one word too many: version stands alone"
exits 3 "cool without steps" "$M" cool "$D/small.yaml"
holds "where there are some" "$D/err" "scenarios/one-ladle.yaml"
exits 3 "run without customer" "$M" run scenarios/one-ladle.yaml
exits 3 "nothing is written for an invalid file" "$M" run "$D/small.yaml" --set nonsense=1 --out "$D/none"
[ ! -e "$D/none" ] && echo "ok no folder" || echo "not ok no folder"

exits 4 "no such file" "$M" run "$D/missing.yaml"
mkdir "$D/thesis" && echo years >"$D/thesis/chapter1.txt"
exits 4 "a folder that is no result" "$M" run "$D/small.yaml" --out "$D/thesis"
[ "$(ls "$D/thesis")" = chapter1.txt ] && echo "ok it is untouched" || echo "not ok it is untouched"
exits 4 "an unwritable place" "$M" run "$D/small.yaml" --out /proc/meltroute
exits 4 "a picture of nothing" "$M" plot "$D/thesis"
exits 4 "a picture of no folder" "$M" plot "$D/none"
holds "and what to give" "$D/err" "give the folder that 'meltroute run S.yaml --out FOLDER'"
exits 4 "a report of no folder" "$M" report "$D/none"
exits 4 "a report of a scenario" "$M" report "$D/small.yaml"
holds "what makes a result" "$D/err" "small.yaml --out result' makes one"

# What may have been meant by a scenario that is not there.
exits 4 "another ending" "$M" run "$D/small.yml"
holds "the other is named" "$D/err" "did you mean '$D/small.yaml'?"
exits 4 "a letter less" "$M" run "$D/smal.yaml"
holds "the nearest is named" "$D/err" "did you mean '$D/small.yaml'?"
exits 4 "a shipped one without its folder" "$M" run exhibit12.yaml
holds "the folder is named" "$D/err" "did you mean 'scenarios/exhibit12.yaml'?"
exits 4 "a folder instead of a scenario" "$M" run "$D/thesis"
holds "it is said" "$D/err" "this is a folder, not a scenario file"

exits 0 "init into a new file" "$M" init "$D/mine.yaml"
exits 4 "never over an old one" "$M" init "$D/small.yaml"
grep -q 'demand: 9000 t/a' "$D/small.yaml" && echo "ok it is as it was" || echo "not ok it is as it was"

exits 0 "far beyond what is driven" "$M" validate "$D/small.yaml" --set 'route.distance=800 km'
holds "it is warned of" "$D/err" "distance 800 km is far from what is believed, 2 km to 160 km [W-RANGE]"
exits 0 "a result folder" "$M" run "$D/small.yaml" --out "$D/result" --profile
holds "the split stands in the text" "$D/out" "  outside heat and calendar "
grep -q '"profile"' "$D/result/summary.json" && echo "not ok no times in the folder" || echo "ok no times in the folder"
for f in summary.json costs.csv carbon.csv who_pays.csv kpis.csv replications.csv ledger.csv manifest.json; do
    [ -s "$D/result/$f" ] && echo "ok $f" || echo "not ok $f"
done
exits 4 "a result instead of a scenario" "$M" run "$D/result"
holds "what reads it" "$D/err" "'meltroute report $D/result'"
exits 4 "a picture of another study" "$M" plot "$D/result" gantt
holds "which study" "$D/err" "meltroute trace S.yaml --out DIR"
exits 2 "no such picture" "$M" plot "$D/result" nosuch
holds "which there are" "$D/err" "there are stacked_rows carbon_stack"
"$M" sweep "$D/small.yaml" --vary 'route.distance=20,40 km' --out "$D/two" >/dev/null 2>&1
exits 2 "nor of a sweep" "$M" plot "$D/two" nosuch
[ "$(cat "$D/err")" = "meltroute: error: no picture is called 'nosuch'; of $D/two there are cost_distance" ] &&
    echo "ok only what can be drawn is named" || echo "not ok only what can be drawn is named # $(cat "$D/err")"
exits 0 "it may be replaced" "$M" run "$D/small.yaml" --out "$D/result"
PATH=/nowhere exits 5 "no gnuplot" "$M" plot "$D/result"
[ -s "$D/result/stacked_rows.gp" ] && [ -s "$D/result/stacked_rows.csv" ] &&
    echo "ok data and script are there" || echo "not ok data and script are there"
PATH=/nowhere exits 5 "doctor without gnuplot" "$M" doctor
holds "and how to get it" "$D/out" "apt install gnuplot-nox"

V='route.distance=20,40 km'
exits 0 "sweep with a store" "$M" sweep "$D/small.yaml" --vary "$V" --out "$D/far"
holds "all is computed" "$D/err" "computed 2 points (4 replications), reused 0 (0)"
for f in sweep.csv replications.csv summary.json sweep.sqlite manifest.json; do
    [ -s "$D/far/$f" ] && echo "ok sweep: $f" || echo "not ok sweep: $f"
done
"$M" run "$D/small.yaml" --out "$D/far" 2>"$D/err" && echo "not ok a run does not replace a sweep" ||
    echo "ok a run does not replace a sweep"
holds "the cure is told" "$D/err" "far holds a result of 'sweep', which one of 'run' does not replace: give --out another"
exits 4 "nor a sweep a run" "$M" sweep "$D/small.yaml" --vary "$V" --out "$D/result"
exits 4 "nor a trace a run" "$M" trace "$D/small.yaml" --out "$D/result"
for f in far/sweep.csv far/sweep.sqlite result/costs.csv; do
    [ -s "$D/$f" ] && echo "ok $f is still there" || echo "not ok $f is still there"
done
mkdir "$D/far.part-999999999"
exits 0 "sweep again" "$M" sweep "$D/small.yaml" --vary "$V" --out "$D/far"
holds "all is reused" "$D/err" "computed 0 points (0 replications), reused 2 (4)"
[ ! -e "$D/far.part-999999999" ] && echo "ok what a killed run left is removed" ||
    echo "not ok what a killed run left is removed"
exits 1 "a point that is no scenario" "$M" sweep "$D/small.yaml" --out "$D/far" \
    --vary 'metal.alloy=ADC12,BRASS1'
holds "its error is in the table" "$D/far/sweep.csv" ",invalid,--set:"
echo "no store" >"$D/text.sqlite"
exits 4 "a store that is none" "$M" sweep "$D/small.yaml" --vary "$V" --store "$D/text.sqlite"
exits 4 "a store that cannot be made" "$M" sweep "$D/small.yaml" --vary "$V" --store /proc/s.sqlite

exits 6 "a limit that is not met" "$M" run "$D/small.yaml" \
    --set 'expect={saving_per_t: {low: 4000 CNY/t}}'

# Ctrl-C: what was finished is kept.
"$M" run "$D/small.yaml" --set 'simulation.horizon=4 wk' --set ladle.model=constant_rate \
    --replications 20000 --threads 1 \
    --out "$D/stopped" >/dev/null 2>"$D/err" &
pid=$!
heeds "$pid"
sleep 2
kill -INT "$pid"
wait "$pid"
code=$?
[ "$code" -eq 130 ] && echo "ok interrupted" || echo "not ok interrupted # exit $code"
[ -s "$D/stopped/summary.json" ] && echo "ok what was done is kept" ||
    echo "not ok what was done is kept"
grep -q 'interrupted after [1-9][0-9]* of 20000 replications' "$D/err" && echo "ok and how much it is" ||
    echo "not ok and how much it is"
