#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `optimize` against every plan of a set, on Exhibit 12: few seeds here, more in docs/design/optimize.md.
if scripts/study/right_choice.py 3 30; then echo "ok right choices"; else echo "not ok right choices"; fi
