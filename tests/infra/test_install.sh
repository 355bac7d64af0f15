#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make install and uninstall below DESTDIR; the program runs from there with no path to the tree.
set -u
if [ ! -x "$MELTROUTE" ]; then
    echo "skip install # $MELTROUTE is not built"
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset MAKEFLAGS MFLAGS MAKELEVEL

check() { # name condition...
    name=$1
    shift
    if "$@" >"$folder/out" 2>&1; then echo "ok $name"; else cat "$folder/out"; echo "not ok $name"; fi
}
# With the flags of the build, or everything would be compiled again under the other tests.
werror=$(grep -qs -e -Werror "$BUILD/cflags" && echo 1)
install_tree() {
    make "$1" BUILD="$BUILD" SAN="${SAN:-}" WERROR="$werror" DESTDIR="$folder/root" PREFIX=/opt/m
}

check 'make install' install_tree install
there=$folder/root/opt/m
for file in bin/meltroute lib/libmeltroute.a include/meltroute.h share/doc/meltroute/LICENSE \
    share/meltroute/scenarios/exhibit12.yaml share/man/man1/meltroute.1 share/man/man1/meltroute-run.1 \
    share/man/man5/meltroute-scenario.5 share/bash-completion/completions/meltroute \
    share/zsh/site-functions/_meltroute share/fish/vendor_completions.d/meltroute.fish; do
    check "$file is installed" [ -s "$there/$file" ]
done
check 'nothing outside PREFIX' [ "$(ls "$folder/root" "$folder/root/opt" | tr '\n' ' ')" = \
    "$folder/root: opt  $folder/root/opt: m " ]
elsewhere() (cd "$folder" && env -i PATH=/usr/bin:/bin "$there/bin/meltroute" "$@")
check 'version, from another folder' elsewhere version
check 'validate, from another folder' elsewhere validate "$there/share/meltroute/scenarios/exhibit12.yaml"
cat >"$folder/use.c" <<'END'
#include <meltroute.h>
int main(void) { return 0; }
END
check 'the header stands alone' ${CC:-cc} -std=c11 -Wall -Werror -I "$there/include" -c \
    -o "$folder/use.o" "$folder/use.c"
check 'make uninstall' install_tree uninstall
check 'nothing is left' [ -z "$(find "$folder/root" -type f)" ]
