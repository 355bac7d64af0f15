/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CLI_CLI_H
#define SIM_CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "sim/meltroute.h"

/*
 * The program: arguments -> library -> exit code. One file per command; commands and options are
 * tables, from which parsing, --help and suggestions come. Primary data goes to stdout, messages
 * and progress to stderr.
 */

enum option_id {
    OPTION_SET,
    OPTION_SCENARIO,
    OPTION_SEED,
    OPTION_REPLICATIONS,
    OPTION_THREADS,
    OPTION_OUT,
    OPTION_JSON,
    OPTION_CSV,
    OPTION_QUIET,
    OPTION_PROGRESS,
    OPTION_COLOR,
    OPTION_LIMITS,
    OPTION_INPUTS,
    OPTION_ECHO,
    OPTION_PROFILE,
    OPTION_VARY,
    OPTION_DESIGN,
    OPTION_POINTS,
    OPTION_FROM,
    OPTION_STORE,
    OPTION_RETRY,
    OPTION_SHARD,
    OPTION_DRY_RUN,
    OPTION_OVER,
    OPTION_RANGE,
    OPTION_NO_LIMITS,
    OPTION_AGAINST,
    OPTION_INDIFFERENCE,
    OPTION_METHOD,
    OPTION_SAMPLES,
    OPTION_MOST,
    OPTION_KEY,
    OPTION_OF,
    OPTION_FIT,
    OPTION_COLUMNS,
    OPTION_BEGIN,
    OPTION_LENGTH,
    OPTION_LADLE,
    OPTION_FORMAT,
    OPTION_WHAT_IF,
    OPTION_MARKDOWN,
    OPTION_HELP,
    OPTIONS
};

struct option {
    const char *name;     /* "--set" */
    const char *argument; /* "KEY=VALUE"; NULL: none */
    const char *help;
    const char *words; /* all that it takes, "auto plain never"; NULL: anything */
};
extern const struct option cli_options[OPTIONS];

enum { CLI_MOST = 256 };

/* What the progress line needs to know; see progress.c. */
struct progress {
    int mode;
    double begun_s, shown_s, shown_done, stage_s, stage_done;
    char stage[32];
    bool shown;
    bool fewer; /* fewer replications may still be advised, once, when it takes long */
};

/* What the command line said. */
struct invocation {
    const char *program;
    const struct command *command;
    const char *operand[8];
    int operand_count;
    const char *const *word; /* all behind the command's name, as typed */
    int word_count;
    bool given[OPTIONS];
    const char *value[OPTIONS]; /* the last one */
    const char *sets[CLI_MOST]; /* --set and what stands for it, in order */
    int set_count;
    const char *vary[CLI_MOST];
    int vary_count;
    const char *keys[CLI_MOST];
    int key_count;
    int threads;
    const char *next; /* to be suggested in the place of the command's own; NULL: that */
    char *line;       /* the command as typed */
    char text[4][64]; /* settings made from options */
    struct progress progress;
};

struct command {
    const char *name, *operands, *summary;
    const char *about;           /* what it gives and leaves behind, one paragraph */
    const char *const *examples; /* NULL-terminated: "meltroute run S.yaml" */
    const char *next;       /* what to try then, on a terminal; "{}" is the operand; NULL none */
    const char *next_out;   /* the same when --out was given; "{}" is its folder */
    const char *next_kept;  /* when its output went to a file */
    const char *next_named; /* when it was given an operand; NULL: as without */
    const char *kind;       /* of the result that --out keeps; NULL none */
    const char *words; /* "Pictures": what the words of its last operand are called; NULL none */
    const char *(*word)(int index, const char **summary); /* each of them; NULL past the last */
    uint64_t options;                                     /* OPTION_BIT of each that it takes */
    int least, most;                                      /* operands */
    bool verbatim; /* what stands behind its name is not read as options */
    enum mr_status (*run)(struct invocation *invocation);
};
/* All commands, in the order of --help; a new one is its file and a line here. */
// clang-format off
#define CLI_COMMANDS(COMMAND) \
    COMMAND(run) \
    COMMAND(compare) \
    COMMAND(sweep) \
    COMMAND(merge) \
    COMMAND(breakeven) \
    COMMAND(sensitivity) \
    COMMAND(optimize) \
    COMMAND(cool) \
    COMMAND(calibrate) \
    COMMAND(trace) \
    COMMAND(cost) \
    COMMAND(audit) \
    COMMAND(plot) \
    COMMAND(report) \
    COMMAND(init) \
    COMMAND(validate) \
    COMMAND(explain) \
    COMMAND(list) \
    COMMAND(schema) \
    COMMAND(doctor) \
    COMMAND(man) \
    COMMAND(completion) \
    COMMAND(complete) \
    COMMAND(version) \
    COMMAND(help)
