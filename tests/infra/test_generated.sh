#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/embed and scripts/build-version: the same input gives the same bytes, text survives as it is.
set -u
root=$(pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

check() { # name condition...
    name=$1
    shift
    if "$@"; then echo "ok $name"; else echo "not ok $name"; fi
}

mkdir -p models/a sim/kernel sim/cli
printf 'quote " backslash \\n \\ trigraph ??= ??/\n\n\ttab, 740 °C, percent %%d, return \r in a line\r\n' >models/a/one.yaml
printf 'no newline at the end' >models/a/two.yaml
: >models/a/none.yaml
"$root/scripts/embed" models/a/one.yaml models/a/two.yaml models/a/none.yaml >first.c
"$root/scripts/embed" models/a/two.yaml models/a/none.yaml models/a/one.yaml >second.c
check 'the order of the arguments does not matter' cmp -s first.c second.c

cat >show.c <<'END'
#include <stdio.h>
#include <string.h>
#include "sim/scenario/embedded.h"
int main(int n, char **name)
{
    const struct embedded_file *file = n > 1 ? embedded_find(name[1]) : NULL;
    return file && fwrite(file->text, 1, file->size, stdout) == file->size ? 0 : 1;
}
END
${CC:-cc} -std=c11 -I "$root" -o show show.c first.c "$root/sim/scenario/embedded.c"
./show models/a/one.yaml >shown
check 'text survives byte for byte' cmp -s models/a/one.yaml shown
./show models/a/two.yaml >shown
echo >>models/a/two.yaml
check 'the last line gets its newline' cmp -s models/a/two.yaml shown
check 'an empty file is there, and empty' [ "$(./show models/a/none.yaml; echo "$?")" = 0 ]
"$root/scripts/embed" >none.c
check 'no files give an empty table' grep -q '^const size_t embedded_count = 0;' none.c

version() { "$root/scripts/build-version" 1.2.3 models sim/kernel sim/chain; }
echo 'int a;' >sim/kernel/a.c
echo 'int m;' >sim/cli/main.c
version >first.c
version >second.c
check 'the same sources, the same version' cmp -s first.c second.c
check 'outside a git tree the commit is unknown' grep -q 'commit\[\] = "unknown"' first.c
echo 'int other;' >sim/cli/main.c
version >second.c
check 'the command line does not count' cmp -s first.c second.c
echo 'int b;' >sim/kernel/a.c
version >second.c
check 'the kernel counts' [ "$(cmp -s first.c second.c; echo "$?")" = 1 ]
echo 'int a;' >sim/kernel/a.c
echo 'x: 1' >>models/a/one.yaml
version >second.c
check 'so does the data of a model' [ "$(cmp -s first.c second.c; echo "$?")" = 1 ]
mv models/a/two.yaml models/a/three.yaml
version >first.c
check 'and the name of a file' [ "$(cmp -s first.c second.c; echo "$?")" = 1 ]
