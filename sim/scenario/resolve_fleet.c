/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of resolve.h that concerns trucks, and how many ladles and stations they need. */
#include <math.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/book.h"
#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"

/* A number of the fleet that follows from its types: written too, it must agree. */
static void follow(const struct scenario *s, const char *path, int *value, int types,
                   struct diag *diag)
{
    const struct scenario_value *entry = book_find(s->book, path);
    const bool written = entry && entry->origin != ORIGIN_DEFAULT && *value >= 0;
    if (entry && !written)
        s->book->values[entry - s->book->values].automatic = true;
    if (written && *value != types) {
        struct mark mark = locate(s, "%s", path);
        diag_error(diag, &mark, "E-CONFLICT", "by 'fleet.types' this is %d, not %d", types, *value);
        diag_help(diag, "leave it out, or change the type");
    }
    *value = types;
}

void resolve_types(struct scenario *s, struct diag *diag)
{
    struct fleet *fleet = &s->fleet;
    int trucks = 0, ladles = 0;
    for (int i = 0; i < fleet->type_count; i++) {
        struct truck_type *type = &fleet->types[i];
        trucks += type->trucks;
        ladles = type->ladles > ladles ? type->ladles : ladles;
        if (isnan(type->gross_limit_kg))
            type->gross_limit_kg = fleet->gross_limit_kg;
        if (isnan(type->truck_tare_kg))
            type->truck_tare_kg = fleet->truck_tare_kg;
        if (isnan(type->fuel_full_m3_per_m))
            type->fuel_full_m3_per_m = fleet->fuel_full_m3_per_m;
        if (isnan(type->fuel_empty_m3_per_m))
            type->fuel_empty_m3_per_m = fleet->fuel_empty_m3_per_m;
    }
    if (fleet->type_count > 0) {
        follow(s, "fleet.trucks", &fleet->trucks, trucks, diag);
        follow(s, "fleet.ladles_per_truck", &fleet->ladles_per_truck, ladles, diag);
        return;
    }
    fleet->types = arena_take(s->book->arena, sizeof *fleet->types);
    if (!fleet->types)
        return;
    fleet->type_count = 1;
    *fleet->types = (struct truck_type){"truck",
                                        fleet->trucks,
                                        fleet->ladles_per_truck,
                                        fleet->gross_limit_kg,
                                        fleet->truck_tare_kg,
                                        fleet->fuel_full_m3_per_m,
                                        fleet->fuel_empty_m3_per_m,
                                        1};
}

/* Loads a second that trucks must manage: the mean over the hours that they work, and never less
 * than the customer draws while it works, for its furnace bridges hours and not days. */
static double busy_loads_per_s(const struct scenario *s, const struct customer *c)
{
    double mean = c->draw_kg_per_s / shift_share_frac(&s->fleet.shifts);
    return fmax(mean, plan_draw_kg_per_s(c)) * plan_molten_factor(c) / plan_load_kg(s, c);
}

/* Kept to one alloy each, ladles cannot stand in for others: a truck load more for each alloy. */
static int spare_ladles(const struct scenario *s)
{
    int others = 0;
    for (int i = 1; i < s->customer_count; i++)
        others += s->customers[i].alloy_group == i;
    return s->ladle.change == CHANGE_DEDICATED ? others * s->fleet.ladles_per_truck : 0;
}

/* Ladles that may stand at customers. */
static int left_ladles(const struct scenario *s)
{
    int stands = 0;
    for (int i = 0; i < s->customer_count; i++)
        stands += s->customers[i].stands.count;
    return stands;
}

/* Trucks: whole ones for the planned round trips. Stations: for heating up, and to keep the next
 * truck's ladles hot. Ladles: those on the road, those kept hot, those being heated and filled. */
void resolve_fleet(struct scenario *s)
{
    double trucks = 0, ladles_per_s = 0;
    for (int i = 0; i < s->customer_count; i++) {
        const struct customer *c = &s->customers[i];
        double loads_per_s = busy_loads_per_s(s, c);
        trucks += loads_per_s * plan_order_s(s, c) / s->fleet.availability_frac /
                  plan_duty_frac(&s->fleet);
        ladles_per_s += loads_per_s * c->molten.ladles;
    }
    double heat_s = s->producer.preheat ? s->producer.preheat_hold_s + plan_heat_up_s(s) : 0;
    double clean_s = s->producer.cleaners > 0 ? s->producer.clean_s : 0;
    int hot = s->producer.preheat ? s->fleet.ladles_per_truck : 0;
    if (s->fleet.trucks < 0)
        s->fleet.types->trucks = s->fleet.trucks = plan_whole(trucks);
    if (s->producer.stations < 0)
        s->producer.stations =
            hot > 0 ? hot + plan_whole(ladles_per_s * heat_s / s->fleet.availability_frac) : 0;
    if (s->ladle.count < 0)
        s->ladle.count = s->fleet.trucks * s->fleet.ladles_per_truck + hot +
                         plan_whole(ladles_per_s * (clean_s + heat_s + s->producer.fill_s)) +
                         spare_ladles(s) + left_ladles(s);
}
