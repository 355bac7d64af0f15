/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/cool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct bench {
    const struct scenario *scenario;
    const struct ladle_params *params;
    struct ladle_grid *grid;
    struct ladle_boundary boundary;
    struct ladle_state state;
    struct ladle_exchange exchange;
    double time_s;
    double in_J, out_J; /* enthalpy of metal filled and heat of oxidation; of metal gone */
    double film_kg_per_m2;
    struct cool_run *run;
    bool failed;
};

const char *cool_action_name(int action)
{
    static const char *const name[] = {"fill", "stand", "drive", "pour", "preheat", "clean"};
    return action >= 0 && action <= COOL_CLEAN ? name[action] : "?";
}

void cool_run_clear(struct cool_run *run)
{
    free(run->row);
    free(run->profile);
    memset(run, 0, sizeof *run);
}

static void note(struct bench *bench, int step)
{
    struct cool_run *run = bench->run;
    if (run->count == run->room) {
        int room = run->room ? 2 * run->room : 256;
        struct cool_row *row = realloc(run->row, (size_t)room * sizeof *row);
        if (!row) {
            bench->failed = true;
            return;
        }
        run->row = row;
        run->room = room;
    }
    const struct ladle_state *state = &bench->state;
    run->row[run->count++] = (struct cool_row){
        .time_s = bench->time_s,
        .step = step,
        .melt_K = state->melt_kg > 0 ? ladle_melt_K(bench->params, state) : NAN,
        .melt_kg = state->melt_kg,
        .face_K = ladle_face_K(bench->grid, state),
        .skull_kg = state->skull_kg,
        .lost_kg = run->lost_kg[LOSS_TAP] + run->lost_kg[LOSS_RESTING] + run->lost_kg[LOSS_POUR],
        .shell_K = ladle_shell_K(bench->params, bench->grid, &bench->boundary, state, NULL),
        .loss_J = bench->exchange.shell_loss_J + bench->exchange.opening_loss_J,
        .fuel_J = bench->exchange.fuel_J};
}

/* What the resting surface loses, by the film that lies on it. */
static void oxidise(struct bench *bench, double dt_s)
{
    const struct oxidation *oxidation = &bench->scenario->oxidation;
    struct ladle_state *state = &bench->state;
    if (state->melt_kg <= 0)
        return;
    struct oxidation_bath bath = {.surface_m2 = ladle_surface_m2(bench->grid),
                                  .temperature_K = ladle_melt_K(bench->params, state),
                                  .lidded_frac = 1 - bench->boundary.mouth_open_frac,
                                  .film_kg_per_m2 = bench->film_kg_per_m2};
    struct oxidation_loss loss = oxidation_quiescent(oxidation, &bath, dt_s);
    if (loss.gross_kg >= state->melt_kg)
        return;
    double kept_J = loss.reaction_J * oxidation->heat_to_melt_frac;
    bench->film_kg_per_m2 += loss.gross_kg / bath.surface_m2;
    bench->run->lost_kg[LOSS_RESTING] += loss.gross_kg;
    bench->out_J += ladle_take(loss.gross_kg, state).metal_J;
    state->melt_J_per_kg += kept_J / state->melt_kg;
    bench->in_J += kept_J;
}

/* Lets time pass in pieces that end on the sampling instants. */
static void pass(struct bench *bench, int step, double duration_s)
{
    double end_s = bench->time_s + duration_s, sample_s = bench->scenario->cool.sample_s;
    while (bench->time_s < end_s && !bench->failed) {
        double next_s = (floor(bench->time_s / sample_s + 1e-9) + 1) * sample_s;
        if (next_s > end_s)
            next_s = end_s;
        bench->scenario->ladle.model->advance(bench->params, bench->grid, &bench->boundary,
                                              next_s - bench->time_s, &bench->state,
                                              &bench->exchange);
        bench->run->calls++;
        bench->run->left = bench->exchange.left;
        oxidise(bench, next_s - bench->time_s);
        bench->time_s = next_s;
        note(bench, step);
    }
}

static void set_boundary(struct bench *bench, const struct cool_step *step)
{
    const struct producer *producer = &bench->scenario->producer;
    bench->boundary.speed_m_per_s = step->action == COOL_DRIVE ? step->speed_m_per_s : 0;
    bench->boundary.mouth_open_frac = step->open_frac;
    bench->boundary.burner_W = step->action == COOL_PREHEAT ? producer->preheat_W : 0;
    bench->boundary.burner_efficiency = producer->preheat_efficiency_frac;
    bench->boundary.burner_target_K =
        isnan(step->temperature_K) ? producer->preheat_K : step->temperature_K;
}

/* What fits below the brim; the rest is not taken. */
static void fill_piece(struct bench *bench, double wanted_kg, double temperature_K)
{
    const struct ladle_params *p = bench->params;
    double room_kg = p->capacity_kg / p->fill_frac - bench->state.melt_kg - bench->state.skull_kg;
    double mass_kg = fmin(wanted_kg, fmax(0, room_kg));
    bench->run->left_out_kg += wanted_kg - mass_kg;
    if (mass_kg <= 0)
        return;
    double h = alloy_enthalpy_J_per_kg(bench->params->alloy, temperature_K);
    double lost_frac = bench->scenario->oxidation.tap_frac;
    ladle_fill(bench->params, mass_kg, h, &bench->state);
    bench->run->filled_kg += mass_kg;
    bench->run->lost_kg[LOSS_TAP] += mass_kg * lost_frac / (1 - lost_frac);
    bench->film_kg_per_m2 = 0;
    bench->in_J += mass_kg * h;
}

