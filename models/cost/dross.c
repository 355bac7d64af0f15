/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost/dross.h"

#include <math.h>

#include "models/oxidation/oxidation.h"

double dross_kg(double oxidised_kg, double trapped_kg)
{
    return trapped_kg + oxidised_kg / oxidation_metal_in_oxide_frac();
}

double dross_tolled_kg(const struct price_set *prices, double oxidised_kg, double trapped_kg)
{
    return prices->dross_disposal == DROSS_TOLLED ? dross_kg(oxidised_kg, trapped_kg) : 0;
}

double dross_back_frac(const struct price_set *prices)
{
    return prices->dross_disposal == DROSS_TOLLED ? prices->dross_recovery_frac
                                                  : prices->dross_value_frac;
}

double dross_net_kg(const struct price_set *prices, double metal_price_per_kg, double oxidised_kg,
                    double trapped_kg)
{
    double tolled_kg = dross_tolled_kg(prices, oxidised_kg, trapped_kg);
    double fee_kg = 0;
    if (tolled_kg > 0 && prices->dross_toll_per_kg > 0)
        fee_kg = metal_price_per_kg > 0 ? tolled_kg * prices->dross_toll_per_kg / metal_price_per_kg
                                        : NAN;
    return oxidised_kg + trapped_kg * (1 - dross_back_frac(prices)) + fee_kg;
}
