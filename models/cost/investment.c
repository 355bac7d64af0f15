/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost/investment.h"

#include <math.h>
#include <stddef.h>

/* One kind of asset: how many there are, whose they are, price and life in the price set; trucks
 * of several types cost so much more or less than that price. */
struct asset {
    enum cost_party owner;
    size_t count, price, life;
    bool by_worth;
};

#define ASSET(owner_, count_, price_, life_)                                                       \
    .owner = owner_, .count = offsetof(struct cost_assets, count_),                                \
    .price = offsetof(struct price_set, price_), .life = offsetof(struct price_set, life_)

static const struct asset assets[] = {
    {ASSET(PARTY_HAULIER, trucks, truck, truck_life_s), .by_worth = true},
    {ASSET(PARTY_PRODUCER, ladles, ladle, ladle_life_s)},
    {ASSET(PARTY_PRODUCER, stations, station, station_life_s)},
    {ASSET(PARTY_PRODUCER, taps, tap, tap_life_s)},
    {ASSET(PARTY_DIE_CASTER, docks, dock, dock_life_s)},
    {ASSET(PARTY_DIE_CASTER, stands, stand, stand_life_s)},
    {ASSET(PARTY_DIE_CASTER, holder_kg, holder_per_kg, holder_life_s)},
    {ASSET(PARTY_DIE_CASTER, melter_kg_per_s, melter_per_kg_per_s, melter_life_s)},
    {ASSET(PARTY_DIE_CASTER, returns_melter_kg_per_s, melter_per_kg_per_s, melter_life_s)},
};

enum { ASSETS = sizeof assets / sizeof assets[0] };

static double member(const void *base, size_t offset)
{
    return *(const double *)(const void *)((const char *)base + offset);
}

static double bought(const struct cost_view *view, const struct asset *asset)
{
    return member(view->assets, asset->count) * member(view->prices, asset->price) *
           (asset->by_worth ? view->assets->truck_worth : 1);
}

void investment_evaluate(const struct cost_view *view, struct investment *investment)
{
    *investment = (struct investment){.total = 0};
    for (int i = 0; i < ASSETS; i++) {
        const double price = bought(view, &assets[i]);

        investment->party[assets[i].owner] += price;
        investment->total += price;
        investment->annuity_per_s += cost_annuity_per_s(price, member(view->prices, assets[i].life),
                                                        view->prices->interest_per_s);
    }
}

/* (1 + i)^-t */
static double discount(double time_s, double interest_per_s)
{
    return exp(-time_s / COST_YEAR_S * log1p(interest_per_s * COST_YEAR_S));
}

/* What a remaining time is worth of a whole life, by annuity. */
static double left_frac(double left_s, double life_s, double interest_per_s)
{
    if (interest_per_s == 0)
        return left_s / life_s;
    return (1 - discount(left_s, interest_per_s)) / (1 - discount(life_s, interest_per_s));
}

double investment_outlay(const struct cost_view *view, double span_s)
{
    const double i_per_s = view->prices->interest_per_s;
    double sum = 0;

    for (int i = 0; i < ASSETS; i++) {
        const double price = bought(view, &assets[i]),
                     life_s = member(view->prices, assets[i].life);
        double at_s = 0;

        if (price == 0)
            continue;
        for (; at_s < span_s; at_s += life_s)
            sum += price * discount(at_s, i_per_s);
        sum -= price * left_frac(at_s - span_s, life_s, i_per_s) * discount(span_s, i_per_s);
    }
    return sum;
}

double investment_present(double per_s, double span_s, double interest_per_s)
{
    if (interest_per_s == 0)
        return per_s * span_s;
    return per_s * (1 - discount(span_s, interest_per_s)) / interest_per_s;
}

double investment_payback_s(double outlay, double surplus_per_s)
{
    if (outlay <= 0)
        return 0;
    return surplus_per_s > 0 ? outlay / surplus_per_s : HUGE_VAL;
}
