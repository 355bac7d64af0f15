/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/calibration.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/csv.h"

double calibration_readable(const struct calibrate_parameter *parameter, double value)
{
    return parameter->dim == DIM_TEMPERATURE ? value - 273.15
           : parameter->dim == DIM_SPEED     ? value * 3.6
           : parameter->dim == DIM_FRACTION  ? value * 100
                                             : value;
}

/* A residual and what it is of, in readable units. */
static double shown(enum calibrate_block block, double value)
{
    return block == BLOCK_TEMPERATURE ? value - 273.15
           : block == BLOCK_TIME      ? value / 3.6 * 60
                                      : value * 100;
}

static const char *unit_of_block(enum calibrate_block block)
{
    return block == BLOCK_TEMPERATURE ? "degC" : block == BLOCK_TIME ? "min/km" : "%";
}

/* --- CSV ---------------------------------------------------------------------------------------
 */

void calibration_csv(FILE *out, const struct calibration *calibration)
{
    fputs("parameter,key,unit,before,value,low_95,high_95,told,setting\n", out);
    for (int i = 0; i < calibration->count; i++) {
        const struct calibrated *of = &calibration->of[i];
        const struct calibrate_parameter *p = of->parameter;
        const double value[] = {of->before, of->value, of->low, of->high};
        fprintf(out, "%s,%s,%s", p->name, p->key, *p->unit ? p->unit : "-");
        for (int k = 0; k < 4; k++) {
            putc(',', out);
            csv_number(out, calibration_readable(p, value[k]));
        }
        fprintf(out, ",%s,", of->told ? "yes" : "no");
        csv_text(out, of->setting);
        putc('\n', out);
    }
}

void calibration_correlation_csv(FILE *out, const struct calibration *calibration)
{
    fputs("parameter", out);
    for (int i = 0; i < calibration->count; i++)
        fprintf(out, ",%s", calibration->of[i].parameter->name);
    putc('\n', out);
    for (int i = 0; i < calibration->count; i++) {
        fputs(calibration->of[i].parameter->name, out);
        for (int k = 0; k < calibration->count; k++) {
            putc(',', out);
            csv_number(out, calibration->correlation[i][k]);
        }
        putc('\n', out);
    }
}

void calibration_residuals_csv(FILE *out, const struct calibration *calibration)
{
    fputs("line,block,unit,under_way [h or km],observed,predicted,residual,flagged\n", out);
    for (int i = 0; i < calibration->residuals; i++) {
        const struct calibrate_residual *row = &calibration->residual[i];
        const double value[] = {
            row->x, shown(row->block, row->observed), shown(row->block, row->predicted),
            shown(row->block, row->observed) - shown(row->block, row->predicted)};
        fprintf(out, "%d,%s,%s", row->line, calibrate_block_name(row->block),
                unit_of_block(row->block));
        for (int k = 0; k < 4; k++) {
            putc(',', out);
            csv_number(out, value[k]);
        }
        fprintf(out, ",%d\n", row->flagged);
    }
}

/* --- the patch ---------------------------------------------------------------------------------
 */

void calibration_patch(FILE *out, const struct calibration *calibration)
{
    fprintf(out,
            "# Fitted by `meltroute calibrate` to %s.\n"
            "# Paste it into the scenario and run it with --scenario calibrated.\n",
            calibration->log.table.source.name);
    for (const char *at = calibration->untold; *at;) {
        size_t length = strcspn(at, ".");
        length += at[length] == '.';
        fprintf(out, "# %.*s\n", (int)length, at + strspn(at, " "));
        at += length;
    }
    fputs("scenarios:\n  calibrated:\n", out);
    for (int i = 0; i < calibration->count; i++) {
        const struct calibrated *of = &calibration->of[i];
        const struct calibrate_parameter *p = of->parameter;
        const char *equals = strchr(of->setting, '=');
        fprintf(out, "    %.*s: %s # 95 %%: %.4g to %.4g %s%s\n", (int)(equals - of->setting),
                of->setting, equals + 1, calibration_readable(p, of->low),
                calibration_readable(p, of->high), p->unit, of->told ? "" : "; not told");
    }
}

/* --- JSON --------------------------------------------------------------------------------------
 */

typedef struct json_object json;

