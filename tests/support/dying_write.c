/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/dying_write.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/types.h>
#include <unistd.h>

static long writes_left;
static atomic_int *counted;

static ssize_t dying_pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
    if (--writes_left > 0)
        return pwrite(fd, bytes, size, offset);
    if (pwrite(fd, bytes, size / 2, offset) >= 0)
        atomic_fetch_add(counted, 1);
    raise(SIGKILL);
    return -1;
}

void die_in_write(long number, atomic_int *deaths)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    writes_left = number;
    counted = deaths;
    vfs->xSetSystemCall(vfs, "pwrite64", (sqlite3_syscall_ptr)dying_pwrite);
    vfs->xSetSystemCall(vfs, "pwrite", (sqlite3_syscall_ptr)dying_pwrite);
}
