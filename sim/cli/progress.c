/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress line; it keeps its state in the invocation. */
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sim/cli/cli.h"

enum { MODE_NEVER, MODE_PLAIN, MODE_LINE };
enum { LONG_S = 60 }; /* from here on one wants to know what would be quicker */

enum mr_status progress_status(const struct invocation *invocation, enum mr_status status)
{
    int stopped = signals_stopped();
    if (stopped == 0)
        return status;
    bool goes_on = invocation->command->options & OPTION_BIT(OPTION_STORE);
    return goes_on && stopped != SIGINT ? MR_INCOMPLETE : MR_INTERRUPTED;
}

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* ", 3.9 a second, 6 s left"; in minutes and hours where they are many. */
static void left(char *text, size_t size, double rate, double left_s)
{
    const bool hours = left_s >= 2 * 3600, minutes = left_s >= 120, slow = rate < 0.1;
    snprintf(text, size, ", %.*f a %s, %.*f %s left", rate >= 10 ? 0 : 1, slow ? rate * 60 : rate,
             slow ? "minute" : "second", hours ? 1 : 0,
             hours     ? left_s / 3600
             : minutes ? left_s / 60
                       : left_s,
             hours     ? "h"
             : minutes ? "min"
                       : "s");
}

/* On a terminal, once, on a line of its own above the one that moves. */
static void advise(struct progress *p, double left_s)
{
    if (!p->fewer || left_s < LONG_S || p->mode != MODE_LINE)
        return;
    p->fewer = false;
    fprintf(stderr, "\r%-78s\n",
            "for a first look fewer replications are enough and quicker: --replications 2");
}

static void show(struct progress *p, const char *what, double done, double total, double now)
{
    double since = now - p->stage_s, made = done - p->stage_done;
    double rate = since > 0 ? made / since : 0;
    char text[120];
    int end = snprintf(text, sizeof text, "%s %.0f of %.0f", what, done, total);
    if (total <= 0) /* how many is found out on the way */
        snprintf(text, sizeof text, "%s %.0f, until one is surely the best", what, done);
    if (rate > 0 && total > done) { /* nothing done yet tells nothing */
        left(text + end, sizeof text - (size_t)end, rate, (total - done) / rate);
        advise(p, (total - done) / rate);
    }
    if (p->mode == MODE_LINE)
        fprintf(stderr, "\r%-78.78s", text);
    else
        fprintf(stderr, "%s\n", text);
    fflush(stderr);
    p->shown = true;
    p->shown_s = now;
    p->shown_done = done;
}

/* On a terminal nothing in the first two seconds, then five times a second; else from the tenth
 * second on, every half a minute, and only when more is done, and that is not all. */
static bool due(const struct progress *p, double done, double total, double now)
{
    bool line = p->mode == MODE_LINE;
    if (p->mode == MODE_NEVER || now - p->begun_s <= (line ? 2 : 10))
        return false;
    if (p->shown && now - p->shown_s < (line ? 0.2 : 30))
        return false;
    return line ||
           (done > 0 && (done < total || total <= 0) && !(p->shown && done == p->shown_done));
}

static bool step(void *data, const char *what, double done, double total)
{
    struct progress *p = data;
    double now = now_s();
    if (strncmp(p->stage, what, sizeof p->stage - 1) != 0 || done < p->stage_done) {
        snprintf(p->stage, sizeof p->stage, "%s", what);
        p->stage_s = p->stage_done > 0 || p->shown ? now : p->begun_s;
        p->stage_done = p->stage_s == now ? done : 0;
    }
    if (due(p, done, total, now))
        show(p, what, done, total, now);
    return signals_stopped() != 0;
}

struct mr_progress progress_begin(struct invocation *invocation)
{
    const char *wish = invocation->value[OPTION_PROGRESS];
    struct progress *p = &invocation->progress;
    memset(p, 0, sizeof *p);
    p->begun_s = now_s();
    p->fewer = (invocation->command->options & OPTION_BIT(OPTION_REPLICATIONS)) &&
               !invocation->given[OPTION_REPLICATIONS];
    if (invocation->given[OPTION_QUIET] || (wish && strcmp(wish, "never") == 0))
        p->mode = MODE_NEVER;
    else if (wish && strcmp(wish, "plain") == 0)
        p->mode = MODE_PLAIN;
    else
        p->mode = isatty(STDERR_FILENO) ? MODE_LINE : MODE_PLAIN;
    signals_heed(p->mode == MODE_LINE              ? SIGNALS_OVER
                 : invocation->given[OPTION_QUIET] ? SIGNALS_SILENT
                                                   : SIGNALS_PLAIN);
    return (struct mr_progress){step, p};
}

void progress_end(struct invocation *invocation)
{
    struct progress *p = &invocation->progress;
    signals_hush();
    if (p->shown && p->mode == MODE_LINE)
        fprintf(stderr, "\r%78s\r", "");
    p->shown = false;
}
