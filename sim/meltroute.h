/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_MELTROUTE_H
#define SIM_MELTROUTE_H

/*
 * Public API of libmeltroute. Opaque handles; every function that can fail returns a status, which
 * is also the program's exit code. The library never prints and never exits; texts are handed out
 * as strings. Handles may be used from one thread at a time; different handles from different
 * threads.
 *
 *     struct mr_scenario *scenario;
 *     struct mr_results *results;
 *     if (mr_scenario_load("exhibit12.yaml", NULL, &scenario) == MR_OK &&
 *         mr_run(scenario, NULL, &results) == MR_OK)
 *         mr_results_get(results, "saving_per_t", &mean, &half_width);
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum mr_status {
    MR_OK = 0,
    MR_RUN_FAILED = 1,   /* a run failed or a book did not balance */
    MR_USAGE = 2,        /* wrong command line, or a function called with what it cannot take */
    MR_INVALID = 3,      /* scenario invalid */
    MR_IO = 4,           /* file or store unreadable or unwritable */
    MR_NO_HELPER = 5,    /* gnuplot is missing */
    MR_UNEXPECTED = 6,   /* an `expect:` limit was not met */
    MR_INCOMPLETE = 7,   /* sweep incomplete, can be resumed */
    MR_INTERRUPTED = 130 /* stopped by the caller, what was done is kept */
};

struct mr_scenario;
struct mr_results;

/* Called after each piece of work, one call at a time, from any of the threads; returning true
 * stops cleanly (MR_INTERRUPTED). `total` is 0 where it is found out on the way (mr_optimize). */
struct mr_progress {
    bool (*step)(void *context, const char *what, double done, double total);
    void *context;
};

struct mr_options {
    const char *variant;     /* --scenario NAME, NULL none */
    const char *const *sets; /* --set key=value, in order; later ones win */
    int set_count;
    const char *const *vary; /* --vary key=values; any replace the file's sweep */
    int vary_count;
    int threads; /* 0: one per core */
    struct mr_progress progress;
    bool profile; /* of mr_run: text and JSON also tell where the processor time went */
};

/* The release: "0.1.0". */
const char *mr_version(void);

/* Frees a text that the library handed out; NULL is fine. */
void mr_text_free(char *text);

/* --- scenarios
 * ------------------------------------------------------------------------------------ */

/* Reads and checks a scenario file. options NULL: none; they are copied, the progress context is
 * not. out: *scenario, also when the file is invalid or unreadable, so that its messages can be
 * read. fails: MR_INVALID, MR_IO. owns: the caller (mr_scenario_free). */
enum mr_status mr_scenario_load(const char *path, const struct mr_options *options,
                                struct mr_scenario **scenario);
/* The same from text; `name` stands in messages. */
enum mr_status mr_scenario_parse(const char *text, const char *name,
                                 const struct mr_options *options, struct mr_scenario **scenario);
void mr_scenario_free(struct mr_scenario **scenario);

/* Errors and warnings, each with file:line:column; "" when there are none. Lives with the handle.
 */
const char *mr_scenario_messages(const struct mr_scenario *scenario);
/* How many customers a scenario has; without one there is only a ladle to cool. */
int mr_scenario_customers(const struct mr_scenario *scenario);

/* The resolved scenario as a scenario file, with the origin of every value. NULL when the scenario
 * is invalid or memory is out. owns: the caller (mr_text_free), as for every char * below. */
char *mr_scenario_echo(const struct mr_scenario *scenario);

/* --- finished runs
 * ------------------------------------------------------------------------------------- */

/* Opens the result folder of a run. Settings may change what only the sheets read (prices, carbon
 * factors, what is counted); anything else needs a new run and is refused. out: *scenario, the
 * scenario of the run with these settings, for mr_reprice, mr_audit and mr_scenario_echo; also
 * after a failure, for its messages. fails: MR_IO when the folder is damaged or holds something
 * else, MR_INVALID. owns: the caller (mr_scenario_free). */
enum mr_status mr_result_open(const char *folder, const struct mr_options *options,
                              struct mr_scenario **scenario);

/* The sheets of a finished run with the scenario's prices, without simulating: results as of
 * mr_run, without break-even, limits and interval of inputs. fails: MR_IO when the files do not
 * belong together, MR_USAGE when the scenario is not of mr_result_open. */