// clang-format on
#define CLI_DECLARE(name) extern const struct command command_##name;
CLI_COMMANDS(CLI_DECLARE)
#undef CLI_DECLARE
/* All in the order of --help; NULL past the last. */
const struct command *cli_command(int index);
const struct command *cli_command_find(const char *name);

/* Options that every study of a scenario takes. */
#define OPTION_BIT(id) (UINT64_C(1) << (id))
#define STUDY_OPTIONS                                                                              \
    (OPTION_BIT(OPTION_SET) | OPTION_BIT(OPTION_SCENARIO) | OPTION_BIT(OPTION_SEED) |              \
     OPTION_BIT(OPTION_REPLICATIONS) | OPTION_BIT(OPTION_THREADS) | OPTION_BIT(OPTION_OUT) |       \
     OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_CSV) | OPTION_BIT(OPTION_QUIET) |                 \
     OPTION_BIT(OPTION_PROGRESS) | OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_HELP))

/* --- arguments.c --- */
/* fails: MR_USAGE, told on stderr. */
enum mr_status arguments_parse(int argc, char **argv, struct invocation *invocation);
void arguments_clear(struct invocation *invocation);
/* Tells that there is no such command, and the nearest; MR_USAGE. */
enum mr_status arguments_unknown_command(const struct invocation *invocation, const char *name);
/* A whole number of at least `least`; false, told on stderr. */
bool arguments_number(const struct invocation *invocation, enum option_id id, long least,
                      long *value);

/* --- help.c --- */
void help_program(FILE *out);
void help_command(FILE *out, const struct command *command);
/* "  --out DIR" and its like: option and argument. */
void help_option(char *text, size_t size, const struct option *option);
/* Every exit code with its meaning; NULL past the last. */
const char *help_exit(int index, int *code);
/* Nearest of the names to a wrong one, NULL when none is near. */
const char *help_nearest(const char *wrong, const char *const *names, int count);

/* --- study.c: what run, sweep, breakeven and cool share --- */
/* Opens the scenario of the first operand; messages go to stderr. */
enum mr_status study_open(struct invocation *invocation, struct mr_scenario **scenario);
/* Opens the result folder of the first operand; messages go to stderr. */
enum mr_status study_open_result(struct invocation *invocation, struct mr_scenario **scenario);
/* Prints, writes the folder, tells what went wrong. */
enum mr_status study_show(struct invocation *invocation, enum mr_status status,
                          const struct mr_results *results);
/* Refuses a bad --out before anything is simulated. */
enum mr_status study_check_out(const struct invocation *invocation);

/* --- terminal.c --- */
/* Prints on stdout; whether all arrived is asked once, by terminal_end. */
void terminal_print(const char *text);
/* What the program ends with: the status, MR_IO when stdout could not be written (told). Does not
 * return when the reader of stdout went away: it ends by SIGPIPE, as other programs do, but with
 * its files written. */
enum mr_status terminal_end(const struct invocation *invocation, enum mr_status status);
/* After success, when a person is watching: the line that suggests the next command. */
void terminal_next(const struct invocation *invocation);

/* --- progress.c --- */
/* Watches for the signals that stop from now on. */
struct mr_progress progress_begin(struct invocation *invocation);
void progress_end(struct invocation *invocation);
/* The status as it is; stopped by a signal: MR_INTERRUPTED, or MR_INCOMPLETE of a command that goes
 * on where it was, unless somebody pressed Ctrl-C. */
enum mr_status progress_status(const struct invocation *invocation, enum mr_status status);

/* --- signals.c --- */
/* What is told when stopping lasts: nothing, a line, a line in the place of the progress. */
enum signals_tell { SIGNALS_SILENT, SIGNALS_PLAIN, SIGNALS_OVER };
/* SIGINT, SIGTERM and SIGHUP (unless ignored, as by nohup) stop the work in order from now on. */
void signals_heed(enum signals_tell tell);
/* The signal that asked to stop; 0: none. */
int signals_stopped(void);
/* Nothing more will be told. */
void signals_hush(void);
/* A reader of stdout that goes away does not end the program at once. */
void signals_survive_pipe(void);
/* Ends by SIGPIPE when the reader of stdout went away, as the program would have without that;
 * returns when stdout failed for another reason, or the program was told to ignore it. */
void signals_end_by_pipe(void);

/* --- terminal.c --- */
/* Colour on this stream? --color, NO_COLOR, and whether it is a terminal. */
bool terminal_color(const struct invocation *invocation, FILE *stream);
/* Messages of a scenario, with colour for error and warning. */
void terminal_messages(const struct invocation *invocation, const char *text);
void terminal_error(const struct invocation *invocation, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
