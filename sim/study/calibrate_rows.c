/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/study/calibrate_job.h"

static double drive_speed(const struct scenario *s)
{
    return calibrate_before(s, FIT_SPEED);
}

/* Fills in what a row leaves open: standing and driving share the time under way. */
static void split_time(struct calibrate_job *job, const struct delivery *row,
                       struct ladle_delivery *out)
{
    double distance_m = row->value[LOG_DISTANCE], stand_s = row->value[LOG_STANDING];
    double speed = drive_speed(job->scenario);
    out->drive_m = distance_m;
    if (isnan(stand_s) && !isnan(distance_m)) {
        out->drive_s = fmin(distance_m / speed, row->duration_s);
        job->out->assumed_standing++;
    } else {
        out->drive_s = row->duration_s - (isnan(stand_s) ? 0 : stand_s);
        if (isnan(distance_m)) {
            out->drive_m = out->drive_s * speed;
            job->out->assumed_speed++;
        }
    }
    out->drive_s = fmax(out->drive_s, 0);
    out->stand_s = fmax(row->duration_s - out->drive_s, 0);
}

static bool take_temperature(struct calibrate_job *job, const struct delivery *row)
{
    const struct scenario *s = job->scenario;
    const double *v = row->value;
    struct ladle_delivery *out = &job->delivery[job->rows];
    double filled_K =
        isnan(v[LOG_FILLED]) ? v[LOG_TAP] - s->producer.launder_drop_K : v[LOG_FILLED];
    if (isnan(filled_K) || isnan(v[LOG_ARRIVAL]) || isnan(row->duration_s))
        return false;
    *out = (struct ladle_delivery){.filled_K = filled_K,
                                   .metal_kg = v[LOG_LOADED],
                                   .air_K = isnan(v[LOG_AIR]) ? s->weather.air_K : v[LOG_AIR],
                                   .face_K = v[LOG_HOT_FACE]};
    if (isnan(out->metal_kg)) {
        out->metal_kg = s->ladle.params.capacity_kg * s->ladle.load_frac;
        job->out->assumed_mass++;
    }
    split_time(job, row, out);
    job->observed[job->rows] = v[LOG_ARRIVAL];
    return true;
}

static bool take_time(struct calibrate_job *job, const struct delivery *row)
{
    double stand_s = isnan(row->value[LOG_STANDING]) ? 0 : row->value[LOG_STANDING];
    double drive_s = row->duration_s - stand_s, distance_m = row->value[LOG_DISTANCE];
    if (!(drive_s > 0) || !(distance_m > 0))
        return false;
    job->observed[job->rows] = drive_s / distance_m;
    return true;
}

static bool take_mass(struct calibrate_job *job, const struct delivery *row)
{
    double lost = 1 - row->value[LOG_RECEIVED] / row->value[LOG_LOADED];
    if (isnan(lost))
        return false;
    job->observed[job->rows] = lost;
    return true;
}

void calibrate_take_rows(struct calibrate_job *job, enum calibrate_block block)
{
    static bool (*const take[BLOCKS])(struct calibrate_job *, const struct delivery *) = {
        take_temperature, take_time, take_mass};
    job->rows = 0;
    for (int i = 0; i < job->out->log.count; i++)
        if (take[block](job, &job->out->log.row[i]))
            job->line[job->rows++] = i;
}

void calibrate_drop_measured_face(struct calibrate_job *job)
{
    int measured = 0, kept = 0;
    for (int i = 0; i < job->rows; i++)
        measured += !isnan(job->delivery[i].face_K);
    for (int i = 0; i < job->chosen_count; i++)
        if (job->chosen[i] != FIT_HOT_FACE || measured < job->rows)
            job->chosen[kept++] = job->chosen[i];
    job->chosen_count = kept;
}
