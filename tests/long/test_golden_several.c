/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shipped scenarios that take too long for the quick tests. */
#include "tests/golden/golden.h"
#include "tests/support/main.h"

START_TEST(pearl_river)
{
    golden_compare("pearl-river");
}
END_TEST

RUN_SUITE("golden_several", pearl_river)
