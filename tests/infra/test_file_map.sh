#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# docs/design/files.md names every source once, and nothing that is not there.
set -eu
cd "$(dirname "$0")/../.."
work=${TMPDIR:-/tmp}/file-map.$$
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
sed -n 's/^| \([a-z][^ |]*\) |.*/\1/p' docs/design/files.md | grep / | sort >"$work/mapped"
find models sim scripts -type f \( -name '*.[ch]' -o -path 'scripts/*' \) | sed 's/\.[ch]$//' |
    sort -u >"$work/there"
if cmp -s "$work/mapped" "$work/there"; then
    echo 'ok file map'
else
    diff "$work/mapped" "$work/there" | sed -n 's/^< /only in the map: /p; s/^> /not in the map: /p'
    echo 'not ok file map'
fi
