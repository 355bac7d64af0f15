/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

static void print(const struct invocation *invocation, const struct mr_calibration *calibration)
{
    char *text = invocation->given[OPTION_JSON]  ? mr_calibration_json(calibration)
                 : invocation->given[OPTION_CSV] ? mr_calibration_csv(calibration)
                                                 : mr_calibration_text(calibration);
    if (text)
        terminal_print(text);
    mr_text_free(text);
}

/* The folder, and the picture of the residuals. */
static enum mr_status save(const struct invocation *invocation,
                           const struct mr_calibration *calibration)
{
    const char *folder = invocation->value[OPTION_OUT];
    char *message = NULL;
    enum mr_status status = mr_calibration_save(calibration, folder, invocation->line, &message);
    if (status == MR_OK)
        status = mr_plot(folder, "calibration", NULL, &message);
    if (status != MR_OK)
        terminal_error(invocation, "%s", message ? message : "the result cannot be written");
    mr_text_free(message);
    return status;
}

static enum mr_status calibrate(struct invocation *invocation, const struct mr_scenario *scenario)
{
    const struct mr_calibrate_options options = {.fit = invocation->value[OPTION_FIT],
                                                 .columns = invocation->value[OPTION_COLUMNS]};
    struct mr_calibration *calibration = NULL;
    enum mr_status status = mr_calibrate(scenario, invocation->operand[1], &options, &calibration);
    progress_end(invocation);
    if (status != MR_OK || !invocation->given[OPTION_QUIET])
        terminal_messages(invocation, mr_calibration_messages(calibration));
    if (mr_calibration_message(calibration)[0])
        terminal_error(invocation, "%s", mr_calibration_message(calibration));
    const bool done = status == MR_OK, keep = done && invocation->given[OPTION_OUT];
    if (keep)
        status = save(invocation, calibration);
    if (done)
        print(invocation, calibration);
    if (keep && status != MR_IO && !invocation->given[OPTION_QUIET])
        fprintf(stderr, "written to %s\n", invocation->value[OPTION_OUT]);
    mr_calibration_free(&calibration);
    return status;
}

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK)
        status = calibrate(invocation, scenario);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute calibrate scenarios/one-customer.yaml deliveries.csv",
    "meltroute calibrate plant.yaml deliveries.csv --fit lining,hot_face --out fitted",
    "meltroute calibrate plant.yaml log.csv --columns 'arrival_temperature=T an [F]'",
    "meltroute run fitted/calibrated.yaml", NULL};

const struct command command_calibrate = {
    .name = "calibrate",
    .operands = "S.yaml LOG.csv",
    .summary = "fits lining, hot face, speed and loss to a log of deliveries",
    .about =
        "Finds by least squares the values with which the scenario explains a log of deliveries, "
        "one row per\n"
        "ladle: tap_temperature (or filled_temperature) and arrival_temperature; tap_time and "
        "arrival_time, or\n"
        "duration; distance, standing; mass_loaded, mass_received; hot_face, air_temperature. A "
        "unit may stand\n"
        "behind a name: 'tap_temperature [F]'. Empty cells are left out, rows far off are flagged "
        "and left out.\n"
        "Prints estimates with 95 % intervals and correlations, and says what the log cannot tell. "
        "With --out it\n"
        "also writes patch.yaml, calibrated.yaml and a picture of the residuals.",
    .next = "meltroute calibrate {} LOG.csv --out fitted        keeps it as a scenario",
    .next_out = "meltroute run {}/calibrated.yaml        with your own ladles",
    .examples = examples,
    .kind = "calibrate",
    .options = OPTION_BIT(OPTION_SET) | OPTION_BIT(OPTION_SCENARIO) | OPTION_BIT(OPTION_FIT) |
               OPTION_BIT(OPTION_COLUMNS) | OPTION_BIT(OPTION_OUT) | OPTION_BIT(OPTION_JSON) |
               OPTION_BIT(OPTION_CSV) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_HELP),
    .least = 2,
    .most = 2,
    .run = run};
