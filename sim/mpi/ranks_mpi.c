/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks over MPI. Calls come from several threads, one at a time; nothing here waits inside MPI
 * while others need it. */
#include <mpi.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/study/ranks.h"

enum { TAG = 1 };

struct state {
    pthread_mutex_t lock;
    MPI_Comm comm;
    MPI_Win window;
    long *counter; /* on rank 0 */
};

bool ranks_mpi_begin(struct ranks *ranks);

/* MPI_Fetch_and_op on rank 0's memory: no rank answers anybody. */
static long take(void *data, long step)
{
    struct state *state = data;
    long number = 0;
    pthread_mutex_lock(&state->lock);
    MPI_Fetch_and_op(&step, &number, MPI_LONG, 0, 0, MPI_SUM, state->window);
    MPI_Win_flush(0, state->window);
    pthread_mutex_unlock(&state->lock);
    return number;
}

static void share(void *data, void *bytes, size_t size)
{
    struct state *state = data;
    pthread_mutex_lock(&state->lock);
    MPI_Bcast(bytes, (int)size, MPI_BYTE, 0, state->comm);
    pthread_mutex_unlock(&state->lock);
}

static void pause_briefly(void)
{
    const struct timespec briefly = {0, 200000};
    nanosleep(&briefly, NULL);
}

static void send(void *data, int to, const void *bytes, size_t size)
{
    struct state *state = data;
    MPI_Request request;
    int sent = 0;
    pthread_mutex_lock(&state->lock);
    MPI_Isend(bytes, (int)size, MPI_BYTE, to, TAG, state->comm, &request);
    MPI_Test(&request, &sent, MPI_STATUS_IGNORE);
    pthread_mutex_unlock(&state->lock);
    while (!sent) {
        pause_briefly();
        pthread_mutex_lock(&state->lock);
        MPI_Test(&request, &sent, MPI_STATUS_IGNORE);
        pthread_mutex_unlock(&state->lock);
    }
}

static bool receive(void *data, int *from, void **bytes, size_t *size)
{
    struct state *state = data;
    int there = 0, count = 0;
    MPI_Message message;
    MPI_Status status;
    pthread_mutex_lock(&state->lock);
    MPI_Improbe(MPI_ANY_SOURCE, TAG, state->comm, &there, &message, &status);
    if (there) {
        MPI_Get_count(&status, MPI_BYTE, &count);
        *from = status.MPI_SOURCE;
        *size = (size_t)count;
        *bytes = malloc(*size > 0 ? *size : 1);
        if (!*bytes)
            MPI_Abort(state->comm, 1);
        MPI_Mrecv(*bytes, count, MPI_BYTE, &message, MPI_STATUS_IGNORE);
    }
    pthread_mutex_unlock(&state->lock);
    return there != 0;
}

static void leave(void *data, int exit_code)
{
    struct state *state = data;
    if (exit_code != 0)
        MPI_Abort(state->comm, exit_code);
    MPI_Win_unlock_all(state->window);
    MPI_Win_free(&state->window);
    MPI_Comm_free(&state->comm);
    MPI_Finalize();
    pthread_mutex_destroy(&state->lock);
    free(state);
}

/* Where all ranks are on one machine they speak through its memory: Open MPI need not look for
 * networks, which takes most of its start, nor listen to them. Whoever chooses is heeded. */
static void choose_transport(void)
{
    const char *all = getenv("OMPI_COMM_WORLD_SIZE"), *here = getenv("OMPI_COMM_WORLD_LOCAL_SIZE");
    if (!all || !here || strcmp(all, here) != 0 || getenv("OMPI_MCA_pml") || getenv("OMPI_MCA_btl"))
        return;
    setenv("OMPI_MCA_pml", "ob1", 0);
    setenv("OMPI_MCA_btl", "self,vader", 0);
}

bool ranks_mpi_begin(struct ranks *ranks)
{
    int provided;
    struct state *state = calloc(1, sizeof *state);
    choose_transport();
    if (!state || MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &provided) != MPI_SUCCESS ||
        provided < MPI_THREAD_SERIALIZED) {
        free(state);
        return false;
    }
    pthread_mutex_init(&state->lock, NULL);
    MPI_Comm_dup(MPI_COMM_WORLD, &state->comm);
    MPI_Comm_rank(state->comm, &ranks->rank);
    MPI_Comm_size(state->comm, &ranks->size);
    MPI_Aint bytes = ranks->rank == 0 ? (MPI_Aint)sizeof *state->counter : 0;
    MPI_Win_allocate(bytes, sizeof *state->counter, MPI_INFO_NULL, state->comm, &state->counter,
                     &state->window);
    if (ranks->rank == 0)
        *state->counter = 0;
    MPI_Win_lock_all(0, state->window);
    MPI_Win_sync(state->window);
    MPI_Barrier(state->comm);
    ranks->state = state;
    ranks->take = take;
    ranks->share = share;
    ranks->send = send;
    ranks->receive = receive;
    ranks->leave = leave;
    return true;
}
