/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/limits.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/resolve.h"

static const char *const name[LIMITS_COUNT] = {
    "cost", "arrival_temperature", "order_lead", "shift", "driving_hours", "buffer", "fleet"};

bool limits_over(const char *key)
{
    size_t length = strlen(key), tail = strlen("route.distance");
    return length >= tail && strcmp(key + length - tail, "route.distance") == 0;
}

/* --- whose limits --------------------------------------------------------------------------------
 */

/* The customers whose distance moves: the one that the key names, or all of them. */
struct scope {
    const struct scenario *scenario;
    int first, end;
    char prefix[80]; /* of their rows in the table */
};

static struct scope scope_of(const struct scenario *scenario, const char *key)
{
    struct scope scope = {scenario, 0, scenario->customer_count, ""};
    for (int i = 0; scenario->customer_count > 1 && i < scenario->customer_count; i++) {
        char prefix[80];
        int length = snprintf(prefix, sizeof prefix, "customers.%s.", scenario->customers[i].name);
        if (strncmp(key, prefix, (size_t)length) != 0)
            continue;
        scope.first = i;
        scope.end = i + 1;
        memcpy(scope.prefix, prefix, sizeof prefix);
    }
    return scope;
}

/* --- from times alone ---------------------------------------------------------------------------
 */

/* What others add to the longest trip of its milk run that it may be part of: roads between the
 * stops that fit on a truck beside it, ladles and gates. Its way out and home stays its own. */
struct beside {
    double drive_s, stand_s;
};

static struct beside those_beside(const struct scenario *scenario, const struct customer *customer)
{
    const struct milk_run *run = customer->run;
    const unsigned stops = plan_run_fits(scenario, run, customer->run_stop);
    struct beside beside = {0, 0};
    bool begun = false;
    for (int i = 0; stops >> i != 0; i++) {
        const struct customer *other = &scenario->customers[run->stops[i].customer];
        const struct route *leg = &run->stops[i].leg;
        if (begun)
            beside.drive_s += leg->distance_m / dist_mean(&leg->speed_m_per_s);
        begun |= (stops & 1u << i) != 0;
        if ((stops & 1u << i) != 0 && other != customer)
            beside.stand_s += other->unload_s +
                              other->molten.ladles * (scenario->producer.fill_s + other->pour_s);
    }
    return beside;
}

/* An order joins only if by plan, with a slow drive, nobody is late for it; else whoever is. */
static struct beside beside_at(const struct scenario *scenario, const struct customer *customer,
                               double distance_m)
{
    const struct route *route = &customer->route;
    const struct beside none = {0, 0};
    if (customer->run == NULL || customer->run->window_s <= 0)
        return none;
    const struct beside others = those_beside(scenario, customer);
    const double leg_s = distance_m / dist_mean(&route->speed_m_per_s);
    const double ahead_s =
        scenario->producer.load_s + customer->unload_s / 2 + others.drive_s + others.stand_s +
        customer->molten.ladles * (scenario->producer.fill_s + plan_handover_s(customer)) +
        leg_s * (1 + 2 * route->speed_m_per_s.cv);
    return ahead_s > customer->molten.lead_s ? none : others;
}

double limits_round_trip_s(const struct scenario *scenario, const struct customer *customer,
                           double distance_m)
{
    const struct fleet *fleet = &scenario->fleet;
    const struct beside others = beside_at(scenario, customer, distance_m);
    double leg_s = distance_m / dist_mean(&customer->route.speed_m_per_s);
    double load_s = scenario->producer.load_s + customer->molten.ladles * scenario->producer.fill_s;
    double unload_s = customer->unload_s + customer->molten.ladles * plan_handover_s(customer);
    struct driving_state state = {0};
    double pause_s = 0;
    double out_s =
        driving_elapsed_s(fleet->rule, fleet->crew, leg_s + others.drive_s, &state, &pause_s);
    double back_s = driving_elapsed_s(fleet->rule, fleet->crew, leg_s, &state, &pause_s);
    return load_s + out_s + unload_s + back_s + others.stand_s;
}

typedef bool fits_function(const struct scenario *, const struct customer *, double distance_m);

static bool fits_shift(const struct scenario *scenario, const struct customer *customer,
                       double distance_m)
{
    return limits_round_trip_s(scenario, customer, distance_m) <=
           scenario->fleet.shifts.longest_shift_s;
}

