/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carbon by boundary and by method, and the limits that metal is held against. */
#include <math.h>
#include <stdio.h>

#include "sim/report/text.h"

static struct estimate read(const struct run *run, enum supply_route route, const char *figure)
{
    char path[160];
    snprintf(path, sizeof path, "routes.%s.carbon_kg_per_t.%s", route_name(route), figure);
    return metric_read(&run->experiment.table, path);
}

/* What a party emits itself or buys as electricity. */
static double own(const struct run *run, enum supply_route route, enum carbon_party party)
{
    double sum = 0;
    for (int scope = 1; scope <= 2; scope++) {
        char figure[80];
        snprintf(figure, sizeof figure, "boundaries.%s.scope_%d", carbon_party_name(party), scope);
        sum += read(run, route, figure).mean;
    }
    return sum;
}

static void figure_line(FILE *out, const struct run *run, const char *name, const char *figure)
{
    text_pair(out, name, read(run, ROUTE_MOLTEN, figure).mean, read(run, ROUTE_INGOT, figure).mean);
}

/* Primary metal against the limit of its kind of smelter. */
static void asi(FILE *out, const struct carbon_factors *factors)
{
    double metal = carbon_metal_kg_per_kg(factors, factors->method);
    double limit = carbon_asi_limit_kg_per_kg(factors->smelter, factors->year);
    if (isinf(limit))
        return;
    fprintf(out, "  ASI, %s smelter, %d: metal of %.4g t/t %s the limit of %g t/t\n",
            factors->smelter == CARBON_SMELTER_NEW ? "new" : "existing", factors->year, metal,
            metal <= limit ? "is inside" : "is over", limit);
}

void text_carbon(FILE *out, const struct run *run)
{
    static const struct {
        const char *name;
        enum carbon_party party;
    } own_lines[] = {{"the die-caster's own fuel and electricity", CARBON_DIE_CASTER},
                     {"the producer's", CARBON_PRODUCER},
                     {"the road's", CARBON_TRANSPORT}};
    fputs("\nThe same by boundary, kg CO2/t                  molten     ingot            saving\n",
          out);
    for (size_t i = 0; i < sizeof own_lines / sizeof own_lines[0]; i++)
        text_pair(out, own_lines[i].name, own(run, ROUTE_MOLTEN, own_lines[i].party),
                  own(run, ROUTE_INGOT, own_lines[i].party));
    figure_line(out, run, "metal lost and made again", "rows.replaced_metal");
    figure_line(out, run, "metal delivered", "cradle.delivered_metal");
    figure_line(out, run, "from cradle to machine, scrap cut off", "cradle.cut_off");
    figure_line(out, run, "the same, scrap as a co-product", "cradle.co_product");
    figure_line(out, run, "direct emissions, for the CBAM", "cbam_direct");
    asi(out, &run->scenario->carbon);
}
