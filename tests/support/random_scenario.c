/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_scenario.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { MOST_STANDS = 6 };

struct pen {
    char *text;
    uint64_t state;
    int ladles; /* on the largest truck */
    bool run;   /* the customers are a milk run, of orders of one ladle */
    bool left;  /* ladles are left at some customers, and there are enough for it */
    bool mixed; /* customers take two alloys, which furnaces of the producer may make */
    bool site;  /* and are at one address */
    double ladle_t;
    const char *alloy[2];
};

/* splitmix64 */
static uint64_t next(struct pen *pen)
{
    uint64_t z = pen->state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static int whole(struct pen *pen, int low, int high)
{
    return low + (int)(next(pen) % (uint64_t)(high - low + 1));
}

static double between(struct pen *pen, double low, double high)
{
    return low + (high - low) * ((double)(next(pen) >> 11) / 9007199254740992.0);
}

static bool chance(struct pen *pen, double frac)
{
    return between(pen, 0, 1) < frac;
}

static const char *one_of(struct pen *pen, const char *const *list)
{
    int count = 0;

    while (list[count] != NULL)
        count++;
    return list[whole(pen, 0, count - 1)];
}

static void write(struct pen *pen, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void write(struct pen *pen, const char *format, ...)
{
    const size_t used = strlen(pen->text);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(pen->text + used, RANDOM_SCENARIO_ROOM - used, format, arguments);
    va_end(arguments);
}

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

    write(pen, "  cast_after: %d h\n  weighbridges: %d\n  furnaces:\n", whole(pen, 1, 40),
          whole(pen, 0, 2));
    for (int i = 0; i < 2; i++) {
        const char *alloy = pen->alloy[i];

        for (int k = whole(pen, 1, 2); k > 0; k--) {
            const bool whole_cycle = chance(pen, 0.4);

            write(pen, "    m%d%d: {type: %s, rate: %.1f t/h, capacity: %.2f t, scrap: %.2f", i, k,
                  whole_cycle ? "integrated" : one_of(pen, melters), between(pen, 1, 12),
                  pen->ladle_t * (whole_cycle ? between(pen, 2.5, 6) : between(pen, 0.3, 0.9)),
                  between(pen, 0, 0.6));
            write(pen, ", alloy: %s%s}\n", alloy,
                  chance(pen, 0.3) ? ", relining_every: 12 d, relining_time: 30 h" : "");
            if (!whole_cycle)
                write(pen, "    a%d%d: {type: alloying, capacity: %.2f t, alloy: %s}\n", i, k,
                      pen->ladle_t * between(pen, 2.5, 6), alloy);
        }
    }
}

/* Two that differ, and what a price that moves makes of them. */
static void write_metal(struct pen *pen)
{
    static const char *const processes[] = {"constant", "mean_reverting", NULL};

    pen->alloy[0] = one_of(pen, alloys);
    do
        pen->alloy[1] = one_of(pen, alloys);
    while (pen->alloy[1] == pen->alloy[0]);
    write(pen, "metal: {alloy: %s, market: {process: %s}}\n", pen->alloy[0],
          one_of(pen, processes));
}

static void write_plant(struct pen *pen)
{
    if (pen->mixed)
        write_metal(pen);
    else
        write(pen, "metal: {alloy: %s}\n", one_of(pen, alloys));
    write(pen, "producer:\n  taps: %d\n", whole(pen, 1, 3));
    if (pen->mixed && chance(pen, 0.7))
        write_furnaces(pen);
    write(pen, "  tap_temperature: %.1f degC\n",
          chance(pen, 0.9) ? between(pen, 690, 790) : between(pen, 600, 690));
    if (chance(pen, 0.3))
        write(pen, "  cleaning_stations: %d\n  cleaning_time: %d min\n", whole(pen, 1, 3),
              whole(pen, 5, 200));
    if (chance(pen, 0.3))
        write(pen, "  richness: {dist: normal, mean: 1, sd: %.3f}\n", between(pen, 0, 0.2));
    write(pen, "  preheat: {enabled: %s", chance(pen, 0.85) ? "true" : "false");
    if (chance(pen, 0.5))
        write(pen, ", stations: %d", whole(pen, 1, 9));
    write(pen, "}\n");
}

/* Layers from the hot face, with conductivity and heat capacity that change with temperature. */
static void write_stack(struct pen *pen, const char *name)
{
    static const char *const backs[] = {"calsil", "microporous", "fibre_blanket", "ifb23", NULL};
    const double conductivity = between(pen, 0.5, 3);

    write(pen, "%s: [[{conductivity: %.3f W/(m K), conductivity_slope: %.6f W/(m K2), ", name,
          conductivity, conductivity * between(pen, -4e-4, 1.5e-3));
    write(pen, "density: %.0f kg/m3, cp: %.0f J/(kg K), cp_slope: %.3f J/(kg K2)}, %d mm], ",
          between(pen, 800, 3000), between(pen, 700, 1200), between(pen, 0, 0.4),
          whole(pen, 5, 200));
    write(pen, "[%s, %d mm], [shell_steel, %d mm]]", one_of(pen, backs), whole(pen, 1, 100),
          whole(pen, 2, 20));
}

static void write_lining(struct pen *pen)
{
    static const char *const linings[] = {"default", "light", "insulated", NULL};

    if (chance(pen, 0.7)) {
        write(pen, "  lining: %s\n", one_of(pen, linings));
        return;
    }
    write(pen, "  lining: {");
    write_stack(pen, "side");
    write(pen, ", ");
    write_stack(pen, "bottom");
    write(pen, ", ");
    write_stack(pen, "lid");
    write(pen, "}\n");
}

/* One in ten is of a size that nobody drives: 20 kg to 60 t. */
static double ladle_t(struct pen *pen)
{
    const double extreme_t[] = {0.02, 0.3, 60.0};

    return chance(pen, 0.9) ? between(pen, 1.5, 8) : extreme_t[whole(pen, 0, 2)];
}

static void write_ladle(struct pen *pen)
{
    static const char *const models[] = {"constant_rate", "wall1d", "fast", NULL};
    static const char *const changes[] = {"dedicated", "wash", "carry", NULL};

    write(pen, "ladle:\n  capacity: %.2f t\n", pen->ladle_t);
    write(pen, "  model: %s\n  clean_above: %d %%\n", one_of(pen, models), whole(pen, 0, 3));
    write_lining(pen);
    write(pen, "  lining_factor: %.2f\n  ageing: %.1e\n", between(pen, 0.3, 4),
          between(pen, 0, 2e-4));
    write(pen, "  residue: %.2f %%\n  melt_film: %.0f W/(m2 K)\n", between(pen, 0, 3),
          between(pen, 200, 10000));
    write(pen, "  open_at_fill: %.2f\n  open_at_pour: %.2f\n", between(pen, 0, 1),
          between(pen, 0, 1));
    if (pen->mixed)
        write(pen, "  alloy_change: %s\n  wash_time: %d min\n",
              one_of(pen, pen->left ? changes + 1 : changes), whole(pen, 0, 200));
    if (chance(pen, 0.5))
        write(pen, "  count: %d\n",
              whole(pen, pen->mixed ? 4 : 1, 20) + (pen->left ? 4 * MOST_STANDS + 4 : 0));
}

static void write_fleet(struct pen *pen)
{
    static const char *const hours[] = {"none", "EU-561", "CN", NULL};
    static const char *const dispatch[] = {"first_come", "earliest_run_out", "nearest", NULL};
    static const char *const ladles[] = {"longest_ready", "hottest", NULL};

    write(pen, "fleet:\n");
    if (chance(pen, 0.3)) {
        write(pen, "  types:\n");
        for (int i = whole(pen, 1, 3); i > 0; i--) {
            const int load = whole(pen, 1, 4);

            pen->ladles = load > pen->ladles ? load : pen->ladles;
            write(pen, "    t%d: {trucks: %d, ladles: %d, price: %.2f, fuel_full: %.0f L/100km}\n",
                  i, whole(pen, 1, 3), load, between(pen, 0.4, 2), between(pen, 20, 60));
        }
    } else {
        pen->ladles = whole(pen, 1, 4);
        write(pen, "  ladles_per_truck: %d\n", pen->ladles);
        if (chance(pen, 0.5))
            write(pen, "  trucks: %d\n", whole(pen, 1, 8));
    }
    if (chance(pen, 0.3))
        write(pen, "  garage_distance: %.1f km\n  shift_change: %d min\n", between(pen, 1, 60),
              whole(pen, 0, 40));
    write(pen, "  crew: %d\n  driving_hours: %s\n", whole(pen, 1, 2), one_of(pen, hours));
    write(pen, "  dispatch: %s\n  ladle_choice: %s\n", one_of(pen, dispatch), one_of(pen, ladles));
    write(pen, "  shifts: %s\n", one_of(pen, calendars));
    if (chance(pen, 0.3))
        write(pen, "  holidays: [2025-01-%02d, 2025-01-%02d..2025-02-02]\n", whole(pen, 7, 20),
              whole(pen, 15, 31));
    if (chance(pen, 0.3))
        write(pen, "  spares: %d\n  incident_rate: %.1e /km\n  incident_repair: %d h\n",
              whole(pen, 0, 2), between(pen, 1e-4, 2e-3), whole(pen, 0, 90));
    if (chance(pen, 0.3))
        write(pen, "  breakdown_rate: %.1e /km\n", between(pen, 1e-5, 1e-3));
}

static void write_route(struct pen *pen, const char *indent)
{
    static const char *const classes[] = {"urban", "rural", "trunk", "motorway", NULL};

    write(pen, "%sroute:\n", indent);
    if (chance(pen, 0.4)) {
        write(pen, "%s  segments:\n", indent);
        for (int i = whole(pen, 1, 3); i > 0; i--)
            write(pen, "%s    s%d: {length: %.1f km, class: %s}\n", indent, i,
                  between(pen, 0.5, 60), one_of(pen, classes));
    } else if (chance(pen, 0.3)) {
        write(pen,
              "%s  trace: [[0 km, 0 min], [0 km, %d min], [%.1f km, %d min], [%.1f km, %d min]]\n",
              indent, whole(pen, 0, 5), between(pen, 1, 20), whole(pen, 6, 40),
              between(pen, 21, 99), whole(pen, 41, 200));
    } else {
        write(pen, "%s  distance: %.1f km\n", indent,
              0.1 + between(pen, 0, 1) * between(pen, 2, 260));
    }
    if (chance(pen, 0.2))
        write(pen, "%s  durations: [%d min, %d min, %d min]\n", indent, whole(pen, 5, 90),
              whole(pen, 5, 90), whole(pen, 5, 300));
    else
        write(pen, "%s  speed: {dist: lognormal, mean: %.0f km/h, cv: %.2f}\n", indent,
              between(pen, 30, 65), between(pen, 0, 0.3));
    write(pen, "%s  winter_speed: %.2f\n", indent, between(pen, 0.5, 1));
    if (chance(pen, 0.3))
        write(pen, "%s  rush: %s\n", indent, calendars[whole(pen, 1, 3)]);
    if (chance(pen, 0.2))
        write(pen, "%s  closure_rate: %d 1/a\n", indent, whole(pen, 1, 60));
    if (chance(pen, 0.2))
        write(pen, "%s  detour: %.1f km\n", indent, between(pen, 1, 120));
    if (chance(pen, 0.2))
        write(pen, "%s  shared_road: ring\n%s  shared_length: %.1f km\n", indent, indent,
              between(pen, 0, 60));
    if (chance(pen, 0.2))
        write(pen, "%s  open: %s\n", indent, calendars[whole(pen, 1, 3)]);
}

static void write_machines(struct pen *pen)
{
    static const char *const classes[] = {"400",  "800",  "1650", "2500",
                                          "4000", "6100", "9000", NULL};
    const int furnaces = whole(pen, 1, 3);

    write(pen, "    furnaces:\n");
    for (int i = 0; i < furnaces; i++) {
        write(pen, "      f%d: {energy: %s", i, chance(pen, 0.4) ? "gas" : "power");
        if (chance(pen, 0.3))
            write(pen, ", capacity: %.1f t", between(pen, 2, 40));
        if (chance(pen, 0.2))
            write(pen, ", shutdown_from: %d h, ready_before: %d h, lining_heat: %.0f kWh/t",
                  whole(pen, 2, 60), whole(pen, 0, 9), between(pen, 0, 400));
        if (chance(pen, 0.2))
            write(pen, ", relining_every: %d d, relining_time: %d h", whole(pen, 3, 60),
                  whole(pen, 1, 70));
        if (furnaces > 1 && chance(pen, 0.3))
            write(pen, ", relief: f%d", i > 0 ? 0 : furnaces - 1);
        write(pen, "}\n");
    }
    write(pen, "    machines:\n");
    for (int i = 0; i < furnaces; i++) {
        write(pen, "      m%d: {count: %d, furnace: f%d", i, whole(pen, 1, 6), i);
        if (chance(pen, 0.3))
            write(pen, ", class: %s", one_of(pen, classes));
        else
            write(pen, ", shot: %.1f kg, cycle: %d s", between(pen, 2, 60), whole(pen, 40, 120));
        if (chance(pen, 0.5))
            write(pen, ", uptime: {dist: exponential, mean: %d h}, repair: %d h", whole(pen, 5, 80),
                  whole(pen, 1, 9));
        write(pen, "}\n");
    }
}

/* With a plain or a heated lid, drawn from one by one or side by side. out: are there any? */
static bool write_stands(struct pen *pen)
{
    const int count = whole(pen, 1, MOST_STANDS);

    if (!pen->left || pen->run || chance(pen, 0.3))
        return false;
    write(pen, "    stands: {count: %d, in_use: %d, swap_time: %d min, heel: %.2f, open: %.2f",
          count, whole(pen, 1, count), whole(pen, 1, 40), between(pen, 0, 0.2),
          between(pen, 0, 0.3));
    if (chance(pen, 0.6))
        write(pen, ", heater: %d kW, heater_efficiency: %.2f, setpoint: %d degC",
              whole(pen, 0, 120), between(pen, 0.2, 1), whole(pen, 620, 740));
    write(pen, ", casting_minimum: %d degC}\n", whole(pen, 600, 680));
    return true;
}

static void write_customer(struct pen *pen, int index)
{
    static const char *const rules[] = {
        "reorder_level",  "fill_up", "one_at_a_time", "timetable", "forecast",
        "vendor_managed", NULL};
    static const char *const melters[] = {"tower", "induction", NULL};
    bool stands;

    write(pen, "  c%d:\n", index);
    if (chance(pen, 0.5))
        write(pen, "    demand: %d t/a\n", whole(pen, 500, 30000));
    else
        write_machines(pen);
    write(pen, "    returns: %.2f\n    shifts: %s\n    docks: %d\n", between(pen, 0, 0.5),
          one_of(pen, calendars), pen->site ? 1 : whole(pen, 1, 2));
    if (pen->mixed && index % 2 == 0)
        write(pen, "    alloy: %s\n    metal_premium: %.1f %%\n", pen->alloy[1],
              between(pen, 0, 9));
    if (pen->site)
        write(pen, "    site: works\n");
    if (chance(pen, 0.2))
        write(pen, "    holidays: [2025-01-%02d..2025-01-%02d]\n", whole(pen, 6, 14),
              whole(pen, 15, 28));
    if (chance(pen, 0.3))
        write(pen, "    scrap_back: %.2f\n", between(pen, 0, 1));
    if (!pen->site && chance(pen, 0.8))
        write_route(pen, "    ");
    write(pen, "    molten: {rule: %s, lead: %.1f h, safety: %.1f h%s%s}\n", one_of(pen, rules),
          between(pen, 0.5, 9), between(pen, 0, 4), pen->run ? ", ladles: 1" : "",
          pen->mixed && chance(pen, 0.3)
              ? ", contract: 9000 t/a, contract_period: 4 d, take_or_pay: 90 %"
              : "");
    stands = pen->left && write_stands(pen);
    write(pen, "    ingot: {standby: %d, melter: {type: %s}}\n",
          chance(pen, 0.3) && !stands ? 1 : 0, one_of(pen, melters));
}

/* All customers, on a road that goes back through them. */
static void write_run(struct pen *pen, int customers)
{
    static const char *const rules[] = {"in_time", "waiting", "ahead", NULL};

    write(pen, "milk_run:\n  joining: %s\n", one_of(pen, rules));
    write(pen, "  window: %.1f h\n  stops:\n", between(pen, 0, 20));
    for (int i = 1; i <= customers; i++) {
        write(pen, "    c%d:\n", i);
        if (i > 1 && chance(pen, 0.5))
            write(pen, "      distance: %.1f km\n", between(pen, 0, 80));
        else if (i > 1)
            write(pen, "      segments: {a: {length: %.1f km, class: urban}}\n",
                  between(pen, 0.1, 30));
        if (i > 1 && chance(pen, 0.3))
            write(pen, "      speed: {dist: lognormal, mean: %.0f km/h, cv: 0.2}\n",
                  between(pen, 20, 70));
    }
}

void random_scenario(uint64_t seed, char text[RANDOM_SCENARIO_ROOM])
{
    struct pen pen = {.text = text, .state = seed, .left = seed % 4 == 0, .mixed = seed % 3 == 0};
    int customers;

    text[0] = '\0';
    write(&pen, "schema: meltroute/1\nprices: {set: CN-2025}\n");
    write(&pen,
          "weather: {air_temperature: %.0f degC, season_swing: %.0f K, day_swing: %.0f K, "
          "wind_swing: %.1f m/s}\n",
          between(&pen, -5, 30), between(&pen, 0, 15), between(&pen, 0, 8), between(&pen, -3, 3));
    write(&pen, "oxidation: {heat_to_melt: %.2f}\n", between(&pen, 0, 0.5));
    pen.ladle_t = ladle_t(&pen);
    write_plant(&pen);
    write_ladle(&pen);
    write_fleet(&pen);
    customers = whole(&pen, pen.mixed ? 2 : 1, 4);
    pen.site = pen.mixed && chance(&pen, 0.4);
    if (pen.site)
        write_route(&pen, "");
    write(&pen, "customers:\n");
    pen.run = customers > 1 && pen.ladles > 1 && chance(&pen, 0.5);
    for (int i = customers; i > 0; i--)
        write_customer(&pen, i);
    if (pen.run)
        write_run(&pen, customers);
    write(&pen, "simulation: {horizon: %d d, warmup: %d d, seed: %d, ledger_period: %d d}\n",
          whole(&pen, 10, 24), whole(&pen, 0, 3), whole(&pen, 1, 999), whole(&pen, 1, 9));
}
