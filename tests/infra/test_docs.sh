#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the pages show is what the program prints, and the test of that finds what is wrong.
set -u
M=${MELTROUTE:-build/meltroute}
D=$(mktemp -d)
trap 'rm -rf "$D"' EXIT
# With sanitizers the tutorials take a minute and show nothing that other tests do not.
tutorials=$([ -n "${SAN:-}" ] && echo '/tutorial-\|/calibrate' || echo nothing)
# shellcheck disable=SC2046
scripts/docs quick README.md $(find docs scenarios -name '*.md' | grep -v "$tutorials" | sort)

# Every code of the program stands in docs/faq.md, with an example that brings it, and no other does.
grep -rhoE '"[EW]-[A-Z]+"' sim --include='*.c' | tr -d '"' | sort -u >"$D/codes"
sed -n 's/^### //p' docs/faq.md | sort >"$D/told"
if cmp -s "$D/codes" "$D/told"; then echo 'ok every code is told'; else
    diff "$D/codes" "$D/told" | sed -n 's/^< /  not in docs\/faq.md: /p; s/^> /  no such code: /p'
    echo 'not ok every code is told'
fi
without=$(awk '/^### / { if (code != "" && !shown) print code; code = $2; shown = 0 }
    index($0, "[" code "]") { shown = 1 }
    END { if (!shown) print code }' docs/faq.md | tr '\n' ' ')
if [ "$without" = 'E-MEMORY ' ]; then echo 'ok every code is shown'; else echo "not ok every code is shown # $without"; fi

# Every key stands in the table of some page; of what is no model there are tutorials.
"$M" list key | sed 's/ .*//' | grep '\.' | grep -vE '^(about|cool|sweep|customer\.(route|molten|ingot))\.' >"$D/keys"
without=$(cat docs/models/*.md docs/statistics.md | awk 'FILENAME == ARGV[1] { key[$0]; next }
    /^\| `/ { split($0, part, "`"); delete key[part[2]] }
    END { for (k in key) print k }' "$D/keys" - | sort | tr '\n' ' ')
if [ -s "$D/keys" ] && [ -z "$without" ]; then echo 'ok every key is in a page'; else echo "not ok every key is in a page # $without"; fi

# finds NAME EXPECTED: a page on stdin, and what must be said of it.
finds() {
    cat >"$D/page.md"
    scripts/docs quick "$D/page.md" >"$D/said" 2>&1
    if grep -qF -e "$2" "$D/said"; then echo "ok $1"; else
        sed 's/^/  /' "$D/said"
        echo "not ok $1"
    fi
}
finds 'a figure that is not printed' 'expected: meltroute 9.9' <<'END_PAGE'
```console
$ meltroute version
meltroute 9.9...
```
END_PAGE
finds 'a line too much' 'came:     (nothing)' <<'END_PAGE'
```console
$ echo one
one
two
```
END_PAGE
finds 'a line too few' 'more came: two' <<'END_PAGE'
```console
$ printf 'zero\none\ntwo\n'
...
one
```
END_PAGE
finds 'left out lines and text' 'ok docs' <<'END_PAGE'
```yaml file=a.yaml
first: 1
```
```yaml append=a.yaml
second: 2 km
```
```console
$ cat a.yaml; \
  echo last
first: 1
...
l...t
$ sh -c 'cat a.yaml; exit 0'
...
second: ... km
```
```console exit=2
$ meltroute nosuch
meltroute: error: unknown command 'nosuch'...
```
END_PAGE
finds 'another exit code' 'exit code 2' <<'END_PAGE'
```console
$ meltroute nosuch
```
END_PAGE
finds 'an option that there is not, in running text' "unknown option '--nosuch'" <<'END_PAGE'
Try `meltroute run S.yaml --nosuch 3`.
END_PAGE
finds 'a key that there is not, in a block that is not run' "no key 'route.nosuch'" <<'END_PAGE'
```console not-run="takes an hour"
$ srun meltroute sweep plant.yaml --vary 'route.nosuch=1..2'
```
END_PAGE
finds 'a wrong value for a shipped scenario' '--set:1' <<'END_PAGE'
`meltroute run scenarios/one-customer.yaml --set route.distance=12`
END_PAGE
finds 'a reason that is missing' 'not-run="why"' <<'END_PAGE'
```console not-run
$ meltroute version
```
END_PAGE
finds 'commands elsewhere' 'commands stand in' <<'END_PAGE'
```
meltroute run plant.yaml
```
END_PAGE
finds 'a target that there is not' 'no such target' <<'END_PAGE'
Then `make nosuch`.
END_PAGE
finds 'a figure that the golden run has not' 'but saving_per_t is' <<'END_PAGE'
It saves 999 CNY/t.
<!-- golden exhibit12
999 saving_per_t
-->
END_PAGE

finds 'a table of keys that is old' 'is not what the program says' <<'END_PAGE'
<!-- keys: weather -->
| `weather.wind` | old |
<!-- keys end -->
END_PAGE

# `update` writes what came out, and keeps what is left out.
cat >"$D/page.md" <<'END_PAGE'
```console
$ printf 'one 17\ntwo 18\nthree 19\n'
one 7
...
three 9
$ echo ten
nine
```
END_PAGE
scripts/docs update "$D/page.md" >"$D/said" 2>&1
if printf '```console\n$ printf '"'one 17\\\\ntwo 18\\\\nthree 19\\\\n'"'\none 17\n...\nthree 19\n$ echo ten\nten\n```\n' |
    cmp -s - "$D/page.md"; then echo 'ok new output in its place'; else
    cat "$D/page.md" "$D/said"
    echo 'not ok new output in its place'
fi
