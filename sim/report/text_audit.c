/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/text_audit.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/text.h"
#include "sim/scenario/load.h"

enum { NAME = 60 };

static const char *money(const struct audit *audit)
{
    return audit->target.carbon ? "kg" : audit->scenario->currency;
}

/* "L", or the currency for a mark-up. */
static const char *unit_of(const struct audit *audit, const struct audit_line *line)
{
    return line->item && line->item->mark_up ? audit->scenario->currency : line->unit;
}

/* --- where prices come from ---------------------------------------------------------------------
 */

struct key_line {
    FILE *out;
    const struct scenario *scenario;
    const char *key;
    size_t length;
};

static const char *tag_text(enum source_tag tag)
{
    return tag == TAG_READ ? "read in" : tag == TAG_DERIVED ? "derived from" : "judgement:";
}

static void show_key(const struct scenario_visit *visit, void *data)
{
    const struct key_line *line = data;
    const struct scenario_value *entry = visit->entry;
    char setting[200], *equals;
    if (strlen(visit->path) != line->length || strncmp(visit->path, line->key, line->length) != 0 ||
        isnan(visit->value) ||
        !scenario_setting(line->scenario, visit, visit->value, setting, sizeof setting))
        return;
    if ((equals = strchr(setting, '=')) == NULL)
        return;
    fprintf(line->out, "    %.*s = ", (int)(equals - setting), setting);
    text_pad(line->out, equals + 1, 24);
    if (visit->source)
        fprintf(line->out, " %s, %s %s\n",
                entry->origin == ORIGIN_PRICE_SET ? line->scenario->price_set_name : "default",
                tag_text(visit->tag), visit->source);
    else
        fprintf(line->out, " %s\n",
                entry->origin == ORIGIN_SETTING   ? "--set"
                : entry->origin == ORIGIN_VARIANT ? "variant of the scenario"
                                                  : "scenario file");
}

static void show_keys(FILE *out, const struct audit *audit, const struct audit_line *line)
{
    for (const char *at = line->keys; at && *at; at += strspn(at, " ")) {
        struct key_line key = {out, audit->scenario, at, strcspn(at, " ")};
        scenario_for_each_field(audit->scenario, show_key, &key);
        at += key.length;
    }
}

/* --- what the quantity is made of ---------------------------------------------------------------
 */

/* "ladle 3" is one of the ladles. */
static size_t class_length(const char *name)
{
    size_t length = strlen(name);
    while (length > 0 && isdigit((unsigned char)name[length - 1]))
        length--;
    return length > 0 && name[length] && name[length - 1] == ' ' ? length - 1 : strlen(name);
}

static bool same_class(const struct finished *finished, int a, int b)
{
    const char *one = finished->name[a], *other = finished->name[b];
    size_t length = class_length(one);
    return length == class_length(other) && strncmp(one, other, length) == 0;
}

static bool same_group(const struct audit *audit, const struct audit_account *a,
                       const struct audit_account *b)
{
    return a->kind == b->kind && same_class(audit->finished, a->from, b->from) &&
           same_class(audit->finished, a->to, b->to);
}

/* One group of accounts: those that are like account `first`; shown at the first of them. */
static void show_group(FILE *out, const struct audit *audit, const struct audit_line *line,
                       int first)
{
    const struct audit_account *like = &line->account[first];
    int n = audit->finished->replications, accounts = 0;
    double *quantity = calloc((size_t)n, sizeof *quantity), all = 0, part = 0;
    char text[NAME * 2];
    for (int i = 0; i < first; i++)
        if (same_group(audit, &line->account[i], like))
            accounts = -1;
    for (int i = first; quantity && accounts >= 0 && i < line->count; i++) {
        if (!same_group(audit, &line->account[i], like))
            continue;
        accounts++;
        for (int k = 0; k < n; k++) {
            quantity[k] += line->account[i].amount[k] * like->per;
            part += line->account[i].amount[k] * like->per;
        }
    }
    for (int k = 0; k < n; k++)
        all += line->quantity[k];
    if (accounts > 0) {
        const char *from = audit->finished->name[like->from], *to = audit->finished->name[like->to];
        snprintf(text, sizeof text, "%s, %.*s to %.*s", flow_info(like->kind)->name,
                 (int)class_length(from), from, (int)class_length(to), to);
        if (accounts > 1)
            snprintf(text + strlen(text), sizeof text - strlen(text), " (%d accounts)", accounts);
        fputs("    ", out);
        text_pad(out, text, NAME);
        fprintf(out, "%12.6g %s/t %6.1f %%\n", audit_per_t(audit, line->route, quantity).mean,
                unit_of(audit, line), all != 0 ? 100 * part / all : 0);
    }
    free(quantity);
}

