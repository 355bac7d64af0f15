/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/enclosure.h"

#include <math.h>

enum { N = ENCLOSURE_SURFACES };
static const double pi = 3.14159265358979323846;

double enclosure_disc_view(double diameter_m, double gap_m)
{
    double gaps = gap_m * (2.0 / diameter_m); /* per radius */
    double s = 2.0 + gaps * gaps;
    /* (s - sqrt(s^2 - 4)) / 2 without cancellation */
    return 2.0 / (s + sqrt(s * s - 4.0));
}

static void surface_areas(const struct enclosure *e, double area_m2[N])
{
    double disc_m2 = 0.25 * pi * e->diameter_m * e->diameter_m;
    double side_m2 = pi * e->diameter_m * e->gap_m;
    area_m2[ENCLOSURE_FLOOR] = disc_m2;
    area_m2[ENCLOSURE_SIDE] = side_m2;
    area_m2[ENCLOSURE_LID] = disc_m2 * (1.0 - e->open_frac);
    area_m2[ENCLOSURE_MOUTH] = disc_m2 * e->open_frac;
}

/* Parts of one surface share its view by area; so a surface without area is never seen. */
static void view_factors(const struct enclosure *e, double view[N][N])
{
    double opposite = enclosure_disc_view(e->diameter_m, e->gap_m);
    double disc_to_side = 1.0 - opposite;
    double side_to_disc = disc_to_side * 0.25 * e->diameter_m / e->gap_m;
    double open = e->open_frac;
    for (int i = 0; i < N; i++) {
        int on_side = i == ENCLOSURE_SIDE;
        int on_top = i == ENCLOSURE_LID || i == ENCLOSURE_MOUTH;
        double to_side = on_side ? 1.0 - 2.0 * side_to_disc : disc_to_side;
        double to_floor = on_side ? side_to_disc : on_top ? opposite : 0.0;
        double to_top = on_side ? side_to_disc : on_top ? 0.0 : opposite;
        view[i][ENCLOSURE_FLOOR] = to_floor;
        view[i][ENCLOSURE_SIDE] = to_side;
        view[i][ENCLOSURE_LID] = to_top * (1.0 - open);
        view[i][ENCLOSURE_MOUTH] = to_top * open;
    }
}

/* Gauss-Jordan for N right-hand sides; the matrix is diagonally dominant, so no pivoting. */
static void solve_in_place(double matrix[N][N], double right[N][N])
{
    for (int k = 0; k < N; k++) {
        double scale = 1.0 / matrix[k][k];
        for (int j = 0; j < N; j++) {
            matrix[k][j] *= scale;
            right[k][j] *= scale;
        }
        for (int i = 0; i < N; i++) {
            double factor = matrix[i][k];
            if (i == k)
                continue;
            for (int j = 0; j < N; j++) {
                matrix[i][j] -= factor * matrix[k][j];
                right[i][j] -= factor * right[k][j];
            }
        }
    }
}

void enclosure_exchange(const struct enclosure *e, double exchange_m2[N][N])
{
    double view[N][N], matrix[N][N], gebhart[N][N], area_m2[N];
    double lining = e->emissivity_lining;
    double emissivity[N] = {e->emissivity_floor, lining, lining, 1.0};
    surface_areas(e, area_m2);
    view_factors(e, view);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            matrix[i][j] = (i == j ? 1.0 : 0.0) - view[i][j] * (1.0 - emissivity[j]);
            gebhart[i][j] = view[i][j] * emissivity[j];
        }
    solve_in_place(matrix, gebhart);
    for (int i = 0; i < N; i++)
        for (int j = 0; j <= i; j++) {
            double forth = area_m2[i] * emissivity[i] * gebhart[i][j];
            double back = area_m2[j] * emissivity[j] * gebhart[j][i];
            exchange_m2[i][j] = exchange_m2[j][i] = 0.5 * (forth + back);
        }
}
