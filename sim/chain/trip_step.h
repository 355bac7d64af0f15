/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_TRIP_STEP_H
#define SIM_CHAIN_TRIP_STEP_H

#include "sim/chain/trip.h"

/* What the parts of a trip share: trip.c (order and plant), trip_road.c and trip_deliver.c
 * (customer and back). */

struct world *trip_world(const struct trip *trip);
const struct scenario *trip_scenario(const struct trip *trip);
const struct customer *trip_customer(const struct trip *trip);

/* Ladles that the trip's truck carries; while it has none, those of the largest. */
int trip_ladles(const struct trip *trip);

/* So many pieces of a ladle's order are done with: poured, refused, or more than the truck takes.
 */
void trip_close(struct trip *trip, int pieces);

/* A wait begins now; how long the one under way has lasted. */
void trip_wait_begin(struct trip *trip);
double trip_wait_end_s(const struct trip *trip);

/* A ladle is filled or poured over whole_s in LADLE_PIECES: the first after this time, the others
 * after twice this, and this to the end. */
double trip_half_piece_s(double whole_s);

/* Tells the watcher of one ladle of the trip, or of none (NULL); of each. */
void trip_tell(const struct trip *trip, enum trace_kind kind, const struct vessel *vessel);
void trip_tell_all(const struct trip *trip, enum trace_kind kind);

/* Keeps the hottest shell seen. */
void trip_note_shell(struct trip *trip, const struct vessel *vessel);

/* Is the road open? Else `again` runs when it is; the wait began with trip_wait_begin. */
bool trip_may_leave(struct trip *trip, event_action *again);

/* Sets the ladles rolling, out with metal or back; `arrived` runs at the end of the leg, unless a
 * mishap ends the trip on it. out: elapsed time with breaks and breakdown, which are stood out at
 * the mean pace. */
double trip_drive_s(struct trip *trip, bool out, event_action *arrived);

/* Truck and ladles are back at the producer. */
void trip_return(void *subject);

/* Loaded and weighed: it leaves as soon as the road is open. */
void trip_set_out(void *subject);

/* The truck stops at the customer's gate. */
void trip_arrive(void *subject);

#endif
