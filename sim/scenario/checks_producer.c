/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of the producer's furnaces. */
#include "sim/scenario/checks_producer.h"

#include <math.h>

#include "sim/scenario/locate.h"

/* Furnaces of the producer for one alloy. */
struct made {
    bool melted, alloyed,
        tapped; /* there is what only melts, what is fed, what ladles are filled from */
};

static struct made made_of(const struct scenario *s, int group)
{
    struct made made = {false, false, false};
    for (int i = 0; i < s->producer.furnace_count; i++) {
        const struct plant_furnace_type *type = s->producer.furnaces[i].type;
        if (s->producer.furnaces[i].alloy_group != group)
            continue;
        made.melted |= type->melts && !type->alloys;
        made.alloyed |= type->alloys && !type->melts;
        made.tapped |= type->alloys;
    }
    return made;
}

/* Every alloy that is taken is made, from the charge to the tap. */
static void check_made(const struct scenario *s, int group, bool several, struct diag *diag)
{
    const struct customer *c = &s->customers[group];
    const struct made made = made_of(s, group);
    const char *of = several ? " of " : "", *alloy = several ? c->alloy.name : "";
    struct mark mark = locate(s, "customers.%s.alloy|producer.furnaces|producer", c->name);
    if (made.tapped && made.melted == made.alloyed)
        return;
    if (!made.tapped && several)
        diag_error(diag, &mark, "E-CONFLICT",
                   "no furnace of the producer that can be tapped makes %.40s, which '%.40s' takes",
                   c->alloy.name, c->name);
    else if (!made.tapped)
        diag_error(diag, &mark, "E-CONFLICT", "no furnace of the producer can be tapped");
    else if (made.alloyed)
        diag_error(diag, &mark, "E-CONFLICT", "nothing feeds the alloying furnaces%s%.40s", of,
                   alloy);
    else
        diag_error(diag, &mark, "E-CONFLICT", "no alloying furnace takes the melt%s%.40s", of,
                   alloy);
    diag_help(diag,
              "write a melting furnace and one of type 'alloying', or one of type 'integrated'%s",
              several ? ", with this 'alloy'" : "");
}

/* And every alloy that is made is taken. */
static void check_taken(const struct scenario *s, const struct plant_furnace *furnace,
                        struct diag *diag)
{
    struct mark mark =
        locate(s, "producer.furnaces.%s.alloy|producer.furnaces.%s", furnace->name, furnace->name);
    if (furnace->alloy_group >= 0)
        return;
    diag_error(diag, &mark, "E-CONFLICT", "no customer takes the alloy of furnace '%.40s', %.40s",
               furnace->name, furnace->alloy.name);
    diag_help(diag, "give its 'alloy' as a customer does");
}

/* What a furnace that is tapped surely has free for a batch of its alloy. */
static double room_kg(const struct scenario *s, int group, double ladle_kg)
{
    double most_kg = 0;
    for (int i = 0; i < s->producer.furnace_count; i++) {
        const struct plant_furnace *f = &s->producer.furnaces[i];
        if (f->alloy_group == group && f->type->alloys && !f->type->melts)
            most_kg = fmax(most_kg, f->capacity_kg * (1 - f->heel_frac) - ladle_kg);
    }
    return most_kg;
}

/* A batch must fill a ladle, and what is molten must find room. */
static void check_batch(const struct scenario *s, const struct plant_furnace *f, struct diag *diag)
{
    const double ladle_kg =
        s->ladle.params.capacity_kg * s->ladle.load_frac / (1 - s->oxidation.tap_frac);
    const double use_kg = f->capacity_kg * (1 - f->heel_frac);
    const double free_kg = room_kg(s, f->alloy_group, ladle_kg);
    struct mark mark =
        locate(s, "producer.furnaces.%s.capacity|producer.furnaces.%s", f->name, f->name);
    if (f->type->alloys && use_kg < ladle_kg)
        diag_error(diag, &mark, "E-CONFLICT",
                   "furnace '%s' gives %.2f t above its heel, a ladle takes %.2f t", f->name,
                   use_kg / 1000, ladle_kg / 1000);
    if (!f->type->alloys && f->capacity_kg > free_kg)
        diag_error(diag, &mark, "E-CONFLICT",
                   "a batch of '%s', %.1f t, does not fit where at most %.1f t are surely free",
                   f->name, f->capacity_kg / 1000, free_kg / 1000);
}

/* Is there enough of an alloy? */
static void check_melt(const struct scenario *s, int group, bool several, struct diag *diag)
{
    double melt = 0, need = 0;
    for (int i = 0; i < s->producer.furnace_count; i++) {
        const struct plant_furnace *f = &s->producer.furnaces[i];
        if (f->alloy_group == group && f->type->melts)
            melt += f->rate_kg_per_s * (1 - f->burn_loss_frac);
    }
    for (int i = 0; i < s->customer_count; i++)
        if (s->customers[i].alloy_group == group)
            need += s->customers[i].draw_kg_per_s;
    struct mark mark = locate(s, "producer.furnaces|producer");
    if (melt < need)
        diag_warn(diag, &mark, "W-MELT",
                  "the producer melts %.2f t/h%s%.40s, its customers draw %.2f t/h", melt * 3.6,
                  several ? " of " : "", several ? s->customers[group].alloy.name : "", need * 3.6);
}

void checks_producer(const struct scenario *s, struct diag *diag)
{
    const int before = diag_errors_seen(diag);
    bool several = false;
    for (int i = 0; i < s->customer_count; i++)
        several |= s->customers[i].alloy_group != 0;
    if (s->producer.furnace_count == 0 || s->customer_count == 0)
        return;
    for (int i = 0; i < s->customer_count; i++)
        if (s->customers[i].alloy_group == i)
            check_made(s, i, several, diag);
    for (int i = 0; i < s->producer.furnace_count; i++)
        check_taken(s, &s->producer.furnaces[i], diag);
    if (diag_errors_seen(diag) > before)
        return;
    for (int i = 0; i < s->producer.furnace_count; i++)
        check_batch(s, &s->producer.furnaces[i], diag);
    for (int i = 0; i < s->customer_count; i++)
        if (s->customers[i].alloy_group == i)
            check_melt(s, i, several, diag);
}
