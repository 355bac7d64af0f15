#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What may stand at the cursor, worked out by the program and taken over by bash.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
tab=$(printf '\t')

offers() { # name, expected first fields in one line, then the words
    name=$1 expected=$2
    shift 2
    got=$("$M" complete "$@" | cut -f 1 | tr '\n' ' ')
    if [ "$got" = "$expected" ]; then echo "ok $name"; else
        echo "not ok $name # expected '$expected', got '$got'"
    fi
}
has() { # name, a line that must be among the answers, then the words
    name=$1 line=$2
    shift 2
    if "$M" complete "$@" | cut -f 1 | grep -qxF -e "$line"; then echo "ok $name"; else echo "not ok $name"; fi
}

offers "commands by their beginning" "breakeven " br
offers "nothing behind an unknown command" "" nosuch ""
offers "a scenario is a file" ":file " run ""
offers "a result is a folder" ":folder " plot ""
offers "a picture by its beginning" "gantt " plot far ga
offers "an option by its beginning" "--seed " run plant.yaml --see
offers "words of an option" "auto plain never " run plant.yaml --progress ""
offers "a key" "route.distance= " run plant.yaml --set route.dist
offers "names that a key takes" "ladle.model=wall1d " run plant.yaml --set ladle.model=w
has "an alloy" "metal.alloy=A380" run plant.yaml --set metal.alloy=A3
has "a key of --over, whose range may stay away" "route.distance" breakeven plant.yaml --over route.
has "a key of --key" "prices.gas" sensitivity plant.yaml --key prices.
has "a key to explain, without =" "route.distance" explain route.
has "keys of --vary" "prices.gas=" sweep plant.yaml --vary prices.
offers "a folder behind --out" ":folder " run plant.yaml --out ""
offers "variants of the file" "payload-10t payload-12t " run scenarios/exhibit12.yaml --scenario pay
offers "variants to compare" "base furnace plain-lid " compare scenarios/drop-and-swap.yaml ""
offers "as many as wanted" "plain-lid " compare scenarios/drop-and-swap.yaml base furnace p
offers "the file first" ":file " compare ""
offers "no variants without a file" "" run nosuch.yaml --scenario ""
offers "keys of what the file names" "fleet.types.small.trucks= fleet.types.small.truck_tare= " run scenarios/mixed-fleet.yaml --set fleet.types.small.tr
offers "without a file a name stands for it" "fleet.types.NAME.trucks= fleet.types.NAME.truck_tare= " run --set fleet.types.NAME.tr
mkdir "$D/run"
printf 'route,row,item\nmolten,insulation,preheat_gas\nmolten,insulation,lining_wear\ningot,energy,melt_gas\n' >"$D/run/costs.csv"
printf 'route,line\nmolten,diesel\n' >"$D/run/carbon.csv"
offers "rows of a result" "molten.total molten.insulation molten.preheat_gas molten.lining_wear " audit "$D/run" molten.
offers "lines of its carbon" "carbon.molten.diesel " audit "$D/run" carbon
offers "no rows of no result" "" audit "$D" ""
offers "families of list" "lining " list lin
offers "operands are counted without options" ":file " run --seed 3 ""
if "$M" complete run plant.yaml --see | grep -q "^--seed${tab}start of all"; then
    echo "ok what it is stands behind a tab"
else echo "not ok what it is stands behind a tab"; fi

for shell in bash zsh fish; do
    if "$M" completion "$shell" >"$D/$shell" && [ -s "$D/$shell" ]; then echo "ok script for $shell"; else echo "not ok script for $shell"; fi
    if ! command -v "$shell" >/dev/null 2>&1; then continue; fi
    if "$shell" -n "$D/$shell"; then echo "ok $shell can read it"; else echo "not ok $shell can read it"; fi
done
"$M" completion tcsh >/dev/null 2>&1
if [ $? -eq 2 ]; then echo "ok another shell is refused"; else echo "not ok another shell is refused"; fi

mkdir "$D/bin" "$D/far"
ln -s "$(realpath "$M")" "$D/bin/meltroute"
touch "$D/plant.yaml"
commands=$("$M" complete "" | cut -f 1)

