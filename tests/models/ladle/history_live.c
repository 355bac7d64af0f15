/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <time.h>

#include "tests/models/ladle/history.h"

/* The look at a preheating ladle: as often, and as near, as the plant looks. */
static const double look_s = 600.0, near_K = 10.0;
enum { MOST_LOOKS = 288 };

struct life {
    const struct history *h;
    const struct ladle_model *model;
    const struct ladle_grid *grid;
    const struct history_record *follow;
    struct history_record *r;
    int event; /* where it is */
    struct ladle_exchange exchange;
    double in_J, out_J, turnover_J;
};

static void pass(struct life *life, const struct ladle_boundary *b, double dt_s)
{
    life->model->advance(&life->h->params, life->grid, b, dt_s, &life->r->state, &life->exchange);
    life->r->advances++;
}

static void take_out(struct life *life, struct ladle_transfer out)
{
    life->out_J += out.metal_J;
    life->turnover_J += fabs(out.metal_J);
}

static void burn(struct life *life, const struct history_event *event)
{
    double before_J = life->exchange.fuel_J,
           near_enough_K = event->boundary.burner_target_K - near_K;
    int looks = 0, most = life->follow ? life->follow->looks[life->r->preheats] : MOST_LOOKS;
    for (; looks < most; looks++) {
        if (!life->follow && ladle_face_K(life->grid, &life->r->state) >= near_enough_K)
            break;
        pass(life, &event->boundary, look_s);
    }
    life->r->looks[life->r->preheats] = looks;
    life->r->preheat_event[life->r->preheats] = life->event;
    if (event->dt_s > 0.0)
        pass(life, &event->boundary, event->dt_s);
    life->r->fuel_J[life->r->preheats++] = life->exchange.fuel_J - before_J;
}

static void add_metal(struct life *life, const struct history_event *event)
{
    const struct ladle_params *p = &life->h->params;
    struct ladle_state *s = &life->r->state;
    double room_kg = fmax(0.0, p->capacity_kg - s->melt_kg - s->skull_kg);
    double kg = fmin(room_kg, event->frac * p->capacity_kg);
    double heat_J_per_kg = alloy_enthalpy_J_per_kg(p->alloy, event->melt_K);
    ladle_fill(p, kg, heat_J_per_kg, s);
    life->in_J += kg * heat_J_per_kg;
    life->turnover_J += kg * fabs(heat_J_per_kg);
}

static void pour_metal(struct life *life, const struct history_event *event)
{
    struct ladle_state *s = &life->r->state;
    double kg = s->melt_kg;
    life->r->flowed[life->event] = ladle_pourable(&life->h->params, s);
    if (event->frac < 1.0)
        take_out(life, ladle_pour(&life->h->params, event->frac * kg, s));
    else if (ladle_pourable(&life->h->params, s))
        take_out(life, ladle_pour(&life->h->params, kg, s));
    else
        take_out(life, ladle_take(kg, s));
}

static void note_arrival(struct life *life, enum history_before before)
{
    struct history_record *r = life->r;
    if (r->state.melt_kg <= 0.0)
        return;
    r->before[r->arrivals] = before;
    r->arrival_event[r->arrivals] = life->event;
    r->melt_K[r->arrivals++] = ladle_melt_K(&life->h->params, &r->state);
}

static void live_event(struct life *life, const struct history_event *event)
{
    struct ladle_state *s = &life->r->state;
    switch (event->kind) {
    case HISTORY_STAY:
        pass(life, &event->boundary, event->dt_s);
        break;
    case HISTORY_PREHEAT:
        burn(life, event);
        break;
    case HISTORY_FILL:
        add_metal(life, event);
        break;
    case HISTORY_TAKE:
        take_out(life, ladle_take(event->frac * s->melt_kg, s));
        break;
    case HISTORY_POUR:
        pour_metal(life, event);
        break;
    case HISTORY_CLEAN:
        take_out(life, ladle_clean(s));
        break;
    case HISTORY_ARRIVE:
        note_arrival(life, event->before);
        break;
    }
}

static double processor_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

void history_live(const struct history *h, const struct ladle_model *model,
                  const struct ladle_grid *grid, const struct history_record *follow,
                  struct history_record *r)
{
    struct life life = {.h = h, .model = model, .grid = grid, .follow = follow, .r = r};
    r->arrivals = r->preheats = 0;
    r->advances = 0;
    ladle_init(grid, h->air_K, &r->state);
    if (h->start_K > h->air_K)
        ladle_soak(&h->params, grid, h->start_K, h->air_K, &r->state);
    r->state.heats = h->heats;
    double start_J = ladle_heat_J(&h->params, grid, &r->state);
    double begin_s = processor_s();
    for (int i = 0; i < h->events; i++) {
        life.event = i;
        live_event(&life, &h->event[i]);
        for (int w = 0; w < LADLE_WALLS; w++)
            r->shell_K[i][w] = r->state.wall_K[w][grid->nodes - 1];
    }
    r->seconds = processor_s() - begin_s;
    const struct ladle_exchange *e = &life.exchange;
    r->left = e->left;
    double end_J = ladle_heat_J(&h->params, grid, &r->state);
    double lost_J = e->shell_loss_J + e->opening_loss_J + e->flue_loss_J - e->fuel_J;
    double flows_J = life.turnover_J + e->fuel_J + fabs(e->flue_loss_J) + fabs(e->shell_loss_J) +
                     fabs(e->opening_loss_J);
    r->book = fabs(end_J - start_J - life.in_J + life.out_J + lost_J) / flows_J;
}

int history_parted(const struct history *h, const struct history_record *one,
                   const struct history_record *other)
{
    for (int i = 0; i < h->events; i++)
        if (h->event[i].kind == HISTORY_POUR && one->flowed[i] != other->flowed[i])
            return i;
    return h->events;
}
