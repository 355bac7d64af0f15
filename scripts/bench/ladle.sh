#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Error and time of a ladle trip: wall1d and fast beside GSL's msbdf at its best of three tolerances.
set -eu
BUILD=${BUILD:-build}
make -s BUILD="$BUILD" "$BUILD/tests/verify/test_ladle_trip" >&2
"$BUILD/tests/verify/test_ladle_trip"
