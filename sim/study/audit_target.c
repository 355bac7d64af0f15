/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which figure a text asks for. */
#include <stdio.h>
#include <string.h>

#include "sim/scenario/suggest.h"
#include "sim/study/audit.h"

static bool known_item(unsigned routes, const char *name)
{
    for (int route = 0; route < ROUTES; route++)
        if ((routes & (1u << route)) && cost_item_find((enum supply_route)route, name))
            return true;
    return false;
}

/* Words of a path that say nothing of their own. */
static bool filler(const char *word)
{
    static const char *const words[] = {"routes", "cost_per_t", "rows", "items", "items_outside"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

static bool known_carbon(const char *name)
{
    for (const struct carbon_line_kind *const *line = carbon_lines(); *line; line++)
        if (strcmp((*line)->name, name) == 0)
            return true;
    return false;
}

/* Rows of both routes may share a name. */
static bool take_row(struct audit_target *target, const char *name)
{
    unsigned routes = 0;
    for (int row = 0; row < ROWS; row++)
        if (strcmp(cost_row_name((enum cost_row)row), name) == 0)
            routes |= 1u << cost_row_route((enum cost_row)row);
    if (!(routes & target->routes))
        return false;
    target->routes &= routes;
    snprintf(target->row, sizeof target->row, "%.31s", name);
    return true;
}

static bool unknown(const struct audit_target *target, const char *name, char message[400])
{
    struct suggestion nearest;
    suggest_begin(&nearest, name);
    for (int row = 0; !target->carbon && row < ROWS; row++)
        suggest_offer(&nearest, cost_row_name((enum cost_row)row));
    for (const struct cost_item *const *item = cost_items(); !target->carbon && *item; item++)
        suggest_offer(&nearest, (*item)->name);
    for (const struct carbon_line_kind *const *line = carbon_lines(); target->carbon && *line;
         line++)
        suggest_offer(&nearest, (*line)->name);
    int used =
        snprintf(message, 400, "there is no figure '%.60s' in the %s sheet%s", name,
                 target->carbon ? "carbon" : "cost", target->routes == 3 ? "s" : " of that route");
    if (nearest.best)
        snprintf(message + used, 400 - (size_t)used, "; did you mean '%s'?", nearest.best);
    else
        snprintf(message + used, 400 - (size_t)used,
                 ": give an item, a row or total, such as molten.fuel, insulation, ingot.total, "
                 "carbon.diesel; costs.csv and carbon.csv list them");
    return false;
}

bool audit_knows_customer(const struct audit_target *target, const struct scenario *scenario,
                          char message[400])
{
    struct suggestion nearest;
    suggest_begin(&nearest, target->customer);
    for (int i = 0; i < scenario->customer_count; i++) {
        if (strcmp(scenario->customers[i].name, target->customer) == 0)
            return true;
        suggest_offer(&nearest, scenario->customers[i].name);
    }
    if (target->customer[0] == '\0')
        return true;
    snprintf(message, 400, "there is no customer '%.60s'; %s '%.60s'%s", target->customer,
             nearest.best ? "did you mean" : "the first is",
             nearest.best ? nearest.best : scenario->customers[0].name, nearest.best ? "?" : "");
    return false;
}

bool audit_find(const char *text, struct audit_target *target, char message[400])
{
    char word[64] = "";
    bool named = false; /* the next word is a customer's name */
    *target = (struct audit_target){.routes = (1u << ROUTES) - 1};
    for (const char *at = text; *at; at += strcspn(at, "."), at += *at == '.') {
        snprintf(word, sizeof word, "%.*s", (int)strcspn(at, "."), at);
        if (named)
            snprintf(target->customer, sizeof target->customer, "%s", word);
        const bool is_name = named;
        named = !is_name && strcmp(word, "customers") == 0;
        if (is_name || named)
            continue;
        if (strcmp(word, "carbon") == 0 || strcmp(word, "carbon_kg_per_t") == 0)
            target->carbon = true;
        else if (strcmp(word, route_name(ROUTE_MOLTEN)) == 0)
            target->routes = 1u << ROUTE_MOLTEN;
        else if (strcmp(word, route_name(ROUTE_INGOT)) == 0)
            target->routes = 1u << ROUTE_INGOT;
        else if (!filler(word))
            snprintf(target->name, sizeof target->name, "%s", word);
    }
    snprintf(word, sizeof word, "%s", target->name);
    if (strcmp(word, "total") == 0 || (word[0] == '\0' && text[0])) {
        target->name[0] = '\0';
        return true;
    }
    if (target->carbon ? known_carbon(word) : known_item(target->routes, word))
        return true;
    target->name[0] = '\0';
    return (!target->carbon && take_row(target, word)) || unknown(target, word, message);
}
