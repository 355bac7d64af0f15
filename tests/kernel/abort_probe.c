/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/kernel/abort_probe.h"

#include <check.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

bool abort_probe(void (*act)(void *subject), void *subject, char *message, size_t size)
{
    int end[2];
    ck_assert_int_eq(pipe(end), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        dup2(end[1], STDERR_FILENO);
        close(end[0]);
        signal(SIGABRT, SIG_DFL);
        act(subject);
        _exit(0);
    }
    close(end[1]);
    size_t length = 0;
    ssize_t got = 0;
    while (length + 1 < size && (got = read(end[0], message + length, size - 1 - length)) > 0)
        length += (size_t)got;
    message[length] = '\0';
    close(end[0]);
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}
