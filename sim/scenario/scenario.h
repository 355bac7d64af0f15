/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_SCENARIO_H
#define SIM_SCENARIO_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>

#include "models/alloy/alloy.h"
#include "models/carbon/factor.h"
#include "models/cost/cost.h"
#include "models/diecast/diecast.h"
#include "models/dispatch/dispatch.h"
#include "models/dispatch/stock_policy.h"
#include "models/furnace/furnace.h"
#include "models/furnace/plant_furnace.h"
#include "models/ladle/ladle.h"
#include "models/market/market.h"
#include "models/oxidation/melting_loss.h"
#include "models/oxidation/oxidation.h"
#include "models/road/road.h"
#include "models/weather/weather.h"
#include "sim/scenario/field.h"
#include "sim/scenario/road.h"

/* The scenario after reading: checked, resolved, SI, const to everyone downstream. 'auto' values
 * (NAN, -1) have been worked out by scenario_resolve, see resolve.h. */

struct about {
    const char *question, *look_at, *source;
};

struct metal {
    struct alloy alloy;
    double price_per_kg;
    double start_frac;          /* first quote of a random process / price */
    struct price_market market; /* mean and start by resolve; the series counts from `start` then */
};

struct plant_furnace {
    const char *name;
    struct alloy alloy; /* of its batches; name NULL: the customers' or metal.alloy, by resolve */
    int alloy_group;    /* by resolve: the first customer who takes it; -1: nobody does */
    const struct plant_furnace_type *type;
    double capacity_kg, heel_frac;
    double rate_kg_per_s;
    double efficiency_frac; /* NAN auto */
    double heater_W_per_kg;
    bool induced_draft;
    double burn_loss_frac; /* of a clean charge; NAN auto */
    double scrap_frac, scrap_loss_frac;
    struct dist refine_s, analyse_s, correct_s; /* drawn per batch */
    double correct_frac, refine_loss_frac;
    double reline_every_s; /* 0: not described */
    double reline_first_s; /* from the start of the run; NAN auto */
    double reline_s;
};

struct producer {
    struct plant_furnace *furnaces; /* none: metal is always ready */
    int furnace_count;
    double melt_K; /* metal leaving a furnace that only melts */
    double cast_s; /* a batch that nobody has asked for so long is cast to ingot */
    double cast_kg_per_s;
    int weighbridges; /* 0: weighing is part of load_s */
    double weigh_s;
    struct dist tap_K; /* in the alloy furnace, drawn per ladle */
    struct dist
        richness_frac;     /* of iron, manganese, chromium, magnesium over the alloy, per batch */
    double launder_drop_K; /* alloy furnace to ladle */
    double casting_K;      /* ingot-casting temperature; what is hotter is superheat */
    double superheat_efficiency_frac;
    int taps;
    int cleaners; /* stations; 0: no time is needed */
    double clean_s;
    double fill_s; /* per ladle */
    double load_s; /* per trip: weighing, lashing, papers */
    int stations;  /* preheat stations; -1 auto */
    double preheat_W, preheat_efficiency_frac, preheat_K, preheat_hold_s;
    double scrap_burn_loss_frac, scrap_efficiency_frac; /* of returns that come back */
    bool preheat;                                       /* false: ladles are not preheated at all */
};

/* What is done with a ladle that last carried another alloy. */
enum alloy_change { CHANGE_WASH, CHANGE_DEDICATED, CHANGE_CARRY };

struct ladle {
    enum alloy_change change;
    double wash_s, wash_frac;   /* time; metal that rinses, of the capacity */
    struct ladle_params params; /* alloy pointer set by resolve; linings with lining_factor */
    double lining_factor;       /* on the conductivity of all layers */
    int count;                  /* -1 auto */
    double load_frac;           /* metal carried / capacity */
    int reline_heats;           /* heats of a lining; 0: never renewed within the run */
    double reline_s, drying_s;  /* out of service; then first heating of the new lining */
    double clean_frac;          /* skull above this share of the capacity is cleaned out */
    double open_fill_frac, open_pour_frac; /* of the mouth */
    const struct ladle_model *model;
};

enum truck_fuel { TRUCK_DIESEL, TRUCK_LNG, TRUCK_ELECTRIC };

struct truck_type {
    const char *name;
    int trucks; /* working ones of it */
    int ladles;
    double gross_limit_kg, truck_tare_kg; /* NAN auto: the fleet's, as the next two */
    double fuel_full_m3_per_m, fuel_empty_m3_per_m;
    double price_frac; /* of a truck in the price set */
};

