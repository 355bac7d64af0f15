/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_scenario.h"

#include <stddef.h>

#include "tests/support/random_pen.h"

enum { MOST_STANDS = 6 };

static const char *const calendars[] = {
    "24x7", "{days: mon-sat, start: \"06:00\", hours: 18 h, shift: 9 h}",
    "{days: mon-fri, start: \"22:00\", hours: 16 h, shift: 8 h}",
    "[{days: mon-thu, start: \"05:30\", hours: 20 h}, {days: [sat], start: \"07:00\", hours: 6 h}]",
    NULL};

static const char *const alloys[] = {"ADC12", "A356", "AlSi10Mg", "AlSi9Cu3", "pureAl", NULL};

/* Of each alloy an integrated furnace, or melters and furnaces that they feed; on some of them a
 * lining that does not last. */
static void write_furnaces(struct pen *pen)
{
    static const char *const melters[] = {"tower", "reverb", "dry_hearth", "induction", NULL};

    pen_write(pen, "  cast_after: %d h\n  weighbridges: %d\n  furnaces:\n", pen_whole(pen, 1, 40),
              pen_whole(pen, 0, 2));
    for (int i = 0; i < 2; i++) {
        const char *alloy = pen->alloy[i];

        for (int k = pen_whole(pen, 1, 2); k > 0; k--) {
            const bool whole_cycle = pen_chance(pen, 0.4);

            pen_write(
                pen, "    m%d%d: {type: %s, rate: %.1f t/h, capacity: %.2f t, scrap: %.2f", i, k,
                whole_cycle ? "integrated" : pen_one_of(pen, melters), pen_between(pen, 1, 12),
                pen->melt_t * (whole_cycle ? pen_between(pen, 2.5, 6) : pen_between(pen, 0.3, 0.9)),
                pen_between(pen, 0, 0.6));
            pen_write(pen, ", alloy: %s%s}\n", alloy,
                      pen_chance(pen, 0.3) ? ", relining_every: 12 d, relining_time: 30 h" : "");
            if (!whole_cycle)
                pen_write(pen, "    a%d%d: {type: alloying, capacity: %.2f t, alloy: %s}\n", i, k,
                          pen->melt_t * pen_between(pen, 2.5, 6), alloy);
        }
    }
}

/* Two that differ, and what a price that moves makes of them. */
static void write_metal(struct pen *pen)
{
    static const char *const processes[] = {"constant", "mean_reverting", NULL};

    pen->alloy[0] = pen_one_of(pen, alloys);
    do
        pen->alloy[1] = pen_one_of(pen, alloys);
    while (pen->alloy[1] == pen->alloy[0]);
    pen_write(pen, "metal: {alloy: %s, market: {process: %s}}\n", pen->alloy[0],
              pen_one_of(pen, processes));
}

static void write_plant(struct pen *pen)
{
    if (pen->mixed)
        write_metal(pen);
    else
        pen_write(pen, "metal: {alloy: %s}\n", pen_one_of(pen, alloys));
    pen_write(pen, "producer:\n  taps: %d\n", pen_whole(pen, 1, 3));
    if (pen->mixed && pen_chance(pen, 0.7))
        write_furnaces(pen);
    pen_write(pen, "  tap_temperature: %.1f degC\n",
              pen_chance(pen, 0.9) ? pen_between(pen, 690, 790) : pen_between(pen, 600, 690));
    if (pen_chance(pen, 0.3))
        pen_write(pen, "  cleaning_stations: %d\n  cleaning_time: %d min\n", pen_whole(pen, 1, 3),
                  pen_whole(pen, 5, 200));
    if (pen_chance(pen, 0.3))
        pen_write(pen, "  richness: {dist: normal, mean: 1, sd: %.3f}\n", pen_between(pen, 0, 0.2));
    pen_write(pen, "  preheat: {enabled: %s", pen_chance(pen, 0.85) ? "true" : "false");
    if (pen_chance(pen, 0.5))
        pen_write(pen, ", stations: %d", pen_whole(pen, 1, 9));
    pen_write(pen, "}\n");
}

