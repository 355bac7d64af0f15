/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/golden/golden.h"
#include "tests/support/main.h"

START_TEST(one_ladle)
{
    golden_compare_cool("one-ladle");
}
END_TEST

START_TEST(cold_monday)
{
    golden_compare_cool("cold-monday");
}
END_TEST

START_TEST(exhibit12)
{
    golden_compare("exhibit12");
}
END_TEST

START_TEST(one_customer)
{
    golden_compare("one-customer");
}
END_TEST

START_TEST(europe)
{
    golden_compare("europe");
}
END_TEST

START_TEST(metal_price)
{
    golden_compare("metal-price");
}
END_TEST

START_TEST(csmet_integrated)
{
    golden_compare("csmet-integrated");
}
END_TEST

START_TEST(milk_run)
{
    golden_compare("milk-run");
}
END_TEST

START_TEST(ramp_up)
{
    golden_compare("ramp-up");
    golden_compare_variant("ramp-up", "planned");
}
END_TEST

START_TEST(two_alloys)
{
    golden_compare("two-alloys");
    golden_compare_variant("two-alloys", "dedicated");
    golden_compare_variant("two-alloys", "carry");
    golden_compare_variant("two-alloys", "one-site");
    golden_compare_variant("two-alloys", "mixed-load");
    golden_compare_variant("two-alloys", "two-lines");
    golden_compare_variant("two-alloys", "premium");
}
END_TEST

START_TEST(industrial_park)
{
    golden_compare("industrial-park");
}
END_TEST

START_TEST(far)
{
    golden_compare("far");
}
END_TEST

START_TEST(giga_press)
{
    golden_compare("giga-press");
}
END_TEST

START_TEST(winter)
{
    golden_compare("winter");
    golden_compare_variant("winter", "detour");
}
END_TEST

START_TEST(eu_561)
{
    golden_compare("eu-561");
}
END_TEST

START_TEST(hydro_against_coal)
{
    golden_compare("hydro-coal");
    golden_compare_variant("hydro-coal", "hydro");
    golden_compare_variant("hydro-coal", "recycled");
}
END_TEST

START_TEST(closed_loop)
{
    golden_compare("closed-loop");
}
END_TEST

START_TEST(hybrid)
{
    golden_compare("hybrid");
}
END_TEST

START_TEST(drop_and_swap)
{
    golden_compare("drop-and-swap");
    golden_compare_variant("drop-and-swap", "furnace");
    golden_compare_variant("drop-and-swap", "plain-lid");
}
END_TEST

RUN_SUITE("golden", one_ladle, cold_monday, hydro_against_coal, exhibit12, one_customer, europe,
          metal_price, two_alloys, csmet_integrated, ramp_up, milk_run, industrial_park, far,
          giga_press, winter, eu_561, closed_loop, hybrid, drop_and_swap)
