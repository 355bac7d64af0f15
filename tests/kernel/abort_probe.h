/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs something that must abort, in a process of its own. */
#ifndef TESTS_KERNEL_ABORT_PROBE_H
#define TESTS_KERNEL_ABORT_PROBE_H

#include <stdbool.h>
#include <stddef.h>

/* Runs act(subject) in a child. Gives whether it ended by SIGABRT; what it wrote to stderr is in
 * message[size]. */
bool abort_probe(void (*act)(void *subject), void *subject, char *message, size_t size);

#endif
