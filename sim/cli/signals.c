/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals: what asks the program to stop, and a reader of stdout that goes away. The flag is the
 * one writable global of the program. */
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "sim/cli/cli.h"

enum { SETTLED = 1 << 10 }; /* beside the number: a second has gone by since */
static volatile sig_atomic_t stopped;

/* The first one stops; a second later the next one kills. Those between are one with it: `timeout`
 * and terminals send theirs twice. */
static void on_stop(int number)
{
    if (stopped == 0) {
        stopped = number;
        alarm(1);
    } else if (stopped & SETTLED) {
        signal(number, SIG_DFL);
        raise(number);
    }
}

static void settle(const char *text)
{
    stopped |= SETTLED;
    ssize_t written = write(STDERR_FILENO, text, strlen(text));
    (void)written; /* who cannot be told is not told */
}

static void on_alarm_silent(int number)
{
    (void)number;
    settle("");
}

static void on_alarm_plain(int number)
{
    (void)number;
    settle("interrupted: finishing what is in flight\n");
}

/* As wide as the progress that it covers. */
static void on_alarm_over(int number)
{
    (void)number;
    settle("\rinterrupted: finishing what is in flight                                      \n");
}

static void on_pipe(int number)
{
    (void)number; /* writing fails, which is asked for at the end */
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(number, &action, NULL);
}

static bool ignored(int number)
{
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void signals_heed(enum signals_tell tell)
{
    handle(SIGALRM, tell == SIGNALS_SILENT  ? on_alarm_silent
                    : tell == SIGNALS_PLAIN ? on_alarm_plain
                                            : on_alarm_over);
    handle(SIGINT, on_stop);
    handle(SIGTERM, on_stop);
    if (!ignored(SIGHUP))
        handle(SIGHUP, on_stop);
}

int signals_stopped(void)
{
    return stopped & ~SETTLED;
}

void signals_hush(void)
{
    handle(SIGALRM, on_alarm_silent);
}

/* A handler, not SIG_IGN: programs that are started do not inherit it. */
void signals_survive_pipe(void)
{
    if (!ignored(SIGPIPE))
        handle(SIGPIPE, on_pipe);
}

void signals_end_by_pipe(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    if (ignored(SIGPIPE) || poll(&out, 1, 0) < 1 || !(out.revents & POLLERR))
        return;
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
}
