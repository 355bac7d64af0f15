/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of resolve.h that concerns what customers have in common: an address, a road. */
#include <math.h>
#include <string.h>

#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"

static int host_of(const struct scenario *s, int index)
{
    const char *site = s->customers[index].site;
    for (int i = 0; site != NULL && i < index; i++)
        if (s->customers[i].site != NULL && !strcmp(s->customers[i].site, site))
            return i;
    return index;
}

/* One address lies at the end of one road and has one number of docks. */
static void check_site(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    const struct customer *host = &s->customers[c->host];
    const double apart_m = fabs(c->route.distance_m - host->route.distance_m);
    const bool closed_alike = c->route.closures_per_s == host->route.closures_per_s;
    const bool round_alike = c->route.detour_m == host->route.detour_m &&
                             c->route.detour_m_per_s == host->route.detour_m_per_s;
    if (apart_m <= 1e-9 * host->route.distance_m && closed_alike && round_alike &&
        c->docks == host->docks)
        return;
    struct mark mark = locate(s, "customers.%s.site", c->name);
    diag_error(diag, &mark, "E-CONFLICT", "'%.40s' and '%.40s' are at one site, but differ in %s",
               host->name, c->name,
               c->docks != host->docks ? "docks"
               : !closed_alike         ? "closures of the road"
               : !round_alike          ? "the way round a closed road"
                                       : "the distance from the plant");
    diag_help(diag, "give both the same 'route' and 'docks'");
}

void resolve_sites(struct scenario *s, struct diag *diag)
{
    for (int i = 0; i < s->customer_count; i++) {
        struct customer *c = &s->customers[i];
        c->host = host_of(s, i);
        if (isnan(c->route.shared_m))
            c->route.shared_m = c->route.distance_m;
        check_site(s, c, diag);
    }
}
