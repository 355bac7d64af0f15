/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

int main(int argc, char **argv)
{
    struct invocation invocation;
    signals_survive_pipe();
    enum mr_status status = arguments_parse(argc, argv, &invocation);
    if (status == MR_OK && invocation.given[OPTION_HELP])
        help_command(stdout, invocation.command);
    else if (status == MR_OK)
        status = invocation.command->run(&invocation);
    status = terminal_end(&invocation, progress_status(&invocation, status));
    if (status == MR_OK && !invocation.given[OPTION_HELP])
        terminal_next(&invocation);
    arguments_clear(&invocation);
    return (int)status;
}
