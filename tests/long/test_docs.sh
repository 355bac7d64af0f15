#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The pages that show runs of seconds, whole.
scripts/docs long
