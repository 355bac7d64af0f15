/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_RANKS_H
#define SIM_STUDY_RANKS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The processes of one MPI job, as a study sees them: a shared counter, and messages to and from
 * rank 0. sim/mpi/ranks_mpi.c implements it in a file of its own that is opened only when the
 * process was started as one of several, so that the program starts where no MPI is installed. Any
 * thread may call.
 */
struct ranks {
    int rank, size;
    void *state;
    /* The next number of the shared counter, from 0; `step` is added to it. */
    long (*take)(void *state, long step);
    /* Everybody gets rank 0's bytes. */
    void (*share)(void *state, void *bytes, size_t size);
    /* To rank 0, or from it to another. */
    void (*send)(void *state, int to, const void *bytes, size_t size);
    /* A message, if one has arrived; owns: the caller frees. */
    bool (*receive)(void *state, int *from, void **bytes, size_t *size);
    /* Leaves the job; failed: the whole job ends with this exit code. */
    void (*leave)(void *state, int exit_code);
    void *library;
};

#define RANKS_ENTRY "ranks_mpi_begin" /* bool (struct ranks *) */

/* Joins the job that this process was started in. out: size 1 when it was started alone.
 * fails: false; message says what is missing. */
bool ranks_join(struct ranks *ranks, char message[240]);
/* exit_code 0: waits for the others. */
void ranks_leave(struct ranks *ranks, int exit_code);

#endif
