/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of resolve.h that concerns ladles left at customers: what they do not go with. */
#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"

static struct mark mark_of(const struct scenario *s, const struct customer *c, const char *key)
{
    return locate(s, "customers.%s.stands.%s|customers.%s.stands|customers.%s", c->name, key,
                  c->name, c->name);
}

/* Its own numbers. */
static void check_numbers(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    const struct ladle_stands *stands = &c->stands;
    if (stands->in_use > stands->count) {
        struct mark mark = mark_of(s, c, "in_use");
        diag_error(diag, &mark, "E-CONFLICT", "%d ladles in use on %d stands", stands->in_use,
                   stands->count);
        diag_help(diag, "at most 'stands.count', and one more for a full ladle that waits");
    }
    if (stands->heel_frac >= 0.9 * s->ladle.load_frac) {
        struct mark mark = mark_of(s, c, "heel");
        diag_error(
            diag, &mark, "E-CONFLICT",
            "a heel of %.0f %% of a ladle that carries %.0f %%: next to nothing can be drawn",
            100 * stands->heel_frac, 100 * s->ladle.load_frac);
        diag_help(diag, "a smaller 'stands.heel', or more in a ladle with 'ladle.load'");
    }
}

/* What is poured into a furnace has no place there. */
static void check_company(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    struct mark mark = mark_of(s, c, "count");
    if (c->run != NULL) {
        diag_error(diag, &mark, "E-CONFLICT",
                   "ladles are left at '%.40s', which is in milk run '%.40s'", c->name,
                   c->run->name);
        diag_help(diag,
                  "a truck that swaps ladles serves one customer; take '%.40s' out of the run",
                  c->name);
    }
    if (c->ingot.standby > 0) {
        diag_error(diag, &mark, "E-CONFLICT",
                   "ladles are left at '%.40s': its standby has no furnace to melt into", c->name);
        diag_help(diag, "write 'ingot.standby: 0', or 'stands.count: 0'");
    }
}

/* While ladles stand everywhere, a truck must still find a load of them. */
static void check_ladles(const struct scenario *s, struct diag *diag)
{
    const struct customer *last = NULL;
    int stands = 0, order = 0, others = 0;
    for (int i = 0; i < s->customer_count; i++) {
        const struct customer *c = &s->customers[i];
        stands += c->stands.count;
        others += c->alloy_group > 0;
        order = c->molten.ladles > order ? c->molten.ladles : order;
        last = c->stands.count > 0 ? c : last;
    }
    if (last == NULL)
        return;
    if (s->ladle.count >= 0 && s->ladle.count < stands + order) {
        struct mark mark = locate(s, "ladle.count|customers.%s.stands", last->name);
        diag_error(diag, &mark, "E-CONFLICT",
                   "%d ladles, but %d may stand at customers and an order takes %d", s->ladle.count,
                   stands, order);
        diag_help(diag, "at least %d, or 'count: auto'", stands + order);
    }
    if (s->ladle.change == CHANGE_DEDICATED && others > 0) {
        struct mark mark = locate(s, "ladle.alloy_change|customers.%s.stands", last->name);
        diag_error(diag, &mark, "E-CONFLICT",
                   "ladles are left at '%.40s' and kept to one of several alloys", last->name);
        diag_help(diag, "with stands write 'alloy_change: wash' or 'carry'");
    }
}

void resolve_stands(const struct scenario *s, struct diag *diag)
{
    for (int i = 0; i < s->customer_count; i++) {
        const struct customer *c = &s->customers[i];
        if (c->stands.count == 0)
            continue;
        check_numbers(s, c, diag);
        check_company(s, c, diag);
    }
    check_ladles(s, diag);
}
