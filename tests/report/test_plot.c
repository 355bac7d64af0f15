/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of picture, from tables whose texts try to be something else. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/report/helper.h"
#include "sim/report/plot.h"
#include "sim/scenario/utf8.h"
#include "tests/support/main.h"
#include "tests/support/support.h"

/* A quote, a backquote that would run a command, what gnuplot's enhanced text, printf, XML and CSV
 * take for their own, Chinese, a line's end. As it stands in a cell of CSV. */
#define HOSTILE                                                                                    \
    "\"`touch pwned` $(touch pwned) {/Symbol a}_x^y %n%s <b>&amp; ' \"\"q\"\" @ 锌铝 \\\nend\""
#define TEN(x) x x x x x x x x x x
#define LONG   "\"" TEN(TEN("锌`{")) "\""
#define COLUMNS                                                                                    \
    "time [h],event,customer,order,truck,ladle,furnace,melt [degC],hot_face [degC],shell "         \
    "[degC],metal [t]\n"

/* What a kind is drawn from: its needs, and what stands beside them. */
static const struct sample {
    const char *kind, *file, *text, *beside, *beside_text;
    bool shown; /* a text of the table comes into the picture */
} samples[] = {
    {"cost_distance", "sweep.csv",
     "point,\"" TEN("锌`{\"\"") "[km]\"," HOSTILE ",status,routes.molten.cost_per_t.total "
                                "[`id`],routes.ingot.cost_per_t.total [`id`],saving_per_t "
                                "[x],plan\n1,10," HOSTILE ",done,500,930,430,feasible\n"
                                "2,200," HOSTILE ",done,1100,930,-170,loads too cold\n"
                                "1,10," LONG ",done,520,930,410,feasible\n"
                                "2,200," LONG ",done,1130,930,-200,feasible\n",
     NULL, NULL, true},
    {"stacked_rows", "costs.csv",
     "route,row,item,cost [`touch pwned`]\nmolten," HOSTILE ",(row),100\nmolten," LONG ",(row),3\n"
     "ingot,energy,(row),400\ningot," HOSTILE ",(row),-20\n",
     NULL, NULL, true},
    {"carbon_stack", "carbon.csv",
     "route,line,carbon [kg/t]\nmolten," HOSTILE ",50\nmolten,(total),50\ningot," LONG ",70\n"
     "ingot,(total),70\n",
     NULL, NULL, true},
    {"ladle_cool", "cool.csv",
     "time [h],melt [degC],hot_face [degC],shell [degC],skull "
     "[kg],step,action\n0,,20,20,0,1," HOSTILE "\n1,700,600,50,0,1," HOSTILE
     "\n2,690,580,60,1,2," LONG "\n3,680,570,60,1,2," LONG "\n",
     "profile.csv",
     "time [h],step,action,layer,material,depth [mm],temperature [degC]\n1,1," HOSTILE ",1," LONG
     ",0,700\n1,1," HOSTILE ",1," LONG ",100,300\n3,2," LONG ",1," HOSTILE ",0,650\n3,2," LONG
     ",1," HOSTILE ",100,200\n",
     true},
    {"tornado", "sensitivity.csv",
     "key,unit,low,high,judgement,saving.at_low,saving.at_high,saving.swing\n" HOSTILE "," HOSTILE
     ",1,2,yes,300,400,100\n" LONG ",km,1,2,no,320,330,10\n",
     "sensitivity.json",
     "{\"outputs\": {\"saving\": {\"base\": 325, \"unit\": \"`touch pwned`\"}}}", true},
    {"map", "surface.csv",
     HOSTILE "," LONG
             ",saving_per_t [x],grid\n1,10,100,yes\n1,20,50,yes\n2,10,-50,yes\n2,20,-90,yes\n",
     NULL, NULL, true},
    {"warmup", "weekly.csv",
     "week,cut,molten [`touch pwned`/{x}],ingot,arrival,stock\n1,yes,5,6,700,20\n2,no,7,8,701,22\n"
     "3,no,7,9,702,21\n",
     NULL, NULL, true},
    {"convergence", "replications.csv",
     "replication,saving_per_t [`touch pwned` \" {x}]\n0,300\n1,310\n2,305\n", NULL, NULL, false},
    {"calibration", "residuals.csv",
     "block,under_way,residual,flagged\n" HOSTILE ",1,2,0\n" HOSTILE ",2,-1,0\n" HOSTILE
     ",2,-9,1\n",
     NULL, NULL, false},
    {"gantt", "trace_states.csv",
     "what,number,state,from [h],to [h],customer\ntruck,1," HOSTILE ",0,5," HOSTILE
     "\nladle,1,full,2,9," LONG "\n",
     NULL, NULL, false},
    {"ladle_day", "trace.csv",
     COLUMNS "1,filled," HOSTILE ",1,1,1,,720,700,90,4\n2,poured," LONG ",1,1,1,,700,690,95,4\n",
     "trace_states.csv",
     "what,number,state,from [h],to [h],customer\nladle,1," HOSTILE ",0,5," HOSTILE "\n", false},
    {"ladle_trip", "trace.csv",
     COLUMNS "1,tap_opens," HOSTILE ",1,1,1,,,700,90,0\n1.2,filled," HOSTILE
             ",1,1,1,,720,700,90,4\n"
             "2,poured," LONG ",1,1,1,,700,690,95,4\n",
     NULL, NULL, false},
    {"furnace_level", "trace.csv",
     COLUMNS "1,furnace," HOSTILE ",,,,1,680,,,9\n2,furnace," HOSTILE ",,,,1,675,,,8\n"
             "1,furnace," LONG ",,,,2,680,,,9\n2,furnace," LONG ",,,,2,675,,,8\n",
     NULL, NULL, true},
};