/* What is no flow: assets in the first replication, new metal, or what a mark-up is on. */
static void show_assets(FILE *out, const struct audit *audit, const struct audit_line *line)
{
    double sum = 0;
    const struct cost_asset_info *info;
    for (int k = 0; k < audit->finished->replications; k++)
        sum += fabs(line->assets[k]);
    if (sum == 0)
        return;
    fputs("    ", out);
    text_pad(out,
             line->item && line->item->mark_up ? "what its payee lays out in the lines above"
             : line->used                      ? "assets, for the time observed"
                                               : "new metal shot",
             NAME);
    fprintf(out, "%12.6g %s/t\n", audit_per_t(audit, line->route, line->assets).mean,
            unit_of(audit, line));
    struct outcome *outcome = malloc(sizeof *outcome);
    if (!outcome)
        return;
    bool known = finished_outcome(audit->finished, audit->scenario, 0, line->route, outcome);
    for (int i = 0; known && (info = cost_asset_info(i)) != NULL; i++) {
        double value;
        memcpy(&value, (const char *)&outcome->assets + info->offset, sizeof value);
        if (line->used & (1u << i))
            fprintf(out, "      %s = %.6g%s%s: %s\n", info->name, value,
                    info->unit[0] == '1' || info->unit[0] == '-' ? "" : " ",
                    info->unit[0] == '1' || info->unit[0] == '-' ? "" : info->unit, info->help);
    }
    outcome_clear(outcome);
    free(outcome);
}

/* --- lines --------------------------------------------------------------------------------------
 */

static void show_where(FILE *out, const struct audit_line *line)
{
    if (line->carbon) {
        fprintf(out, "  %s; scope %d of the die-caster, %s\n", line->summary,
                carbon_scope(line->carbon, CARBON_DIE_CASTER),
                carbon_party_name(line->carbon->party));
        return;
    }
    const struct cost_item *item = line->item;
    fprintf(out, "  %s\n  row %s; grows %s; the %s pays%s%s; %s\n", line->summary,
            cost_row_name(item->row),
            item->mark_up ? "with what it is put on" : cost_driver_name(item->driver),
            cost_party_name(item->payer), item->payee == PARTY_OUTSIDE ? "" : " the ",
            item->payee == PARTY_OUTSIDE ? "" : cost_party_name(item->payee),
            item->exhibit ? "inside both boundaries" : "only in the supply chain's boundary");
}

static void show_replication(FILE *out, const struct audit *audit, const struct audit_line *line,
                             int k, const char *name)
{
    double tonnes = audit->tonnes[line->route][k];
    fprintf(out, "    %11s %18.10g x %14.8g = %16.10g / %12.8g = %12.8g\n", name, line->quantity[k],
            line->price[k], line->amount[k], tonnes, tonnes > 0 ? line->amount[k] / tonnes : NAN);
}

/* As printed: rounding of sums is no difference. */
static bool same_number(double a, double b)
{
    return fabs(a - b) <= 1e-11 * fmax(fabs(a), fabs(b));
}

static bool all_alike(const struct audit *audit, const struct audit_line *line)
{
    const double *tonnes = audit->tonnes[line->route];
    for (int k = 1; k < audit->finished->replications; k++)
        if (!same_number(line->quantity[k], line->quantity[0]) ||
            !same_number(line->price[k], line->price[0]) ||
            !same_number(line->amount[k], line->amount[0]) || !same_number(tonnes[k], tonnes[0]))
            return false;
    return true;
}