/* Layers from the hot face, with conductivity and heat capacity that change with temperature. */
static void write_stack(struct pen *pen, const char *name)
{
    static const char *const backs[] = {"calsil", "microporous", "fibre_blanket", "ifb23", NULL};
    const double conductivity = pen_between(pen, 0.5, 3);

    pen_write(pen, "%s: [[{conductivity: %.3f W/(m K), conductivity_slope: %.6f W/(m K2), ", name,
              conductivity, conductivity * pen_between(pen, -4e-4, 1.5e-3));
    pen_write(pen, "density: %.0f kg/m3, cp: %.0f J/(kg K), cp_slope: %.3f J/(kg K2)}, %d mm], ",
              pen_between(pen, 800, 3000), pen_between(pen, 700, 1200), pen_between(pen, 0, 0.4),
              pen_whole(pen, 5, 200));
    pen_write(pen, "[%s, %d mm], [shell_steel, %d mm]]", pen_one_of(pen, backs),
              pen_whole(pen, 1, 100), pen_whole(pen, 2, 20));
}

static void write_lining(struct pen *pen)
{
    static const char *const linings[] = {"default", "light", "insulated", NULL};

    if (pen_chance(pen, 0.7)) {
        pen_write(pen, "  lining: %s\n", pen_one_of(pen, linings));
        return;
    }
    pen_write(pen, "  lining: {");
    write_stack(pen, "side");
    pen_write(pen, ", ");
    write_stack(pen, "bottom");
    pen_write(pen, ", ");
    write_stack(pen, "lid");
    pen_write(pen, "}\n");
}

/* One in ten is of a size that nobody drives: 20 kg to 60 t. */
static double ladle_t(struct pen *pen)
{
    const double extreme_t[] = {0.02, 0.3, 60.0};

    return pen_chance(pen, 0.9) ? pen_between(pen, 1.5, 8) : extreme_t[pen_whole(pen, 0, 2)];
}

static void write_ladle(struct pen *pen)
{
    static const char *const models[] = {"constant_rate", "wall1d", "fast", NULL};
    static const char *const changes[] = {"dedicated", "wash", "carry", NULL};

    pen_write(pen, "ladle:\n  capacity: %.2f t\n", pen->ladle_t);
    pen_write(pen, "  model: %s\n  clean_above: %d %%\n", pen_one_of(pen, models),
              pen_whole(pen, 0, 3));
    write_lining(pen);
    pen_write(pen, "  lining_factor: %.2f\n  ageing: %.1e\n", pen_between(pen, 0.3, 4),
              pen_between(pen, 0, 2e-4));
    pen_write(pen, "  residue: %.2f %%\n  melt_film: %.0f W/(m2 K)\n", pen_between(pen, 0, 3),
              pen_between(pen, 200, 10000));
    pen_write(pen, "  open_at_fill: %.2f\n  open_at_pour: %.2f\n", pen_between(pen, 0, 1),
              pen_between(pen, 0, 1));
    if (pen->mixed)
        pen_write(pen, "  alloy_change: %s\n  wash_time: %d min\n",
                  pen_one_of(pen, pen->left ? changes + 1 : changes), pen_whole(pen, 0, 200));
    if (pen_chance(pen, 0.5))
        pen_write(pen, "  count: %d\n",
                  pen_whole(pen, pen->mixed ? 4 : 1, 20) + (pen->left ? 4 * MOST_STANDS + 4 : 0));
}