static bool fits_duty(const struct scenario *scenario, const struct customer *customer,
                      double distance_m)
{
    double speed = dist_mean(&customer->route.speed_m_per_s);
    return driving_round_trip_legal(scenario->fleet.rule, scenario->fleet.crew,
                                    2 * distance_m / speed +
                                        beside_at(scenario, customer, distance_m).drive_s);
}

static bool fits_all(const struct scope *scope, fits_function *fits, double distance_m)
{
    for (int i = scope->first; i < scope->end; i++)
        if (!fits(scope->scenario, &scope->scenario->customers[i], distance_m))
            return false;
    return true;
}

/* The first distance above low km, on a grid of this many steps up to high, that does not fit; high
 * where all do. A milk run fits no more before its orders come too late to share a trip. */
enum { TIME_STEPS = 400 };

static double first_too_far(const struct scope *scope, double low, double high, fits_function *fits)
{
    for (int i = 1; i < TIME_STEPS; i++) {
        double km = low + (high - low) * i / TIME_STEPS;
        if (!fits_all(scope, fits, km * 1000))
            return km;
    }
    return high;
}

/* Largest distance up to which all that is nearer fits. */
static void from_times(const struct scope *scope, double low, double high, fits_function *fits,
                       struct limit *limit)
{
    limit->never = !fits_all(scope, fits, low * 1000);
    if (limit->never)
        return;
    const double step = (high - low) / TIME_STEPS;
    high = first_too_far(scope, low, high, fits);
    limit->exists = !fits_all(scope, fits, high * 1000);
    if (!limit->exists)
        return;
    low = fmax(low, high - step);
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (fits_all(scope, fits, middle * 1000))
            low = middle;
        else
            high = middle;
    }
    limit->value = (struct estimate){low, NAN, 0};
}

/* --- from simulated points ----------------------------------------------------------------------
 */

/* A margin: (limit - value) or (value - limit) of one number of the table. */
struct margin {
    char path[160];
    double limit, sign;
};

static struct margin margin_on(const struct scope *scope, const char *path, double limit,
                               double sign)
{
    struct margin margin = {"", limit, sign};
    snprintf(margin.path, sizeof margin.path, "%s%s", scope->prefix, path);
    return margin;
}

static struct estimate margin_of(const struct curve_point *point, const void *context)
{
    const struct margin *margin = context;
    struct estimate e = metric_read(&point->table, margin->path);
    e.mean = margin->sign * (e.mean - margin->limit);
    return e;
}

static struct estimate margin_near(const struct curve *curve, double low,
                                   const struct margin *margin)
{
    struct estimate none = {NAN, NAN, 0};
    for (int i = 0; i < curve->count; i++)
        if (curve->point[i]->x >= low &&
            (curve->point[i]->status == STUDY_OK || curve->point[i]->status == STUDY_UNBALANCED))
            return margin_of(curve->point[i], margin);
    return none;
}

/* The last falling root, of those found here or of `known` ones. */
static void from_roots(const struct curve *curve, double low, const struct margin *margin,
                       const struct root *root, int found, struct limit *limit)
{
    double near = margin_near(curve, low, margin).mean;
    limit->unknown = isnan(near);
    limit->never = near <= 0;
    for (int i = 0; i < found; i++)
        if (root[i].falling) {
            limit->exists = true;
            limit->value = root[i].x;
        }
    if (limit->exists)
        limit->never = false;
}

static void from_curve(struct curve *curve, double low, double high, const struct margin *margin,
                       struct limit *limit)
{
    struct root root[16];
    int found = curve_roots(curve, low, high, margin_of, margin, (high - low) / 400, root, 16);
    from_roots(curve, low, margin, root, found < 16 ? found : 16, limit);
}

/* The fleet as it is at the scenario's own distance: counts that were worked out there are held. */
static void fleet_limit(const struct scope *scope, const struct curve *like, double low,
                        double high, struct limit *limit)
{
    const struct scenario *scenario = scope->scenario;
    char trucks[48], ladles[48], stations[48];
    snprintf(trucks, sizeof trucks, "fleet.trucks=%d", scenario->fleet.trucks);
    snprintf(ladles, sizeof ladles, "ladle.count=%d", scenario->ladle.count);
    snprintf(stations, sizeof stations, "producer.preheat.stations=%d",
             scenario->producer.stations);
    const char *fixed[] = {trucks, ladles, stations};
    struct curve curve = *like;
    curve.fixed = fixed;
    curve.fixed_count = scenario->producer.stations > 0 ? 3 : 2;
    curve.count = curve.room = 0;
    curve.point = NULL;
    double own = like->info.value;
    double grid[3] = {low, own, high};
    curve_scan(&curve, grid, own > low && own < high ? 3 : 1);
    if (!(own > low && own < high))
        curve_scan(&curve, &high, 1);
    struct margin margin =
        margin_on(scope, "routes.molten.service_frac", scenario->sheet.service_level_frac, 1);
    from_curve(&curve, low, high, &margin, limit);
    curve_clear(&curve);
}

