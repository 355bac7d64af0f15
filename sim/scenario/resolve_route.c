/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of resolve.h that concerns the road. */
#include <math.h>
#include <stdio.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/book.h"
#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"

enum { WEEK_H = 7 * 24 };

static void check_distance(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    const struct route *route = &c->route;
    char path[160];
    double sum_m = 0;
    for (int i = 0; i < route->segment_count; i++)
        sum_m += route->segments[i].length_m;
    snprintf(path, sizeof path, "customers.%s.route.distance", c->name);
    const struct scenario_value *entry = book_find(s->book, path);
    if (entry && entry->origin == ORIGIN_DEFAULT)
        s->book->values[entry - s->book->values].automatic = true; /* worked out from them */
    if (!entry || entry->origin == ORIGIN_DEFAULT ||
        fabs(sum_m - route->distance_m) <= 1e-9 * sum_m)
        return;
    struct mark mark = locate(s, "%s", path);
    diag_error(diag, &mark, "E-CONFLICT", "the segments of the route are %g km, not %g km",
               sum_m / 1000, route->distance_m / 1000);
    diag_help(diag, "leave 'distance' out, or move the length of a segment instead");
}

/* The pieces that are driven: the segments, or the whole way at its mean speed. */
void resolve_route(struct scenario *s, struct customer *c, struct diag *diag)
{
    struct route *route = &c->route;
    const int count = route->segment_count > 0 ? route->segment_count : 1;
    route->stretches = arena_take(s->book->arena, (size_t)count * sizeof *route->stretches);
    if (!route->stretches)
        return;
    route->stretch_count = count;
    route->stretches[0] = (struct road_stretch){route->distance_m, dist_mean(&route->speed_m_per_s),
                                                route->rush_speed_frac};
    if (route->segment_count > 0) {
        check_distance(s, c, diag);
        route->distance_m = 0;
    }
    for (int i = 0; i < route->segment_count; i++) {
        struct road_segment *segment = &route->segments[i];
        if (isnan(segment->speed_m_per_s))
            segment->speed_m_per_s = segment->kind->speed_m_per_s;
        route->stretches[i] = (struct road_stretch){segment->length_m, segment->speed_m_per_s,
                                                    segment->kind->rush_frac};
        route->distance_m += segment->length_m;
    }
    route->mean_drive_s = road_drive_s(route->stretches, count, &route->rush, 1, 0);
    for (int hour = 1; hour < WEEK_H && route->rush.count > 0; hour++)
        route->mean_drive_s +=
            (road_drive_s(route->stretches, count, &route->rush, 1, hour * 3600.0) -
             route->mean_drive_s) /
            (hour + 1);
}
