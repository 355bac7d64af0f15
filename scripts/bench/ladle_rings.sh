#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Rings of the wetted side and pieces of a fill against their limit: the ladle's models compiled with
# 1, 2, 3, 5 and 20 rings. Sorted, so that one case stands together.
set -eu
CC=${CC:-cc}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
echo "rings pieces  open  face   filled  arrival   poured     us   (degC; 4 t tapped at 750)"
for rings in 1 2 3 5 20; do
    # shellcheck disable=SC2046
    "$CC" -std=c11 -D_GNU_SOURCE -O2 -ffp-contract=off -I. -DLADLE_RINGS=$rings -o "$D/rings" \
        models/ladle/*.c models/alloy/*.c models/refractory/*.c tests/models/ladle/rig.c \
        tests/support/support.c scripts/bench/ladle_rings.c $(pkg-config --cflags --libs check gsl) -lm
    CK_FORK=no "$D/rings" | grep '^ '
done | sort -k3,3n -k4,4n -s
