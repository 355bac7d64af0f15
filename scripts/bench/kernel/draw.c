/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ziggurats: layers of equal area below exp(-x) and exp(-x^2/2). source: MARSAGLIA-2000 */
#include "scripts/bench/kernel/bench.h"

struct bench_ziggurat bench_exponential, bench_normal;

/* Where the tail begins, and the area of a layer, of 256 layers. source: MARSAGLIA-2000 */
static const double EXPONENTIAL_TAIL = 7.69711747013104972, EXPONENTIAL_AREA = 3.949659822581572e-3;
static const double NORMAL_TAIL = 3.6541528853610088, NORMAL_AREA = 0.00492867323399;

static double exponential(double x)
{
    return exp(-x);
}

static double exponential_inverse(double y)
{
    return -log(y);
}

static double normal(double x)
{
    return exp(-0.5 * x * x);
}

static double normal_inverse(double y)
{
    return sqrt(-2 * log(y));
}

static void make(struct bench_ziggurat *z, double tail, double area, double (*height)(double),
                 double (*inverse)(double))
{
    z->edge[0] = area / height(tail);
    z->edge[1] = tail;
    for (int i = 2; i < BENCH_LAYERS; i++)
        z->edge[i] = inverse(height(z->edge[i - 1]) + area / z->edge[i - 1]);
    z->edge[BENCH_LAYERS] = 0;
    for (int i = 0; i < BENCH_LAYERS; i++)
        z->ratio[i] = z->edge[i + 1] / z->edge[i];
}

void bench_ziggurats_make(void)
{
    make(&bench_exponential, EXPONENTIAL_TAIL, EXPONENTIAL_AREA, exponential, exponential_inverse);
    make(&bench_normal, NORMAL_TAIL, NORMAL_AREA, normal, normal_inverse);
}

static double uniform(bench_source *next, struct stream *stream)
{
    return ((double)(next(stream) >> 12) + 0.5) * 0x1p-52;
}

/* Between the edges of the layer: is the point below the curve? */
static bool below(const struct bench_ziggurat *z, double (*height)(double), int layer, double x,
                  double v)
{
    double low = height(z->edge[layer]), high = height(z->edge[layer + 1]);
    return low + v * (high - low) < height(x);
}

double bench_exponential_rest(bench_source *next, struct stream *stream, int layer, double u)
{
    if (layer == 0)
        return EXPONENTIAL_TAIL - log(uniform(next, stream));
    double x = u * bench_exponential.edge[layer];
    if (below(&bench_exponential, exponential, layer, x, uniform(next, stream)))
        return x;
    return bench_draw_exponential(next, stream);
}

double bench_normal_rest(bench_source *next, struct stream *stream, int layer, double u)
{
    if (layer == 0) {
        double x, y;
        do {
            x = -log(uniform(next, stream)) / NORMAL_TAIL;
            y = -log(uniform(next, stream));
        } while (2 * y < x * x);
        return u < 0 ? -NORMAL_TAIL - x : NORMAL_TAIL + x;
    }
    double x = u * bench_normal.edge[layer];
    if (below(&bench_normal, normal, layer, x, uniform(next, stream)))
        return x;
    return bench_draw_normal(next, stream);
}
