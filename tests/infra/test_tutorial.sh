#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the commands of docs/tutorial-researcher.md that need no cluster and no R, in an empty folder, as
# they stand there; short scenarios in place of a plant's half year.
set -u
M=${MELTROUTE:-build/meltroute}
case $M in /*) ;; *) M=$(pwd)/$M ;; esac
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
page=$(pwd)/docs/tutorial-researcher.md
mkdir "$D/bin"
cp "$M" "$D/bin/program" && M=$D/bin/program
# `meltroute init` as it is, everything else with three weeks in place of half a year.
cat >"$D/bin/meltroute" <<END
#!/bin/sh
case \$1 in init) exec "$M" "\$@" ;; esac
exec "$M" "\$@" --set 'simulation.horizon=3 wk' --set 'simulation.warmup=1 wk' --quiet
END
chmod +x "$D/bin/meltroute"
PATH=$D/bin:$PATH
cd "$D" || exit 1

blocks() { # LANGUAGE: the fenced blocks of the page, a form feed behind each
    awk -v begin="\`\`\`$1" '$0 == begin { inside = 1; next } $0 == "```" && inside { inside = 0; printf "\f"; next } inside' "$page"
}
run() { # NAME FILE INTERPRETER
    if "$3" "$2" >"$D/out" 2>&1; then echo "ok $1"; else
        echo "not ok $1"
        sed 's/^/  /' "$2" "$D/out" | head -20
    fi
}
count=0
blocks sh | awk -v RS='\f' 'NF && !/sbatch/ { n++; printf "set -e\n%s", $0 >("step" n ".sh") }'
for step in step1.sh step2.sh step3.sh step4.sh step5.sh; do
    [ -s "$step" ] || { echo "not ok $step is there"; continue; }
    count=$((count + 1))
    run "commands of block $count" "$step" sh
done
for f in sweep.csv replications.csv summary.json manifest.json sweep.sqlite; do
    [ -s "study/$f" ] && echo "ok study/$f" || echo "not ok study/$f"
done
[ "$(wc -l <study/sweep.csv)" -eq 9 ] && echo "ok eight points" || echo "not ok eight points"
[ "$(wc -l <study/replications.csv)" -eq 25 ] && echo "ok three replications each" || echo "not ok three replications each"
[ -s far/sweep.csv ] && echo "ok the shards are one result" || echo "not ok the shards are one result"
if command -v python3 >/dev/null 2>&1; then
    blocks python | tr -d '\f' >step.py
    run "the lines of Python" step.py python3
    grep -q 'costs \[[1-9]' out && echo "ok farther costs more" || echo "not ok farther costs more"
fi
blocks yaml | tr -d '\f' >with-sweep.yaml
printf 'schema: meltroute/1\nprices: {set: CN-2025}\nroute: {distance: 30 km}\ncustomer: {demand: 9000 t/a}\n' \
    >>with-sweep.yaml
"$M" validate with-sweep.yaml >out 2>&1 && echo "ok the sweep section" || {
    sed 's/^/  /' out
    echo "not ok the sweep section"
}
