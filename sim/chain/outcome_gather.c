/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All customers together from each one alone, and each one's share of what all use. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/outcome.h"

/* ---- sums ------------------------------------------------------------------------------------ */

static void add_sum(struct outcome_sum *all, const struct outcome_sum *one)
{
    all->count += one->count;
    all->sum += one->sum;
}

static bool add_samples(struct outcome *all, const struct outcome *one)
{
    add_sum(&all->cycle_s, &one->cycle_s);
    add_sum(&all->stay_s, &one->stay_s);
    add_sum(&all->filled_K, &one->filled_K);
    add_sum(&all->face_K, &one->face_K);
    return sample_merge(&all->arrival_K, &one->arrival_K) &&
           sample_merge(&all->lead_s, &one->lead_s) &&
           sample_merge(&all->order_to_pour_s, &one->order_to_pour_s);
}

static void add_counts(struct outcome *all, const struct outcome *one)
{
    all->scheduled_s += one->scheduled_s;
    all->stockout_s += one->stockout_s;
    all->demanded_kg += one->demanded_kg;
    all->new_metal_kg += one->new_metal_kg;
    all->incidents += one->incidents;
    all->detours += one->detours;
    all->trips += one->trips;
    all->trip_shares += one->trip_shares;
    all->loads += one->loads;
    all->below_limit += one->below_limit;
    all->below_sludge += one->below_sludge;
    all->reheated += one->reheated;
    all->refused += one->refused;
    all->lead_exceeded += one->lead_exceeded;
    all->off_alloy += one->off_alloy;
    all->off_most_frac = fmax(all->off_most_frac, one->off_most_frac);
    for (int cause = 0; cause < WAITS; cause++)
        all->wait_s[cause] += one->wait_s[cause];
    all->late_trips += one->late_trips;
    all->garage_m += one->garage_m;
    all->drive_s += one->drive_s;
    all->pause_s += one->pause_s;
    all->deliveries += one->deliveries;
    all->standing_mean += one->standing_mean;
    all->furnaces += one->furnaces;
    all->level_mean_kg += one->level_mean_kg;
    all->stock_mean_kg += one->stock_mean_kg;
    all->shell_max_K = fmax(all->shell_max_K, one->shell_max_K);
    all->level_min_kg = fmin(all->level_min_kg, one->level_min_kg);
}

static void add_assets(struct cost_assets *all, const struct cost_assets *one)
{
    all->docks += one->docks;
    all->stands += one->stands;
    all->melter_kg_per_s += one->melter_kg_per_s;
    all->holder_kg += one->holder_kg;
    all->workers += one->workers;
    all->returns_melter_kg_per_s += one->returns_melter_kg_per_s;
}

/* Mean of a figure over the customers, each with its weight; the plain mean without weights. */
typedef double outcome_figure(const struct outcome *one);

static double mean_of(const struct outcome *all, outcome_figure *figure, outcome_figure *weight)
{
    double sum = 0, weights = 0, plain = 0;

    for (int i = 0; i < all->customers; i++) {
        sum += weight(&all->each[i]) * figure(&all->each[i]);
        weights += weight(&all->each[i]);
        plain += figure(&all->each[i]) / all->customers;
    }
    return weights > 0 ? sum / weights : plain;
}

static double distance_m(const struct outcome *one)
{
    return one->distance_m;
}
static double charged_kg(const struct outcome *one)
{
    return one->observed.amount[FLOW_METAL_CHARGE];
}
static double plant_manned(const struct outcome *one)
{
    return one->assets.plant_manned_frac;
}
static double workers(const struct outcome *one)
{
    return one->assets.workers;
}
static double furnace_K(const struct outcome *one)
{
    return one->furnace_K_mean;
}
static double furnaces(const struct outcome *one)
{
    return one->furnaces;
}
static double dock_busy(const struct outcome *one)
{
    return one->dock_busy_frac;
}
static double docks(const struct outcome *one)
{
    return one->assets.docks;
}
static double stock_empty(const struct outcome *one)
{
    return one->stock_empty_frac;
}
static double melter_busy(const struct outcome *one)
{
    return one->melter_busy_frac;
}
static double melters(const struct outcome *one)
{
    return one->assets.melter_kg_per_s;
}
static double alike(const struct outcome *one)
{
    (void)one;
    return 1;
}

