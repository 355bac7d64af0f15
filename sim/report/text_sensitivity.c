/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/text_sensitivity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/figure.h"
#include "sim/report/text.h"
#include "sim/scenario/number.h"

enum { WIDTH = 96, KEY = 42, RANGE = 24, FIGURE = 9, FIRST_ROWS = 15, OTHER_ROWS = 6, NAMED = 6 };

static const char *title_of(int id)
{
    static const char *const title[] = {"Saving per tonne", "Break-even distance",
                                        "CO2 saved per tonne", "Service of the molten route"};
    return title[id];
}

/* The key as short as --set takes it. */
static const char *short_key(const struct sensitivity_input *input)
{
    static const char one[] = "customers.customer.";
    bool only = strncmp(input->key, one, sizeof one - 1) == 0;
    return only ? input->key + strlen("customers.") : input->key;
}

/* "3.5..4.9 CNY/m3" */
static void range_text(const struct sensitivity_input *input, char *text, size_t size)
{
    char end[2][NUMBER_ROOM];
    const double value[] = {input->low, input->high};
    for (int i = 0; i < 2; i++) /* no powers of ten for money */
        snprintf(end[i], sizeof end[i],
                 fabs(value[i]) >= 1e5 && fabs(value[i]) < 1e9 ? "%.0f" : "%.5g", value[i]);
    snprintf(text, size, "%s..%s%s%.12s", end[0], end[1], input->info.unit[0] ? " " : "",
             input->info.unit);
}

/* "447 to 245 CNY/t", "no plan to 245 CNY/t", "447 CNY/t to no plan". */
static void ends_text(const double *saving, const char *unit, char text[160])
{
    char low[FIGURE_ROOM] = "no plan", high[FIGURE_ROOM] = "no plan";
    bool no_low = isnan(saving[0]), no_high = isnan(saving[1]);
    if (!no_low)
        snprintf(low, sizeof low, "%.0f", saving[0]);
    if (!no_high)
        snprintf(high, sizeof high, "%.0f", saving[1]);
    snprintf(text, 160, "%s%s%s to %s%s%s", low, no_high && !no_low ? " " : "",
             no_high && !no_low ? unit : "", high, no_high ? "" : " ", no_high ? "" : unit);
}

/* Of the inputs that rest on judgement, how many leave no plan at an end. */
static int judged_without_plan(const struct sensitivity *s)
{
    int found = 0;
    for (int k = 0; k < s->count; k++)
        found += s->input[k].info.judgement && (s->state[1 + 2 * k] == POINT_INFEASIBLE ||
                                                s->state[2 + 2 * k] == POINT_INFEASIBLE);
    return found;
}

/* What the judged input of most weight does when it moves alone. */
static void hinge_alone(FILE *out, const struct sensitivity *s, const char *key, const char *range)
{
    char text[700], ends[160];
    const struct sensitivity_output *saving = &s->output[SENSITIVITY_SAVING];
    ends_text(saving->figure + s->hangs_on * EFFECT_FIGURES, saving->unit, ends);
    int without = s->base_plan == PLANS_FEASIBLE ? judged_without_plan(s) : 0;
    size_t used;
    if (s->flips)
        used = (size_t)snprintf(
            text, sizeof text,
            "The decision hangs on %s, which rests on judgement: moved alone over %s it takes the "
            "saving from %s, and the cheaper route changes (so do %d judged inputs in "
            "all).",
            key, range, ends, s->flip_count);
    else
        used = (size_t)snprintf(
            text, sizeof text,
            "No number that rests on judgement changes the cheaper route when it moves alone "
            "inside its range. The one that moves the saving most is %s: over %s it goes from "
            "%s.",
            key, range, ends);
    if (without > 0)
        snprintf(text + used, sizeof text - used,
                 " But %d judged input%s, moved alone, leave%s no plan at an end (below).", without,
                 without > 1 ? "s" : "", without > 1 ? "" : "s");
    text_wrap(out, text, WIDTH, 0);
}

