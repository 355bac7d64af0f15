/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127 };

/* The child: nothing here but calls that are safe between fork and exec. */
static void become(const char *const *argv, const char *folder, int output)
{
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0)
        dup2(nothing, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    if (folder && chdir(folder) != 0)
        _exit(126);
    execvp(argv[0], (char *const *)argv);
    _exit(errno == ENOENT ? NOT_FOUND : 126);
}

/* Reads to the end, so that the helper never waits; keeps what fits. */
static void listen_to(int from, char *said, size_t size)
{
    char piece[512];
    size_t used = 0;
    for (;;) {
        ssize_t got = read(from, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        size_t room = size - 1 - used, take = (size_t)got < room ? (size_t)got : room;
        memcpy(said + used, piece, take);
        used += take;
    }
    said[used] = '\0';
}

enum helper_status helper_run(const char *const *argv, const char *folder, char *said, size_t size)
{
    int channel[2], status = 0;
    said[0] = '\0';
    if (pipe(channel) != 0)
        return HELPER_FAILED;
    pid_t child = fork();
    if (child == 0)
        become(argv, folder, channel[1]);
    close(channel[1]);
    if (child > 0)
        listen_to(channel[0], said, size);
    close(channel[0]);
    if (child < 0)
        return HELPER_FAILED;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return HELPER_OK;
    return WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND ? HELPER_MISSING : HELPER_FAILED;
}

bool helper_version(const char *name, char *text, size_t size)
{
    const char *const argv[] = {name, "--version", NULL};
    if (helper_run(argv, NULL, text, size) != HELPER_OK)
        return false;
    text[strcspn(text, "\n")] = '\0';
    return true;
}
