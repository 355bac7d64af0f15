#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Time and error of a ladle trip: wall1d against GSL's msbdf. Needs the library in $BUILD.
set -eu
BUILD=${BUILD:-build}
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -O3 -ffp-contract=off -I. \
    scripts/bench/ladle_bench.c "$BUILD/libmeltroute.a" \
    $(pkg-config --libs gsl) -lm -o "$BUILD/ladle_bench"
"$BUILD/ladle_bench"
