/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key figures of trips, trucks, ladles and what they wait at. */
#include "sim/study/kpi_row.h"

static double trips(const struct kpi_view *v)
{
    return kpi_per_year(v, v->outcome->trip_shares);
}
static double detours(const struct kpi_view *v)
{
    return kpi_per_year(v, v->outcome->detours);
}
static double incidents(const struct kpi_view *v)
{
    return kpi_per_year(v, v->outcome->incidents);
}
static double payload(const struct kpi_view *v)
{
    return kpi_ratio(kpi_flow(v, FLOW_METAL_POUR) / 1000, v->outcome->trip_shares);
}
static double stops(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->trips, v->outcome->trip_shares);
}
static double washes(const struct kpi_view *v)
{
    return kpi_per_year(v, kpi_flow(v, FLOW_LADLE_WASH));
}
static double off_alloy(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->off_alloy, v->outcome->loads);
}
static double off_most(const struct kpi_view *v)
{
    return v->outcome->off_most_frac * 1e6;
}
static double lead_mean(const struct kpi_view *v)
{
    return sample_mean(&v->outcome->lead_s) / HOUR_S;
}
static double lead_p95(const struct kpi_view *v)
{
    return sample_quantile(&v->outcome->lead_s, 0.95) / HOUR_S;
}
static double lead_late(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->lead_exceeded, (double)v->outcome->lead_s.count);
}
static double order_to_pour(const struct kpi_view *v)
{
    return sample_mean(&v->outcome->order_to_pour_s) / HOUR_S;
}
static double order_to_pour_p95(const struct kpi_view *v)
{
    return sample_quantile(&v->outcome->order_to_pour_s, 0.95) / HOUR_S;
}
static double trips_poured(const struct kpi_view *v)
{
    return (double)v->outcome->order_to_pour_s.count;
}
static double cycle(const struct kpi_view *v)
{
    return kpi_mean(&v->outcome->cycle_s) / HOUR_S;
}
static double late(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->late_trips,
                     (double)v->outcome->order_to_pour_s.count); /* poured after the cut */
}
static double pauses(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->pause_s, v->outcome->pause_s + v->outcome->drive_s);
}
static double trucks(const struct kpi_view *v)
{
    return v->outcome->assets.trucks;
}
static double trucks_pooled(const struct kpi_view *v)
{
    return v->outcome->assets.trucks_pooled;
}
static double ladles(const struct kpi_view *v)
{
    return v->outcome->assets.ladles;
}
static double truck_busy(const struct kpi_view *v)
{
    return v->outcome->truck_busy_frac;
}
static double ladle_busy(const struct kpi_view *v)
{
    return v->outcome->ladle_busy_frac;
}
static double ladles_left(const struct kpi_view *v)
{
    return v->outcome->standing_mean;
}
static double ladle_stay(const struct kpi_view *v)
{
    return kpi_mean(&v->outcome->stay_s) / HOUR_S;
}
static double ladle_out(const struct kpi_view *v)
{
    return v->outcome->ladle_out_frac;
}
static double tap_busy(const struct kpi_view *v)
{
    return v->outcome->tap_busy_frac;
}
static double station_busy(const struct kpi_view *v)
{
    return v->outcome->station_busy_frac;
}
static double cleaner_busy(const struct kpi_view *v)
{
    return v->outcome->cleaner_busy_frac;
}
static double dock_busy(const struct kpi_view *v)
{
    return v->outcome->dock_busy_frac;
}
static double road_km(const struct kpi_view *v)
{
    return kpi_per_t(v, kpi_flow(v, FLOW_ROAD_LOADED) + kpi_flow(v, FLOW_ROAD_EMPTY)) / 1000;
}
static double empty_share(const struct kpi_view *v)
{
    return kpi_ratio(kpi_flow(v, FLOW_ROAD_EMPTY),
                     kpi_flow(v, FLOW_ROAD_LOADED) + kpi_flow(v, FLOW_ROAD_EMPTY));
}
static double garage_share(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->garage_m,
                     kpi_flow(v, FLOW_ROAD_LOADED) + kpi_flow(v, FLOW_ROAD_EMPTY));
}
static double backhaul(const struct kpi_view *v)
{
    return kpi_per_t(v, kpi_flow(v, FLOW_METAL_BACKHAUL));
}
static double diesel_L(const struct kpi_view *v)
{
    return kpi_per_t(v, kpi_flow(v, FLOW_ROAD_FUEL)) * 1000;
}

