/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_TRIP_STEP_H
#define SIM_CHAIN_TRIP_STEP_H

#include "sim/chain/trip.h"

/* What the parts of a trip share: trip_order.c, trip.c (plant), trip_road.c and trip_deliver.c
 * (customers and back). */

struct world *trip_world(const struct trip *trip);
const struct scenario *trip_scenario(const struct trip *trip);

/* The stop that the truck stands at, drives to, or comes from on its way home; and its customer. */
struct stop *trip_stop(struct trip *trip);
const struct customer *trip_customer(const struct trip *trip);

/* Number of the stop that a ladle is for. *ladle: its number on the trip, then among those of that
 * stop. */
int trip_stop_of(const struct trip *trip, int *ladle);

/* Ladles for the stops from this one on: those below that number. */
int trip_ladles_from(const struct trip *trip, int stop);
int trip_ladles(const struct trip *trip);

/* A new order becomes a stop of the trip, in the order of the milk run's road; the trip begins no
 * later than all of them ask for. */
void trip_add_stop(struct trip *trip, const struct stop *stop);

/* The trip of the customer's milk run that an order placed now joins; NULL: none. */
struct trip *trip_to_join(const struct stop *stop);

/* What a truck that has come does not carry is taken off the order, from the last stop on. */
void trip_fit(struct trip *trip);

/* Each order's share of the trip, in proportion to the time that a trip of its own would take. */
void trip_share(struct trip *trip);

/* The road from one stop to another, past those that are not served: its legs in the order in which
 * they are driven. out: how many. */
int trip_legs(const struct stop *from, const struct stop *to,
              const struct route *legs[MILK_RUN_MAX_STOPS]);

/* What chance decides of the way from the stop before `here`. */
void trip_draw_leg(struct trip *trip);

/* Begins at the plant, as an event. */
void trip_start(void *subject);

/* So many pieces of a ladle's order are done with: poured, refused, or more than the truck takes.
 */
void trip_close(struct stop *stop, int pieces);

/* A wait begins now; it is over for one order or for all, who have waited since, or since they were
 * placed; and one of known length for all. */
void trip_wait_begin(struct trip *trip);
void trip_wait_for(struct trip *trip, struct stop *stop, enum wait_cause cause);
void trip_wait_for_all(struct trip *trip, enum wait_cause cause);
void trip_wait_add(struct trip *trip, enum wait_cause cause, double wait_s);

/* A ladle is filled or poured over whole_s in LADLE_PIECES: the first after this time, the others
 * after twice this, and this to the end. */
double trip_half_piece_s(double whole_s);

/* Tells the watcher of a stop's order, of one ladle of the trip, of each: as of its own stop, and
 * on the way to a stop as of that. */
void trip_tell_order(const struct trip *trip, enum trace_kind kind, const struct stop *stop);
void trip_tell(const struct trip *trip, enum trace_kind kind, int ladle);
void trip_tell_all(const struct trip *trip, enum trace_kind kind);
void trip_tell_full(const struct trip *trip, enum trace_kind kind); /* for the stops ahead */

/* Every ladle stands from now on; keeps the hottest shell seen. */
void trip_stand(struct trip *trip);
void trip_note_shells(struct trip *trip);

/* Metal for the stops from this one on, as it was loaded, and the returns on the truck. */
double trip_cargo_kg(const struct trip *trip, int stop);

/* Is the road of the leg ahead open? Else `again` runs when it is; the wait began with
 * trip_wait_begin. */
bool trip_may_leave(struct trip *trip, event_action *again);

/* Sets the ladles rolling to the stop that is `here`, or home; `arrived` runs at the end of the
 * leg, unless a mishap ends the trip on it. Elapsed time, with breaks and breakdown, which are
 * stood out at the mean pace, counts into lead_s. */
void trip_drive(struct trip *trip, event_action *arrived);

/* Is the opened ladle at the stop taken? Counts it, whether or not. */
bool trip_accept(struct trip *trip, const struct vessel *vessel);

/* In the place of pouring, where ladles are left: a place for the next full one is wanted. */
void trip_swap(void *subject);

/* All metal of the stop is there; then the truck leaves the dock. */
void trip_note_poured(struct trip *trip);
void trip_leave_dock(struct trip *trip);

/* Truck and ladles are back at the producer. */
void trip_return(void *subject);

/* Loaded and weighed: it leaves as soon as the road is open. */
void trip_set_out(void *subject);

/* The truck stops at the customer's gate. */
void trip_arrive(void *subject);

#endif