enum mr_status mr_reprice(const struct mr_scenario *scenario, struct mr_results **results);

/* The flows and prices behind a figure of a finished run, down to the accounts of the ledger:
 * "molten.fuel", "insulation", "ingot.total", "carbon.diesel", or a path of the JSON. csv: every
 * account in every replication instead of text. out: *text (owned by the caller), or *message (may
 * be NULL, owned by the caller). fails: MR_USAGE when there is no such figure, MR_IO as
 * mr_reprice. */
enum mr_status mr_audit(const struct mr_scenario *scenario, const char *figure, bool csv,
                        char **text, char **message);

/* --- studies
 * -------------------------------------------------------------------------------------- */

/* Each gives results whose status is also the return value; *results is NULL only for MR_USAGE and
 * when memory is out. The scenario must outlive the results. `ledger` keeps every physical flow,
 * for mr_results_save. owns: the caller (mr_results_free). */
enum mr_status mr_run(const struct mr_scenario *scenario, bool ledger, struct mr_results **results);

/* Variants of the file on the same random numbers, with paired differences to the first: "base" is
 * the file as it stands. name_count 0: it and all its variants; 1: it, and this one. The names must
 * outlive the results. fails: MR_INVALID for a name that is none, or a file without variants. */
enum mr_status mr_compare(const struct mr_scenario *scenario, const char *const *names,
                          int name_count, struct mr_results **results);

/* The processes of one MPI job. join: also when this is alone (rank 0 of 1); NULL, and a message,
 * when it was started as one of several and cannot speak with them. leave: 0 waits for the others,
 * else the whole job ends with this code. */
struct mr_ranks;
struct mr_ranks *mr_ranks_join(char **message);
int mr_ranks_rank(const struct mr_ranks *ranks);
int mr_ranks_size(const struct mr_ranks *ranks);
int mr_cores(void); /* that this process may use: those online, or those that it is bound to */
void mr_ranks_leave(struct mr_ranks **ranks, int exit_code);

struct mr_sweep_options {
    const char
        *store; /* file that keeps every replication; made when missing. NULL: none is kept */
    bool retry; /* compute points again that failed before */
    int shard, shards; /* compute every shards-th point only, from number `shard`; 0: all */
    bool dry_run;      /* say what would be computed, and how long it would take; keeps nothing */
    const struct mr_ranks *ranks; /* NULL: this process is alone */
    /* only bring these stores together; MR_INCOMPLETE when points are missing then */
    const char *const *merge;
    int merge_count;
};

/* The points of the scenario's sweep section or of options.vary. What the store has is not computed
 * again; each point is in it as soon as it is finished, whatever happens to the process then.
 * options NULL: none. fails: MR_RUN_FAILED when a point failed (the others are done), MR_IO for the
 * store. */
enum mr_status mr_sweep(const struct mr_scenario *scenario, const struct mr_sweep_options *options,
                        struct mr_results **results);

/* Where over a numeric key both routes cost the same. range: "5 km..160 km", "5..160" in the key's
 * usual unit, NULL for its believable range; limits: also the other limits, over a distance. */
enum mr_status mr_breakeven(const struct mr_scenario *scenario, const char *key, const char *range,
                            bool limits, struct mr_results **results);

/* The same at each of several values of a second key: "metal.price=16000..24000 CNY/t" (nine
 * values), or with " step 1000" behind. */
enum mr_status mr_breakeven_against(const struct mr_scenario *scenario, const char *key,
                                    const char *range, const char *against,
                                    struct mr_results **results);

/* The plan of least cost that keeps the service level: of the grid of options.vary, or of one
 * around the plan as it is. indifference: currency per tonne that does not matter, 0: half a
 * percent of the cost; replications: most of each plan, 0: 200. */
enum mr_status mr_optimize(const struct mr_scenario *scenario, double indifference,
                           int replications, struct mr_results **results);