static void write_fleet(struct pen *pen)
{
    static const char *const hours[] = {"none", "EU-561", "CN", NULL};
    static const char *const dispatch[] = {"first_come", "earliest_run_out", "nearest", NULL};
    static const char *const ladles[] = {"longest_ready", "hottest", NULL};

    pen_write(pen, "fleet:\n");
    if (pen_chance(pen, 0.3)) {
        pen_write(pen, "  types:\n");
        for (int i = pen_whole(pen, 1, 3); i > 0; i--) {
            const int load = pen_whole(pen, 1, 4);

            pen->ladles = load > pen->ladles ? load : pen->ladles;
            pen_write(
                pen, "    t%d: {trucks: %d, ladles: %d, price: %.2f, fuel_full: %.0f L/100km}\n", i,
                pen_whole(pen, 1, 3), load, pen_between(pen, 0.4, 2), pen_between(pen, 20, 60));
        }
    } else {
        pen->ladles = pen_whole(pen, 1, 4);
        pen_write(pen, "  ladles_per_truck: %d\n", pen->ladles);
        if (pen_chance(pen, 0.5))
            pen_write(pen, "  trucks: %d\n", pen_whole(pen, 1, 8));
    }
    if (pen_chance(pen, 0.3))
        pen_write(pen, "  garage_distance: %.1f km\n  shift_change: %d min\n",
                  pen_between(pen, 1, 60), pen_whole(pen, 0, 40));
    pen_write(pen, "  crew: %d\n  driving_hours: %s\n", pen_whole(pen, 1, 2),
              pen_one_of(pen, hours));
    pen_write(pen, "  dispatch: %s\n  ladle_choice: %s\n", pen_one_of(pen, dispatch),
              pen_one_of(pen, ladles));
    pen_write(pen, "  shifts: %s\n", pen_one_of(pen, calendars));
    if (pen_chance(pen, 0.3))
        pen_write(pen, "  holidays: [2025-01-%02d, 2025-01-%02d..2025-02-02]\n",
                  pen_whole(pen, 7, 20), pen_whole(pen, 15, 31));
    if (pen_chance(pen, 0.3))
        pen_write(pen, "  spares: %d\n  incident_rate: %.1e /km\n  incident_repair: %d h\n",
                  pen_whole(pen, 0, 2), pen_between(pen, 1e-4, 2e-3), pen_whole(pen, 0, 90));
    if (pen_chance(pen, 0.3))
        pen_write(pen, "  breakdown_rate: %.1e /km\n", pen_between(pen, 1e-5, 1e-3));
}

static void write_route(struct pen *pen, const char *indent)
{
    static const char *const classes[] = {"urban", "rural", "trunk", "motorway", NULL};

    pen_write(pen, "%sroute:\n", indent);
    if (pen_chance(pen, 0.4)) {
        pen_write(pen, "%s  segments:\n", indent);
        for (int i = pen_whole(pen, 1, 3); i > 0; i--)
            pen_write(pen, "%s    s%d: {length: %.1f km, class: %s}\n", indent, i,
                      pen_between(pen, 0.5, 60), pen_one_of(pen, classes));
    } else if (pen_chance(pen, 0.3)) {
        pen_write(
            pen,
            "%s  trace: [[0 km, 0 min], [0 km, %d min], [%.1f km, %d min], [%.1f km, %d min]]\n",
            indent, pen_whole(pen, 0, 5), pen_between(pen, 1, 20), pen_whole(pen, 6, 40),
            pen_between(pen, 21, 99), pen_whole(pen, 41, 200));
    } else {
        pen_write(pen, "%s  distance: %.1f km\n", indent,
                  0.1 + pen_between(pen, 0, 1) * pen_between(pen, 2, 260));
    }
    if (pen_chance(pen, 0.2))
        pen_write(pen, "%s  durations: [%d min, %d min, %d min]\n", indent, pen_whole(pen, 5, 90),
                  pen_whole(pen, 5, 90), pen_whole(pen, 5, 300));
    else
        pen_write(pen, "%s  speed: {dist: lognormal, mean: %.0f km/h, cv: %.2f}\n", indent,
                  pen_between(pen, 30, 65), pen_between(pen, 0, 0.3));
    pen_write(pen, "%s  winter_speed: %.2f\n", indent, pen_between(pen, 0.5, 1));
    if (pen_chance(pen, 0.3))
        pen_write(pen, "%s  rush: %s\n", indent, calendars[pen_whole(pen, 1, 3)]);
    if (pen_chance(pen, 0.2))
        pen_write(pen, "%s  closure_rate: %d 1/a\n", indent, pen_whole(pen, 1, 60));
    if (pen_chance(pen, 0.2))
        pen_write(pen, "%s  detour: %.1f km\n", indent, pen_between(pen, 1, 120));
    if (pen_chance(pen, 0.2))
        pen_write(pen, "%s  shared_road: ring\n%s  shared_length: %.1f km\n", indent, indent,
                  pen_between(pen, 0, 60));
    if (pen_chance(pen, 0.2))
        pen_write(pen, "%s  open: %s\n", indent, calendars[pen_whole(pen, 1, 3)]);
}