/* The same in the words of the method. */
static void hinge(FILE *out, const struct sensitivity *s)
{
    char text[600], range[80];
    if (s->hangs_on < 0)
        return;
    const struct effect_method *method = s->method;
    const char *key = short_key(&s->input[s->hangs_on]);
    range_text(&s->input[s->hangs_on], range, sizeof range);
    if (method == &effect_oat) {
        hinge_alone(out, s, key, range);
        return;
    }
    const struct sensitivity_output *saving = &s->output[SENSITIVITY_SAVING];
    snprintf(text, sizeof text,
             "Of the numbers that rest on judgement, %s (%s) moves the saving most: %s %.3g%s%s.",
             key, range, method->figure[method->rank],
             saving->figure[s->hangs_on * EFFECT_FIGURES + method->rank],
             method->in_unit[method->rank] ? " " : "",
             method->in_unit[method->rank] ? saving->unit : "");
    text_wrap(out, text, WIDTH, 0);
}

/* Moved alone, which ends leave the scenario with a plan, or without one: no swing ranks them. */
static void name_ends(FILE *out, const struct sensitivity *s, enum point_state state,
                      const char *begin, const char *none)
{
    char text[900];
    size_t used = (size_t)snprintf(text, sizeof text, "%s", begin);
    int found = 0;
    for (int p = 1; p < s->points; p++) {
        if (s->state[p] != state || ++found > NAMED)
            continue;
        const struct sensitivity_input *input = &s->input[(p - 1) / 2];
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s%s at its %s end",
                                 found > 1 ? ", " : "", input->info.judgement ? "*" : "",
                                 short_key(input), p % 2 ? "low" : "high");
    }
    if (found > NAMED)
        snprintf(text + used, sizeof text - used, " and %d more", found - NAMED);
    text_wrap(out, found > 0 ? text : none, WIDTH, 2);
}

/* The scenario as it stands cannot be done: then the question is which input would mend that. */
static void no_plan(FILE *out, const struct sensitivity *s)
{
    char text[600];
    snprintf(text, sizeof text,
             "As it stands this scenario has no plan whose saving could move: %s, because %s.",
             plans_word(s->base_plan), s->base_why);
    text_wrap(out, text, WIDTH, 0);
    if (s->method == &effect_oat)
        name_ends(out, s, POINT_FEASIBLE, "Moved alone, these give it one: ",
                  "No input, moved alone inside its range, gives it one.");
}

static void lacking(FILE *out, const struct sensitivity *s)
{
    char why[160], text[400];
    plans_tell(s->lacking, why);
    snprintf(text, sizeof text,
             "At %d of %d points (%.1f %%) a plan does not hold, so there is no saving: %s.",
             s->number[POINT_INFEASIBLE], s->points,
             100.0 * s->number[POINT_INFEASIBLE] / s->points, why);
    text_wrap(out, text, WIDTH, 0);
    if (s->method == &effect_oat && s->base_plan == PLANS_FEASIBLE)
        name_ends(out, s, POINT_INFEASIBLE, "Where: ", "");
}

static void counts(FILE *out, const struct sensitivity *s)
{
    if (s->screened_from > 0)
        fprintf(out, "The %d of %d inputs that move it most when moved alone; the others stay.\n",
                s->count, s->screened_from);
    if (s->number[POINT_INFEASIBLE] > 0)
        lacking(out, s);
    if (s->number[POINT_INVALID] > 0)
        fprintf(out, "%d of %d points contradict themselves and were left out.\n",
                s->number[POINT_INVALID], s->points);
    if (s->number[POINT_FAILED] > 0)
        fprintf(out, "%d of %d points FAILED and were left out.\n", s->number[POINT_FAILED],
                s->points);
}

/* Of all figures that are in the unit of the output, for the decimals of their columns. */
static double largest(const struct sensitivity *s, int id)
{
    double most = 0;
    for (int k = 0; k < s->count; k++) {
        const double *figure = s->output[id].figure + k * EFFECT_FIGURES;
        for (int f = 0; f < EFFECT_FIGURES && s->method->figure[f]; f++)
            if (s->method->in_unit[f] && !isnan(figure[f]))
                most = fmax(most, fabs(figure[f]));
    }
    return most;
}