/* Which inputs move the answer. */
struct mr_sensitivity_request {
    const char *method;      /* "oat", "morris", "sobol"; NULL: oat */
    int samples;             /* of Morris: walks, of Sobol: rows of each matrix; 0: 10, 128 */
    int replications;        /* 0: one, the same random numbers at every point */
    int most;                /* inputs kept of a first look one at a time; 0: all, of Sobol ten */
    const char *const *keys; /* "KEY" or "KEY=LOW..HIGH"; none: every input that has a range */
    int key_count;
    const char
        *of; /* "saving,breakeven,carbon,service"; NULL: all; break-even one at a time only */
};
enum { MR_SOBOL_INPUTS = 10 };
enum mr_status mr_sensitivity(const struct mr_scenario *scenario,
                              const struct mr_sensitivity_request *request,
                              struct mr_results **results);
/* A window of time of one replication; begin and length as in "7 d", NULL for a day after a week.
 */
struct mr_trace_window {
    const char *begin, *length;
    int ladle; /* from 1; 0: all */
};
/* What ladles, trucks and furnaces do in it. fails: MR_INVALID for a window outside the run. */
enum mr_status mr_trace(const struct mr_scenario *scenario, const struct mr_trace_window *window,
                        struct mr_results **results);

/* One ladle alone through the steps of the `cool` section. */
enum mr_status mr_cool(const struct mr_scenario *scenario, struct mr_results **results);

void mr_results_free(struct mr_results **results);

/* --- calibration
 * ---------------------------------------------------------------------------------- */

struct mr_calibration;

struct mr_calibrate_options {
    const char *fit;     /* "lining, bridge, hot_face, speed, loss"; NULL: what the log has */
    const char *columns; /* "arrival_temperature=T an [F], distance=km"; NULL: by name */
};

/* Fits keys of the scenario to a log of deliveries (CSV). A log that cannot tell some of them apart
 * is an answer, not a failure. options NULL: none. out: *calibration, also when the log is invalid
 * or unreadable, so that its messages can be read; NULL only without a valid scenario or memory.
 * The scenario must outlive it.
 * fails: MR_USAGE (a parameter that there is not), MR_INVALID (the log), MR_IO, MR_RUN_FAILED.
 * owns: the caller (mr_calibration_free). */
enum mr_status mr_calibrate(const struct mr_scenario *scenario, const char *log_path,
                            const struct mr_calibrate_options *options,
                            struct mr_calibration **calibration);
void mr_calibration_free(struct mr_calibration **calibration);

/* About the log, each with file:line:column; and what went wrong as a whole. "" when nothing. */
const char *mr_calibration_messages(const struct mr_calibration *calibration);
const char *mr_calibration_message(const struct mr_calibration *calibration);

/* For people; JSON; the parameters as CSV; a `scenarios` section to paste. NULL when it failed. */
char *mr_calibration_text(const struct mr_calibration *calibration);
char *mr_calibration_json(const struct mr_calibration *calibration);
char *mr_calibration_csv(const struct mr_calibration *calibration);
char *mr_calibration_patch(const struct mr_calibration *calibration);
/* The whole scenario with the fitted values, resolved. NULL, with *message, when they are outside
 * the limits of their keys. */
char *mr_calibration_scenario(const struct mr_calibration *calibration, char **message);

/* A fitted parameter with its 95 % interval, in the unit of the text. fails: false when it was not
 * fitted (NAN), or the log cannot tell it (the values are there all the same). */
bool mr_calibration_get(const struct mr_calibration *calibration, const char *parameter,
                        double *value, double *low, double *high);

/* Writes the result folder, as mr_results_save. */
enum mr_status mr_calibration_save(const struct mr_calibration *calibration, const char *folder,
                                   const char *command, char **message);

/* --- results
 * -------------------------------------------------------------------------------------- */

/* What went wrong, or "". Lives with the handle. */
const char *mr_results_message(const struct mr_results *results);

/* What else is worth telling: "computed 40 points, reused 1200". "" when there is nothing. */
const char *mr_results_note(const struct mr_results *results);
/* A rank of the job does not answer: it cannot be left in order. */
bool mr_results_lost(const struct mr_results *results);
/* Nothing was finished: there is nothing to print or to save. */
bool mr_results_empty(const struct mr_results *results);

/* For people; the same as JSON; the main table as CSV. NULL when there is none of this kind. */
/* Of a run: "cheaper", "dearer" or "open" (cannot be told), by molten supply, "infeasible" or
 * "no_comparison". out: NULL of anything else. */