static void write_machines(struct pen *pen)
{
    static const char *const classes[] = {"400",  "800",  "1650", "2500",
                                          "4000", "6100", "9000", NULL};
    const int furnaces = pen_whole(pen, 1, 3);

    pen_write(pen, "    furnaces:\n");
    for (int i = 0; i < furnaces; i++) {
        pen_write(pen, "      f%d: {energy: %s", i, pen_chance(pen, 0.4) ? "gas" : "power");
        if (pen_chance(pen, 0.3))
            pen_write(pen, ", capacity: %.1f t", pen_between(pen, 2, 40));
        if (pen_chance(pen, 0.2))
            pen_write(pen, ", shutdown_from: %d h, ready_before: %d h, lining_heat: %.0f kWh/t",
                      pen_whole(pen, 2, 60), pen_whole(pen, 0, 9), pen_between(pen, 0, 400));
        if (pen_chance(pen, 0.2))
            pen_write(pen, ", relining_every: %d d, relining_time: %d h", pen_whole(pen, 3, 60),
                      pen_whole(pen, 1, 70));
        if (furnaces > 1 && pen_chance(pen, 0.3))
            pen_write(pen, ", relief: f%d", i > 0 ? 0 : furnaces - 1);
        pen_write(pen, "}\n");
    }
    pen_write(pen, "    machines:\n");
    for (int i = 0; i < furnaces; i++) {
        pen_write(pen, "      m%d: {count: %d, furnace: f%d", i, pen_whole(pen, 1, 6), i);
        if (pen_chance(pen, 0.3))
            pen_write(pen, ", class: %s", pen_one_of(pen, classes));
        else
            pen_write(pen, ", shot: %.1f kg, cycle: %d s", pen_between(pen, 2, 60),
                      pen_whole(pen, 40, 120));
        if (pen_chance(pen, 0.5))
            pen_write(pen, ", uptime: {dist: exponential, mean: %d h}, repair: %d h",
                      pen_whole(pen, 5, 80), pen_whole(pen, 1, 9));
        pen_write(pen, "}\n");
    }
}

/* With a plain or a heated lid, drawn from one by one or side by side. out: are there any? */
static bool write_stands(struct pen *pen)
{
    const int count = pen_whole(pen, 1, MOST_STANDS);

    if (!pen->left || pen->run || pen_chance(pen, 0.3))
        return false;
    pen_write(pen, "    stands: {count: %d, in_use: %d, swap_time: %d min, heel: %.2f, open: %.2f",
              count, pen_whole(pen, 1, count), pen_whole(pen, 1, 40), pen_between(pen, 0, 0.2),
              pen_between(pen, 0, 0.3));
    if (pen_chance(pen, 0.6))
        pen_write(pen, ", heater: %d kW, heater_efficiency: %.2f, setpoint: %d degC",
                  pen_whole(pen, 0, 120), pen_between(pen, 0.2, 1), pen_whole(pen, 620, 740));
    pen_write(pen, ", casting_minimum: %d degC}\n", pen_whole(pen, 600, 680));
    return true;
}

