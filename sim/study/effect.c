/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/effect.h"

#include <stddef.h>
#include <string.h>

const struct effect_method *effect_method_at(int index)
{
    static const struct effect_method *const all[] = {&effect_oat, &effect_morris, &effect_sobol};
    return index >= 0 && index < (int)(sizeof all / sizeof all[0]) ? all[index] : NULL;
}

const struct effect_method *effect_method_find(const char *name)
{
    const struct effect_method *method;
    for (int i = 0; (method = effect_method_at(i)); i++)
        if (strcmp(method->name, name) == 0)
            return method;
    return NULL;
}
