#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: scripts/study/ladle_fast.sh [SEED [LIVES]]      (make fast-study)
# Runs the fast ladle model beside wall1d over LIVES random lives of ladles per lining and range, and
# replaces the figures in docs/models/ladle_fast.md by what it prints. Some minutes.
set -eu
BUILD=${BUILD:-build}
seed=${1:-555777}
lives=${2:-150}
page=docs/models/ladle_fast.md
program=$BUILD/tests/long/test_ladle_fast
make -s BUILD="$BUILD" "$program"
new=$(mktemp)
trap 'rm -f "$new" "$new.page"' EXIT
run() { # what it is compared with, lives
    CK_FORK=no STUDY_SEED="$seed" STUDY_LIVES="$2" STUDY_MODEL="$3" STUDY_REFERENCE="$1" "$program" |
        grep -v -e '^Running suite' -e '%: Checks' -e '^tests/' || true
}
{
    echo "Seed $seed."
    echo
    run wall1d "$lives" fast
    echo "The reference itself: wall1d against wall1d with a hundredth of its tolerance (fine)."
    echo
    run fine $((lives * 2 / 15)) wall1d
} >"$new"
# A limit that is missed ends the program with 1 and is to be shown; a crash is not.
[ "$(grep -c '^\*\*' "$new")" -eq 4 ] || { echo "ladle_fast.sh: a study did not get to its end" >&2; cat "$new" >&2; exit 1; }
awk -v figures="$new" '
    /<!-- figures -->/ { print; print ""; while ((getline line < figures) > 0) print line; skip = 1; next }
    /<!-- end -->/ { skip = 0 }
    !skip { print }' "$page" >"$new.page"
cat "$new.page" >"$page"
cat "$new"
