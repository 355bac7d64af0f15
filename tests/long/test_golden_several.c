/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shipped scenarios that take too long for the quick tests. */
#include "tests/golden/golden.h"
#include "tests/support/main.h"

START_TEST(pearl_river)
{
    golden_compare("pearl-river");
    golden_compare_variant("pearl-river", "incidents");
}
END_TEST

START_TEST(mixed_fleet)
{
    golden_compare("mixed-fleet");
    golden_compare_variant("mixed-fleet", "at-plant");
}
END_TEST

/* What induced draft saves, and what cleaning and mixed batches do, beside csmet-integrated.golden.
 */
START_TEST(csmet_otherwise)
{
    golden_compare_variant("csmet-integrated", "plain");
    golden_compare_variant("csmet-integrated", "breaker");
    golden_compare_variant("csmet-integrated", "relining");
    golden_compare_variant("csmet-integrated", "relining-standby");
}
END_TEST

START_TEST(recorded_road)
{
    golden_compare("recorded-road");
    golden_compare_variant("recorded-road", "no-holidays");
    golden_compare_variant("recorded-road", "relining");
    golden_compare_variant("recorded-road", "cold-sundays");
}
END_TEST

START_TEST(milk_run_otherwise)
{
    golden_compare_variant("milk-run", "apart");
    golden_compare_variant("milk-run", "ahead");
}
END_TEST

RUN_SUITE("golden_several", milk_run_otherwise, pearl_river, mixed_fleet, recorded_road,
          csmet_otherwise)
