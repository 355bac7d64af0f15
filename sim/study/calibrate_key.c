/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "sim/study/calibrate_job.h"

const struct calibrate_parameter calibrate_parameters[FIT_PARAMETERS] = {
    [FIT_LINING] = {"lining", "ladle.lining_factor", BLOCK_TEMPERATURE, DIM_NONE, "",
                    "factor on the conductivity of the lining", true},
    [FIT_BRIDGE] = {"bridge", "ladle.bridge", BLOCK_TEMPERATURE, DIM_CONDUCTANCE, "W/K",
                    "extra conductance of spout, lid seam and supports", false},
    [FIT_HOT_FACE] = {"hot_face", "producer.preheat.target", BLOCK_TEMPERATURE, DIM_TEMPERATURE,
                      "degC", "hot face of the soaked lining when it is filled", true},
    [FIT_SPEED] = {"speed", "route.speed", BLOCK_TIME, DIM_SPEED, "km/h",
                   "speed on the road, stops not counted as standing included", true},
    [FIT_LOSS] = {"loss", "oxidation.pour", BLOCK_MASS, DIM_FRACTION, "%",
                  "metal lost between the loaded ladle and the customer's furnace", true},
};

const struct calibrate_parameter *calibrate_parameter(int index)
{
    return index >= 0 && index < FIT_PARAMETERS ? &calibrate_parameters[index] : NULL;
}

const char *calibrate_block_name(enum calibrate_block block)
{
    static const char *const name[BLOCKS] = {"temperature", "time", "mass"};
    return name[block];
}

double calibrate_inside(int parameter, double value)
{
    return parameter == FIT_LINING ? log(value) : parameter == FIT_SPEED ? 1 / value : value;
}

double calibrate_outside(int parameter, double x)
{
    return parameter == FIT_LINING ? exp(x) : parameter == FIT_SPEED ? 1 / fmax(x, 1e-6) : x;
}

double calibrate_before(const struct scenario *s, int parameter)
{
    switch (parameter) {
    case FIT_LINING:
        return s->ladle.lining_factor;
    case FIT_BRIDGE:
        return s->ladle.params.bridge_W_per_K;
    case FIT_HOT_FACE:
        return s->producer.preheat_K;
    case FIT_SPEED:
        return s->customer_count > 0 ? dist_mean(&s->customers[0].route.speed_m_per_s) : 50 / 3.6;
    default:
        return s->oxidation.pour_frac;
    }
}

/* Half of the range in which it is believed, as the fit sees it: of the field rows. source:
 * assumption */
double calibrate_believed(int parameter, double start)
{
    static const double width[FIT_PARAMETERS] = {
        [FIT_LINING] = 0.26, [FIT_BRIDGE] = 4.0, [FIT_HOT_FACE] = 100.0, [FIT_LOSS] = 0.002};
    return parameter == FIT_SPEED ? 0.2 * start : width[parameter];
}

bool calibrate_check_choice(const char *fit, char why[240])
{
    for (const char *at = fit; at && *at;) {
        size_t length = strcspn(at, ", ");
        bool known = length == 0;
        for (int p = 0; p < FIT_PARAMETERS; p++)
            known |= strlen(calibrate_parameters[p].name) == length &&
                     !strncmp(at, calibrate_parameters[p].name, length);
        if (!known) {
            snprintf(why, 240,
                     "--fit: no parameter '%.*s'; there are lining, bridge, hot_face, speed, loss",
                     (int)(length < 40 ? length : 40), at);
            return false;
        }
        at += length + (at[length] != '\0');
    }
    return true;
}

static bool chosen(const struct calibrate_plan *plan, int parameter)
{
    const char *at = plan->fit, *name = calibrate_parameters[parameter].name;
    size_t length = strlen(name);
    while (at && (at = strstr(at, name)) != NULL) {
        if ((at == plan->fit || strchr(", ", at[-1])) && strchr(", ", at[length]))
            return true;
        at += length;
    }
    return !plan->fit && calibrate_parameters[parameter].usual;
}

void calibrate_choose(struct calibrate_job *job, const struct calibrate_plan *plan,
                      enum calibrate_block block)
{
    job->chosen_count = 0;
    for (int p = 0; p < FIT_PARAMETERS; p++)
        if (calibrate_parameters[p].block == block && chosen(plan, p))
            job->chosen[job->chosen_count++] = p;
}

void calibrate_write_settings(const struct scenario *scenario, struct calibration *out)
{
    for (int i = 0; i < out->count; i++) {
        struct calibrated *of = &out->of[i];
        const struct calibrate_parameter *p = of->parameter;
        if (p == &calibrate_parameters[FIT_SPEED] && scenario->customer_count > 0 &&
            out->speed_cv > 0.001) {
            snprintf(of->setting, sizeof of->setting,
                     "%s={dist: lognormal, mean: %.4g km/h, cv: %.3g}", p->key, of->value * 3.6,
                     out->speed_cv);
            continue;
        }
        double value = p->dim == DIM_TEMPERATURE ? of->value - 273.15
                       : p->dim == DIM_SPEED     ? of->value * 3.6
                       : p->dim == DIM_FRACTION  ? of->value * 100
                                                 : of->value;
        snprintf(of->setting, sizeof of->setting, "%s=%.5g%s%s", p->key,
                 p->dim == DIM_FRACTION || p->dim == DIM_CONDUCTANCE ? fmax(value, 0) : value,
                 *p->unit ? " " : "", p->unit);
    }
}
