/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_DISPATCH_DISPATCH_H
#define MODELS_DISPATCH_DISPATCH_H

#define DISPATCH_MAX_LOADS 1000 /* in one order */

/* What an ordering rule may look at; filled by the chain. */
struct dispatch_view {
    double level_kg;    /* in the furnaces, usable or not */
    double stuck_kg;    /* of it, in furnaces that do not run dry first: no help to those that do */
    double on_order_kg; /* ordered and not yet poured */
    double usable_min_kg;
    double capacity_kg;
    double draw_kg_per_s; /* planned mean draw over the lead */
    double lead_s;
    double safety_s;          /* safety stock as time of draw */
    double load_kg;           /* what one truck brings */
    double reorder_kg;        /* fixed level, NAN when it is to be worked out */
    double expected_kg_per_s; /* draw over the lead by the machines that are in order now; for
                                 rules by_machines, else NAN */
    double planned_kg;        /* planned draw from the start up to a lead from now; for rules
                                 by_plan, else NAN */
    double ordered_loads;     /* since the start */
    double trip_s;            /* planned from the start of a trip to its last pour */
};

struct order_rule {
    const char *name, *summary, *source;
    int by_level;             /* orders at or below the reorder level only */
    int by_machines, by_plan; /* looks at what takes a shift calendar to fill */
    int at_once; /* trips start when they are ordered, not so that they arrive a lead later */
    /* Loads to order now, 0.. */
    int (*loads)(const struct dispatch_view *);
};

const struct order_rule *const *order_rules(void); /* NULL-terminated */
const struct order_rule *order_rule_find(const char *name);

/* Level (stock + on order) at which the rules order: reorder_kg where it is given, else
 * usable_min + draw x (lead + safety). */
double dispatch_reorder_kg(const struct dispatch_view *);

/* Time until what is there and on order is drawn down to the usable minimum, at the planned draw:
 * (position - usable_min) / draw, not below 0; HUGE_VAL when nothing is drawn. */
double dispatch_run_out_s(const struct dispatch_view *);

/* An order of a milk run's customer, and a trip of that run which has no truck yet. */
struct join_view {
    double waited_s; /* since the first order of the trip */
    double window_s; /* of the run */
    double slack_s;  /* until the trip would have to start for all its orders, this one too */
};

/* When orders of a milk run's customers share a truck. */
struct join_rule {
    const char *name, *summary, *source;
    int ahead; /* partners who would order within the window order now and come along */
    int (*joins)(const struct join_view *);
};
const struct join_rule *const *join_rules(void); /* NULL-terminated */

/* What a rule would see so much later, if nothing came and the planned draw went on. */
struct dispatch_view dispatch_later(const struct dispatch_view *, double later_s);

/* A trip that waits for a truck. */
struct dispatch_job {
    double run_out_s; /* instant at which its customer's furnaces are dry, this order not counted */
    double distance_m;
};

/* Which waiting trip gets the next free truck: the lowest rank when it asked, else the first. */
struct dispatch_rule {
    const char *name, *summary, *source;
    double (*rank)(const struct dispatch_job *);
};
const struct dispatch_rule *const *dispatch_rules(void); /* NULL-terminated */

/* A ladle that is ready to be filled. */
struct dispatch_ladle {
    double ready_from_s;
    double face_K; /* of its lining; only where the rule needs it */
};

/* Which ready ladle a trip takes: the lowest rank, else by number. */
struct ladle_rule {
    const char *name, *summary, *source;
    int needs_face;
    double (*rank)(const struct dispatch_ladle *);
};
const struct ladle_rule *const *ladle_rules(void); /* NULL-terminated */

#endif
