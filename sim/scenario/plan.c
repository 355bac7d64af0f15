/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planned values of resolve.h. */
#include <math.h>

#include "sim/scenario/resolve.h"

double plan_heel_kg(const struct scenario *s, const struct customer *c)
{
    return c->stands.count > 0 ? c->stands.heel_frac * s->ladle.params.capacity_kg : 0;
}

double plan_ladle_kg(const struct scenario *s, const struct customer *c)
{
    return s->ladle.params.capacity_kg * s->ladle.load_frac - plan_heel_kg(s, c);
}

double plan_load_kg(const struct scenario *s, const struct customer *c)
{
    return c->molten.ladles * plan_ladle_kg(s, c);
}

bool plan_leaves_ladles(const struct scenario *s)
{
    for (int i = 0; i < s->customer_count; i++)
        if (s->customers[i].stands.count > 0)
            return true;
    return false;
}

double plan_handover_s(const struct customer *c)
{
    return c->stands.count > 0 ? c->stands.swap_s : c->pour_s;
}

double plan_buffer_s(const struct scenario *s, const struct customer *c)
{
    if (c->stands.count == 0)
        return c->furnaces[0].buffer_s;
    return fmax(c->stands.count - c->molten.ladles, 0) * plan_ladle_kg(s, c) /
           (plan_draw_kg_per_s(c) * plan_molten_factor(c));
}

double plan_mean_load_kg(const struct scenario *s)
{
    double ladles = 0, trucks = 0;
    for (int i = 0; i < s->fleet.type_count; i++) {
        ladles += s->fleet.types[i].trucks * s->fleet.types[i].ladles;
        trucks += s->fleet.types[i].trucks;
    }
    return ladles / trucks * s->ladle.params.capacity_kg * s->ladle.load_frac;
}

double plan_duty_frac(const struct fleet *fleet)
{
    double away_s = fleet->shift_change_s + 2 * fleet->garage_m / fleet->garage_speed_m_per_s;
    return fmax(1 - away_s / fleet->shifts.longest_shift_s, 0.05);
}

double plan_draw_kg_per_s(const struct customer *c)
{
    double share = shift_share_frac(&c->shifts);
    return share > 0 ? c->draw_kg_per_s / share : 0;
}

/* E[1/v] = (1 + cv^2) / E[v] holds exactly for a lognormal v, and to second order for others. */
double plan_drive_s(const struct customer *c)
{
    const struct dist *speed = &c->route.speed_m_per_s;
    return c->route.mean_drive_s * (1 + speed->cv * speed->cv);
}

double plan_cycle_s(const struct scenario *s, const struct customer *c)
{
    const struct fleet *fleet = &s->fleet;
    struct driving_state crew = {0};
    double pause_s = 0;
    double drive_s = driving_elapsed_s(fleet->rule, fleet->crew, plan_drive_s(c), &crew, &pause_s);
    double unload_s = c->unload_s + c->molten.ladles * plan_handover_s(c);
    driving_stand(fleet->rule, unload_s, &crew);
    drive_s += driving_elapsed_s(fleet->rule, fleet->crew, plan_drive_s(c), &crew, &pause_s);
    return s->producer.load_s + (s->producer.weighbridges > 0 ? s->producer.weigh_s : 0) +
           c->molten.ladles * s->producer.fill_s + unload_s + drive_s;
}

double plan_molten_factor(const struct customer *c)
{
    return (1 - c->returns_frac * (1 - c->scrap_back_frac)) / (1 - c->returns_frac);
}

double plan_heat_up_s(const struct scenario *s)
{
    return fmin(s->producer.preheat_hold_s / 2, 2 * 3600.0);
}

int plan_whole(double needed)
{
    return needed > 1 ? (int)fmin(ceil(needed - 1e-9), 1e6) : 1;
}
