/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was built; the values are made by scripts/build-version at build time. */
#ifndef SIM_SCENARIO_BUILD_VERSION_H
#define SIM_SCENARIO_BUILD_VERSION_H

/* The release: "0.1.0". */
extern const char mr_build_version[];
/* Twelve digits of the git commit, "-changed" behind it when models/ or sim/ differ from that
 * commit; "unknown" outside a git tree. */
extern const char mr_build_commit[];
/* 64 hexadecimal digits: SHA-256 over the sources and data of models/, sim/kernel, sim/chain and
 * sim/scenario. Two programs with the same value give the same result. */
extern const char mr_build_model_version[];

#endif
