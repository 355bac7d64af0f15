/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/explain_figure.h"

#include <string.h>

#include "sim/study/audit.h"
#include "sim/study/metric.h"
#include "sim/study/kpi.h"

/* Behind "routes.molten." and the like, customers' too. */
static const char *below_route(const char *name)
{
    const char *routes = strstr(name, "routes."), *dot = routes ? strchr(routes + 7, '.') : NULL;
    return dot ? dot + 1 : name;
}

/* What stands above the routes. */
static bool explain_headline(const char *name, FILE *out)
{
    static const struct {
        const char *name, *unit, *summary;
    } table[] = {
        {"saving_per_t", "money/t",
         "cost of the ingot route less that of the molten route, per tonne of new metal shot; "
         "above "
         "0 molten supply is cheaper"},
        {"saving_per_t_pooled", "money/t",
         "the same with trucks charged by the hours in which they are used, not whole"},
        {"saving_per_t_inputs", "money/t",
         "saving_per_t over draws of the inputs that rest on judgement (`run --inputs N`)"},
        {"saving_per_year", "money/a", "the saving times the metal shot in a year"},
        {"carbon_saving_kg_per_t", "kg/t", "CO2 of the ingot route less that of the molten route"},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i].name, name) == 0) {
            fprintf(out, "%s\n  A figure of a result: %s.\n  %-12s %s\n", name, table[i].summary,
                    "unit", table[i].unit);
            return true;
        }
    return false;
}

/* A line of the carbon sheet: "carbon.molten.diesel" or behind "carbon_kg_per_t.rows.". */
static bool explain_carbon(const char *name, FILE *out)
{
    const char *line = strrchr(name, '.');
    if (!line ||
        (strncmp(name, "carbon.molten.", 14) != 0 && strncmp(name, "carbon.ingot.", 13) != 0 &&
         !strstr(name, "carbon_kg_per_t.rows.")))
        return false;
    for (const struct carbon_line_kind *const *kind = carbon_lines(); *kind; kind++)
        if (strcmp((*kind)->name, line + 1) == 0) {
            fprintf(out,
                    "%s\n  A line of the carbon sheet: %s.\n  %-12s kg/t of new metal shot\n"
                    "  %-12s %d of the die-caster\n  %-12s %s\n",
                    name, (*kind)->summary, "unit", "scope", carbon_scope(*kind, CARBON_DIE_CASTER),
                    "source", (*kind)->source);
            return true;
        }
    return false;
}

/* The sum of a sheet. */
static bool explain_total(const char *name, FILE *out)
{
    static const char *const names[][2] = {
        {"total", "cost"}, {"cost_per_t.total", "cost"}, {"carbon_kg_per_t.total", "CO2"}};
    const char *figure = below_route(name);
    if (strcmp(name, "molten.total") == 0 || strcmp(name, "ingot.total") == 0)
        figure = "total";
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(figure, names[i][0]) == 0) {
            fprintf(out,
                    "%s\n  A figure of a result: all %s of a route, per tonne of new metal shot.\n"
                    "  %-12s %s\n",
                    name, names[i][1], "unit", i < 2 ? "money/t" : "kg/t");
            return true;
        }
    return false;
}

/* Who pays: "routes.ROUTE.who_pays.PARTY.net", "who_pays.freight_bill" and the like. */
static bool explain_who_pays(const char *name, FILE *out)
{
    static const char *const table[][3] = {
        {"outlay", "money/t", "what a party lays out to the outside"},
        {"pays", "money/t", "what a party pays to the other two"},
        {"receives", "money/t", "what a party receives from the other two"},
        {"net", "money/t", "what a party pays in the end: outlay and pays less receives"},
        {"saving_per_t", "money/t", "what a party pays with ingots less what it pays with molten"},
        {"freight_bill", "money/t", "what the haulier lays out, and its margin"},
        {"weighings_settled_frac", "a fraction",
         "loads paid for by the die-caster's scales, see prices.weighing_tolerance"},
    };
    const char *figure = strrchr(name, '.');
    for (size_t i = 0; strstr(name, "who_pays.") && i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i][0], figure + 1) == 0) {
            fprintf(out, "%s\n  A figure of a result: %s.\n  %-12s %s\n", name, table[i][2], "unit",
                    table[i][1]);
            return true;
        }
    return false;
}

/* States of a pair of plans, as answers and tables name them (plans_word). */
static bool explain_state(const char *name, FILE *out)
{
    static const char *const table[][2] = {
        {"infeasible", "a plan does not hold, so that there is no saving to tell"},
        {"molten infeasible", "molten supply as planned does not hold"},
        {"ingot infeasible", "ingot supply as planned does not hold; see ingot.safety, ingot.lead"},
        {"both infeasible", "neither supply as planned holds"},
        {"loads too cold", "more than one load in twenty arrives colder than "
                           "customer.acceptance_temperature"},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i][0], name) == 0) {
            fprintf(out,
                    "%s\n  A state of a result: %s.\n"
                    "  A plan holds when the machines have metal for the share of time that "
                    "sheet.service_level asks for,\n  loads are warm enough, and no truck is "
                    "heavier than the law allows.\n",
                    name, table[i][1]);
            return true;
        }
    return false;
}

bool explain_figure(const char *name, FILE *out)
{
    if (explain_state(name, out))
        return true;
    if (explain_carbon(name, out) || explain_total(name, out) || explain_who_pays(name, out))
        return true;
    if (explain_headline(strcmp(name, "saving") == 0 ? "saving_per_t" : name, out))
        return true;
    const char *figure = below_route(name);
    const struct kpi *kpi;
    if (figure == name && !strpbrk(name, "_."))
        return false;
    for (int i = 0; (kpi = kpi_get(i)); i++) {
        if (strcmp(kpi->name, figure) != 0)
            continue;
        fprintf(out, "%s\n  A figure of a result: %s.\n  %-12s %s\n", kpi->name, kpi->summary,
                "unit", strcmp(kpi->unit, "-") == 0 ? "a fraction" : kpi->unit);
        for (int route = 0; route < ROUTES; route++)
            if (kpi->routes & (1u << route))
                fprintf(out, "  %-12s routes.%s.%s\n", "stands at",
                        route_name((enum supply_route)route), kpi->name);
        if (kpi_share_of(kpi->name))
            fprintf(out, "  %-12s %s\n", "a share of", kpi_share_of(kpi->name));
        return true;
    }
    return false;
}
