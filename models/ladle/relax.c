/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/relax.h"

#include "models/ladle/twin.h"

enum { N = BASIS_MODES, W = LADLE_WALLS, D = BASIS_DECAYS };

/* Walls two by two: those of the side are of one kind, bottom and lid of the next two. */
enum { SIDES = (LADLE_DRY + 1) / 2, PAIRS = W / 2 };
_Static_assert(2 * SIDES == LADLE_BOTTOM && LADLE_LID == LADLE_BOTTOM + 1 && D % 2 == 0,
               "pairs of walls are of the side, or bottom and lid; decays are even in number");

/* Where nothing is left. */
static const double most = 600.0;

/* e^x = 2^k e^r, |r| <= ln 2 / 2. */
static const double per_ln2 = 1.44269504088896340736;
static const double ln2 = 0.69314718055994530942;
static const double rounder = 6755399441055744.0; /* 1.5 x 2^52: what is added to it is rounded */

/* e^-x - 1 for x up to 200, to 1e-10 of e^-x and of the result. */
static inline twin exponential_less_one(twin x)
{
    twin rounded = twin_of(rounder) - x * twin_of(per_ln2);
    twin scale = (twin)(((twin_bits)rounded + 1023u) << 52);
    twin k = rounded - twin_of(rounder);
    twin r = -x - k * twin_of(ln2), r2 = r * r, r4 = r2 * r2;
    twin low = (twin_of(1.0) + r * twin_of(1.0 / 2.0)) +
               r2 * (twin_of(1.0 / 6.0) + r * twin_of(1.0 / 24.0));
    twin high = (twin_of(1.0 / 120.0) + r * twin_of(1.0 / 720.0)) +
                r2 * (twin_of(1.0 / 5040.0) + r * twin_of(1.0 / 40320.0));
    twin p = low + r4 * (high + r4 * twin_of(1.0 / 362880.0));
    return scale * (p * r) + (scale - twin_of(1.0));
}

/* In two passes over all shapes: each is a short chain, of which a processor has several under way.
 */
static void set_weights(const struct ladle_basis *b, double time_s, int set, struct relax *r)
{
    basis_both z_of[D], less_of[D];
    for (int n = 0; n < D; n++) {
        twin z = twin_in(b->decay_per_s[set][n])[0] * twin_of(time_s);
        twin_out(z_of[n])[0] = z;
        twin_out(less_of[n])[0] =
            exponential_less_one(twin_least(z, twin_of(most)) * twin_of(1.0 / 3.0));
    }
    for (int n = 0; n < D; n++) {
        twin e = twin_in(less_of[n])[0], one = twin_of(1.0) / twin_in(z_of[n])[0];
        twin left = twin_of(1.0) + e, three = twin_of(3.0) * one;
        twin early1 = -e * three, early2 = (twin_of(1.0) - early1) * three;
        twin late1 = -e * (twin_of(1.0) + left + left * left) * one;
        twin late2 = (twin_of(1.0) - late1) * one;
        twin w12 = twin_of(1.0 / 6.0) * (early2 - early1), w21 = twin_of(1.5) * (late1 - late2);
        twin_out(r->third[set][n])[0] = left;
        twin_out(r->whole[set][n])[0] = left * left * left;
        twin_out(r->w11[set][n])[0] = twin_of(1.0 / 3.0) * early1 - w12;
        twin_out(r->w12[set][n])[0] = w12;
        twin_out(r->w21[set][n])[0] = w21;
        twin_out(r->w22[set][n])[0] = late1 - w21;
    }
}

/* Sums of the products of two ends times the weights, of two kinds. */
static inline twin sum_up(const struct basis_ends *ends, int set, double of_constant,
                          const basis_decays weight)
{
    twin one = twin_in(ends->constant[set])[0] * twin_of(of_constant), other = twin_of(0.0);
#pragma GCC unroll 4
    for (int n = 0; n < D; n += 2) {
        one += twin_in(ends->decays[set][n])[0] * twin_in(weight[set][n])[0];
        other += twin_in(ends->decays[set][n + 1])[0] * twin_in(weight[set][n + 1])[0];
    }
    return one + other;
}

/* What a pair of walls has of what belongs to their kinds. */
static inline twin of_pair(int pair, twin side_and_bottom, twin lid)
{
    return pair < SIDES ? twin_of(side_and_bottom[0]) : (twin){side_and_bottom[1], lid[1]};
}

