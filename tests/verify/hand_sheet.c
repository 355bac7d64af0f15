/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/verify/hand_sheet.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979

double hand_yearly(double price, double life_s, const struct price_set *prices)
{
    const double rate = prices->interest_per_s * HAND_YEAR_S, years = life_s / HAND_YEAR_S;

    return rate > 0 ? price * rate / (1 - pow(1 + rate, -years)) : price / years;
}

double hand_plant(double price, double life_s, const struct price_set *prices)
{
    return hand_yearly(price, life_s, prices) +
           price * prices->asset_maintenance_frac_per_s * HAND_YEAR_S;
}

struct hand hand_of(const struct scenario *s)
{
    const struct customer *c = &s->customers[0];
    const struct dist *speed = &c->route.speed_m_per_s;
    const struct oxidation *lost = &s->oxidation;
    const double n = s->fleet.ladles_per_truck, spread = speed->sd / speed->mean;
    struct hand h = {.scenario = s};
    double heating_h, yield;

    h.demand_t = c->demand_kg_per_s * HAND_YEAR_S / 1000;
    h.payload_t = n * s->ladle.params.capacity_kg / 1000;
    /* the mean of 1/speed is (1 + spread^2) / mean speed */
    h.drive_h = c->route.distance_m / speed->mean * (1 + spread * spread) / 3600;
    h.cycle_h = (s->producer.load_s + n * s->producer.fill_s + c->unload_s + n * c->pour_s) / 3600 +
                2 * h.drive_h;
    yield = (1 - lost->tap_frac) * (1 - lost->pour_frac) * (1 - lost->dose_frac);
    h.trips = h.demand_t / yield / h.payload_t;
    h.trucks = ceil(h.trips * h.cycle_h / (HAND_YEAR_H * s->fleet.availability_frac));
    /* on the trucks, one load ready, and those that are heated (half the hold again) and filled */
    heating_h = (1.5 * s->producer.preheat_hold_s + s->producer.fill_s) / 3600;
    h.ladles = (h.trucks + 1) * n + ceil(h.trips * n * heating_h / HAND_YEAR_H);
    h.furnace_t = (c->furnaces[0].buffer_s / 3600 * h.demand_t / HAND_YEAR_H + h.payload_t) /
                  (1 - c->furnaces[0].heel_frac);
    return h;
}

double hand_fixed(const struct hand *h, const char *item)
{
    const struct scenario *s = h->scenario;
    const struct price_set *p = &s->prices;
    const double owned = h->trucks + s->fleet.spares;
    const struct {
        const char *item;
        double per_year;
    } line[] = {
        {"crew", h->trucks * s->fleet.crew * HAND_YEAR_S * p->driver_per_s},
        {"dispatch", s->fleet.dispatchers * HAND_YEAR_S * p->dispatcher_per_s},
        {"truck_capital", owned * hand_yearly(p->truck, p->truck_life_s, p)},
        {"truck_insurance", owned * HAND_YEAR_S * p->truck_insurance_per_s},
        {"truck_inspection", owned * HAND_YEAR_S * p->truck_inspection_per_s},
        {"ladle_capital", h->ladles * hand_yearly(p->ladle, p->ladle_life_s, p)},
        {"station_capital", s->producer.stations * hand_plant(p->station, p->station_life_s, p)},
        {"dock_capital", s->customers[0].docks * hand_plant(p->dock, p->dock_life_s, p)},
        {"tap_capital", s->producer.taps * hand_plant(p->tap, p->tap_life_s, p)},
    };

    for (size_t i = 0; i < sizeof line / sizeof line[0]; i++)
        if (!strcmp(line[i].item, item))
            return line[i].per_year / h->demand_t;
    return NAN;
}

double hand_by_trip(const struct hand *h, const char *item)
{
    const struct scenario *s = h->scenario;
    const struct price_set *p = &s->prices;
    const double way_m = s->customers[0].route.distance_m;
    const double fuel = way_m * (s->fleet.fuel_full_m3_per_m + s->fleet.fuel_empty_m3_per_m);
    const struct {
        const char *item;
        double per_trip;
    } line[] = {
        {"fuel", fuel * p->diesel_per_m3},
        {"toll", 2 * way_m * p->toll_per_m},
        {"tyres", 2 * way_m * p->tyre_per_m},
        {"truck_maintenance", 2 * way_m * p->truck_maintenance_per_m},
        {"lining_wear", s->fleet.ladles_per_truck * p->relining / p->relining_life_heats},
    };

    for (size_t i = 0; i < sizeof line / sizeof line[0]; i++)
        if (!strcmp(line[i].item, item))
            return h->trips * line[i].per_trip / h->demand_t;
    return NAN;
}

double hand_holding(const struct hand *h)
{
    return h->furnace_t * 1000 * h->scenario->customers[0].furnaces[0].loss_W_per_kg * HAND_YEAR_S *
           h->scenario->prices.power_per_J / h->demand_t;
}

double hand_ladle_gas_m3(const struct scenario *s)
{
    const struct ladle_params *l = &s->ladle.params;
    const struct refractory_stack *wall = &l->side;
    const double volume =
        l->capacity_kg / alloy_density_kg_per_m3(l->alloy, s->producer.preheat_K) / l->fill_frac;
    const double diameter = cbrt(4 * volume / (PI * l->aspect)), height = diameter * l->aspect;
    double resistance = 1 / 12.0, thickness = 0, area, outer, watts;

    for (int i = 0; i < wall->count; i++) {
        thickness += wall->layer[i].thickness_m;
        resistance += wall->layer[i].thickness_m / wall->layer[i].material.conductivity_W_per_mK;
    }
    area = PI * diameter * height + PI * diameter * diameter / 2;
    outer = diameter + 2 * thickness;
    area = (area + PI * outer * (height + 2 * thickness) + PI * outer * outer / 2) / 2;
    watts = (area / resistance + l->bridge_W_per_K) * (s->producer.preheat_K - s->weather.air_K);
    return watts / s->producer.preheat_efficiency_frac * HAND_YEAR_S / s->prices.gas_heat_J_per_m3;
}
