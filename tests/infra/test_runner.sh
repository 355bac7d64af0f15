#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/run-tests counts cases, and nothing that goes wrong gets past it.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset TEST_TOTALS

program() { # name, then its body on stdin; *.sh is a script, anything else stands for a Check program
    { echo '#!/bin/sh'; cat; } >"$folder/$1"
    chmod +x "$folder/$1"
}
# Runs the runner on the named ones; compares the last line, the exit status and one pattern.
expect() { # case last-line status pattern names...
    name=$1 last=$2 status=$3 pattern=$4
    shift 4
    for given; do set -- "$@" "$folder/$given"; shift; done
    CI=${with_ci:-} TEST_SECONDS=2 scripts/run-tests "$@" >"$folder/out" 2>&1
    got=$?
    if [ "$(tail -n 1 "$folder/out")" = "$last" ] && [ "$got" -eq "$status" ] &&
        grep -q -e "$pattern" "$folder/out"; then
        echo "ok $name"
    else
        sed 's/^/    /' "$folder/out"
        echo "    exit $got; expected '$last', exit $status, and a line with '$pattern'"
        echo "not ok $name"
    fi
}

program good <<'EOT'
echo '100%: Checks: 12, Failures: 0, Errors: 0'
EOT
program bad <<'EOT'
echo '66%: Checks: 3, Failures: 1, Errors: 0'
echo 'tests/x.c:9:F:core:pours:0: level is 3, expected 4'
exit 1
EOT
program twice <<'EOT'
echo '100%: Checks: 2, Failures: 0, Errors: 0'
echo '50%: Checks: 4, Failures: 1, Errors: 1'
exit 1
EOT
program crash <<'EOT'
kill -SEGV $$
EOT
program late_crash <<'EOT'
echo '100%: Checks: 5, Failures: 0, Errors: 0'
exit 23
EOT
program silent </dev/null
program empty <<'EOT'
echo '100%: Checks: 0, Failures: 0, Errors: 0'
EOT
program slow <<'EOT'
exec sleep 30
EOT
program script.sh <<'EOT'
echo 'ok one'
echo 'ok two'
EOT
program script_bad.sh <<'EOT'
echo 'ok one'
echo 'not ok two'
EOT
program script_dies.sh <<'EOT'
echo 'ok one'
exit 3
EOT
program skips.sh <<'EOT'
echo 'ok one'
echo 'skip two # no Chromium here'
EOT
program slurm.sh <<'EOT'
echo 'ok one'
echo 'skip array # Slurm is not installed'
EOT

expect 'cases are counted' '12 passed, 0 failed' 0 '^pass' good
expect 'cases are summed' '14 passed, 0 failed' 0 '^pass' good script.sh
expect 'a failed case' '14 passed, 1 failed' 1 'level is 3, expected 4' good bad
expect 'several summaries of one program' '4 passed, 2 failed' 1 '^FAIL' twice
expect 'a crash' '12 passed, 1 failed' 1 'signal 11' good crash
expect 'a bad exit after a good summary' '5 passed, 1 failed' 1 'exit status 23' late_crash
expect 'no report' '0 passed, 1 failed' 1 'reported nothing' silent
expect 'no cases' '0 passed, 1 failed' 1 'ran no cases' empty
expect 'a time-out' '12 passed, 1 failed' 1 'timed out' slow good
expect 'a missing program' '12 passed, 1 failed' 1 'exit status 127' none good
expect 'a failed script' '1 passed, 1 failed' 1 '^not ok two' script_bad.sh
expect 'a script that dies' '1 passed, 1 failed' 1 'exit status 3' script_dies.sh
expect 'a skip is printed with its reason' '1 passed, 0 failed' 0 'no Chromium here' skips.sh
expect 'nothing to run' '0 passed, 0 failed' 1 'no test was run'
with_ci=true
expect 'a skip fails under CI' '1 passed, 1 failed' 1 'counts as failed' skips.sh
expect 'except one that waits for Slurm' '1 passed, 0 failed' 0 'Slurm' slurm.sh
