/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_DELIVERY_LOG_H
#define SIM_STUDY_DELIVERY_LOG_H

#include "sim/study/log_table.h"

/*
 * Deliveries as somebody wrote them down: one row per ladle, in SI, NAN where nothing stands. Which
 * column is which is told by its name, its unit by "[F]" or "(km)" behind the name, else by the
 * column's usual unit.
 */
enum log_quantity {
    LOG_TAP,      /* temperature of the metal in the producer's furnace at the tap */
    LOG_FILLED,   /* in the ladle after filling; goes before LOG_TAP */
    LOG_ARRIVAL,  /* in the opened ladle at the customer */
    LOG_TAP_TIME, /* clock; also date and clock */
    LOG_ARRIVAL_TIME,
    LOG_DURATION, /* instead of both times */
    LOG_DISTANCE,
    LOG_STANDING, /* loaded and not moving, between tap and arrival */
    LOG_LOADED,   /* metal weighed in the ladle before it leaves */
    LOG_RECEIVED, /* metal weighed into the customer's furnace */
    LOG_HOT_FACE, /* of the empty ladle before the tap */
    LOG_AIR,
    LOG_QUANTITIES
};

struct log_quantity_info {
    const char *name, *unit, *help; /* "tap_temperature", "degC" */
};
const struct log_quantity_info *log_quantity_info(enum log_quantity);

struct delivery {
    int line;                     /* of the log */
    double value[LOG_QUANTITIES]; /* SI; times in seconds from some midnight */
    double duration_s;            /* tap to arrival, from times or duration; NAN */
};

struct delivery_log {
    struct log_table table;
    int column[LOG_QUANTITIES]; /* -1: the log has none */
    int count;
    struct delivery *row;
    int missing[LOG_QUANTITIES]; /* empty cells of columns that are there */
    int set_aside;               /* rows that cannot be true; warned of */
    bool decimal_comma;
    char ignored[400]; /* names of columns that mean nothing here */
};

/* Reads a log. mapping: "arrival_temperature=T an [F], distance=km" or NULL; it goes before names.
 * Everything is in the arena. Rows that cannot be true (arrival before tap, hotter than tapped, a
 * temperature no melt has) are warned of and set aside.
 * fails: false, reported: an unreadable cell, an unknown unit, a mapping that fits nothing. */
bool delivery_log_read(const char *name, const char *text, size_t size, const char *mapping,
                       struct arena *, struct diag *, struct delivery_log *out);

#endif