static void effect_line(FILE *out, const struct sensitivity *s, int id, int k, double most)
{
    const double *figure = s->output[id].figure + k * EFFECT_FIGURES;
    char range[80], text[FIGURE_ROOM + 1];
    fprintf(out, "  %c ", s->input[k].info.judgement ? '*' : ' ');
    text_pad(out, short_key(&s->input[k]), KEY);
    range_text(&s->input[k], range, sizeof range);
    if (s->method == &effect_oat)
        text_pad(out, range, RANGE);
    for (int f = 0; f < EFFECT_FIGURES - 1 && s->method->figure[f + 1]; f++) {
        size_t sign = 0;
        if (id == SENSITIVITY_BREAKEVEN && s->method == &effect_oat && f < 2 &&
            s->beyond[1 + 2 * k + f])
            text[sign++] = s->beyond[1 + 2 * k + f] > 0 ? '>' : '<';
        figure_text(figure[f], s->method->in_unit[f] ? (most < 2 ? 4 : 1) : 3, text + sign);
        text_pad(out, text, -FIGURE);
    }
    putc('\n', out);
}

/* Where there is no break-even in range, the end of the range stands for it. */
static void ends(FILE *out, const struct sensitivity *s, int id)
{
    const struct sensitivity_output *output = &s->output[id];
    if (output->at_least > 0)
        fprintf(
            out,
            "\n  > at %d of %d points molten is cheaper over all of the range searched; its end "
            "is taken",
            output->at_least, s->points);
    if (output->at_most > 0)
        fprintf(out,
                "\n  < at %d of %d points ingot is cheaper over all of the range searched; its "
                "start is taken",
                output->at_most, s->points);
}

static void output_table(FILE *out, const struct sensitivity *s, int id, int most)
{
    const struct sensitivity_output *output = &s->output[id];
    int *order = malloc((size_t)s->count * sizeof *order);
    char base[FIGURE_ROOM];
    if (!order || !output->figure) {
        free(order);
        return;
    }
    sensitivity_order(s, (enum sensitivity_id)id, order);
    figure_text(output->base, fabs(output->base) < 2 ? 4 : 1, base);
    bool bare = isnan(output->base) || strcmp(output->unit, "-") == 0;
    fprintf(out, "\n%s, at the scenario itself %s%s%s", title_of(id),
            isnan(output->base) ? "none" : base, bare ? "" : " ", bare ? "" : output->unit);
    if (output->missing > 0)
        fprintf(out, "; %d of %d points have none", output->missing, s->points);
    ends(out, s, id);
    fputs("\n    ", out);
    text_pad(out, "input", KEY);
    if (s->method == &effect_oat)
        text_pad(out, "range", RANGE);
    for (int f = 0; f < EFFECT_FIGURES - 1 && s->method->figure[f + 1]; f++)
        text_pad(out, s->method->heading[f], -FIGURE);
    putc('\n', out);
    int rows = 0;
    double all = largest(s, id);
    for (int i = 0; i < s->count && i < most; i++)
        if (output->figure[order[i] * EFFECT_FIGURES + s->method->rank] > 0) {
            effect_line(out, s, id, order[i], all);
            rows++;
        }
    if (rows == 0)
        fputs("    none moves it\n", out);
    free(order);
}

void text_sensitivity(FILE *out, const struct sensitivity *s)
{
    if (s->base_plan != PLANS_FEASIBLE)
        no_plan(out, s);
    hinge(out, s);
    fprintf(out,
            "\n%s: %s.\n%d points, %d inputs, %d replication%s of each point with the same random "
            "numbers.\n* rests on judgement.\n",
            s->scenario->name, s->method->summary, s->points, s->count, s->replications,
            s->replications == 1 ? "" : "s");
    counts(out, s);
    int shown = 0;
    for (int id = 0; id < SENSITIVITY_OUTPUTS; id++)
        if (s->output[id].asked && s->output[id].figure)
            output_table(out, s, id, shown++ == 0 ? FIRST_ROWS : OTHER_ROWS);
    if (shown == 0)
        fputs("Interrupted: nothing is claimed.\n", out);
}
