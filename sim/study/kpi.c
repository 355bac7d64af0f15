/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/kpi.h"

#include <math.h>
#include <string.h>

#include "models/cost/dross.h"

#include "sim/study/kpi_row.h"

/* --- metal ------------------------------------------------------------------------------------ */

static double oxidised(const struct kpi_view *v)
{
    return kpi_ratio(kpi_flow(v, FLOW_METAL_OXIDISED), v->new_metal_kg);
}
static double trapped(const struct kpi_view *v)
{
    return kpi_ratio(kpi_flow(v, FLOW_METAL_TRAPPED), v->new_metal_kg);
}
static double loss_gross(const struct kpi_view *v)
{
    return oxidised(v) + trapped(v);
}
static double loss_net(const struct kpi_view *v)
{
    return kpi_ratio(dross_net_kg(&v->scenario->prices, v->scenario->metal.price_per_kg,
                                  kpi_flow(v, FLOW_METAL_OXIDISED),
                                  kpi_flow(v, FLOW_METAL_TRAPPED)),
                     v->new_metal_kg);
}
static double lost_by(const struct kpi_view *v, enum loss_cause cause)
{
    return kpi_ratio(v->outcome->observed.lost_kg[cause], v->new_metal_kg);
}
#define LOST(name, cause)                                                                          \
    static double name(const struct kpi_view *v)                                                   \
    {                                                                                              \
        return lost_by(v, cause);                                                                  \
    }
LOST(lost_at_tap, LOSS_TAP)
LOST(lost_resting, LOSS_RESTING)
LOST(lost_melting, LOSS_MELTING)
LOST(lost_at_pour, LOSS_POUR)
LOST(lost_holding, LOSS_HOLDING)
LOST(lost_dosing, LOSS_DOSE)
LOST(lost_returns, LOSS_RETURNS)
#undef LOST
static double skull(const struct kpi_view *v)
{
    return kpi_per_t(v, kpi_flow(v, FLOW_METAL_SKULL));
}
static double new_metal(const struct kpi_view *v)
{
    return kpi_per_year(v, v->new_metal_kg) / 1000;
}
static double demanded(const struct kpi_view *v)
{
    return kpi_per_year(v, v->outcome->demanded_kg) / 1000;
}

/* --- service ---------------------------------------------------------------------------------- */

static double service(const struct kpi_view *v)
{
    return 1 - kpi_ratio(v->outcome->stockout_s, v->outcome->scheduled_s);
}
static double stockout(const struct kpi_view *v)
{
    return kpi_per_year(v, v->outcome->stockout_s) / HOUR_S;
}
static double level_mean(const struct kpi_view *v)
{
    return v->outcome->level_mean_kg / 1000;
}
static double level_min(const struct kpi_view *v)
{
    return v->outcome->level_min_kg / 1000;
}
static double furnace_C(const struct kpi_view *v)
{
    return v->outcome->furnace_K_mean - ZERO_C_K;
}

/* Of the time of all holding furnaces; and what is emptied before. */
static double furnaces_off(const struct kpi_view *v)
{
    const double observed_s = v->outcome->horizon_s - v->outcome->cut_s;

    return kpi_ratio(kpi_flow(v, FLOW_FURNACE_OFF), v->outcome->furnaces * observed_s);
}
static double emptied(const struct kpi_view *v)
{
    return kpi_per_t(v, kpi_flow(v, FLOW_METAL_DRAINED));
}

/* --- heat ------------------------------------------------------------------------------------- */

static double arrival_mean(const struct kpi_view *v)
{
    return sample_mean(&v->outcome->arrival_K) - ZERO_C_K;
}
static double arrival_p05(const struct kpi_view *v)
{
    return sample_quantile(&v->outcome->arrival_K, 0.05) - ZERO_C_K;
}
static double arrival_min(const struct kpi_view *v)
{
    return sample_min(&v->outcome->arrival_K) - ZERO_C_K;
}
static double filled_mean(const struct kpi_view *v)
{
    return kpi_mean(&v->outcome->filled_K) - ZERO_C_K;
}
static double face_mean(const struct kpi_view *v)
{
    return kpi_mean(&v->outcome->face_K) - ZERO_C_K;
}
static double arrival_p95(const struct kpi_view *v)
{
    return sample_quantile(&v->outcome->arrival_K, 0.95) - ZERO_C_K;
}
static double loads(const struct kpi_view *v)
{
    return v->outcome->loads;
}
static double below_limit(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->below_limit, v->outcome->loads);
}
static double below_sludge(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->below_sludge, v->outcome->loads);
}
static double reheated(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->reheated, v->outcome->loads);
}
static double refused(const struct kpi_view *v)
{
    return kpi_ratio(v->outcome->refused, v->outcome->loads);
}
static double shell_max(const struct kpi_view *v)
{
    return v->outcome->shell_max_K - ZERO_C_K;
}

