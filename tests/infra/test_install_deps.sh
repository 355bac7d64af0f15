#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/install-deps on a machine that has nothing: a PATH with the plain tools of sh and, in turn,
# each package manager as a script that only says how it was called.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sh=$(command -v sh)

machine() { # manager, user id: PATH in $folder/bin
    rm -rf "$folder/bin" "$folder/calls"
    mkdir "$folder/bin"
    for tool in sh awk cut grep tr cat rm find sed env; do
        ln -s "$(command -v "$tool")" "$folder/bin/$tool"
    done
    printf '#!%s\necho Linux\n' "$sh" >"$folder/bin/uname"
    printf '#!%s\necho %s\n' "$sh" "$2" >"$folder/bin/id"
    printf '#!%s\necho "%s $*" >>"%s/calls"\n' "$sh" "$1" "$folder" >"$folder/bin/$1"
    chmod +x "$folder"/bin/uname "$folder"/bin/id "$folder/bin/$1"
}
run() { # groups...: output in $folder/out, exit status in $status
    PATH=$folder/bin NO_INSTALL=${no_install:-} "$sh" scripts/install-deps "$@" >"$folder/out" 2>&1
    status=$?
}
check() { # name condition...
    name=$1
    shift
    if "$@"; then echo "ok $name"; else
        sed 's/^/    /' "$folder/out"
        echo "    exit $status; calls: $(cat "$folder/calls" 2>/dev/null)"
        echo "not ok $name"
    fi
}
says() { grep -q -e "$1" "$folder/out"; }
called() { grep -q -e "$1" "$folder/calls" 2>/dev/null; }

no_install=1
machine apt-get 0
run build test
check 'NO_INSTALL stops with exit 1' [ "$status" -eq 1 ]
check 'NO_INSTALL installs nothing' [ ! -e "$folder/calls" ]
check 'it says what is missing and why' says 'libgsl-dev  .*random numbers'
check 'it prints the whole command' says '^  apt-get install .*libgsl-dev libyaml-dev.* check$'
check 'the other groups are left out' [ "$(grep -c gnuplot "$folder/out")" -eq 0 ]
machine apt-get 1000
run demo
check 'sudo stands in the command when not root' says '^  sudo apt-get install .*gnuplot-nox'

no_install=
run demo
check 'without root and sudo it says so' says '^Not root, and no sudo'
check 'and installs nothing' [ ! -e "$folder/calls" ]
machine apt-get 0
run demo
check 'apt: the lists are read once, then it installs' \
    [ "$(cut -d ' ' -f 1-2 "$folder/calls" | tr '\n' ' ')" = 'apt-get update apt-get install ' ]
check 'apt: asks no question' called 'install -y'
check 'what is missing afterwards is said' says '^Still missing'
check 'and is exit 1' [ "$status" -eq 1 ]
for manager in dnf pacman brew; do
    machine "$manager" 0
    run build
    check "$manager: the names only" says "^  $manager .*gsl"
    check "$manager: nothing is started" [ ! -e "$folder/calls" ]
done
machine nothing 0
run build
check 'no manager: the Debian names' says '^No known package manager.*libgsl-dev'
run games
check 'an unknown group is refused' [ "$status" -eq 1 ]
"$sh" scripts/install-deps build test >"$folder/out" 2>&1
status=$?
check 'silent when everything is there' [ "$status:$(cat "$folder/out")" = 0: ]