static const struct sample *sample_of(const char *kind)
{
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
        if (strcmp(samples[i].kind, kind) == 0)
            return &samples[i];
    ck_abort_msg("no sample for the kind %s: add one", kind);
}

static void put(const char *folder, const char *name, const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file_write(path, text);
}

static char *get(const char *folder, const char *kind, const char *ending)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s.%s", folder, kind, ending);
    return file_read(path);
}

static bool shows_the_text(const char *text)
{
    return strstr(text, "touch pwned") || strstr(text, "锌");
}

/* Whole characters, no tag of its own, and no piece of text longer than the picture is wide. */
static void check_svg(const char *folder, const struct sample *sample)
{
    char *svg = get(folder, sample->kind, "svg");
    ck_assert_msg(utf8_invalid(svg, strlen(svg)) == strlen(svg), "%s: no UTF-8", sample->kind);
    ck_assert_msg(!strstr(svg, "<b>") && strstr(svg, "</svg>"), "%s: a tag", sample->kind);
    ck_assert_msg(!sample->shown || shows_the_text(svg), "%s does not show the text", sample->kind);
    for (const char *at = svg; (at = strstr(at, "<text>")); at++) {
        int shown = 0, tag = 0;
        for (const char *c = at; c < strstr(at, "</text>"); c++) {
            tag += *c == '<';
            shown += tag == 0 && ((unsigned char)*c & 0xC0) != 0x80;
            tag -= *c == '>';
        }
        ck_assert_msg(shown <= 90, "%s: %d characters in a row", sample->kind, shown);
    }
    free(svg);
}

/* The script as it stands, by gnuplot alone, draws what was drawn. */
static void check_script(const char *folder, const char *kind)
{
    char script[80], path[300], said[400];
    const char *const argv[] = {"gnuplot", script, NULL};
    char *drawn = get(folder, kind, "svg");
    snprintf(script, sizeof script, "%s.gp", kind);
    snprintf(path, sizeof path, "%s/%s.svg", folder, kind);
    unlink(path);
    ck_assert_msg(helper_run(argv, folder, said, sizeof said) == HELPER_OK, "%s: %s", kind, said);
    char *again = get(folder, kind, "svg");
    ck_assert_str_eq(again, drawn);
    free(again);
    free(drawn);
}