static void pour_piece(struct bench *bench, double mass_kg)
{
    struct ladle_transfer out = ladle_pour(bench->params, mass_kg, &bench->state);
    bench->run->poured_kg += out.metal_kg;
    bench->run->lost_kg[LOSS_POUR] += out.metal_kg * bench->scenario->oxidation.pour_frac;
    bench->out_J += out.metal_J;
}

/* Metal comes and goes in LADLE_PIECES, each at half of its own share of the step. */
static void move_metal(struct bench *bench, int index, const struct cool_step *step)
{
    double half_s = step->duration_s / (2 * LADLE_PIECES), fill_kg = step->mass_kg;
    double left_kg = isnan(step->mass_kg) ? bench->state.melt_kg : step->mass_kg;
    if (isnan(fill_kg))
        fill_kg = bench->params->capacity_kg * bench->scenario->ladle.load_frac;
    for (int piece = 0; piece < LADLE_PIECES; piece++) {
        pass(bench, index, piece > 0 ? 2 * half_s : half_s);
        if (step->action == COOL_FILL) {
            fill_piece(bench, fill_kg / LADLE_PIECES, step->temperature_K);
            continue;
        }
        if (isnan(step->mass_kg))
            left_kg = bench->state.melt_kg;
        double piece_kg = left_kg / (LADLE_PIECES - piece);
        pour_piece(bench, piece_kg);
        left_kg -= piece_kg;
    }
    pass(bench, index, half_s);
}

static void keep_profile(struct bench *bench, int step)
{
    struct cool_profile *profile = &bench->run->profile[bench->run->profiles++];
    profile->time_s = bench->time_s;
    profile->step = step;
    profile->nodes =
        ladle_profile(bench->grid, &bench->state, (enum ladle_wall)(LADLE_WETTED + LADLE_RINGS / 2),
                      profile->depth_m, profile->temperature_K);
}

static void take_step(struct bench *bench, int index, const struct cool_step *step)
{
    if (step->action == COOL_FILL || step->action == COOL_POUR) {
        move_metal(bench, index, step);
        return;
    }
    pass(bench, index, step->duration_s);
    if (step->action == COOL_CLEAN) {
        struct ladle_transfer out = ladle_clean(&bench->state);
        bench->run->skull_kg += out.metal_kg;
        bench->out_J += out.metal_J;
    }
}

static void close_book(struct bench *bench, double start_J)
{
    const struct ladle_exchange *x = &bench->exchange;
    double end_J = ladle_heat_J(bench->params, bench->grid, &bench->state);
    double in_J = bench->in_J + x->fuel_J;
    double out_J = bench->out_J + x->shell_loss_J + x->opening_loss_J + x->flue_loss_J;
    double flows = fabs(bench->in_J) + fabs(bench->out_J) + x->fuel_J + fabs(x->shell_loss_J) +
                   fabs(x->opening_loss_J) + fabs(x->flue_loss_J);
    bench->run->residual = flows > 0 ? fabs(end_J - start_J - in_J + out_J) / flows : 0;
}

bool cool_run_ladle(const struct scenario *scenario, struct cool_run *run, const char **why)
{
    const struct cool *cool = &scenario->cool;
    memset(run, 0, sizeof *run);
    run->cool = cool;
    *why = "the scenario has no cool.steps: what happens to the ladle stands there, as in "
           "scenarios/one-ladle.yaml; 'meltroute explain cool.steps' shows an example";
    if (cool->step_count < 1)
        return false;
    struct bench bench = {.scenario = scenario, .params = &scenario->ladle.params, .run = run};
    *why = "out of memory";
    run->profile = malloc((size_t)cool->step_count * sizeof *run->profile);
    if (!run->profile)
        return false;
    bench.grid = ladle_grid_create(bench.params, why);
    if (!bench.grid)
        return false;
    run->side = &bench.params->side;
    run->liquidus_K = bench.params->alloy->liquidus_K;
    bench.boundary.air_K = scenario->weather.air_K;
    bench.boundary.wind_m_per_s = scenario->weather.wind_m_per_s;
    ladle_init(bench.grid, cool->start_K, &bench.state);
    double start_J = ladle_heat_J(bench.params, bench.grid, &bench.state);
    note(&bench, -1);
    for (int i = 0; i < cool->step_count && !bench.failed; i++) {
        set_boundary(&bench, &cool->steps[i]);
        note(&bench, i);
        take_step(&bench, i, &cool->steps[i]);
        keep_profile(&bench, i);
    }
    note(&bench, cool->step_count - 1);
    close_book(&bench, start_J);
    ladle_grid_free(&bench.grid);
    *why = bench.failed ? "out of memory" : NULL;
    return !bench.failed;
}
