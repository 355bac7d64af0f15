/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A point and its replications as bytes, from rank to rank of one job (of one kind of machine). */
#ifndef SIM_STUDY_KEPT_BYTES_H
#define SIM_STUDY_KEPT_BYTES_H

#include "sim/study/kept.h"

struct bytes {
    unsigned char *data;
    size_t size, at; /* at: where reading goes on */
    bool failed;     /* out of memory, or read past the end */
};

void bytes_put(struct bytes *bytes, const void *data, size_t size);
void bytes_get(struct bytes *bytes, void *data, size_t size);
void bytes_put_kept(struct bytes *bytes, const struct kept_point *kept);
/* owns: kept_clear, also when it failed. */
void bytes_get_kept(struct bytes *bytes, struct kept_point *kept);
void bytes_clear(struct bytes *bytes);

#endif