const char *mr_results_verdict(const struct mr_results *results);
char *mr_results_text(const struct mr_results *results);
char *mr_results_json(const struct mr_results *results);
char *mr_results_csv(const struct mr_results *results);

/* One number of a run by its path in the JSON, "routes.molten.cost_per_t.total".
 * out: NAN half-width for one replication. fails: false when there is no such number. */
bool mr_results_get(const struct mr_results *results, const char *path, double *mean,
                    double *half_width);

/* May results of this kind (as mr_result_kind says; NULL: any) be written into this folder? It must
 * be new, empty, or hold a result of the same kind. message: NULL, or a sentence (owned by the
 * caller). */
bool mr_folder_check(const char *folder, const char *kind, char **message);
/* Makes the folder and returns the path of the store of a sweep in it; NULL, and a message, when it
 * cannot be made. owns: the caller. */
char *mr_folder_store(const char *folder, char **message);

/* Writes the result folder; `command` stands in its manifest, NULL none.
 * fails: MR_IO; message as above. */
enum mr_status mr_results_save(const struct mr_results *results, const char *folder,
                               const char *command, char **message);

/* What the report can answer besides: up to five "KEY=LOW..HIGH", or values as for a sweep. A grid
 * over them is simulated, and kept in the folder, for sliders in the page. */
struct mr_report_options {
    const char *const *what_if;
    int what_if_count;
};

/* Writes report.html into the folder of a finished run (mr_result_open), with pictures. options
 * NULL: none.
 * out: message says where, or what is wrong (owned by the caller).
 * fails: MR_NO_HELPER without gnuplot (written, without pictures), MR_INVALID for the options,
 * MR_INTERRUPTED (what was simulated is kept), MR_IO. */
enum mr_status mr_report(const struct mr_scenario *scenario,
                         const struct mr_report_options *options, char **message);

/* What a result folder is of: "run", "sweep", "breakeven", .. NULL when it is none. owns: the
 * caller. */
char *mr_result_kind(const char *folder);
/* The report of a study that is no run: what it printed, pictures, data. As mr_report. */
enum mr_status mr_report_study(const char *folder, char **message);

/* Draws a picture of a result folder, with its data and script. kind NULL: the one that suits it.
 * format: "svg", "png", "pdf", "terminal"; NULL: SVG and PNG.
 * out: message says what was written, or what is missing; for "terminal" it is the picture.
 * fails: MR_NO_HELPER without gnuplot (data and script are written), MR_USAGE when there is no such
 * kind or the folder's tables hold nothing to draw, MR_IO also for a folder that is no result or
 * one of another study. */
enum mr_status mr_plot(const char *folder, const char *kind, const char *format, char **message);
/* The kinds of pictures and what they show; NULL past the last. */
const char *mr_plot_kind(int index, const char **summary);

/* --- about scenarios
 * ------------------------------------------------------------------------------ */

/* What a key is: unit, range, default, source. key NULL: all sections.
 * NULL when there is no such key; *message (may be NULL) then helps. */
char *mr_explain(const char *key, char **message);
/* The keys of a section, or one key, as a Markdown table; key NULL is not one. */
char *mr_explain_table(const char *key, char **message);
/* JSON Schema (draft-07) of scenario files. */
char *mr_schema(void);
/* A commented starting scenario. */
char *mr_init(void);
/* The manual page of the scenario file, meltroute-scenario(5), in roff. */
char *mr_manual(void);
/* Text for such a page, so that nothing in it is taken for roff. */
char *mr_roff(const char *text);
/* Names of a family (alloy, lining, prices, ...) with one line each; family NULL: the families.
 * NULL when there is no such family; *message then helps. */
char *mr_list(const char *family, char **message);
/* Names that may be typed for this scenario or result, one a line with what it is: its variants;
 * keys below what it names (trucks by type, stretches of road, several customers); the figures of a
 * result folder that mr_audit takes. NULL: the scenario is invalid, or memory is out. */
char *mr_scenario_variants(const struct mr_scenario *scenario);
char *mr_scenario_keys(const struct mr_scenario *scenario);
char *mr_result_rows(const char *folder);
/* Versions, and whether the helpers are there. *complete false when one is missing. */
char *mr_doctor(bool *complete);

#endif
