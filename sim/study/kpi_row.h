/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kpi*.c files only: what the functions behind the rows share. */
#ifndef SIM_STUDY_KPI_ROW_H
#define SIM_STUDY_KPI_ROW_H

#include <math.h>

#include "sim/study/kpi.h"

/* Routes of a row. */
enum { MOLTEN = 1u << ROUTE_MOLTEN, INGOT = 1u << ROUTE_INGOT, BOTH = MOLTEN | INGOT };

static const double HOUR_S = 3600.0, YEAR_S = 8760.0 * 3600.0, ZERO_C_K = 273.15;

/* 0/0 is "does not exist", NAN. */
static inline double kpi_ratio(double a, double b)
{
    return b != 0 ? a / b : NAN;
}

static inline double kpi_mean(const struct outcome_sum *sum)
{
    return kpi_ratio(sum->sum, sum->count);
}

static inline double kpi_flow(const struct kpi_view *v, enum flow_kind kind)
{
    return v->outcome->observed.amount[kind];
}

static inline double kpi_per_t(const struct kpi_view *v, double amount)
{
    return kpi_ratio(amount, v->new_metal_kg / 1000);
}

static inline double kpi_per_year(const struct kpi_view *v, double amount)
{
    return kpi_ratio(amount, v->observed_s) * YEAR_S;
}

extern const struct kpi kpi_fleet_rows[];
extern const int kpi_fleet_count;

#endif
