# SPDX-License-Identifier: GPL-3.0-or-later
#
# meltroute. GNU make; `make help` lists the targets.
#
#   make            build/meltroute and build/libmeltroute.a
#   make SAN=1      the same with address, undefined and leak sanitizers, in build-san/
#   make BUILD=dir  the same in a folder of your choice
#   make WERROR=1   warnings are errors (what .ci/run does)
#   make test T=kernel   only the tests with `kernel` in their path
#   make V=1        shows the whole commands
#
# Every source is found by wildcard: a new file needs no line here.

VERSION := 0.1.0

# --- where things go -----------------------------------------------------------------------------

SAN    ?=
ifneq ($(SAN),)
BUILD  ?= build-san
else
BUILD  ?= build
endif
OUT    ?= out
PREFIX ?= /usr/local
GEN    := $(BUILD)/gen
OBJ    := $(BUILD)/obj
LIB    := $(BUILD)/libmeltroute.a
SUPPORT := $(BUILD)/libtestsupport.a

# Two jobs unless told otherwise; an explicit -j on the command line wins.
JOBS   ?= 2
MAKEFLAGS += --jobs=$(JOBS) --no-builtin-rules
export LC_ALL := C
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:

# --- sources -------------------------------------------------------------------------------------

LIB_SRC := $(sort $(wildcard models/*/*.c sim/kernel/*.c sim/scenario/*.c sim/chain/*.c \
             sim/study/*.c sim/report/*.c sim/api*.c))
CLI_SRC := $(sort $(wildcard sim/cli/*.c))
# Compiled into the library, so that the installed program needs no path.
EMBED   := $(sort $(wildcard models/*/data/*.yaml models/*/data/*/*.yaml sim/scenario/data/*.yaml sim/scenario/data/*/*.yaml scripts/plot/*.gp scripts/report/* docs/faq.md docs/sources.bib))
# What the model version is a hash of: everything that can change a stored result.
HASHED  := models sim/kernel sim/chain sim/scenario \
           $(sort $(wildcard sim/study/metric*.c sim/study/kpi*.c sim/study/warmup*.c)) \
           sim/study/stats.c sim/study/experiment.c

# Tests mirror the tree: test_*.c is a Check program with a main, test_*.sh (or .py) an executable
# script; any other .c below tests/ is a helper that all Check programs are linked with.
TESTS    := $(shell find tests -name 'test_*.c' -o -name 'test_*.sh' -o -name 'test_*.py' | sort)
T        :=
ifneq ($(T),)
TESTS    := $(foreach t,$(TESTS),$(if $(findstring $(T),$(t)),$(t)))
endif
LONG     := $(filter tests/long/% tests/validators/%,$(TESTS))
QUICK    := $(filter-out $(LONG),$(TESTS))
# What repeats one path of the code for its statistics or its golden figures: nothing for sanitizers to see beyond
# the first weeks, which the tests of the chain and the pages' commands simulate.
REPEATS  := $(addprefix tests/,verify/test_hand_checks.c verify/test_exhibit12_pairing.c verify/test_little.c \
            verify/test_queueing.c verify/test_stock.c cli/test_same_bytes.sh golden/test_golden.c)
ifeq ($(if $(SAN),,no)$(T),)
QUICK    := $(filter-out $(REPEATS),$(QUICK))
endif
HELPERS  := $(shell find tests -name '*.c' ! -name 'test_*.c' | sort)
# Test sources -> what is executed: Check programs are in $(BUILD), scripts where they stand.
programs  = $(patsubst %.c,$(BUILD)/%,$(filter %.c,$1))
runnable  = $(call programs,$1) $(filter-out %.c,$1)

LIB_OBJ := $(LIB_SRC:%.c=$(OBJ)/%.o) $(OBJ)/gen/embedded.o $(OBJ)/gen/version.o
CLI_OBJ := $(CLI_SRC:%.c=$(OBJ)/%.o)
HLP_OBJ := $(HELPERS:%.c=$(OBJ)/%.o)
TST_OBJ := $(patsubst %.c,$(OBJ)/%.o,$(filter %.c,$(TESTS)))
# The program appears as soon as it has a source.
BIN     := $(if $(CLI_SRC),$(BUILD)/meltroute)

# What speaks MPI is a file of its own beside the program, made where mpicc is found and opened only
# when the program was started as one of several processes.
MPICC   := $(shell command -v mpicc 2>/dev/null)
MPI     := $(if $(MPICC),$(BUILD)/meltroute-mpi.so)

# --- flags ---------------------------------------------------------------------------------------

# SQLite is linked as soon as something includes it.
PACKAGES := gsl yaml-0.1 json-c nettle \
            $(if $(shell grep -ls 'sqlite3\.h' $(LIB_SRC) /dev/null),sqlite3)
# -ffp-contract=off and no fast-math: the same bytes from the same seed on every machine. Nothing
# reads errno after mathematics or asks for traps, and that costs the innermost loops some percent.
# x86-64-v2 is what every such machine since 2009 has; other architectures get their default.
ARCH     := $(if $(filter x86_64%,$(shell $(CC) -dumpmachine 2>/dev/null)),-march=x86-64-v2)
# gcc's manual: sanitizers raise the rate of false warnings; 12 takes a row of a matrix for the whole of it.
WARN     := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wwrite-strings -Wvla $(if $(SAN),-Wno-stringop-overflow) $(if $(WERROR),-Werror)
ifneq ($(SAN),)
OPTIMISE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover
else
OPTIMISE := -O3 $(ARCH) -fno-math-errno -fno-trapping-math
endif
STANDARD := -std=c11 -D_POSIX_C_SOURCE=200809L -ffp-contract=off -pthread -I. $(OPTIMISE) $(WARN)
# $(BUILD)/cflags and $(BUILD)/libs are response files: pkg-config is asked after install-deps ran,
# and everything is compiled again when the answer, or any flag, changes.
COMPILE   = $(call say,compile $<)$(CC) @$(BUILD)/cflags $(CPPFLAGS) $(CFLAGS) -MMD -MP -MT $@ -c -o $@ $<

# One short line per step; V=1 shows the whole command.
say       = $(if $(V),,@echo '  $1'; )

# --- targets -------------------------------------------------------------------------------------

.PHONY: all test test-long test-all demo docs bench coverage killed fast-study lint format install uninstall clean deps help \
        programs FORCE
all: $(LIB) $(BIN) $(MPI) ## the library and the program

test: programs ## quick tests: compiler and libraries only
	@BUILD=$(BUILD) SAN=$(SAN) scripts/run-tests $(call runnable,$(QUICK))

test-long: programs ## the long ones alone: statistics, validators, lint
	@BUILD=$(BUILD) SAN=$(SAN) scripts/run-tests $(call runnable,$(LONG))

test-all: programs ## quick, then long
	@BUILD=$(BUILD) SAN=$(SAN) scripts/run-tests $(call runnable,$(QUICK)) $(call runnable,$(LONG))

demo: all ## Exhibit 12 and a sweep of distance, tables and picture in out/demo
	@MELTROUTE=$(BUILD)/meltroute scripts/demo $(OUT)/demo

docs: all ## runs what the pages show, and writes what came out into them
	@MELTROUTE=$(BUILD)/meltroute scripts/docs update

gallery: all ## every kind of picture into docs/pictures and docs/gallery.md; some minutes
	@MELTROUTE=$(BUILD)/meltroute scripts/gallery $(OUT)/gallery

bench: all $(BUILD)/bench-kernel ## every speed beside its target, into docs/performance.md
	@BUILD=$(BUILD) scripts/bench/all

coverage: $(BUILD)/coverage ## do 95 % intervals contain it in 95 % of 1,000 studies? an hour
	@mkdir -p $(OUT)/coverage
	$(BUILD)/coverage 1000 0 $(OUT)/coverage

killed: $(BUILD)/sweep-killed ## 10,000 points of Exhibit 12, then the same killed twenty times; an hour and a half
	@mkdir -p $(OUT)/sweep-killed
	$(BUILD)/sweep-killed 10000 2 $(OUT)/sweep-killed

fast-study: ## error and time of the fast ladle model over random lives, into docs/models
	@BUILD=$(BUILD) scripts/study/ladle_fast.sh

lint: all ## rooms, globals, format, cppcheck, sources, sizes
	@BUILD=$(BUILD) scripts/lint

format: ## clang-format in place
	clang-format -i $$(git ls-files '*.c' '*.h')

clean: ## remove what was built
	rm -rf build build-san $(BUILD)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' \
	    $(firstword $(MAKEFILE_LIST))

# --- what is needed ------------------------------------------------------------------------------

# One call, before anything is compiled (the flags come from pkg-config), and every time: it takes
# some milliseconds, and no stamp file could be wrong. What is asked for decides the groups.
GOALS := $(or $(MAKECMDGOALS),all)
NEEDS := build \
    $(if $(filter test test-% deps lint programs $(BUILD)/tests/%,$(GOALS)),test) \
    $(if $(filter demo gallery deps test-all test-long lint,$(GOALS)),demo) \
    $(if $(filter test-all test-long lint,$(GOALS)),test-all)

# A test under Slurm is skipped where Slurm cannot be had.
WISHES := $(if $(filter test-all test-long,$(GOALS)),slurm)

deps: ## install what is missing (NO_INSTALL=1: only say it)
	@scripts/install-deps $(NEEDS)
	$(if $(WISHES),@scripts/install-deps $(WISHES) || echo 'Going on without: $(WISHES)')

# write-if-changed: the file keeps its time when its text stays the same.
keep = if cmp -s $@.new $@; then rm -f $@.new; else mv -f $@.new $@; fi

$(BUILD)/cflags: FORCE | deps
	@mkdir -p $(@D)
	@printf '%s\n' '$(STANDARD)' "$$(pkg-config --cflags $(PACKAGES))" >$@.new; $(keep)

$(BUILD)/libs: FORCE | deps
	@mkdir -p $(@D)
	@printf '%s\n' "$$(pkg-config --libs $(PACKAGES)) -lcsv -ldl -lm" >$@.new; $(keep)

$(BUILD)/testlibs: FORCE | deps
	@mkdir -p $(@D)
	@printf '%s\n' "$$(pkg-config --libs check)" >$@.new; $(keep)

# --- generated sources ---------------------------------------------------------------------------

$(GEN)/embedded.c: FORCE
	@mkdir -p $(@D)
	@scripts/embed $(EMBED) >$@.new; $(keep)

$(GEN)/version.c: FORCE
	@mkdir -p $(@D)
	@scripts/build-version $(VERSION) $(HASHED) >$@.new; $(keep)

# --- compile and link ----------------------------------------------------------------------------

$(OBJ)/gen/%.o: $(GEN)/%.c $(BUILD)/cflags
	@mkdir -p $(@D)
	$(COMPILE)

$(OBJ)/%.o: %.c $(BUILD)/cflags
	@mkdir -p $(@D)
	$(COMPILE)

# Depends on the list of sources too, so that a removed file leaves the archive.
$(LIB): $(LIB_OBJ) $(BUILD)/members
	@rm -f $@
	$(call say,archive $@)$(AR) rcs $@ $(LIB_OBJ)

$(SUPPORT): $(HLP_OBJ) $(BUILD)/members
	@rm -f $@
	$(call say,archive $@)$(AR) rcs $@ $(HLP_OBJ)

$(BUILD)/members: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(patsubst $(OBJ)/%,%,$(LIB_OBJ) $(HLP_OBJ)) >$@.new; $(keep)

$(BUILD)/meltroute: $(CLI_OBJ) $(LIB) $(BUILD)/libs
	$(call say,link $@)$(CC) $(OPTIMISE) -pthread $(CFLAGS) $(LDFLAGS) -o $@ $(CLI_OBJ) $(LIB) @$(BUILD)/libs

$(OBJ)/sim/mpi/ranks_mpi.o: sim/mpi/ranks_mpi.c sim/study/ranks.h $(BUILD)/cflags
	@mkdir -p $(@D)
	$(call say,compile $<)OMPI_CC=$(CC) $(MPICC) @$(BUILD)/cflags $(CFLAGS) -fPIC -c -o $@ $<

$(BUILD)/meltroute-mpi.so: $(OBJ)/sim/mpi/ranks_mpi.o
	$(call say,link $@)OMPI_CC=$(CC) $(MPICC) $(OPTIMISE) $(CFLAGS) $(LDFLAGS) -shared -o $@ $<

$(BUILD)/bench-kernel: $(wildcard scripts/bench/kernel/*.[ch]) $(LIB) $(BUILD)/cflags $(BUILD)/libs
	$(call say,link $@)$(CC) @$(BUILD)/cflags $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^) $(LIB) @$(BUILD)/libs

$(BUILD)/coverage: scripts/study/coverage.c $(LIB) $(BUILD)/cflags $(BUILD)/libs
	$(call say,link $@)$(CC) @$(BUILD)/cflags $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) @$(BUILD)/libs

$(BUILD)/sweep-killed: scripts/study/sweep_killed.c $(SUPPORT) $(LIB) $(BUILD)/cflags $(BUILD)/libs
	$(call say,link $@)$(CC) @$(BUILD)/cflags $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(SUPPORT) $(LIB) @$(BUILD)/libs

programs: all $(call programs,$(TESTS))

$(BUILD)/tests/%: $(OBJ)/tests/%.o $(SUPPORT) $(LIB) $(BUILD)/libs $(BUILD)/testlibs
	@mkdir -p $(@D)
	$(call say,link $@)$(CC) $(OPTIMISE) -pthread $(CFLAGS) $(LDFLAGS) -o $@ $< $(SUPPORT) $(LIB) \
	    @$(BUILD)/testlibs @$(BUILD)/libs

# --- install -------------------------------------------------------------------------------------

# Pages and completion are printed by the program itself.
PAGES = meltroute $(shell $(BUILD)/meltroute complete "" | cut -f 1)
COMPLETIONS := bash-completion/completions/meltroute zsh/site-functions/_meltroute \
               fish/vendor_completions.d/meltroute.fish
SCENARIOS := $(wildcard scenarios/*.yaml scenarios/*.csv scenarios/*.md)
ROOT := $(DESTDIR)$(PREFIX)

install: all ## PREFIX=/usr/local, DESTDIR honoured
	install -d $(ROOT)/bin $(ROOT)/lib $(ROOT)/include $(ROOT)/share/meltroute/scenarios
	install -m 755 $(BUILD)/meltroute $(ROOT)/bin/meltroute
	install -m 644 $(LIB) $(ROOT)/lib/libmeltroute.a
	$(if $(MPI),install -d $(ROOT)/lib/meltroute && \
	    install -m 755 $(MPI) $(ROOT)/lib/meltroute/meltroute-mpi.so)
	install -m 644 sim/meltroute.h $(ROOT)/include/meltroute.h
	for f in $(SCENARIOS); do install -m 644 "$$f" $(ROOT)/share/meltroute/scenarios/ || exit 1; done
	install -d $(ROOT)/share/doc/meltroute
	install -m 644 LICENSE $(ROOT)/share/doc/meltroute/LICENSE
	install -d $(ROOT)/share/man/man1 $(ROOT)/share/man/man5
	for p in $(PAGES); do f=meltroute-$$p; [ $$p != meltroute ] || f=meltroute; \
	    $(BUILD)/meltroute man $$p >$(ROOT)/share/man/man1/$$f.1 || exit 1; done
	$(BUILD)/meltroute man scenario >$(ROOT)/share/man/man5/meltroute-scenario.5
	for f in $(COMPLETIONS); do install -d $(ROOT)/share/$${f%/*} && \
	    $(BUILD)/meltroute completion $${f%%[-/]*} >$(ROOT)/share/$$f || exit 1; done

uninstall: ## removes what install put there
	rm -f $(ROOT)/bin/meltroute $(ROOT)/lib/libmeltroute.a $(ROOT)/include/meltroute.h
	rm -f $(ROOT)/share/man/man1/meltroute.1 $(ROOT)/share/man/man1/meltroute-*.1
	rm -f $(ROOT)/share/man/man5/meltroute-scenario.5 $(COMPLETIONS:%=$(ROOT)/share/%)
	rm -rf $(ROOT)/lib/meltroute $(ROOT)/share/meltroute $(ROOT)/share/doc/meltroute

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(HLP_OBJ:.o=.d) $(TST_OBJ:.o=.d)
