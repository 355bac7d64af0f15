#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Relative links in the Markdown pages lead to files that are there.
set -u
cd "$(dirname "$0")/../.." || exit 1
dead=0
for page in README.md CHANGELOG.md $(find docs scenarios -name '*.md' | sort); do
    folder=$(dirname "$page")
    for link in $(grep -o '](\([^) ]*\))' "$page" | sed 's/^](//; s/)$//; s/#.*//'); do
        case $link in '' | http*) continue ;; esac
        [ -e "$folder/$link" ] || {
            echo "$page: $link is not there"
            dead=$((dead + 1))
        }
    done
done
[ $dead -eq 0 ] && echo 'ok links' || echo 'not ok links'