struct fleet {
    int trucks; /* working, of all types; -1 auto */
    int spares;
    int ladles_per_truck;     /* of the type that takes most */
    struct truck_type *types; /* one at least, by resolve */
    int type_count;
    double garage_m; /* from the plant: where crews begin and end */
    double garage_speed_m_per_s;
    double shift_change_s; /* a truck stands for it when its crew is relieved */
    int crew;
    double availability_frac; /* for sizing: share of manned time that can be planned */
    const struct driving_rule *rule;
    struct shift_calendar shifts;
    double gross_limit_kg, truck_tare_kg;
    double fuel_full_m3_per_m, fuel_empty_m3_per_m;
    enum truck_fuel fuel;
    double lng_kg_per_m3, power_J_per_m3; /* instead of a m3 of diesel */
    double incidents_per_m;               /* spill or roll-over per vehicle-metre */
    struct dist incident_closure_s;       /* of the road */
    double incident_repair_s;             /* of truck and ladles, after that */
    double breakdowns_per_m;
    struct dist breakdown_s;              /* standing on the road until it rolls again */
    const struct dispatch_rule *dispatch; /* which trip gets a truck */
    const struct ladle_rule *ladles;      /* which ladle a trip takes */
    double dispatchers;                   /* people on duty while the fleet works */
    bool pooled;                          /* charge trucks and crews by the hours used, not whole */
};

struct machine {
    const char *name;
    int count;
    const struct machine_class *kind;
    double shot_kg, cycle_s, utilisation_frac; /* the first two NAN auto: of the class */
    struct dist uptime_s, repair_s;            /* calendar time; mean 0: no breakdowns */
    const char *furnace_name;                  /* NULL: the only one */
    int furnace;                               /* index, by resolve */
};

struct furnace {
    const char *name;
    double capacity_kg;       /* molten route; NAN auto: heel + 3 h of draw + one truck load */
    double ingot_capacity_kg; /* ingot route; NAN auto: heel + 3 h of draw + one melter batch */
    double heel_frac;         /* usable_min / capacity */
    double buffer_s;          /* the 3 h rule */
    double setpoint_K, casting_min_K;
    double heater_W_per_kg; /* largest input per capacity; NAN auto */
    double loss_W_per_kg;   /* heat lost per capacity, at the setpoint */
    double efficiency_frac; /* NAN auto */
    enum furnace_energy energy;
    double shutdown_s;       /* pauses at least this long see it emptied and off; 0: none */
    double ready_before_s;   /* hot again so long before work begins */
    double lining_J_per_kg;  /* heat of the lining at the setpoint, per capacity */
    double reline_every_s;   /* 0: not described */
    double reline_first_s;   /* from the start of the run; NAN auto */
    double reline_s;         /* off for it, drying included */
    const char *relief_name; /* NULL: its machines stand */
    int relief;              /* index, by resolve; -1: none */
};

/* Ladles left at the customer and drawn from. */
struct ladle_stands {
    int count;  /* 0: none; loads are poured into furnaces */
    int in_use; /* ladles drawn from at a time */
    double swap_s;
    double heel_frac; /* of a ladle's capacity */
    double open_frac; /* of the mouth, while drawn from */
    double casting_min_K;
    double heater_W, efficiency_frac, setpoint_K; /* in the lid of a stand */
};

struct molten_supply {
    double contract_kg_per_s; /* agreed; 0: nothing */
    double take_or_pay_frac;  /* of it, paid for taken or not */
    double contract_period_s;
    double lead_s;
    double safety_s;
    double reorder_kg; /* NAN auto */
    const struct order_rule *rule;
    int ladles; /* of one order; -1 auto: those of the largest truck */
};

enum melter_charge { CHARGE_INGOT, CHARGE_SCRAP };

struct ingot_supply {
    struct dist lead_s; /* supplier's lead time */
    double safety_s;    /* stock held as time of draw */
    const struct stock_policy *policy;
    double review_s;             /* between looks of a periodic policy */
    double reorder_kg, order_kg; /* NAN auto: draw x (mean lead + safety); a truck load */
    double up_to_kg;             /* NAN auto: see resolve.h */
    const struct melter_type *melter;
    int melters; /* -1 auto */
    double melter_kg_per_s;
    double melter_efficiency_frac; /* NAN auto: of the type */
    double melter_standby_W;       /* per melter; NAN auto */
    double burn_loss_frac;         /* NAN auto: of loss_set, furnace type and charge */
    const struct melting_loss_set *loss_set;
    enum melter_charge charge;
    double power_J_per_kg;  /* fans, pumps, charging */
    double batch_kg;        /* one transfer melter -> holding furnace */
    double melter_K;        /* metal leaving the melter */
    double workers;         /* people on duty while the plant works */
    int standby;            /* melting furnaces kept hot beside molten supply */
    double standby_below_s; /* and melts when the metal left lasts less than this */
};

