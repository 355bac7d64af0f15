#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The lint checks as test cases.
exec scripts/lint
