/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario for studies, and a synthetic replication in place of the simulation: fast, with
 * figures that are known in advance. */
#ifndef TESTS_STUDY_STUDY_CASE_H
#define TESTS_STUDY_STUDY_CASE_H

#include "sim/study/experiment.h"
#include "sim/study/source.h"

/* 20,000 t a year, 30 km, 13 weeks; opened once, shared by scenarios made from it. */
struct study_case {
    struct source source;
    struct scenario_source *parsed;
    struct scenario *scenario;
};
void study_case_open(struct study_case *study, const char *const *sets, int set_count);
void study_case_close(struct study_case *study);

/* Every replication shoots what the demand asks for. The ingot route loses INGOT_LOSS_KG of metal
 * per tonne, the molten route 1 kg per tonne and kilometre of distance, +- noise by replication,
 * and all else is zero: per tonne, with metal at 20 a kg and nothing for dross, ingot costs 20 x
 * INGOT_LOSS_KG and molten 20 x distance in km, besides what both pay alike. */
#define INGOT_LOSS_KG 47.3
enum replication_status study_case_replication(const struct scenario *scenario,
                                               enum supply_route route, uint32_t replication,
                                               double cut_s, const struct watcher *watcher,
                                               struct outcome *outcome, char message[160]);
/* The same, but replication 2 fails, or does not balance. */
enum replication_status study_case_failing(const struct scenario *scenario, enum supply_route route,
                                           uint32_t replication, double cut_s,
                                           const struct watcher *watcher, struct outcome *outcome,
                                           char message[160]);
enum replication_status study_case_unbalanced(const struct scenario *scenario,
                                              enum supply_route route, uint32_t replication,
                                              double cut_s, const struct watcher *watcher,
                                              struct outcome *outcome, char message[160]);

/* Noise of a replication, -1..1, the same for both routes. */
double study_case_noise(uint32_t replication);

#endif