static void give_reasons(struct limits *limits, double low, double high)
{
    static const char *const measured[LIMITS_COUNT] = {
        "molten is cheaper up to there",
        "95 % of ladles at or above the acceptance temperature",
        "95 % of load + drive + pour within the order lead",
        "one round trip with breaks within the fleet's shift",
        "driving of one round trip within a legal duty",
        "95 % of load + drive + pour within the furnace's buffer",
        "trucks and ladles as they are here keep the service level"};
    limits->smallest = -1;
    for (int i = 0; i < LIMITS_COUNT; i++) {
        struct limit *limit = &limits->limit[i];
        const char *text = measured[i];
        limit->what = name[i];
        if (limit->unknown)
            snprintf(limit->reason, sizeof limit->reason, "could not be simulated");
        else if (limit->never)
            snprintf(limit->reason, sizeof limit->reason, "not met even at %g km (%s)", low, text);
        else if (!limit->exists)
            snprintf(limit->reason, sizeof limit->reason, "not reached up to %g km (%s)", high,
                     text);
        else
            snprintf(limit->reason, sizeof limit->reason, "%s", text);
        double value = limit->never ? 0 : limit->value.mean;
        double best = limits->smallest < 0 ? INFINITY
                      : limits->limit[limits->smallest].never
                          ? 0
                          : limits->limit[limits->smallest].value.mean;
        if ((limit->exists || limit->never) && value < best)
            limits->smallest = i;
    }
    limits->known = true;
}

/* Of several customers the one who asks most: the hottest metal, the shortest lead and buffer. */
static void strictest(const struct scope *scope, double *acceptance_K, double *lead_s,
                      double *buffer_s)
{
    *acceptance_K = 0;
    *lead_s = *buffer_s = INFINITY;
    for (int i = scope->first; i < scope->end; i++) {
        const struct customer *customer = &scope->scenario->customers[i];
        *acceptance_K = fmax(*acceptance_K, customer->acceptance_K);
        *lead_s = fmin(*lead_s, customer->molten.lead_s);
        *buffer_s = fmin(*buffer_s, plan_buffer_s(scope->scenario, customer));
    }
}

void limits_find(const struct scenario *scenario, struct curve *curve, double low, double high,
                 const struct root *known, int known_count, struct limits *limits)
{
    const struct scope scope = scope_of(scenario, curve->key);
    const double to_h = 1.0 / 3600;
    double acceptance_K, lead_s, buffer_s;
    strictest(&scope, &acceptance_K, &lead_s, &buffer_s);
    struct margin cost = margin_on(&scope, "saving_per_t", 0, 1);
    struct margin arrival =
        margin_on(&scope, "routes.molten.arrival_temperature_C.p05", acceptance_K - 273.15, 1);
    struct margin lead = margin_on(&scope, "routes.molten.lead_h.p95", lead_s * to_h, -1);
    struct margin buffer = margin_on(&scope, "routes.molten.lead_h.p95", buffer_s * to_h, -1);
    memset(limits, 0, sizeof *limits);
    if (scope.prefix[0] == '\0') /* of all customers: the break-even itself */
        from_roots(curve, low, &cost, known, known_count, &limits->limit[LIMIT_COST]);
    else
        from_curve(curve, low, high, &cost, &limits->limit[LIMIT_COST]);
    from_curve(curve, low, high, &arrival, &limits->limit[LIMIT_ARRIVAL]);
    from_curve(curve, low, high, &lead, &limits->limit[LIMIT_LEAD]);
    from_times(&scope, low, high, fits_shift, &limits->limit[LIMIT_SHIFT]);
    from_times(&scope, low, high, fits_duty, &limits->limit[LIMIT_DRIVING]);
    from_curve(curve, low, high, &buffer, &limits->limit[LIMIT_BUFFER]);
    fleet_limit(&scope, curve, low, high, &limits->limit[LIMIT_FLEET]);
    give_reasons(limits, low, high);
}