const struct kpi kpi_fleet_rows[] = {
    {"fleet", "trips_per_year", "1/a", "round trips", MOLTEN, trips},
    {"fleet", "detours_per_year", "1/a", "ways driven round a closed road", MOLTEN, detours},
    {"fleet", "incidents_per_year", "1/a", "spills and roll-overs drawn", MOLTEN, incidents},
    {"fleet", "payload_t", "t", "metal poured per trip", MOLTEN, payload},
    {"fleet", "stops_per_trip", "1", "orders that a trip serves", MOLTEN, stops},
    {"fleet", "lead_h.mean", "h", "load + drive + pour, mean", MOLTEN, lead_mean},
    {"fleet", "lead_h.p95", "h", "load + drive + pour, 5 % take longer", MOLTEN, lead_p95},
    {"fleet", "lead_exceeded_frac", "-", "trips in which that exceeds the order lead", MOLTEN,
     lead_late},
    {"fleet", "order_to_pour_h.mean", "h", "order placed to last ladle poured", MOLTEN,
     order_to_pour},
    {"fleet", "order_to_pour_h.p95", "h", "order to pour, 5 % take longer", MOLTEN,
     order_to_pour_p95},
    {"fleet", "trips_poured", "1", "trips poured in a replication", MOLTEN, trips_poured},
    {"fleet", "late_trips_frac", "-", "trips poured later than ordered for", MOLTEN, late},
    {"fleet", "cycle_h", "h", "truck taken to truck free", MOLTEN, cycle},
    {"fleet", "driving_pause_frac", "-", "breaks and rests in the time on the road", MOLTEN,
     pauses},
    {"fleet", "trucks", "1", "trucks charged, spares included", MOLTEN, trucks},
    {"fleet", "trucks_pooled", "1", "trucks by the hours used", MOLTEN, trucks_pooled},
    {"fleet", "ladles", "1", "ladles", MOLTEN, ladles},
    {"fleet", "truck_busy_frac", "-", "trucks busy", MOLTEN, truck_busy},
    {"fleet", "ladle_busy_frac", "-", "ladles busy", MOLTEN, ladle_busy},
    {"fleet", "ladles_standing", "1", "ladles left at customers, mean", MOLTEN, ladles_left},
    {"fleet", "ladle_stay_h", "h", "time that one stands there, mean", MOLTEN, ladle_stay},
    {"fleet", "ladle_relining_frac", "-", "ladles out for relining", MOLTEN, ladle_out},
    {"fleet", "ladle_washes_per_year", "1/a", "ladles washed between alloys", MOLTEN, washes},
    {"fleet", "loads_off_alloy_frac", "-", "loads with an element off their alloy", MOLTEN,
     off_alloy},
    {"fleet", "alloy_off_most_ppm", "ppm", "the element farthest off its alloy", MOLTEN, off_most},
    {"fleet", "tap_busy_frac", "-", "tapping bays busy", MOLTEN, tap_busy},
    {"fleet", "station_busy_frac", "-", "preheat stations busy", MOLTEN, station_busy},
    {"fleet", "cleaner_busy_frac", "-", "cleaning stations busy", MOLTEN, cleaner_busy},
    {"fleet", "dock_busy_frac", "-", "docks busy", MOLTEN, dock_busy},
    {"fleet", "road_km_per_t", "km/t", "road, loaded and empty", MOLTEN, road_km},
    {"fleet", "road_empty_frac", "-", "of it without load", MOLTEN, empty_share},
    {"fleet", "road_garage_frac", "-", "of it between garage and plant", MOLTEN, garage_share},
    {"fleet", "backhaul_kg_per_t", "kg/t", "returns carried back to the producer", MOLTEN,
     backhaul},
    {"fleet", "diesel_L_per_t", "L/t", "diesel", MOLTEN, diesel_L},
};

const int kpi_fleet_count = (int)(sizeof kpi_fleet_rows / sizeof kpi_fleet_rows[0]);
