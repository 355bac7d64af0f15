/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsers of the FIELD_CUSTOM rows. Each reads one YAML value into the member that the row names,
 * reports what is wrong to the reader's diagnostics, and gives false then. Row texts (defaults) are
 * read by the same functions, in flow style: "{min: 3, max: 30, half_width: 5 CNY/t}". */
#ifndef SIM_SCENARIO_CUSTOM_H
#define SIM_SCENARIO_CUSTOM_H

#include <stdbool.h>

struct reader;
struct node;
struct vary;

/* member: struct alloy. A name of models/alloy/data, or a map of its keys (`base: NAME` starts from
 * that alloy). */
bool custom_parse_alloy(struct reader *, const struct node *, void *member);

/* member: ladle_params.side; bottom and lid of the same struct are filled too. A name of
 * models/refractory/data/lining, or {side: [[material, thickness], ...], bottom: ..., lid: ...}. */
bool custom_parse_lining(struct reader *, const struct node *, void *member);

/* member: struct shift_calendar. `24x7`, `{days: mon-sat, start: "06:00", hours: 16 h, shift: 8
 * h}`, or a list of such maps. */
bool custom_parse_shifts(struct reader *, const struct node *, void *member);

/* The same, or `never`. */
bool custom_parse_hours(struct reader *, const struct node *, void *member);

/* member: struct shift_holidays; its times are seconds since 1970 until resolve. `none`, a date, a
 * range `2025-01-28..2025-02-04`, both days included, or a list of them. */
bool custom_parse_holidays(struct reader *, const struct node *, void *member);

/* member: struct road_trace. `none`, a CSV file "distance (km),time (min)", or a list [[0 km, 0
 * min], [12.3 km, 15 min]] that goes neither back nor back in time. */
bool custom_parse_trace(struct reader *, const struct node *, void *member);

/* member: struct road_durations. `none`, a CSV file "time (min)", or a list [38 min, 41 min]. */
bool custom_parse_durations(struct reader *, const struct node *, void *member);

/* member: struct replications. A whole number, or {min, max, half_width}. */
bool custom_parse_replications(struct reader *, const struct node *, void *member);

/* member: scenario.sweep; sweep_count is filled too. {key: '5 km..160 km step 5 km'},
 * {key: '18000,20000 CNY/t'} or {key: [1, 2]}; {key: '5 km..160 km'} for a design in ranges. */
bool custom_parse_vary(struct reader *, const struct node *, void *member);

/* Fills scenario.sweep from a CSV file, a path from the folder of the scenario file. */
bool custom_parse_points(struct reader *, const struct node *, void *member);

/* One key with its values given as texts of one unit. */
bool custom_vary_texts(struct reader *, const struct node *at, const char *key, const char *unit,
                       const char *const *texts, int count, struct vary *out);

/* member: scenario.expect; expect_count is filled too. {key: {low: 100 CNY/t, high: 200 CNY/t}}. */
bool custom_parse_expect(struct reader *, const struct node *, void *member);

/* member: scenario.variants; variant_count is filled too. {NAME: {key: value}}. */
bool custom_parse_variants(struct reader *, const struct node *, void *member);

/* member: cool.steps; step_count is filled too. A list of {fill|stand|drive|pour|preheat|clean:
 * ...} maps. */
bool custom_parse_cool_steps(struct reader *, const struct node *, void *member);

/* member: simulation.start, const char *. "2025-01-06 00:00", a Monday at midnight. */
bool custom_parse_start(struct reader *, const struct node *, void *member);

/* member: struct price_path; its times are seconds since 1970 until resolve. The path of a CSV
 * file, from the folder of the scenario, or {date: price}. */
bool custom_parse_series(struct reader *, const struct node *, void *member);

/* member: scenario.currency, char[4]. Three capital letters. */
bool custom_parse_currency(struct reader *, const struct node *, void *member);

/* member: simulation.seed, uint64_t. */
bool custom_parse_seed(struct reader *, const struct node *, void *member);

#endif
