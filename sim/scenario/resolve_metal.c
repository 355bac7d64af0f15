/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of resolve.h that concerns metal: losses and the acceptance floor. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"

/* Floor of common practice. source: assumption, 660-700 degC */
#define ACCEPTANCE_K (680 + 273.15)

/* Below its sludge temperature a secondary alloy drops what the casting needs. */
static void resolve_acceptance(struct customer *c)
{
    c->sludge_K = alloy_sludge_known(&c->alloy) ? alloy_sludge_K(&c->alloy) : 0;
    if (isnan(c->acceptance_K))
        c->acceptance_K = fmax(ACCEPTANCE_K, c->sludge_K);
}

static void resolve_burn_loss(const struct scenario *s, struct customer *c, struct diag *diag)
{
    struct ingot_supply *ingot = &c->ingot;
    const struct melting_loss *row =
        melting_loss_find(ingot->loss_set->name, ingot->melter->name,
                          ingot->charge == CHARGE_SCRAP ? "scrap" : "ingot");
    char known[200] = "";
    const struct melting_loss *all;
    size_t count;
    if (!isnan(ingot->burn_loss_frac))
        return;
    if (row) {
        ingot->burn_loss_frac = row->value_frac;
        return;
    }
    struct mark mark = locate(
        s, "customers.%s.ingot.melter.loss_set|customers.%s.ingot.melter.charge|customers.%s",
        c->name, c->name, c->name);
    diag_error(diag, &mark, "E-NAME", "set '%s' says nothing of %s melting %s",
               ingot->loss_set->name, ingot->melter->name,
               ingot->charge == CHARGE_SCRAP ? "scrap" : "ingots");
    all = melting_losses(&count);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(all[i].set, ingot->loss_set->name))
            snprintf(known + strlen(known), sizeof known - strlen(known), "%s%s (%s)",
                     *known ? ", " : "", all[i].furnace, all[i].charge);
    diag_help(diag, "it has %s; or give 'burn_loss' yourself", known);
}

void resolve_customer_metal(const struct scenario *s, struct customer *c, struct diag *diag)
{
    resolve_burn_loss(s, c, diag);
    resolve_acceptance(c);
}

/* Who names no alloy takes metal.alloy; who takes the same one is of one group. */
static void resolve_alloys(struct scenario *s)
{
    for (int i = 0; i < s->customer_count; i++) {
        struct customer *c = &s->customers[i];
        if (c->alloy.name == NULL)
            c->alloy = s->metal.alloy;
        c->alloy_group = 0;
        while (!alloy_same(&s->customers[c->alloy_group].alloy, &c->alloy))
            c->alloy_group++;
    }
}

/* A furnace of the producer that names no alloy makes that of the customers, if they take one. */
static void resolve_plant_alloys(struct scenario *s)
{
    bool one = s->customer_count > 0;
    for (int i = 0; i < s->customer_count; i++)
        one &= s->customers[i].alloy_group == 0;
    for (int k = 0; k < s->producer.furnace_count; k++) {
        struct plant_furnace *furnace = &s->producer.furnaces[k];
        if (furnace->alloy.name == NULL)
            furnace->alloy = one ? s->customers[0].alloy : s->metal.alloy;
        furnace->alloy_group = -1;
        for (int i = s->customer_count - 1; i >= 0; i--)
            if (alloy_same(&s->customers[i].alloy, &furnace->alloy))
                furnace->alloy_group = i;
    }
}

/* The lining by its factor, transfers by their fall, and what magnesium does to a resting surface.
 */
void resolve_metal(struct scenario *s)
{
    refractory_stack_scale(&s->ladle.params.side, s->ladle.lining_factor);
    refractory_stack_scale(&s->ladle.params.bottom, s->ladle.lining_factor);
    refractory_stack_scale(&s->ladle.params.lid, s->ladle.lining_factor);
    resolve_alloys(s);
    resolve_plant_alloys(s);
    struct oxidation *oxidation = &s->oxidation;
    if (isnan(oxidation->tap_frac))
        oxidation->tap_frac = oxidation_transfer_frac(&oxidation->tap);
    if (isnan(oxidation->pour_frac))
        oxidation->pour_frac = oxidation_transfer_frac(&oxidation->pour);
    if (isnan(oxidation->dose_frac))
        oxidation->dose_frac = oxidation_transfer_frac(&oxidation->dose);
    oxidation->magnesium_factor =
        oxidation_magnesium_factor(s->metal.alloy.magnesium_frac, oxidation->magnesium_slope);
}
