/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/csv.h"
#include "sim/report/text_audit.h"

static void row(FILE *out, const struct audit_line *line, int replication, double tonnes,
                double quantity)
{
    csv_number(out, quantity);
    fprintf(out, ",%s,", line->unit);
    csv_number(out, line->price[replication]);
    putc(',', out);
    csv_number(out, quantity * line->price[replication]);
    putc(',', out);
    csv_number(out, tonnes);
    putc('\n', out);
}

static void lead(FILE *out, const struct audit_line *line, int replication)
{
    fprintf(out, "%s,%s,%s,%d,", route_name(line->route),
            line->item ? cost_row_name(line->item->row) : "carbon", line->name, replication);
}

void csv_audit(FILE *out, const struct audit *audit)
{
    const char *money = audit->target.carbon ? "kg" : audit->scenario->currency;
    fprintf(out,
            "route,row,item,replication,flow,from,to,customer,flow_amount,flow_unit,quantity,"
            "quantity_unit,"
            "price [%s/unit],amount [%s],new_metal [t]\n",
            money, money);
    for (int i = 0; i < audit->count; i++) {
        const struct audit_line *line = &audit->line[i];
        for (int k = 0; k < audit->finished->replications; k++) {
            double tonnes = audit->tonnes[line->route][k];
            for (int a = 0; a < line->count; a++) {
                const struct audit_account *account = &line->account[a];
                lead(out, line, k);
                fprintf(out, "%s,%s,%s,%s,", flow_info(account->kind)->name,
                        audit->finished->name[account->from], audit->finished->name[account->to],
                        account->customer >= 0 ? audit->finished->name[account->customer] : "");
                csv_number(out, account->amount[k]);
                fprintf(out, ",%s,", flow_info(account->kind)->unit);
                row(out, line, k, tonnes, account->amount[k] * account->per);
            }
            if (line->assets[k] == 0)
                continue;
            lead(out, line, k);
            fputs("(assets),,,,,,", out);
            row(out, line, k, tonnes, line->assets[k]);
        }
    }
}