/* --- energy ----------------------------------------------------------------------------------- */

static double gas_m3(const struct kpi_view *v)
{
    double gas_J = kpi_flow(v, FLOW_GAS_PREHEAT) + kpi_flow(v, FLOW_GAS_SUPERHEAT) +
                   kpi_flow(v, FLOW_GAS_MELT) + kpi_flow(v, FLOW_GAS_RETURN) +
                   kpi_flow(v, FLOW_GAS_HOLD);
    return kpi_per_t(v, kpi_ratio(gas_J, v->scenario->prices.gas_heat_J_per_m3));
}
static double power_kWh(const struct kpi_view *v)
{
    double power_J = kpi_flow(v, FLOW_POWER_MELT) + kpi_flow(v, FLOW_POWER_HOLD) +
                     kpi_flow(v, FLOW_POWER_AUXILIARY);
    return kpi_per_t(v, power_J) / (1000 * HOUR_S);
}

/* --- the producer's furnaces -------------------------------------------------------------------
 */

static double plant_charge(const struct kpi_view *v)
{
    return kpi_flow(v, FLOW_PLANT_CHARGE) + kpi_flow(v, FLOW_PLANT_SCRAP);
}
static double plant_batches(const struct kpi_view *v)
{
    return kpi_per_year(v, kpi_flow(v, FLOW_PLANT_CYCLE));
}
static double plant_gas_m3(const struct kpi_view *v)
{
    return kpi_ratio(kpi_flow(v, FLOW_GAS_PLANT) / v->scenario->prices.gas_heat_J_per_m3,
                     plant_charge(v) / 1000);
}
static double plant_loss(const struct kpi_view *v)
{
    return kpi_ratio(kpi_flow(v, FLOW_PLANT_OXIDISED) + kpi_flow(v, FLOW_PLANT_TRAPPED),
                     plant_charge(v));
}
static double plant_surplus(const struct kpi_view *v)
{
    return kpi_ratio(kpi_flow(v, FLOW_PLANT_SURPLUS), plant_charge(v));
}

/* --- ingots ----------------------------------------------------------------------------------- */

static double stock_mean(const struct kpi_view *v)
{
    return v->outcome->stock_mean_kg / 1000;
}
static double stock_empty(const struct kpi_view *v)
{
    return v->outcome->stock_empty_frac;
}
static double melter_busy(const struct kpi_view *v)
{
    return v->outcome->melter_busy_frac;
}
static double heel(const struct kpi_view *v)
{
    return kpi_per_t(v, kpi_flow(v, FLOW_METAL_HEEL));
}
static double deliveries(const struct kpi_view *v)
{
    return kpi_per_year(v, v->outcome->deliveries);
}

static double ladle_left(const struct kpi_view *v)
{
    return v->outcome->ladle_left_frac;
}

