/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

const struct option cli_options[OPTIONS] = {
    [OPTION_SET] = {"--set", "KEY=VALUE",
                    "change a value of the scenario; may be repeated, last wins"},
    [OPTION_SCENARIO] = {"--scenario", "NAME", "a variant of the file's scenarios section"},
    [OPTION_SEED] = {"--seed", "N", "start of all random numbers"},
    [OPTION_REPLICATIONS] = {"--replications", "N", "repetitions with other random numbers"},
    [OPTION_THREADS] = {"--threads", "N", "threads to use; the result does not depend on it"},
    [OPTION_OUT] = {"--out", "DIR", "write the result folder"},
    [OPTION_JSON] = {"--json", NULL, "print JSON instead of text"},
    [OPTION_CSV] = {"--csv", NULL, "print CSV instead of text"},
    [OPTION_QUIET] = {"--quiet", NULL,
                      "no warnings, notes or progress; the result is still printed"},
    [OPTION_PROGRESS] = {"--progress", "WHEN", "auto, plain or never", "auto plain never"},
    [OPTION_COLOR] = {"--color", "WHEN", "auto or never; NO_COLOR is honoured", "auto never"},
    [OPTION_LIMITS] = {"--limits", NULL,
                       "also find break-even and limits over distance: some 32 points, each a run"},
    [OPTION_NO_LIMITS] = {"--no-limits", NULL,
                          "no limits over distance, even when the file asks for them"},
    [OPTION_INPUTS] = {"--inputs", "N",
                       "also draw all judged inputs N times inside their ranges: N replications"},
    [OPTION_ECHO] = {"--echo", NULL,
                     "print the resolved scenario with the origin of each value, and stop"},
    [OPTION_PROFILE] = {"--profile", NULL, "also say where the processor time went"},
    [OPTION_VARY] = {"--vary", "KEY=VALUES",
                     "'5 km..160 km step 5 km' or '18000,20000 CNY/t'; several make a grid"},
    [OPTION_DESIGN] = {"--design", "NAME",
                       "grid, list, latin or sobol; the last two take ranges, '5 km..160 km'"},
    [OPTION_POINTS] = {"--points", "N", "points of a hypercube or Sobol sequence"},
    [OPTION_FROM] = {"--from", "FILE", "CSV of points, 'route.distance [km]' over a column"},
    [OPTION_STORE] = {"--store", "FILE", "keep every replication here; sweep.sqlite in --out DIR"},
    [OPTION_RETRY] = {"--retry", NULL, "compute points again that failed before"},
    [OPTION_SHARD] = {"--shard", "I/N",
                      "compute every N-th point from number I, into its own part of --out DIR"},
    [OPTION_DRY_RUN] = {"--dry-run", NULL,
                        "say what would be computed, and how long it would take"},
    [OPTION_OVER] = {"--over", "KEY[=LOW..HIGH]", "any numeric key; route.distance when not given"},
    [OPTION_RANGE] = {"--range", "LOW..HIGH", "'5 km..160 km', of the key that --over names"},
    [OPTION_AGAINST] = {"--against", "KEY=LOW..HIGH",
                        "at nine values of a second key, or '.. step STEP': the map"},
    [OPTION_INDIFFERENCE] = {"--indifference", "AMOUNT",
                             "per tonne, does not matter; half a percent of the cost if not given"},
    [OPTION_METHOD] = {"--method", "NAME", "oat (one at a time), morris or sobol"},
    [OPTION_SAMPLES] = {"--samples", "N", "walks of morris (10), rows of sobol (128)"},
    [OPTION_MOST] = {"--most", "N",
                     "only the N inputs that move it most when moved alone; sobol: 10"},
    [OPTION_KEY] = {"--key", "KEY[=LOW..HIGH]",
                    "move this input; repeated, these alone; else all that have a range"},
    [OPTION_OF] = {"--of", "LIST", "saving, breakeven, carbon, service: with commas between"},
    [OPTION_FIT] = {"--fit", "NAMES", "of lining, bridge, hot_face, speed, loss"},
    [OPTION_COLUMNS] =
        {"--columns", "MAP",
         "'arrival_temperature=T an [F], distance=Way [km]': columns by other names"},
    [OPTION_BEGIN] = {"--begin", "TIME", "where the window begins, '7 d' when not given"},
    [OPTION_LENGTH] = {"--length", "TIME", "how long it is, '24 h' when not given"},
    [OPTION_LADLE] = {"--ladle", "N", "only this ladle, from 1"},
    [OPTION_FORMAT] = {"--format", "NAME", "svg, png, pdf or terminal; svg and png when not given",
                       "svg png pdf terminal"},
    [OPTION_WHAT_IF] =
        {"--what-if", "KEY=VALUES",
         "a slider: 'LOW..HIGH', with ' step STEP', or '18000,20000 CNY/t'; up to five"},
    [OPTION_MARKDOWN] = {"--markdown", NULL, "the keys of a section, or one key, as a table"},
    [OPTION_HELP] = {"--help", NULL, "this text"},
};

const struct command *cli_command(int index)
{
#define CLI_ADDRESS(name) &command_##name,
    static const struct command *const all[] = {CLI_COMMANDS(CLI_ADDRESS)};
#undef CLI_ADDRESS
    return index < (int)(sizeof all / sizeof all[0]) ? all[index] : NULL;
}
