/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "sim/report/calibration.h"

/* Digits that an interval supports, or that a value smaller than it needs. */
static int decimals(double half, double value)
{
    double least = value != 0 ? fmin(half, fabs(value)) : half;
    return least > 0 && isfinite(least) ? (int)fmin(fmax(1 - floor(log10(least)), 0), 5) : 3;
}

static void put_value(FILE *out, const struct calibrate_parameter *p, double value, int digits)
{
    fprintf(out, "%.*f%s%s", digits, calibration_readable(p, value), *p->unit ? " " : "", p->unit);
}

static void put_interval(FILE *out, const struct calibrated *of)
{
    const struct calibrate_parameter *p = of->parameter;
    double low = calibration_readable(p, of->low), high = calibration_readable(p, of->high);
    int digits = decimals((high - low) / 2, calibration_readable(p, of->value));
    if (fabs(high) < 1e5)
        fprintf(out, "%.*f to %.*f", digits, low, digits, high);
    else
        fprintf(out, "%.2g to %.2g", low, high);
}

static void put_answer(FILE *out, const struct calibration *calibration)
{
    const char *comma = "";
    if (calibration->count == 0)
        return;
    fprintf(out, "%s says: ", calibration->log.table.source.name);
    for (int i = 0; i < calibration->count; i++) {
        const struct calibrated *of = &calibration->of[i];
        const struct calibrate_parameter *p = of->parameter;
        double half = calibration_readable(p, of->high) - calibration_readable(p, of->low);
        if (!of->told)
            continue;
        fprintf(out, "%s%s ", comma, p->name);
        put_value(out, p, of->value, decimals(half / 2, calibration_readable(p, of->value)));
        fputs(" (", out);
        put_interval(out, of);
        fputs(")", out);
        comma = ", ";
    }
    fputs(*comma ? ".\n" : "nothing for sure.\n", out);
}

static void put_wrapped(FILE *out, const char *text)
{
    int column = 0;
    while (*text) {
        size_t word = strcspn(text, " ");
        if (column > 0 && column + 1 + (int)word > 96) {
            fputc('\n', out);
            column = 0;
        }
        fprintf(out, "%s%.*s", column ? " " : "  ", (int)word, text);
        column += (int)word + (column ? 1 : 2);
        text += word + strspn(text + word, " ");
    }
    fputc('\n', out);
}

static void put_table(FILE *out, const struct calibration *calibration)
{
    fprintf(out, "\n%-10s %-24s %12s %12s   %-20s %s\n", "parameter", "key", "before", "fitted",
            "95 % interval", "told");
    for (int i = 0; i < calibration->count; i++) {
        const struct calibrated *of = &calibration->of[i];
        const struct calibrate_parameter *p = of->parameter;
        double half = (calibration_readable(p, of->high) - calibration_readable(p, of->low)) / 2;
        int digits = decimals(half, calibration_readable(p, of->value));
        fprintf(out, "%-10s %-24s %12.*f %12.*f   ", p->name, p->key, digits,
                calibration_readable(p, of->before), digits, calibration_readable(p, of->value));
        long at = 0;
        char text[64] = "";
        FILE *memory = fmemopen(text, sizeof text, "w");
        if (memory) {
            put_interval(memory, of);
            at = ftell(memory);
            fclose(memory);
        }
        fprintf(out, "%s%*s %s%s%s\n", text, (int)(at < 20 ? 20 - at : 0), "",
                of->told ? "yes" : "no", *p->unit ? ", in " : "", p->unit);
    }
}

static void put_correlation(FILE *out, const struct calibration *calibration)
{
    if (calibration->count < 2)
        return;
    fprintf(out, "\nCorrelation of the estimates\n%-10s", "");
    for (int i = 0; i < calibration->count; i++)
        fprintf(out, " %9s", calibration->of[i].parameter->name);
    fputc('\n', out);
    for (int i = 0; i < calibration->count; i++) {
        fprintf(out, "%-10s", calibration->of[i].parameter->name);
        for (int k = 0; k < calibration->count; k++)
            fprintf(out, " %9.2f", calibration->correlation[i][k]);
        fputc('\n', out);
    }
}

static void put_block(FILE *out, const struct calibration *calibration, enum calibrate_block b)
{
    static const char *const unit[BLOCKS] = {"K", "min per km", "% of the metal"};
    const struct calibrated_block *block = &calibration->block[b];
    double noise = block->fit.noise * (b == BLOCK_TIME   ? 1000.0 / 60
                                       : b == BLOCK_MASS ? 100.0
                                                         : 1.0);
    if (!block->fitted)
        return;
    fprintf(out, "%-12s %d rows, %s%.2g %s about the model", calibrate_block_name(b), block->rows,
            block->fit.assumed_noise ? "too few to see their noise, taken as " : "± ", noise,
            unit[b]);
    if (!block->fit.converged)
        fputs("; the fit did not converge", out);
    if (block->fit.flagged > 0) {
        fprintf(out, "; %d flagged and left out, on line", block->fit.flagged);
        for (int i = 0; i < block->rows; i++)
            if (calibration->residual[block->first + i].flagged)
                fprintf(out, " %d", calibration->residual[block->first + i].line);
    }
    fputc('\n', out);
}

static void put_log(FILE *out, const struct calibration *calibration)
{
    const struct delivery_log *log = &calibration->log;
    const char *delimiter = log->table.delimiter == '\t'  ? "tab"
                            : log->table.delimiter == ';' ? "semicolon"
                                                          : "comma";
    fprintf(out, "\nThe log\n  %d rows, %d set aside as impossible; %s between cells%s\n",
            log->table.rows, log->set_aside, delimiter,
            log->decimal_comma ? ", decimal commas" : "");
    for (int q = 0; q < LOG_QUANTITIES; q++) {
        if (log->column[q] < 0)
            continue;
        fprintf(out, "  %-20s from column '%s'", log_quantity_info((enum log_quantity)q)->name,
                log->table.header[log->column[q]].text);
        if (log->missing[q] > 0)
            fprintf(out, ", %d empty", log->missing[q]);
        fputc('\n', out);
    }
    if (log->ignored[0])
        fprintf(out, "  not used: %s\n", log->ignored);
    if (calibration->assumed_mass)
        fprintf(out, "  %d rows without a mass: the scenario's load\n", calibration->assumed_mass);
    if (calibration->assumed_standing)
        fprintf(out, "  %d rows without standing: what the scenario's speed leaves of the time\n",
                calibration->assumed_standing);
    if (calibration->assumed_speed)
        fprintf(out, "  %d rows without distance: driven at the scenario's speed\n",
                calibration->assumed_speed);
}

void calibration_text(FILE *out, const struct calibration *calibration)
{
    put_answer(out, calibration);
    if (calibration->untold[0]) {
        fputs("\nWhat the log cannot tell\n", out);
        put_wrapped(out, calibration->untold);
    }
    if (calibration->count > 0) {
        put_table(out, calibration);
        put_correlation(out, calibration);
        fputc('\n', out);
    }
    for (int b = 0; b < BLOCKS; b++)
        put_block(out, calibration, (enum calibrate_block)b);
    put_log(out, calibration);
    if (calibration->count > 0) {
        fputs("\nUse it with\n", out);
        for (int i = 0; i < calibration->count; i++)
            fprintf(out, "  --set '%s'\n", calibration->of[i].setting);
    }
}