/* A PNG twice as fine as the SVG is wide, at whose end nothing is missing. */
static void check_png(const char *folder, const char *kind)
{
    unsigned char head[24] = {0}, tail[8] = {0};
    char path[300];
    snprintf(path, sizeof path, "%s/%s.png", folder, kind);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file && fread(head, 1, sizeof head, file) == sizeof head, "%s: no PNG", kind);
    ck_assert(fseek(file, -8, SEEK_END) == 0 && fread(tail, 1, sizeof tail, file) == sizeof tail);
    fclose(file);
    ck_assert_msg(memcmp(head, "\x89PNG\r\n", 6) == 0 && memcmp(tail, "IEND", 4) == 0,
                  "%s: no whole PNG", kind);
    ck_assert_msg(head[18] * 256 + head[19] == 1200, "%s: width of the PNG", kind);
}

/* Where pdftotext is, the PDF's own words are read. */
static void check_pdf(const char *folder, const struct sample *sample)
{
    static char said[20000];
    char path[300], start[6] = "";
    const char *const argv[] = {"pdftotext", "-layout", path, "-", NULL};
    snprintf(path, sizeof path, "%s/%s.pdf", folder, sample->kind);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file && fread(start, 1, 5, file) == 5, "%s: no PDF", sample->kind);
    fclose(file);
    ck_assert_str_eq(start, "%PDF-");
    enum helper_status status = helper_run(argv, NULL, said, sizeof said);
    ck_assert_msg(status == HELPER_MISSING ||
                      (status == HELPER_OK && (!sample->shown || shows_the_text(said))),
                  "%s does not show the text: %s", sample->kind, said);
}

static void check_letters(FILE *letters, const struct sample *sample)
{
    static char text[40000];
    rewind(letters);
    text[fread(text, 1, sizeof text - 1, letters)] = '\0';
    ck_assert_msg(strlen(text) > 200, "%s: nothing in letters", sample->kind);
    ck_assert_msg(utf8_invalid(text, strlen(text)) == strlen(text), "%s: letters", sample->kind);
    ck_assert_msg(!sample->shown || shows_the_text(text), "%s: not in letters:\n%s", sample->kind,
                  text);
}

static void check_all(const char *folder, const struct sample *sample, FILE *letters)
{
    check_svg(folder, sample);
    check_script(folder, sample->kind);
    check_png(folder, sample->kind);
    check_pdf(folder, sample);
    check_letters(letters, sample);
}

static void draw_hostile(const struct plot_kind *kind, bool gnuplot)
{
    static const char *const format[] = {"svg", "png", "pdf", "terminal"};
    const struct sample *sample = sample_of(kind->name);
    char folder[200], path[300], message[PLOT_MESSAGE];
    temp_dir_make(folder, sizeof folder);
    put(folder, sample->file, sample->text);
    if (sample->beside)
        put(folder, sample->beside, sample->beside_text);
    FILE *letters = tmpfile();
    ck_assert(letters);
    for (int i = 0; i < (gnuplot ? 4 : 1); i++) {
        enum plot_status status = plot_draw(folder, kind->name, format[i], letters, message);
        ck_assert_msg(status == (gnuplot ? PLOT_OK : PLOT_NO_HELPER), "%s: %s", kind->name,
                      message);
    }
    free(get(folder, kind->name, "gp"));
    free(get(folder, kind->name, "csv"));
    if (gnuplot)
        check_all(folder, sample, letters);
    fclose(letters);
    snprintf(path, sizeof path, "%s/pwned", folder);
    ck_assert_msg(access(path, F_OK) != 0 && access("pwned", F_OK) != 0, "%s ran a command",
                  kind->name);
    temp_dir_remove(folder);
}

START_TEST(no_text_is_run_in_any_kind)
{
    char said[80];
    bool gnuplot = helper_version("gnuplot", said, sizeof said);
    const struct plot_kind *kind;
    for (int i = 0; (kind = plot_kind_at(i)); i++)
        draw_hostile(kind, gnuplot);
}
END_TEST

START_TEST(labels_are_whole_characters)
{
    char label[PLOT_LABEL];
    plot_label("锌铝", 4, label);
    ck_assert_str_eq(label, "锌…");
    plot_label("a\tb\nc", 40, label);
    ck_assert_str_eq(label, "a b c");
    plot_label("\xE9\x94", 40, label);
    ck_assert_str_eq(label, "…");
    plot_label("", 40, label);
    ck_assert_str_eq(label, "");
}
END_TEST

RUN_SUITE("plot", no_text_is_run_in_any_kind, labels_are_whole_characters)
