/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of resolve.h that concerns the road. */
#include <math.h>
#include <stdio.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/book.h"
#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"

enum { WEEK_H = 7 * 24, PATH_ROOM = 240 };

/* A route, and where it stands in the file. */
struct road {
    struct scenario *scenario;
    struct route *route;
    char path[PATH_ROOM - 20];
};

/* A key of the route that follows from others; true when the user wrote it as well. */
static bool written_too(const struct road *road, const char *key, char path[PATH_ROOM])
{
    const struct scenario *s = road->scenario;
    snprintf(path, PATH_ROOM, "%s.%s", road->path, key);
    const struct scenario_value *entry = book_find(s->book, path);
    if (entry && entry->origin == ORIGIN_DEFAULT)
        s->book->values[entry - s->book->values].automatic = true;
    return entry && entry->origin != ORIGIN_DEFAULT;
}

static void check_distance(const struct road *road, double sum_m, struct diag *diag)
{
    const struct route *route = road->route;
    const char *by =
        route->segment_count > 0 ? "the segments of the route are" : "the trace of the route is";
    char path[PATH_ROOM];
    if (!written_too(road, "distance", path) || fabs(sum_m - route->distance_m) <= 1e-9 * sum_m)
        return;
    struct mark mark = locate(road->scenario, "%s", path);
    diag_error(diag, &mark, "E-CONFLICT", "%s %g km, not %g km", by, sum_m / 1000,
               route->distance_m / 1000);
    diag_help(diag, route->segment_count > 0
                        ? "leave 'distance' out, or move the length of a segment instead"
                        : "leave 'distance' out");
}

/* Pieces between points that are apart; what is stood in one place belongs to the piece after it,
 * and at the end of the drive to the last. out: how many. */
static int trace_stretches(const struct route *route, struct road_stretch *stretch)
{
    const struct road_trace *trace = &route->trace;
    int count = 0, from = 0;
    for (int i = 1; i < trace->count; i++) {
        const double length_m = trace->at_m[i] - trace->at_m[from];
        const double drive_s = trace->at_s[i] - trace->at_s[from];
        if (length_m > 0 && drive_s > 0) {
            stretch[count++] =
                (struct road_stretch){length_m, length_m / drive_s, route->rush_speed_frac};
            from = i;
        } else if (i + 1 == trace->count && count > 0) {
            struct road_stretch *last = &stretch[count - 1];
            const double last_s = last->length_m / last->speed_m_per_s + drive_s;
            last->length_m += length_m;
            last->speed_m_per_s = last->length_m / last_s;
        }
    }
    return count;
}

static int segment_stretches(struct route *route, struct road_stretch *stretch)
{
    for (int i = 0; i < route->segment_count; i++) {
        struct road_segment *segment = &route->segments[i];
        if (isnan(segment->speed_m_per_s))
            segment->speed_m_per_s = segment->kind->speed_m_per_s;
        stretch[i] = (struct road_stretch){segment->length_m, segment->speed_m_per_s,
                                           segment->kind->rush_frac};
    }
    return route->segment_count;
}

/* As an echo says them. */
static bool same_speeds(const struct dist *speed, const double *value, int count)
{
    bool same = speed->kind == DIST_EMPIRICAL && speed->count == count;
    for (int i = 0; same && i < count; i++)
        same = fabs(speed->value[i] - value[i]) <= 1e-9 * value[i];
    return same;
}

/* Recorded times as speeds over the whole way, drawn as they are. */
static void resolve_durations(const struct road *road, struct diag *diag)
{
    struct route *route = road->route;
    const int count = route->durations.count;
    double *value = arena_take(road->scenario->book->arena, (size_t)(count + 1) * sizeof *value);
    double mean = 0, squares = 0;
    char path[PATH_ROOM];
    if (!value || count == 0)
        return;
    if (route->distance_m <= 0) {
        struct mark mark = locate(road->scenario, "%s.durations", road->path);
        diag_error(diag, &mark, "E-CONFLICT", "it takes time to drive no distance");
        diag_help(diag, "write 'distance', or leave 'durations' out");
        return;
    }
    for (int i = 0; i < count; i++) {
        value[i] = route->distance_m / route->durations.drive_s[i];
        mean += value[i] / count;
    }
    if (written_too(road, "speed", path) && !same_speeds(&route->speed_m_per_s, value, count)) {
        struct mark mark = locate(road->scenario, "%s", path);
        diag_error(diag, &mark, "E-CONFLICT", "the route has a speed and recorded durations");
        diag_help(diag, "keep one of them");
    }
    for (int i = 0; i < count; i++)
        squares += (value[i] - mean) * (value[i] - mean) / count;
    route->speed_m_per_s = (struct dist){.kind = DIST_EMPIRICAL,
                                         .mean = mean,
                                         .sd = sqrt(squares),
                                         .cv = mean > 0 ? sqrt(squares) / mean : 0,
                                         .count = count,
                                         .value = value};
}