/* Replications that are all alike take one line. */
static void show_replications(FILE *out, const struct audit *audit, const struct audit_line *line)
{
    int n = audit->finished->replications;
    const char *unit = unit_of(audit, line);
    char quantity[40], price[40], per_t[40], name[24];
    snprintf(quantity, sizeof quantity, "quantity, %.20s", unit);
    snprintf(price, sizeof price, "%.8s/%.20s", money(audit),
             strchr(unit, ' ') || strchr(unit, '/') ? "unit" : unit);
    snprintf(per_t, sizeof per_t, "%.8s/t", money(audit));
    fprintf(out, "    replication %18s x %14s = %16s / %12s = %12s\n", quantity,
            line->item && line->item->mark_up ? "share" : price, money(audit), "new metal, t",
            per_t);
    bool alike = n > 1 && all_alike(audit, line);
    for (int k = 0; k < (alike ? 1 : n); k++) {
        snprintf(name, sizeof name, "%d", k);
        if (alike)
            snprintf(name, sizeof name, "0 to %d", n - 1);
        show_replication(out, audit, line, k, name);
    }
}

static void show_line(FILE *out, const struct audit *audit, const struct audit_line *line)
{
    double quantity = audit_per_t(audit, line->route, line->quantity).mean;
    struct estimate amount = audit_per_t(audit, line->route, line->amount);
    const char *unit = unit_of(audit, line);
    fprintf(out, "%s%s.%s: %.6g %s/t", line->carbon ? "carbon." : "", route_name(line->route),
            line->name, amount.mean, money(audit));
    if (amount.n > 1 && amount.half_width > 1e-9 * fabs(amount.mean))
        fprintf(out, " (± %.2g, mean of %d replications)", amount.half_width, amount.n);
    else if (amount.n > 1)
        fprintf(out, " (the same in all %d replications)", amount.n);
    putc('\n', out);
    show_where(out, line);
    if (line->item && line->item->mark_up)
        fprintf(out, "  %.6g %s/t x %.6g = %.6g %s/t\n", quantity, unit, line->price[0],
                amount.mean, money(audit));
    else
        fprintf(out, "  %.6g %s/t x %.6g %s/%s = %.6g %s/t\n", quantity, unit, line->price[0],
                money(audit), strchr(unit, ' ') || strchr(unit, '/') ? "unit" : unit, amount.mean,
                money(audit));
    fputs("  read from the scenario:\n", out);
    show_keys(out, audit, line);
    fputs("  the quantity is made of:\n", out);
    for (int i = 0; i < line->count; i++)
        show_group(out, audit, line, i);
    show_assets(out, audit, line);
}

/* The figure of the sheet that the lines of a route make. */
static struct estimate in_sheet(const struct audit *audit, const struct metric_table *table,
                                enum supply_route route)
{
    const struct audit_target *target = &audit->target;
    const char *sheet = target->carbon ? "carbon_kg_per_t" : "cost_per_t";
    char path[260];
    char whose[100] = "";
    if (target->customer[0])
        snprintf(whose, sizeof whose, "customers.%s.", target->customer);
    snprintf(path, sizeof path, "%sroutes.%s.%s.%s%s", whose, route_name(route), sheet,
             target->name[0]  ? (target->carbon ? "rows." : "items.")
             : target->row[0] ? "rows."
                              : "total",
             target->name[0] ? target->name : target->row);
    if (metric_find(table, path))
        return metric_read(table, path);
    snprintf(path, sizeof path, "%sroutes.%s.%s.%s.%s", whose, route_name(route), sheet,
             target->carbon ? "cradle" : "items_outside", target->name);
    return metric_read(table, path);
}

void text_audit(FILE *out, const struct audit *audit, const struct metric_table *table)
{
    const char *what = audit->target.name[0]  ? audit->target.name
                       : audit->target.row[0] ? audit->target.row
                                              : "total";
    bool shown = false; /* an empty line stands between, not above */
    for (int route = 0; route < ROUTES; route++) {
        if (!(audit->target.routes & (1u << route)))
            continue;
        struct estimate sum = audit_sum(audit, (enum supply_route)route);
        struct estimate sheet = in_sheet(audit, table, (enum supply_route)route);
        int lines = 0;
        for (int i = 0; i < audit->count; i++) {
            if ((int)audit->line[i].route != route)
                continue;
            lines++;
            fputs(shown ? "\n" : "", out);
            show_line(out, audit, &audit->line[i]);
            if (audit->target.name[0])
                show_replications(out, audit, &audit->line[i]);
            shown = true;
        }
        if (lines > 0)
            fprintf(out, "\n%s %s: %.10g %s/t from %d line%s; the sheet says %.10g\n",
                    route_name((enum supply_route)route), what, sum.mean, money(audit), lines,
                    lines > 1 ? "s" : "", sheet.mean);
    }
}
