/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One ladle alone, a line a step. */
#include <math.h>

#include "sim/report/figure.h"
#include "sim/report/text.h"

#define ZERO_C 273.15

/* Largest shell temperature on the road. source: GR_UN3257 */
#define SHELL_LIMIT_C 130.0

static const struct cool_row *first_of(const struct cool_run *run, int step)
{
    for (int i = 0; i < run->count; i++)
        if (run->row[i].step == step)
            return &run->row[i];
    return NULL;
}

static const struct cool_row *last_of(const struct cool_run *run, int step)
{
    for (int i = run->count - 1; i >= 0; i--)
        if (run->row[i].step == step)
            return &run->row[i];
    return NULL;
}

static double hottest_C(const struct cool_run *run, int step)
{
    double most = -ZERO_C;
    for (int i = 0; i < run->count; i++)
        if (step < 0 || run->row[i].step == step)
            most = fmax(most, run->row[i].shell_K - ZERO_C);
    return most;
}

static void put_what(FILE *out, const struct cool_step *step)
{
    char what[40];
    if (step->action == COOL_DRIVE)
        snprintf(what, sizeof what, "drive, %.0f km/h", step->speed_m_per_s * 3.6);
    else if (step->action == COOL_FILL)
        snprintf(what, sizeof what, "fill at %.0f degC", step->temperature_K - ZERO_C);
    else
        snprintf(what, sizeof what, "%s", cool_action_name(step->action));
    fprintf(out, " %-18s", what);
}

static void put_step(FILE *out, const struct cool_run *run, int index)
{
    const struct cool_row *from = first_of(run, index), *to = last_of(run, index);
    const struct cool_step *step = &run->cool->steps[index];
    char begin[FIGURE_ROOM], end[FIGURE_ROOM], rate[FIGURE_ROOM] = "";
    double hours = (to->time_s - from->time_s) / 3600;
    bool whole = step->action == COOL_STAND || step->action == COOL_DRIVE;
    figure_text(from->melt_K - ZERO_C, 1, begin);
    figure_text(to->melt_K - ZERO_C, 1, end);
    if (whole && hours > 0 && !isnan(from->melt_K) && !isnan(to->melt_K))
        figure_text((to->melt_K - from->melt_K) / hours, 1, rate);
    fprintf(out, "%7.2f", from->time_s / 3600);
    put_what(out, step);
    fprintf(out, "%7s %7s %7s %7.0f %6.1f %6.1f %7.1f %6.1f %8.1f\n", begin, end, rate, to->melt_kg,
            from->face_K - ZERO_C, to->face_K - ZERO_C, hottest_C(run, index), to->skull_kg,
            to->loss_J / 3.6e6);
}

static void put_sums(FILE *out, const struct cool_run *run)
{
    const struct cool_row *last = &run->row[run->count - 1];
    double shell_C = hottest_C(run, -1);
    const double *lost = run->lost_kg;
    fprintf(out, "\nMetal    %.0f kg filled, %.0f kg poured, %.0f kg still inside, %.1f kg skull",
            run->filled_kg, run->poured_kg, last->melt_kg, last->skull_kg);
    if (run->skull_kg > 0)
        fprintf(out, ", %.1f kg cleaned out", run->skull_kg);
    if (run->left_out_kg > 0)
        fprintf(out, "; %.0f kg did not fit in", run->left_out_kg);
    fprintf(out,
            "\n         into dross: %.1f kg at the tap, %.2f kg resting, %.1f kg at the pour\n",
            lost[LOSS_TAP], lost[LOSS_RESTING], lost[LOSS_POUR]);
    fprintf(out, "Shell    %.1f degC at most; on the road %.0f degC are allowed%s\n", shell_C,
            SHELL_LIMIT_C, shell_C > SHELL_LIMIT_C ? ": TOO HOT" : "");
    fprintf(out,
            "Energy   %.0f kWh burnt, %.0f kWh lost to the air; books off by %.1e of all flows\n",
            last->fuel_J / 3.6e6, last->loss_J / 3.6e6, run->residual);
    if (run->left > 0)
        fprintf(out, "Model    left %d of %d calls to wall1d\n", run->left, run->calls);
}

void text_cool(FILE *out, const struct cool_run *run)
{
    fputs(
        "                              melt, degC            melt   hot face, degC   shell  skull "
        "heat lost\n"
        "      h what is done          begin     end     K/h      kg  begin    end    most     kg  "
        "    kWh\n",
        out);
    for (int i = 0; i < run->cool->step_count; i++)
        put_step(out, run, i);
    put_sums(out, run);
}
