/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/explain_figure.h"

#include <string.h>

#include "sim/study/metric.h"
#include "sim/study/kpi.h"

/* Behind "routes.molten." and the like, customers' too. */
static const char *below_route(const char *name)
{
    const char *routes = strstr(name, "routes."), *dot = routes ? strchr(routes + 7, '.') : NULL;
    return dot ? dot + 1 : name;
}

bool explain_figure(const char *name, FILE *out)
{
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
