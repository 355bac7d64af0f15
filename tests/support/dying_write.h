/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SUPPORT_DYING_WRITE_H
#define TESTS_SUPPORT_DYING_WRITE_H

#include <stdatomic.h>

/* This process dies by SIGKILL in its SQLite write number `number` (from 1), with half of it done,
 * and adds one to *deaths, which must outlive it (shared memory). */
void die_in_write(long number, atomic_int *deaths);

#endif