static inline void set_answer(const struct basis_ends *ends, double of_constant,
                              const basis_decays weight, const double size_s[W], int sets,
                              double of_wall[W])
{
    twin both = sum_up(ends, 0, of_constant, weight);
    twin lid = sets == 1 ? both : sum_up(ends, 1, of_constant, weight);
    for (int i = 0; i < PAIRS; i++)
        twin_out(of_wall)[i] = twin_in(size_s)[i] * of_pair(i, both, lid);
}

static void set_answers(const struct basis_ends *ends, const double size_s[W],
                        const struct relax *r, relax_answer answer)
{
    set_answer(ends, 5.0 / 12.0, r->w11, size_s, r->sets, answer[0][0]);
    set_answer(ends, -1.0 / 12.0, r->w12, size_s, r->sets, answer[0][1]);
    set_answer(ends, 0.75, r->w21, size_s, r->sets, answer[1][0]);
    set_answer(ends, 0.25, r->w22, size_s, r->sets, answer[1][1]);
}

void relax_prepare(const struct ladle_basis *b, double ageing, double dt_s, struct relax *r)
{
    ladle_walls size_s;
    r->dt_s = dt_s;
    r->sets = b->sets;
    for (int w = 0; w < W; w++)
        size_s[w] = dt_s * b->size[w];
    for (int set = 0; set < b->sets; set++)
        set_weights(b, ageing * dt_s, set, r);
    set_answers(&b->ff, size_s, r, r->ff);
    set_answers(&b->fs, size_s, r, r->fs);
    set_answers(&b->ss, size_s, r, r->ss);
}

static inline twin of_kind(const basis_decays weight, int sets, int decay, int pair)
{
    return pair < SIDES ? twin_of(weight[0][decay][0])
                        : (twin){weight[0][decay][1], weight[sets - 1][decay][1]};
}

void relax_left(const struct relax *r, const double face[N][W], const double shell[N][W],
                const double amplitude[N][W], double face_K[2][W], double shell_K[2][W])
{
    for (int i = 0; i < PAIRS; i++) {
        twin f1 = twin_in(face[0])[i] * twin_in(amplitude[0])[i], f2 = f1;
        twin s1 = twin_in(shell[0])[i] * twin_in(amplitude[0])[i], s2 = s1;
        for (int n = 1; n < N; n++) {
            twin a = twin_in(amplitude[n])[i], f = twin_in(face[n])[i], s = twin_in(shell[n])[i];
            twin third = of_kind(r->third, r->sets, n - 1, i) * a,
                 whole = of_kind(r->whole, r->sets, n - 1, i) * a;
            f1 += f * third;
            f2 += f * whole;
            s1 += s * third;
            s2 += s * whole;
        }
        twin_out(face_K[0])[i] = f1;
        twin_out(face_K[1])[i] = f2;
        twin_out(shell_K[0])[i] = s1;
        twin_out(shell_K[1])[i] = s2;
    }
}

void relax_move(const struct relax *r, const double face[N][W], const double shell[N][W],
                const double *const into_W[2], const double *const out_W[2], double amplitude[N][W])
{
    for (int i = 0; i < PAIRS; i++) {
        twin q1 = twin_in(into_W[0])[i] * twin_of(r->dt_s),
             p1 = twin_in(out_W[0])[i] * twin_of(r->dt_s);
        twin q2 = twin_in(into_W[1])[i] * twin_of(r->dt_s),
             p2 = twin_in(out_W[1])[i] * twin_of(r->dt_s);
        twin f = twin_in(face[0])[i], s = twin_in(shell[0])[i];
        twin_out(amplitude[0])[i] +=
            twin_of(0.75) * (f * q1 - s * p1) + twin_of(0.25) * (f * q2 - s * p2);
        for (int n = 1; n < N; n++) {
            f = twin_in(face[n])[i];
            s = twin_in(shell[n])[i];
            twin left = of_kind(r->whole, r->sets, n - 1, i) * twin_in(amplitude[n])[i];
            twin early = of_kind(r->w21, r->sets, n - 1, i) * (f * q1 - s * p1);
            twin late = of_kind(r->w22, r->sets, n - 1, i) * (f * q2 - s * p2);
            twin_out(amplitude[n])[i] = left + (early + late);
        }
    }
}