/* Distance and pieces of a described road. out: how many; 0: it is not described. */
static int described(const struct road *road, struct road_stretch *stretch, struct diag *diag)
{
    struct route *route = road->route;
    double sum_m = 0;
    if (route->segment_count > 0 && route->trace.count > 0) {
        struct mark mark = locate(road->scenario, "%s.trace", road->path);
        diag_error(diag, &mark, "E-CONFLICT", "the route has segments and a trace");
        diag_help(diag, "keep one of them");
    }
    int count = route->segment_count > 0 ? segment_stretches(route, stretch)
                                         : trace_stretches(route, stretch);
    for (int i = 0; i < count; i++)
        sum_m += stretch[i].length_m;
    if (count > 0) {
        check_distance(road, sum_m, diag);
        route->distance_m = sum_m;
    }
    return count;
}

/* The pieces that are driven: the segments, those of the trace, or the whole way at its mean speed.
 */
static void resolve_road(const struct road *road, struct diag *diag)
{
    struct route *route = road->route;
    const int room = 1 + route->segment_count + route->trace.count;
    route->stretches =
        arena_take(road->scenario->book->arena, (size_t)room * sizeof *route->stretches);
    if (!route->stretches)
        return;
    route->stretch_count = described(road, route->stretches, diag);
    resolve_durations(road, diag);
    if (route->stretch_count == 0) {
        route->stretch_count = 1;
        route->stretches[0] = (struct road_stretch){
            route->distance_m, dist_mean(&route->speed_m_per_s), route->rush_speed_frac};
    }
    const int count = route->stretch_count;
    route->mean_drive_s = road_drive_s(route->stretches, count, &route->rush, 1, 0);
    for (int hour = 1; hour < WEEK_H && route->rush.count > 0; hour++)
        route->mean_drive_s +=
            (road_drive_s(route->stretches, count, &route->rush, 1, hour * 3600.0) -
             route->mean_drive_s) /
            (hour + 1);
}

/* The way round is one stretch, with the rush hours and the winter of the road. */
static void resolve_detour(const struct scenario *s, struct route *route)
{
    struct route *round;
    struct road_stretch *stretch;
    if (isnan(route->detour_m_per_s))
        route->detour_m_per_s = dist_mean(&route->speed_m_per_s);
    if (route->detour_m <= 0)
        return;
    round = arena_take(s->book->arena, sizeof *round);
    stretch = arena_take(s->book->arena, sizeof *stretch);
    if (!round || !stretch)
        return;
    *round = *route;
    *stretch =
        (struct road_stretch){route->detour_m, route->detour_m_per_s, route->rush_speed_frac};
    round->distance_m = route->detour_m;
    round->stretches = stretch;
    round->stretch_count = 1;
    route->round = round;
}

void resolve_route(struct scenario *s, struct customer *c, struct diag *diag)
{
    struct road road = {.scenario = s, .route = &c->route};
    snprintf(road.path, sizeof road.path, "customers.%s.route", c->name);
    resolve_road(&road, diag);
    resolve_detour(s, &c->route);
}

/* What a leg does not say is that of the route of the customer whom it leads to. */
void resolve_leg(struct scenario *s, const struct milk_run *run, struct milk_stop *stop,
                 struct diag *diag)
{
    const struct route *own = &s->customers[stop->customer].route;
    struct road road = {.scenario = s, .route = &stop->leg};
    snprintf(road.path, sizeof road.path, "milk_runs.%s.stops.%s", run->name, stop->name);
    stop->leg.rush = own->rush;
    stop->leg.rush_speed_frac = own->rush_speed_frac;
    stop->leg.winter_speed_frac = own->winter_speed_frac;
    if (stop->leg.speed_m_per_s.mean <= 0)
        stop->leg.speed_m_per_s = own->speed_m_per_s;
    resolve_road(&road, diag);
}
