#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Second implementation of the streams, from the published descriptions, in unbounded integers.

Prints the numbers that test_stream.c holds. Its first three lines are also published elsewhere:
splitmix64 from 1234567 (Rosetta Code), xoshiro256++ from the state 1, 2, 3, 4 (tests of the Rust crate
rand_xoshiro, made with the authors' C code), FNV-1a of "", "a", "foobar" (test vectors of its authors).
"""
WORD = (1 << 64) - 1


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
    return z ^ (z >> 31)


def splitmix(x):
    while True:
        x = (x + 0x9E3779B97F4A7C15) & WORD
        yield mix(x)


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & WORD


def xoshiro(s):
    while True:
        yield (rotate((s[0] + s[3]) & WORD, 23) + s[0]) & WORD
        t = (s[1] << 17) & WORD
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)


def fnv1a(text):
    h = 0xCBF29CE484222325
    for byte in text:
        h = ((h ^ byte) * 0x100000001B3) & WORD
    return h


def combine(x, y):
    return mix((y + x * 0x9E3779B97F4A7C15 + 1) & WORD)


def take(generator, n):
    return [f"{next(generator):#018x}" for _ in range(n)]


def stream(seed, replication, name, index):
    start = combine(index, combine(replication, combine(seed, fnv1a(name.encode()))))
    generator = splitmix(start)
    return xoshiro([next(generator) for _ in range(4)])


if __name__ == "__main__":
    print("splitmix64", take(splitmix(1234567), 4))
    print("xoshiro256++", take(xoshiro([1, 2, 3, 4]), 10))
    print("FNV-1a", [f"{fnv1a(t):#018x}" for t in (b"", b"a", b"foobar")])
    generator = splitmix(1234567)
    print("seed 1234567", take(xoshiro([next(generator) for _ in range(4)]), 3))
    print("road.speed", take(stream(20250106, 7, "road.speed", 42), 5))
    print("Öfen", take(stream(WORD, (1 << 32) - 1, "Öfen", WORD), 3))
    print("empty", take(stream(0, 0, "", 0), 3))
