/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SUPPORT_RANDOM_PEN_H
#define TESTS_SUPPORT_RANDOM_PEN_H

#include <stdbool.h>
#include <stdint.h>

/* A text that is written by chance, and what was decided about it so far. */
struct pen {
    char *text;
    uint64_t state;
    int ladles;             /* on the largest truck */
    bool run;               /* the customers are a milk run, of orders of one ladle */
    bool left;              /* ladles are left at some customers, and there are enough for it */
    bool mixed;             /* customers take two alloys, which furnaces of the producer may make */
    bool site;              /* and are at one address */
    double ladle_t, melt_t; /* what a ladle takes; what furnaces are sized by */
    const char *alloy[2];
};

int pen_whole(struct pen *pen, int low, int high); /* both included */
double pen_between(struct pen *pen, double low, double high);
bool pen_chance(struct pen *pen, double frac);

/* in: list, ends with NULL. */
const char *pen_one_of(struct pen *pen, const char *const *list);

/* Adds to the text. */
void pen_write(struct pen *pen, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
