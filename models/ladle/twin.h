/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_TWIN_H
#define MODELS_LADLE_TWIN_H

#include <stdint.h>

/*
 * Two numbers side by side, for loops that compilers do not turn into such pairs well: arithmetic
 * on them is that of each, to the bit. An array of an even number of doubles that begins on 16
 * bytes is an array of twos.
 */
typedef double twin __attribute__((vector_size(16), may_alias));
typedef uint64_t twin_bits __attribute__((vector_size(16), may_alias));

static inline twin twin_of(double x)
{
    return (twin){x, x};
}

static inline const twin *twin_in(const double *x)
{
    return (const twin *)x;
}

static inline twin *twin_out(double *x)
{
    return (twin *)x;
}

/* The larger of each, and the smaller. */
static inline twin twin_pick(twin_bits which, twin one, twin other)
{
    return (twin)(((twin_bits)one & which) | ((twin_bits)other & ~which));
}

static inline twin twin_most(twin x, twin y)
{
    return twin_pick((twin_bits)(x > y), x, y);
}

static inline twin twin_least(twin x, twin y)
{
    return twin_pick((twin_bits)(x < y), x, y);
}

/* Without sign. */
static inline twin twin_size(twin x)
{
    return (twin)((twin_bits)x & ~(twin_bits)twin_of(-0.0));
}

/* A copy that stays a loop: what compilers make of a longer memcpy begins slowly. */
static inline void twin_copy(int count, const double *from, double *to)
{
#pragma GCC unroll 32
    for (int i = 0; i < count / 2; i++)
        twin_out(to)[i] = twin_in(from)[i];
}

/* Matrices of two by two, and their columns, side by side. */
struct twin_column {
    twin one, other;
};
struct twin_square {
    twin a11, a12, a21, a22;
};

static inline struct twin_column twin_square_times(struct twin_square m, struct twin_column x)
{
    return (struct twin_column){m.a11 * x.one + m.a12 * x.other, m.a21 * x.one + m.a22 * x.other};
}

static inline struct twin_square twin_square_product(struct twin_square m, struct twin_square b)
{
    return (struct twin_square){m.a11 * b.a11 + m.a12 * b.a21, m.a11 * b.a12 + m.a12 * b.a22,
                                m.a21 * b.a11 + m.a22 * b.a21, m.a21 * b.a12 + m.a22 * b.a22};
}

/* m with its columns times these. */
static inline struct twin_square twin_square_scaled(struct twin_square m, struct twin_column by)
{
    return (struct twin_square){m.a11 * by.one, m.a12 * by.other, m.a21 * by.one, m.a22 * by.other};
}

/* Inverse of 1 + m. */
static inline struct twin_square twin_square_inverse_of_more(struct twin_square m)
{
    twin a11 = twin_of(1.0) + m.a11, a22 = twin_of(1.0) + m.a22;
    twin scale = twin_of(1.0) / (a11 * a22 - m.a12 * m.a21);
    return (struct twin_square){scale * a22, -scale * m.a12, -scale * m.a21, scale * a11};
}

#endif