static const struct kpi metal[] = {
    {"metal", "new_metal_t_per_year", "t/a", "new metal shot", BOTH, new_metal},
    {"metal", "demanded_t_per_year", "t/a", "new metal wanted", BOTH, demanded},
    {"metal", "metal_loss_frac", "-", "metal lost, net of dross credit", BOTH, loss_net},
    {"metal", "metal_loss_gross_frac", "-", "metal lost, gross", BOTH, loss_gross},
    {"metal", "metal_oxidised_frac", "-", "of it oxidised", BOTH, oxidised},
    {"metal", "metal_trapped_frac", "-", "of it trapped in dross", BOTH, trapped},
    {"metal", "metal_loss_by_part.tap", "-", "gross, at the tap", MOLTEN, lost_at_tap},
    {"metal", "metal_loss_by_part.resting", "-", "gross, resting in the ladle", MOLTEN,
     lost_resting},
    {"metal", "metal_loss_by_part.melting", "-", "gross, melting ingots", INGOT, lost_melting},
    {"metal", "metal_loss_by_part.pour", "-", "gross, pouring into the holding furnace", BOTH,
     lost_at_pour},
    {"metal", "metal_loss_by_part.holding", "-", "gross, in the holding furnace", BOTH,
     lost_holding},
    {"metal", "metal_loss_by_part.dose", "-", "gross, dosing into the machines", BOTH, lost_dosing},
    {"metal", "metal_loss_by_part.returns", "-", "besides: remelting the returns", BOTH,
     lost_returns},
    {"metal", "skull_kg_per_t", "kg/t", "skull cleaned out and remelted", MOLTEN, skull},
    {"metal", "heel_kg_per_t", "kg/t", "metal that comes home in emptied ladles", MOLTEN, heel},
    {"service", "service_frac", "-", "machine time with metal", BOTH, service},
    {"service", "stockout_h_per_year", "h/a", "machine time without metal", BOTH, stockout},
    {"service", "furnace_level_t.mean", "t", "metal in the holding furnaces, mean", BOTH,
     level_mean},
    {"service", "furnace_level_t.min", "t", "metal in the holding furnaces, least", BOTH,
     level_min},
    {"service", "furnace_temperature_C", "degC", "holding furnace temperature", BOTH, furnace_C},
    {"service", "furnace_off_frac", "-", "holding furnaces emptied and off", BOTH, furnaces_off},
    {"service", "furnace_emptied_kg_per_t", "kg/t", "metal emptied from them", BOTH, emptied},
    {"heat", "filled_temperature_C", "degC", "in the ladle after filling", MOLTEN, filled_mean},
    {"heat", "hot_face_C", "degC", "ladle hot face before filling", MOLTEN, face_mean},
    {"heat", "arrival_temperature_C.mean", "degC", "arrival temperature, mean", MOLTEN,
     arrival_mean},
    {"heat", "arrival_temperature_C.p05", "degC", "arrival temperature, 5 % are colder", MOLTEN,
     arrival_p05},
    {"heat", "arrival_temperature_C.p95", "degC", "arrival temperature, 5 % are hotter", MOLTEN,
     arrival_p95},
    {"heat", "arrival_temperature_C.min", "degC", "arrival temperature, coldest", MOLTEN,
     arrival_min},
    {"heat", "loads_poured", "1", "loads poured in a replication", MOLTEN, loads},
    {"heat", "loads_below_limit_frac", "-", "loads below the acceptance temperature", MOLTEN,
     below_limit},
    {"heat", "loads_below_sludge_frac", "-", "loads colder than sludge settles at", MOLTEN,
     below_sludge},
    {"heat", "loads_reheated_frac", "-", "loads taken although too cold", MOLTEN, reheated},
    {"heat", "loads_refused_frac", "-", "loads sent back", MOLTEN, refused},
    {"heat", "shell_temperature_C.max", "degC", "hottest ladle shell", MOLTEN, shell_max},
    {"heat", "ladle_left_to_wall1d_frac", "-", "calls that the ladle model left to wall1d", MOLTEN,
     ladle_left},
};

static const struct kpi plant[] = {
    {"energy", "gas_m3_per_t", "m3/t", "natural gas", BOTH, gas_m3},
    {"energy", "power_kWh_per_t", "kWh/t", "electricity", BOTH, power_kWh},
    {"producer", "producer_batches_per_year", "1/a", "batches made ready", MOLTEN, plant_batches},
    {"producer", "producer_gas_m3_per_t", "m3/t", "gas per tonne charged", MOLTEN, plant_gas_m3},
    {"producer", "producer_loss_frac", "-", "metal lost at the producer, gross", MOLTEN,
     plant_loss},
    {"producer", "producer_surplus_frac", "-", "of the charge cast to ingot unasked", MOLTEN,
     plant_surplus},
    {"ingots", "stock_t", "t", "ingots in stock, mean", INGOT, stock_mean},
    {"ingots", "stock_empty_frac", "-", "time without ingots", INGOT, stock_empty},
    {"ingots", "melter_busy_frac", "-", "melters busy", INGOT, melter_busy},
    {"ingots", "deliveries_per_year", "1/a", "ingot deliveries", INGOT, deliveries},
};

#define ROWS_OF(list) list, (int)(sizeof(list) / sizeof(list)[0])

/* The groups in the order in which people read them. */
const struct kpi *kpi_get(int index)
{
    const struct {
        const struct kpi *rows;
        int count;
    } part[] = {{ROWS_OF(metal)}, {kpi_fleet_rows, kpi_fleet_count}, {ROWS_OF(plant)}};

    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        if (index < part[i].count)
            return &part[i].rows[index];
        index -= part[i].count;
    }
    return NULL;
}

/* Shares of things that are counted, and the counts. */
const char *kpi_share_of(const char *name)
{
    static const char *const share[][2] = {
        {"loads_below_limit_frac", "loads_poured"}, {"loads_below_sludge_frac", "loads_poured"},
        {"loads_reheated_frac", "loads_poured"},    {"loads_refused_frac", "loads_poured"},
        {"loads_off_alloy_frac", "loads_poured"},   {"lead_exceeded_frac", "trips_poured"},
        {"late_trips_frac", "trips_poured"}};
    for (size_t i = 0; i < sizeof share / sizeof *share; i++)
        if (strcmp(share[i][0], name) == 0)
            return share[i][1];
    return NULL;
}