# Real shells, where they are: what fish offers; in zsh what is handed to its own _describe.
if command -v fish >/dev/null 2>&1; then
    in_fish() { (cd "$D" && PATH=$D/bin:$PATH HOME=$D fish -c "source $D/fish; for line in \$argv; complete -C \$line; echo; end" "$@" 2>&1); }
    for c in $commands; do echo "meltroute $c --hel"; done >"$D/lines"
    count=$(tr '\n' '\0' <"$D/lines" | (cd "$D" && PATH=$D/bin:$PATH HOME=$D xargs -0 fish -c "source $D/fish; for line in \$argv; complete -C \$line; end") | grep -c '^--help')
    if [ "$count" -eq "$(wc -l <"$D/lines")" ]; then echo "ok fish: every command"; else echo "not ok fish: every command # $count of $(wc -l <"$D/lines")"; fi
    if in_fish 'meltroute run plant.yaml --set route.dist' | grep -q '^route.distance='; then echo "ok fish: a key"; else echo "not ok fish: a key"; fi
    if in_fish 'meltroute audit run ingot.m' | grep -q '^ingot.melt_gas'; then echo "ok fish: a row"; else echo "not ok fish: a row"; fi
    if in_fish 'meltroute run pl' | grep -q '^plant.yaml'; then echo "ok fish: a file"; else echo "not ok fish: a file"; fi
    if in_fish 'meltroute plot f' | grep -q '^far'; then echo "ok fish: a folder"; else echo "not ok fish: a folder"; fi
fi
if command -v zsh >/dev/null 2>&1; then
    cat >"$D/ask.zsh" <<'END_ZSH'
compdef() { : }
_describe() { print -l -- "${(@P)4}" }
_files() { print -l -- "files $*" }
source $1
shift
for line; do words=(${(s: :)line}); CURRENT=$#words; _meltroute; done
END_ZSH
    in_zsh() { (cd "$D" && PATH=$D/bin:$PATH HOME=$D zsh -f "$D/ask.zsh" "$D/zsh" "$@" 2>&1); }
    for c in $commands; do echo "meltroute $c --hel"; done >"$D/lines"
    count=$(tr '\n' '\0' <"$D/lines" | (cd "$D" && PATH=$D/bin:$PATH xargs -0 zsh -f "$D/ask.zsh" "$D/zsh") | grep -c '^--help:')
    if [ "$count" -eq "$(wc -l <"$D/lines")" ]; then echo "ok zsh: every command"; else echo "not ok zsh: every command # $count of $(wc -l <"$D/lines")"; fi
    if in_zsh 'meltroute run plant.yaml --set route.dist' | grep -q '^route.distance=:'; then echo "ok zsh: a key"; else echo "not ok zsh: a key"; fi
    if in_zsh 'meltroute audit run ingot.m' | grep -q '^ingot.melt_gas:'; then echo "ok zsh: a row"; else echo "not ok zsh: a row"; fi
    if [ "$(in_zsh 'meltroute plot f')" = 'files -/' ]; then echo "ok zsh: a folder"; else echo "not ok zsh: a folder"; fi
fi

if ! command -v bash >/dev/null 2>&1; then exit 0; fi
in_bash() { # name, expected, line, current word as bash splits it
    got=$(cd "$D" && PATH=$D/bin:$PATH bash -c '
        compopt() { :; }
        source "$1"; COMP_LINE=$2; COMP_POINT=${#2}
        _meltroute meltroute "$3" ""; echo "${COMPREPLY[*]}"' _ "$D/bash" "$3" "$4")
    if [ "$got" = "$2" ]; then echo "ok $1"; else echo "not ok $1 # '$got'"; fi
}
in_bash "bash: a command" "validate" "meltroute val" val
in_bash "bash: a file" "plant.yaml" "meltroute run pl" pl
in_bash "bash: a folder" "far" "meltroute plot f" f
in_bash "bash: a key" "route.distance=" "meltroute run plant.yaml --set route.dist" route.dist
in_bash "bash: a row" "ingot.melt_gas" "meltroute audit run ingot.m" ingot.m
in_bash "bash: only what stands behind =" "wall1d" "meltroute run plant.yaml --set ladle.model=w" w
missing=
for c in $commands; do
    in_bash "bash: options of $c" --help "meltroute $c --hel" --hel >"$D/said"
    grep -q '^ok' "$D/said" || missing="$missing $c"
done
if [ -z "$missing" ]; then echo "ok bash: every command"; else echo "not ok bash: every command #$missing"; fi
