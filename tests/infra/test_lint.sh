#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every own check of scripts/lint sees the fault it is there for, and leaves a clean tree alone.
set -u
lint=$(pwd)/scripts/lint
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
spdx='/* SPDX-License-Identifier: GPL-3.0-or-later */'

mkdir -p sim/kernel sim/scenario sim/cli models/alloy models/ladle docs build/obj/sim/kernel build/obj/sim/cli
put() { # file text: the text below an SPDX line
    printf '%s\n%s\n' "$spdx" "$2" >"$1"
    case $1 in
    sim/*.c) ${CC:-cc} -std=c11 -I. -c -o "build/obj/${1%.c}.o" "$1" || echo "not ok compile $1" ;;
    esac
}
clean() {
    put models/alloy/alloy.h '/* source: ABC2020, p. 3; the rest is plain algebra; assumption */'
    put models/ladle/ladle.h '#include "models/alloy/alloy.h"'
    put sim/meltroute.h 'int mr_run(void);'
    put sim/kernel/clock.h 'int clock_now(void);'
    put sim/kernel/clock.c '#include "sim/kernel/clock.h"
static const char *const names[] = {"a", "b"};
static const int steps[] = {1, 2};
int clock_now(void) { return names[0][0] + steps[1]; }'
    put sim/cli/main.c '#include <signal.h>
#include "sim/meltroute.h"
static volatile sig_atomic_t interrupted;
int main(void) { return interrupted; }'
    printf 'name: x\na: {source: ABC2020, note: "low; or high"}\n' >models/alloy/x.yaml
    printf '@misc{ABC2020, title={A}}\n' >docs/sources.bib
}
passes() { # check
    if BUILD=build "$lint" "$1" >out 2>&1; then echo "ok $1 accepts a clean tree"; else
        cat out
        echo "not ok $1 accepts a clean tree"
    fi
}
refuses() { # check pattern what; mends the tree again
    if BUILD=build "$lint" "$1" >out 2>&1 || ! grep -q -e "$2" out; then
        cat out
        echo "not ok $1 refuses $3"
    else
        echo "ok $1 refuses $3"
    fi
    clean
}

clean
for check in rooms globals licence sources sizes; do passes "$check"; done

put sim/kernel/clock.h '#include "models/alloy/alloy.h"'
refuses rooms 'kernel may not include models/alloy/alloy.h' 'a kernel that knows aluminium'
put models/ladle/ladle.h '# include "sim/kernel/clock.h"'
refuses rooms 'models may not include sim' 'a model that knows the simulation'
put sim/cli/main.c '#include "sim/kernel/clock.h"
int main(void) { return 0; }'
refuses rooms 'cli may not include sim/kernel/clock.h' 'a command that goes round the API'
touch sim/kernel/event.h
printf '#include "event.h"\n' >>sim/kernel/clock.h
refuses rooms 'from the root' 'an include that is not written from the root'
rm sim/kernel/event.h

put sim/kernel/clock.c 'int clock_now(void) { static int now; return ++now; }'
refuses globals 'now.* is writable' 'a static counter in a function'
put sim/kernel/clock.c 'int clock_zero = 3;'
refuses globals 'clock_zero is writable' 'a global with a value'
put sim/kernel/clock.c 'static const char *names[] = {"a"}; const char **clock_names(void) { return names; }'
refuses globals 'names is writable' 'a table that is const in its strings only'
put sim/kernel/clock.c '_Thread_local int clock_mine;'
refuses globals 'clock_mine is writable' 'a thread-local'
put sim/kernel/clock.c '#include <signal.h>
volatile sig_atomic_t clock_flag;'
refuses globals 'clock_flag is writable' 'a signal flag in the library'
put sim/cli/main.c 'static int calls; int main(void) { return calls++; }'
refuses globals 'calls is writable' 'another global of the program'

printf 'int x;\n' >sim/kernel/clock.h
refuses licence 'sim/kernel/clock.h' 'a file without its licence'
put models/alloy/alloy.h '/* source: XYZ1999, eq. 2 */'
refuses sources 'alloy.h:2: source XYZ1999' 'a source that is not in the list'
printf 'source: ZZZ\n' >models/alloy/x.yaml
refuses sources 'x.yaml:1: source ZZZ' 'the same in data'
put models/alloy/alloy.h 'struct s x = {.source = "QQQ"};'
refuses sources 'alloy.h:2: source QQQ' 'the same in a descriptor'
put models/alloy/alloy.h 'SOURCE(TAG_READ, "RRR"),'
refuses sources 'alloy.h:2: source RRR' 'the same in a field row'
put models/alloy/alloy.h '/* source: ABC2020; VVV eq. 3 */'
refuses sources 'alloy.h:2: source VVV' 'the second of two'
yes 'int f(void);' | head -n 400 >>sim/kernel/clock.h
refuses sizes 'clock.h: 40[0-9] lines' 'a long file'
