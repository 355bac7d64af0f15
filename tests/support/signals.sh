# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by tests that stop a program at work, so that none depends on how fast the machine is.

# heeds PID: once the program catches Ctrl-C, which is when its work begins; a minute at most.
heeds() {
    tries=600
    while [ $tries -gt 0 ] && kill -0 "$1" 2>/dev/null; do
        caught=$(sed -n 's/^SigCgt:[[:space:]]*/0x/p' "/proc/$1/status" 2>/dev/null)
        [ $((${caught:-0} & 2)) -eq 0 ] || return 0 # the bit of SIGINT
        tries=$((tries - 1))
        sleep 0.1
    done
    return 1
}

# comes FILE REGEX: once the file has such a line; a minute at most.
comes() {
    tries=600
    while [ $tries -gt 0 ]; do
        ! grep -q "$2" "$1" 2>/dev/null || return 0
        tries=$((tries - 1))
        sleep 0.1
    done
    return 1
}

# How long a program under sanitizers may take to stop, s: ten times what it may otherwise.
stops_soon_s() {
    if [ -n "${SAN:-}" ]; then echo 80; else echo 8; fi
}
