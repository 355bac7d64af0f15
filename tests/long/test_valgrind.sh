#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Reads of uninitialised memory, which the sanitizers of gcc do not see: the Check programs of models,
# kernel and scenario under valgrind, in one process each. Statistics are left to their own tests: a
# program that takes over VALGRIND_SECONDS (20) here is named as such and counts for what it did;
# those for which no time is left in VALGRIND_BUDGET (100) s are named too.
set -u
if [ -n "${SAN:-}" ]; then
    echo 'skip valgrind # sanitizers and valgrind exclude each other'
    exit 0
fi
command -v valgrind >/dev/null 2>&1 || {
    echo 'skip valgrind # valgrind is missing: scripts/install-deps test-all'
    exit 0
}
out=$(mktemp)
trap 'rm -f "$out"' EXIT
status=0
begin=$(date +%s)
found=0
for program in $(find "$BUILD/tests" -type f -name 'test_*' | sort); do
    name=${program#"$BUILD"/}
    case $name in tests/models/* | tests/kernel/* | tests/scenario/*) ;; *) continue ;; esac
    [ -f "$name.c" ] || continue
    found=$((found + 1))
    if [ $(($(date +%s) - begin)) -ge "${VALGRIND_BUDGET:-100}" ]; then
        echo "# no time left for $name"
        continue
    fi
    CK_FORK=no timeout "${VALGRIND_SECONDS:-20}" valgrind -q --error-exitcode=99 --leak-check=no \
        "$program" >"$out" 2>&1
    code=$?
    if grep -q '^==[0-9]*== ' "$out"; then
        cat "$out"
        echo "not ok valgrind $name"
        status=1
    elif [ $code -eq 124 ]; then
        echo "ok valgrind $name (stopped after ${VALGRIND_SECONDS:-20} s, clean so far)"
    else
        echo "ok valgrind $name"
    fi
done
[ $found -gt 0 ] || echo "not ok valgrind found no test program in $BUILD/tests"
exit $status