static void take_means(struct outcome *all)
{
    all->assets.plant_manned_frac = mean_of(all, plant_manned, workers);
    all->furnace_K_mean = mean_of(all, furnace_K, furnaces);
    all->dock_busy_frac = mean_of(all, dock_busy, docks);
    all->stock_empty_frac = mean_of(all, stock_empty, alike);
    all->melter_busy_frac = mean_of(all, melter_busy, melters);
}

/* ---- shares ---------------------------------------------------------------------------------- */

static double share_of(const struct outcome *all, const struct outcome *one, enum flow_kind use)
{
    double used = 0;

    for (int i = 0; i < all->customers; i++)
        used += all->each[i].observed.amount[use];
    return used > 0 ? one->observed.amount[use] / used : 1.0 / all->customers;
}

static void share_assets(const struct outcome *all, struct outcome *one)
{
    const double trucks = share_of(all, one, FLOW_TRUCK_TIME);
    const double ladles = share_of(all, one, FLOW_LADLE_TIME);
    struct cost_assets *assets = &one->assets;

    assets->trucks = trucks * all->assets.trucks;
    assets->trucks_pooled = trucks * all->assets.trucks_pooled;
    assets->crews = trucks * all->assets.crews;
    assets->crews_pooled = trucks * all->assets.crews_pooled;
    assets->dispatchers = trucks * all->assets.dispatchers;
    assets->ladles = ladles * all->assets.ladles;
    assets->stations = ladles * all->assets.stations;
    assets->taps = share_of(all, one, FLOW_LADLE_HEAT) * all->assets.taps;
    assets->manned_frac = all->assets.manned_frac;
    assets->truck_worth = all->assets.truck_worth;
    one->truck_busy_frac = all->truck_busy_frac;
    one->ladle_busy_frac = all->ladle_busy_frac;
    one->ladle_out_frac = all->ladle_out_frac;
    one->ladle_left_frac = all->ladle_left_frac;
    one->tap_busy_frac = all->tap_busy_frac;
    one->station_busy_frac = all->station_busy_frac;
    one->cleaner_busy_frac = all->cleaner_busy_frac;
}

/* What is in the sum of all and in no customer's own accounts. */
static void share_flow(struct outcome *all, enum flow_kind kind, const double ladle_s[], double sum)
{
    double nobodys = all->observed.amount[kind];

    for (int i = 0; i < all->customers; i++)
        nobodys -= all->each[i].observed.amount[kind];
    for (int i = 0; i < all->customers; i++)
        all->each[i].observed.amount[kind] +=
            nobodys * (sum > 0 ? ladle_s[i] / sum : 1.0 / all->customers);
}

/* The same for the parts of the metal loss. */
static void share_lost(struct outcome *all, enum loss_cause cause, const double ladle_s[],
                       double sum)
{
    double nobodys = all->observed.lost_kg[cause];

    for (int i = 0; i < all->customers; i++)
        nobodys -= all->each[i].observed.lost_kg[cause];
    for (int i = 0; i < all->customers; i++)
        all->each[i].observed.lost_kg[cause] +=
            nobodys * (sum > 0 ? ladle_s[i] / sum : 1.0 / all->customers);
}

void outcome_share(struct outcome *all)
{
    double ladle_s[SCENARIO_MAX_CUSTOMERS], sum = 0;

    all->distance_m = mean_of(all, distance_m, charged_kg);
    for (int i = 0; i < all->customers; i++) {
        ladle_s[i] = all->each[i].observed.amount[FLOW_LADLE_TIME];
        sum += ladle_s[i];
    }
    for (int kind = 0; kind < FLOW_COUNT; kind++)
        share_flow(all, (enum flow_kind)kind, ladle_s, sum);
    for (int cause = 0; cause < LOSS_CAUSES; cause++)
        share_lost(all, (enum loss_cause)cause, ladle_s, sum);
}

bool outcome_gather(struct outcome *all)
{
    all->level_min_kg = HUGE_VAL;
    for (int i = 0; i < all->customers; i++) {
        add_counts(all, &all->each[i]);
        add_assets(&all->assets, &all->each[i].assets);
        if (!add_samples(all, &all->each[i]))
            return false;
    }
    for (int i = 0; i < all->customers; i++)
        share_assets(all, &all->each[i]);
    take_means(all);
    outcome_share(all);
    return true;
}
