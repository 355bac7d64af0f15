/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_VESSEL_H
#define SIM_CHAIN_VESSEL_H

#include "models/alloy/composition.h"
#include "sim/chain/world.h"
#include "sim/kernel/resource.h"

struct yard;
struct trip;

/* Where a ladle is in its round. */
enum vessel_stage {
    VESSEL_QUEUED,  /* empty at the plant, waits for a preheat station, cools */
    VESSEL_HEATING, /* on a station */
    VESSEL_READY,   /* preheated: kept hot on its station, or lidded beside it */
    VESSEL_AWAY,    /* taken by a trip */
    VESSEL_STANDS,  /* left at a customer, who draws from it */
    VESSEL_DIRTY,   /* waits for a cleaning station */
    VESSEL_CLEANING,
    VESSEL_RELINING /* out of service */
};

/*
 * A ladle as an entity: its thermal state, advanced lazily whenever its surroundings change, and
 * what it posts to the ledger.
 */
struct vessel {
    struct yard *yard;
    int index;
    int customer; /* whom it works for, from its filling to its next one; -1: not filled yet */
    struct ladle_params params;          /* the scenario's, with the alloy that it carries */
    int alloy_group;                     /* of what it carried last; -1: clean */
    int kept_for;                        /* the group it is kept to; -1: any */
    struct composition held, came, went; /* of melt and skull; of all metal so far */
    struct ladle_state state;
    struct ladle_boundary boundary;
    double synced_s;
    double film_kg_per_m2; /* oxide film since it was last broken, as loss */
    enum vessel_stage stage;
    bool stood; /* at a customer since it was filled */
    bool on_station;
    request_id station;   /* request under way, 0 none */
    double heated_from_s; /* on its station since */
    double ready_from_s;
    event_id watch; /* next look at the preheat */
    double away_from_s;
    /* own counters, for the books */
    double heats, away_s, heating_s, transit_kgs, superheat_J, washes, wash_kg;
    double lined_heats; /* of the lining it has */
    bool drying;        /* its lining is new */
    double out_from_s;  /* out of service for relining since, while it is */
    double out_s;       /* and in all, up to then */
    int poured, refused;
    long calls, left; /* of the ladle's model, and those that it left to wall1d */
};

/* In the order of their index: the later ones begin as the first does. */
void vessel_init(struct vessel *vessel, struct yard *yard, int index);

/* From now on it carries that customer's metal. */
void vessel_assign(struct vessel *vessel, int customer);

/* How far the element that is farthest off is from the alloy that it carries, as mass fraction. */
double vessel_off_frac(const struct vessel *vessel);

/* The book of elements: what came, less what went, against what is held; and that against the metal
 * of the ladle's own state. out: residual, kg; *flow_kg grows by all metal that came. */
double vessel_element_residual_kg(const struct vessel *vessel, double *flow_kg);

/* Its place, as that of the customer it works for. */
int vessel_code(const struct vessel *vessel);

/* Brings the ladle up to now: heat, preheat gas, oxidation under the lid. */
void vessel_sync(struct vessel *vessel);

/* Standing, driving, open: what surrounds the ladle from now on. */
void vessel_stand(struct vessel *vessel);
void vessel_drive(struct vessel *vessel, double speed_m_per_s);
void vessel_open(struct vessel *vessel, double mouth_open_frac);
void vessel_heat(struct vessel *vessel);

/* An event of this ladle as it is now, for world_tell. */
struct trace_event vessel_event(const struct vessel *vessel, enum trace_kind kind);
/* Tells the watcher of it. valid: just brought up to now. */
void vessel_tell(const struct vessel *vessel, enum trace_kind kind);
/* Tells the watcher of the times that it wants to see between the last change of surroundings and
 * now, later than they were. */
void vessel_tell_between(const struct vessel *vessel);

double vessel_melt_K(const struct vessel *vessel);
double vessel_shell_K(const struct vessel *vessel);

/* Where metal is tapped from, and how hot it is there. */
struct tap_source {
    int place;
    double temperature_K;
    double metal_J_per_kg; /* at that temperature; of metal that is half frozen, what it has */
    double richness;       /* of its elements, over the alloy's */
};

/* One piece (0..LADLE_PIECES - 1, in order) of filling it to its load; launder drop and tap loss
 * included. out: metal taken from the source, kg. */
double vessel_tap(struct vessel *vessel, int piece, const struct tap_source *source);

/* One piece of pouring everything but the residue into the bath. out: metal poured, kg. */
struct bath;
double vessel_pour(struct vessel *vessel, int piece, struct bath *bath);

/* Gives a refused melt back to the plant, or the heel of a ladle that was left at a customer. */
void vessel_return_metal(struct vessel *vessel);

/* Loses its melt on the road. */
void vessel_spill(struct vessel *vessel);

/* Has it more skull than the scenario allows? */
bool vessel_dirty(const struct vessel *vessel);

/* Chisels the skull out when there is more than the scenario allows. */
void vessel_clean(struct vessel *vessel);

/* Skull out and the ladle rinsed: what it carried last is gone. */
void vessel_wash(struct vessel *vessel);

/* Is its lining at the end of its heats? */
bool vessel_worn(const struct vessel *vessel);

/* Skull out, old lining out with the heat that is in it, a new cold one in. */
void vessel_reline(struct vessel *vessel);

/* Of this metal, so much has left melt and skull: for the book of elements. */
void vessel_part_with(struct vessel *vessel, double metal_kg);

/* --- left at a customer, vessel_stay.c --- */

/* Stands there from the start, with so much metal of that temperature in a lining that is hot too.
 */
void vessel_start_left(struct vessel *vessel, int customer, double metal_kg, double melt_K);

/* Set down full, and taken again. Synced before. */
void vessel_leave(struct vessel *vessel);
void vessel_fetch(struct vessel *vessel);

/* Machines get metal out of it at that place. out: what it was. Synced before and after. */
struct ladle_transfer vessel_draw(struct vessel *vessel, double metal_kg, int to);

/* Time up to now under a lid with that share open from now on; `heater` NULL: no heat from it. */
void vessel_stay(struct vessel *vessel, const struct ladle_stands *heater, double mouth_open_frac);

/* Remelted returns from a place come into it. */
void vessel_take_returns(struct vessel *vessel, int from, double metal_kg, double metal_J_per_kg);

/* What one ladle is meant to carry. */
double vessel_load_kg(const struct scenario *scenario);

#endif
