/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/ranks.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* How many processes the starter says there are: mpirun, and srun with its PMI. */
static int started_as(void)
{
    static const char *const name[] = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS"};
    static const char *const with[] = {"OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"};
    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
        const char *text = getenv(name[i]);
        if (text && getenv(with[i]))
            return atoi(text);
    }
    return 1;
}

/* The file beside the program, or where `make install` puts it. */
static void *open_library(char message[240])
{
    static const char *const place[] = {"meltroute-mpi.so", "../lib/meltroute/meltroute-mpi.so"};
    char self[1024], path[1200];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    void *library = NULL;
    self[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(self, '/');
    if (slash)
        *slash = '\0';
    for (size_t i = 0; !library && i < sizeof place / sizeof place[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", self, place[i]);
        if (access(path, R_OK) != 0)
            continue;
        library = dlopen(path, RTLD_NOW | RTLD_GLOBAL); /* MPI's own plugins look for its names */
        if (!library)
            snprintf(message, 240, "cannot use MPI: %.180s", dlerror());
    }
    return library;
}

bool ranks_join(struct ranks *ranks, char message[240])
{
    int size = started_as();
    bool (*begin)(struct ranks *);
    memset(ranks, 0, sizeof *ranks);
    message[0] = '\0';
    ranks->size = 1;
    if (size < 2)
        return true;
    ranks->library = open_library(message);
    void *entry = ranks->library ? dlsym(ranks->library, RANKS_ENTRY) : NULL;
    memcpy(&begin, &entry, sizeof begin); /* a function pointer, as POSIX has it */
    if (entry && begin(ranks))
        return true;
    if (message[0] == '\0')
        snprintf(message, 240,
                 "started as one of %d processes, and built without MPI: build it where mpicc is, "
                 "or use --shard",
                 size);
    return false;
}

/* Until rank 0 has finished, the others sleep: MPI itself would wait with all its might. */
static void wait_for_end(const struct ranks *ranks)
{
    const struct timespec briefly = {0, 2000000};
    void *bytes;
    size_t size;
    int from;
    for (int to = 1; ranks->rank == 0 && to < ranks->size; to++)
        ranks->send(ranks->state, to, "end", sizeof "end");
    while (ranks->rank > 0 && !ranks->receive(ranks->state, &from, &bytes, &size))
        nanosleep(&briefly, NULL);
    if (ranks->rank > 0)
        free(bytes);
}

void ranks_leave(struct ranks *ranks, int exit_code)
{
    if (ranks->size > 1) {
        if (exit_code == 0)
            wait_for_end(ranks);
        ranks->leave(ranks->state, exit_code);
    }
    memset(ranks, 0, sizeof *ranks);
}