static void write_customer(struct pen *pen, int index)
{
    static const char *const rules[] = {
        "reorder_level",  "fill_up", "one_at_a_time", "timetable", "forecast",
        "vendor_managed", NULL};
    static const char *const melters[] = {"tower", "induction", NULL};
    bool stands;

    pen_write(pen, "  c%d:\n", index);
    if (pen_chance(pen, 0.5))
        pen_write(pen, "    demand: %d t/a\n", pen_whole(pen, 500, 30000));
    else
        write_machines(pen);
    pen_write(pen, "    returns: %.2f\n    shifts: %s\n    docks: %d\n", pen_between(pen, 0, 0.5),
              pen_one_of(pen, calendars), pen->site ? 1 : pen_whole(pen, 1, 2));
    if (pen->mixed && index % 2 == 0)
        pen_write(pen, "    alloy: %s\n    metal_premium: %.1f %%\n", pen->alloy[1],
                  pen_between(pen, 0, 9));
    if (pen->site)
        pen_write(pen, "    site: works\n");
    if (pen_chance(pen, 0.2))
        pen_write(pen, "    holidays: [2025-01-%02d..2025-01-%02d]\n", pen_whole(pen, 6, 14),
                  pen_whole(pen, 15, 28));
    if (pen_chance(pen, 0.3))
        pen_write(pen, "    scrap_back: %.2f\n", pen_between(pen, 0, 1));
    if (!pen->site && pen_chance(pen, 0.8))
        write_route(pen, "    ");
    pen_write(pen, "    molten: {rule: %s, lead: %.1f h, safety: %.1f h%s%s}\n",
              pen_one_of(pen, rules), pen_between(pen, 0.5, 9), pen_between(pen, 0, 4),
              pen->run ? ", ladles: 1" : "",
              pen->mixed && pen_chance(pen, 0.3)
                  ? ", contract: 9000 t/a, contract_period: 4 d, take_or_pay: 90 %"
                  : "");
    stands = pen->left && write_stands(pen);
    pen_write(pen, "    ingot: {standby: %d, melter: {type: %s}}\n",
              pen_chance(pen, 0.3) && !stands ? 1 : 0, pen_one_of(pen, melters));
}

/* All customers, on a road that goes back through them. */
static void write_run(struct pen *pen, int customers)
{
    static const char *const rules[] = {"in_time", "waiting", "ahead", NULL};

    pen_write(pen, "milk_run:\n  joining: %s\n", pen_one_of(pen, rules));
    pen_write(pen, "  window: %.1f h\n  stops:\n", pen_between(pen, 0, 20));
    for (int i = 1; i <= customers; i++) {
        pen_write(pen, "    c%d:\n", i);
        if (i > 1 && pen_chance(pen, 0.5))
            pen_write(pen, "      distance: %.1f km\n", pen_between(pen, 0, 80));
        else if (i > 1)
            pen_write(pen, "      segments: {a: {length: %.1f km, class: urban}}\n",
                      pen_between(pen, 0.1, 30));
        if (i > 1 && pen_chance(pen, 0.3))
            pen_write(pen, "      speed: {dist: lognormal, mean: %.0f km/h, cv: 0.2}\n",
                      pen_between(pen, 20, 70));
    }
}

void random_scenario(uint64_t seed, char text[RANDOM_SCENARIO_ROOM])
{
    struct pen pen = {.text = text, .state = seed, .left = seed % 4 == 0, .mixed = seed % 3 == 0};
    int customers;

    text[0] = '\0';
    pen_write(&pen, "schema: meltroute/1\nprices: {set: CN-2025}\n");
    pen_write(&pen,
              "weather: {air_temperature: %.0f degC, season_swing: %.0f K, day_swing: %.0f K, "
              "wind_swing: %.1f m/s}\n",
              pen_between(&pen, -5, 30), pen_between(&pen, 0, 15), pen_between(&pen, 0, 8),
              pen_between(&pen, -3, 3));
    pen_write(&pen, "oxidation: {heat_to_melt: %.2f}\n", pen_between(&pen, 0, 0.5));
    pen.ladle_t = ladle_t(&pen);
    pen.melt_t = pen.ladle_t > 0.4 ? pen.ladle_t : 0.4;
    write_plant(&pen);
    write_ladle(&pen);
    write_fleet(&pen);
    customers = pen_whole(&pen, pen.mixed ? 2 : 1, 4);
    pen.site = pen.mixed && pen_chance(&pen, 0.4);
    if (pen.site)
        write_route(&pen, "");
    pen_write(&pen, "customers:\n");
    pen.run = customers > 1 && pen.ladles > 1 && pen_chance(&pen, 0.5);
    for (int i = customers; i > 0; i--)
        write_customer(&pen, i);
    if (pen.run)
        write_run(&pen, customers);
    pen_write(&pen, "simulation: {horizon: %d d, warmup: %d d, seed: %d, ledger_period: %d d}\n",
              pen_whole(&pen, 10, 24), pen_whole(&pen, 0, 3), pen_whole(&pen, 1, 999),
              pen_whole(&pen, 1, 9));
}
