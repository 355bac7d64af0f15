/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_FOLDER_H
#define SIM_REPORT_FOLDER_H

#include <stdbool.h>
#include <stdio.h>

#define FOLDER_ROOM    1024
#define FOLDER_MESSAGE 320
#define FOLDER_STORE   "sweep.sqlite"  /* results of a sweep, point by point; never replaced */
#define FOLDER_WHATIF  "whatif.sqlite" /* the same of the grid of a report */
#define FOLDER_PRINTED "printed.txt"   /* what a study that is no run printed */

/* A result folder (--out DIR). Files are written into a folder beside it, which then takes its
 * place; a result of the same kind that is already there is replaced file by file, its manifest
 * last. A folder that holds something else is refused before anything is simulated. */
struct folder {
    char path[FOLDER_ROOM], part[FOLDER_ROOM + 32];
    bool failed;
    char message[FOLDER_MESSAGE];
};

/* Tables and texts that a result may have, NULL past the last. */
const char *folder_table(int index);

/* May a result of this kind ("run", "sweep", ..; NULL: any) be written here? One of another kind is
 * not replaced. fails: false, message says why not. Makes nothing. */
bool folder_check(const char *path, const char *kind, char message[FOLDER_MESSAGE]);

/* Makes the folder of a sweep and those above it, for a store that is written while points are
 * computed. fails: false; message. */
bool folder_make(const char *path, char message[FOLDER_MESSAGE]);

/* kind: as in folder_check. fails: false, folder->message. */
bool folder_begin(struct folder *folder, const char *path, const char *kind);
/* A file of the result, to be closed by folder_close. NULL when it cannot be made. */
FILE *folder_open(struct folder *folder, const char *name);
void folder_close(struct folder *folder, FILE *file);
/* The same file of another result, as it is. */
void folder_copy(struct folder *folder, const char *from, const char *name);
/* Puts the files in their place. fails: false, and nothing of an older result is lost that was not
 * replaced; folder->message. */
bool folder_commit(struct folder *folder);
/* Throws away what was written. */
void folder_abandon(struct folder *folder);

#endif