static json *number(double value)
{
    return isfinite(value) ? json_object_new_double(value) : NULL;
}

static json *text(const char *value)
{
    return json_object_new_string(value);
}

static json *parameters(const struct calibration *calibration)
{
    json *all = json_object_new_object();
    for (int i = 0; i < calibration->count; i++) {
        const struct calibrated *of = &calibration->of[i];
        const struct calibrate_parameter *p = of->parameter;
        json *one = json_object_new_object(), *correlation = json_object_new_object();
        json_object_object_add(one, "key", text(p->key));
        json_object_object_add(one, "unit", text(p->unit));
        json_object_object_add(one, "before", number(calibration_readable(p, of->before)));
        json_object_object_add(one, "value", number(calibration_readable(p, of->value)));
        json_object_object_add(one, "low", number(calibration_readable(p, of->low)));
        json_object_object_add(one, "high", number(calibration_readable(p, of->high)));
        json_object_object_add(one, "told", json_object_new_boolean(of->told));
        json_object_object_add(one, "setting", text(of->setting));
        for (int k = 0; k < calibration->count; k++)
            json_object_object_add(correlation, calibration->of[k].parameter->name,
                                   number(calibration->correlation[i][k]));
        json_object_object_add(one, "correlation", correlation);
        json_object_object_add(all, p->name, one);
    }
    return all;
}

static json *blocks(const struct calibration *calibration)
{
    json *all = json_object_new_object();
    for (int b = 0; b < BLOCKS; b++) {
        const struct calibrated_block *block = &calibration->block[b];
        json *one = json_object_new_object(), *flagged = json_object_new_array();
        if (!block->fitted) {
            json_object_put(one);
            json_object_put(flagged);
            continue;
        }
        for (int i = 0; i < block->rows; i++)
            if (calibration->residual[block->first + i].flagged)
                json_object_array_add(
                    flagged, json_object_new_int(calibration->residual[block->first + i].line));
        double noise = b == BLOCK_TEMPERATURE ? block->fit.noise
                                              : shown((enum calibrate_block)b, block->fit.noise);
        json_object_object_add(one, "rows", json_object_new_int(block->rows));
        json_object_object_add(one, "flagged_lines", flagged);
        json_object_object_add(one, "noise", number(noise));
        json_object_object_add(
            one, "noise_unit",
            text(b == BLOCK_TEMPERATURE ? "K" : unit_of_block((enum calibrate_block)b)));
        json_object_object_add(one, "noise_assumed",
                               json_object_new_boolean(block->fit.assumed_noise));
        json_object_object_add(one, "converged", json_object_new_boolean(block->fit.converged));
        json_object_object_add(all, calibrate_block_name((enum calibrate_block)b), one);
    }
    return all;
}

char *calibration_json(const struct calibration *calibration)
{
    const struct delivery_log *log = &calibration->log;
    json *root = json_object_new_object(), *read = json_object_new_object();
    char *copy = NULL;
    json_object_object_add(root, "schema", text("meltroute-calibration/1"));
    json_object_object_add(root, "parameters", parameters(calibration));
    json_object_object_add(root, "blocks", blocks(calibration));
    json_object_object_add(root, "speed_cv", number(calibration->speed_cv));
    json_object_object_add(root, "cannot_tell", text(calibration->untold));
    json_object_object_add(read, "name", text(log->table.source.name));
    json_object_object_add(read, "rows", json_object_new_int(log->table.rows));
    json_object_object_add(read, "set_aside", json_object_new_int(log->set_aside));
    json_object_object_add(read, "ignored_columns", text(log->ignored));
    for (int q = 0; q < LOG_QUANTITIES; q++)
        if (log->column[q] >= 0)
            json_object_object_add(read, log_quantity_info((enum log_quantity)q)->name,
                                   text(log->table.header[log->column[q]].text));
    json_object_object_add(root, "log", read);
    const char *made = json_object_to_json_string_ext(root, JSON_C_TO_STRING_PRETTY |
                                                                JSON_C_TO_STRING_NOSLASHESCAPE);
    if (made && (copy = malloc(strlen(made) + 2)) != NULL)
        sprintf(copy, "%s\n", made);
    json_object_put(root);
    return copy;
}
