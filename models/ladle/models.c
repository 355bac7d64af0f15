/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/models.h"

#include <string.h>

static const struct ladle_model *const models[] = {
    &ladle_model_wall1d,
    &ladle_model_fast,
    &ladle_model_constant_rate,
    NULL,
};

const struct ladle_model *const *ladle_models(void)
{
    return models;
}

const struct ladle_model *ladle_model_find(const char *name)
{
    for (int i = 0; models[i] != NULL; i++)
        if (strcmp(models[i]->name, name) == 0)
            return models[i];
    return NULL;
}