struct customer {
    const char *name;
    const char *site;          /* address that it has in common with others; NULL: its own */
    int host;                  /* by resolve: the first customer of that site, whose docks count */
    struct alloy alloy;        /* name NULL: metal.alloy, by resolve */
    int alloy_group;           /* by resolve: the first customer who takes the same alloy */
    double metal_premium_frac; /* of its alloy, over metal.price */
    double alloy_tolerance_frac; /* an element farther off makes a load off its alloy */
    double demand_kg_per_s;      /* NAN: from machines; else one continuous machine */
    struct machine *machines;
    int machine_count;
    struct furnace *furnaces;
    int furnace_count;
    struct ladle_stands stands;
    struct shift_calendar shifts;
    int docks;
    double unload_s;        /* per trip: gate, weighing, lid gear */
    double pour_s;          /* per ladle */
    double pour_drop_K;     /* stream and launder into the furnace */
    double acceptance_K;    /* below: a load below limit */
    double sludge_K;        /* by resolve: below it sludge settles from its alloy; 0: unknown */
    double refuse_margin_K; /* above the liquidus; colder loads go back */
    double returns_frac;    /* of the shot, remelted in-house */
    double returns_burn_loss_frac, returns_efficiency_frac;
    double scrap_back_frac; /* of the returns, carried back and remelted by the producer */
    double scrap_load_s;    /* per trip that carries any */
    struct route route;
    struct molten_supply molten;
    struct ingot_supply ingot;
    struct ingot_supply standby; /* by resolve: the same shop as standby of molten supply */
    double draw_kg_per_s;        /* by resolve: mean net draw of new metal over calendar time */
    double peak_kg_per_s;        /* by resolve: while all machines run */
    const struct milk_run *run;  /* by resolve: that it belongs to; NULL: none */
    int run_stop;                /* and where in it */
};

struct replications {
    int min, max;
    double half_width_per_kg; /* of the saving; 0: run `min` exactly */
};

struct simulation {
    const char *start;          /* local standard time of second 0, always a Monday 00:00 here */
    int day_of_year;            /* of it, by resolve; 0 = 1 January */
    double horizon_s, warmup_s; /* warmup NAN: auto (MSER-5) */
    struct replications replications;
    uint64_t seed;
    double ledger_period_s;
    bool limits;
    int inputs; /* Latin-hypercube draws for the input interval; 0 none */
};

enum cost_boundary { BOUNDARY_EXHIBIT, BOUNDARY_SUPPLY_CHAIN };

struct sheet_choice {
    enum cost_boundary boundary;
    enum cost_party freight_payer; /* who orders the haul */
    double service_level_frac;
    double invest_s; /* over which an investment is judged */
};

struct cool_step {
    const char *name;     /* what happens */
    int action;           /* enum cool_action */
    double duration_s;    /* of the step */
    double temperature_K; /* of the metal filled, or target */
    double mass_kg;       /* filled; NAN: nominal load */
    double speed_m_per_s;
    double open_frac;
};
enum cool_action { COOL_FILL, COOL_STAND, COOL_DRIVE, COOL_POUR, COOL_PREHEAT, COOL_CLEAN };

struct cool {
    double start_K; /* all walls */
    struct cool_step *steps;
    int step_count;
    double sample_s; /* output interval */
};

struct vary {        /* one --vary or sweep entry */
    const char *key; /* "route.distance" */
    int count;
    const char **value;   /* scenario syntax, "5 km" */
    const double *number; /* in `unit` */
    const char *unit;
    bool range;  /* two values, and all between them */
    bool whole;  /* takes whole numbers only */
    bool spread; /* a distribution: its mean is moved, its spread kept */
};

/* How the points of a sweep come from the values of its keys. */
enum sweep_kind {
    SWEEP_GRID, /* every combination, the last key moving fastest */
    SWEEP_LIST, /* the first value of each key, then the second .. */
    SWEEP_LATIN,
    SWEEP_SOBOL
};
struct sweep_choice {
    enum sweep_kind kind;
    int points;     /* of a hypercube or a Sobol sequence */
    uint64_t seed;  /* of a hypercube */
    bool from_file; /* the values are those of a table */
};

struct expectation {
    const char *key;  /* path in summary.json */
    double low, high; /* NAN: open */
    const char *unit;
};

struct variant { /* entry of `scenarios:` */
    const char *name;
    int count;
    const char **key, **value; /* applied like --set */
};

enum { SCENARIO_MAX_CUSTOMERS = 1000, SCENARIO_MAX_FURNACES = 4000 }; /* of all customers */

struct scenario {
    int schema;       /* version of the file format: 1 */
    const char *name; /* file stem, or `name:` */
    const char *path;
    const char *hash; /* hex SHA-256 of the resolved values */
    struct about about;
    char currency[4];
    const char *price_set_name;
    struct metal metal;
    struct weather weather;
    struct producer producer;
    struct ladle ladle;
    struct fleet fleet;
    struct oxidation oxidation;
    struct customer *customers;
    int customer_count;
    struct milk_run *milk_runs;
    int milk_run_count;
    struct price_set prices;
    struct carbon_factors carbon;
    struct simulation simulation;
    struct sheet_choice sheet;
    struct cool cool;
    struct sweep_choice sweep_choice;
    struct vary *sweep;
    int sweep_count;
    struct expectation *expect;
    int expect_count;
    struct variant *variants;
    int variant_count;
    struct book *book; /* origin of every value, sim/scenario/book.h */
};

/* Speed for one trip etc.: a sample of a dist. u: generator of a stream; always the same number of
 * draws per call whatever the value (inverse transform, one uniform).
 * valid: every kind; a constant draws too, so that streams stay in step. */
double dist_from_uniform(const struct dist *, double u);
double dist_mean(const struct dist *);

#endif
