/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/suggest.h"
#include "sim/scenario/tree.h"
#include "sim/scenario/utf8.h"
#include "tests/support/main.h"

struct parsed {
    struct arena *arena;
    struct diag *diag;
    struct source_text source;
    const struct node *root;
    bool broken;
    char *messages;
};

static struct parsed parse(const char *text, size_t size)
{
    struct parsed p = {.arena = arena_create(), .diag = diag_create()};
    p.source = (struct source_text){.name = "t.yaml", .text = text, .size = size};
    struct tree_input input = {&p.source, text, size, 1, 1};
    p.root = tree_parse(p.arena, &input, p.diag, &p.broken);
    p.messages = diag_text(p.diag, 0);
    return p;
}

static void done(struct parsed *p)
{
    free(p->messages);
    diag_free(&p->diag);
    arena_free(&p->arena);
}

START_TEST(nodes_know_where_they_stand)
{
    const char *text = "a: 1\nb:\n  - \u00e4\u00f6: x y\n  - 'q'\nc: &n {d: 2}\ne: *n\n";
    struct parsed p = parse(text, strlen(text));
    ck_assert_str_eq(p.messages, "");
    const struct node *x = tree_get(tree_get(p.root, "b")->items[0], "\u00e4\u00f6");
    ck_assert_str_eq(x->text, "x y");
    ck_assert_int_eq(x->mark.line, 3);
    ck_assert_int_eq(x->mark.column, 9); /* characters, not bytes */
    ck_assert_int_eq(x->mark.length, 3);
    ck_assert(tree_get(p.root, "b")->items[1]->quoted);
    ck_assert_ptr_eq(tree_get(p.root, "c"), tree_get(p.root, "e"));
    done(&p);
}
END_TEST

static void expect(const char *text, size_t size, const char *part)
{
    struct parsed p = parse(text, size);
    ck_assert_msg(diag_error_count(p.diag) > 0 && strstr(p.messages, part), "wanted '%s', got '%s'",
                  part, p.messages);
    done(&p);
}

START_TEST(what_can_be_misread_is_refused)
{
    static const struct {
        const char *text, *part;
    } cases[] = {
        {"a: 1\na: 2\n",
         "t.yaml:2:1: error: key 'a' stands twice in this section, first in line 1"},
        {"a: 1\n---\nb: 2\n", "t.yaml:2:1: error: a second document in one file"},
        {"a: !!int 1\n", "tags are not taken"},
        {"a: !x {b: 1}\n", "t.yaml:1:4: error: tags are not taken"},
        {"[1, 2]: 3\n", "a key is one word"},
        {"a: *b\n", "alias without an anchor"},
        {"a: &a {b: *a}\n", "alias inside the value"},
        {"a: [1\n", "t.yaml:1:6: error: not YAML"},
        {"a:\n\tb: 1\n", "spaces, not tabs"},
        {"a: b: c\n", "quotes"},
        {"a: \"x\\0y\"\n", "zero character"},
        {"a: \xff\n", "t.yaml:1:4: error: byte 0xFF is not UTF-8"},
        {"\xc3\xa4: \xc0\x80\n", "t.yaml:1:4: error: byte 0xC0 is not UTF-8"},
        {"a: \x01\n", "control characters"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        expect(cases[i].text, strlen(cases[i].text), cases[i].part);
}
END_TEST

START_TEST(nesting_and_size_are_limited)
{
    char deep[2 * (TREE_DEPTH + 2) + 1] = "";
    memset(deep, '[', TREE_DEPTH + 1);
    expect(deep, strlen(deep), "nested too deeply");
    deep[TREE_DEPTH] = '\0';
    for (int i = 0; i < TREE_DEPTH; i++)
        strcat(deep, "]");
    struct parsed p = parse(deep, strlen(deep));
    ck_assert_str_eq(p.messages, "");
    done(&p);
    size_t size = (size_t)TREE_SIZE + 1;
    char *large = malloc(size);
    ck_assert_ptr_nonnull(large);
    memset(large, ' ', size);
    expect(large, size, "t.yaml: error: larger than 4 MB");
    free(large);
}
END_TEST

/* Nine levels of nine aliases would be 9^9 values. */
START_TEST(alias_bombs_do_not_go_off)
{
    char text[2000] = "a0: &a0 x\n";
    for (int level = 1; level <= 9; level++) {
        char line[120];
        int at = snprintf(line, sizeof line, "a%d: &a%d [", level, level);
        for (int k = 0; k < 9; k++)
            at += snprintf(line + at, sizeof line - (size_t)at, "*a%d,", level - 1);
        strcat(strcat(text, line), "]\n");
    }
    expect(text, strlen(text), "aliases that stand for too many values");
}
END_TEST

START_TEST(many_keys_are_refused_quickly)
{
    size_t room = 40u * (TREE_KEYS + 10), at = 0;
    char *text = malloc(room);
    ck_assert_ptr_nonnull(text);
    for (int i = 0; i < TREE_KEYS + 5; i++)
        at += (size_t)snprintf(text + at, room - at, "key%d: 1\n", i);
    expect(text, at, "too many keys");
    free(text);
}
END_TEST

/* What stands before an error is kept, so that it is checked too. */
START_TEST(a_broken_text_gives_its_beginning)
{
    const char *text = "a: 1\nb: {c: 2}\nd: [\n";
    struct parsed p = parse(text, strlen(text));
    ck_assert(p.broken);
    ck_assert_str_eq(tree_get(p.root, "a")->text, "1");
    ck_assert_str_eq(tree_get(tree_get(p.root, "b"), "c")->text, "2");
    done(&p);
}
END_TEST

START_TEST(nothing_is_nothing)
{
    struct parsed p = parse("# only a comment\n", 17);
    ck_assert_ptr_null(p.root);
    ck_assert(!p.broken);
    done(&p);
}
END_TEST

START_TEST(flow_text_reads_back)
{
    const char *text = "{a: 45 km, \"b c\": [x, \"1, 2\", \"\", \"# no\", \"a: b\", "
                       "\"\\\"\\\\\\n\"], c: {d: 5 %}}";
    struct parsed p = parse(text, strlen(text));
    const char *written = tree_write(p.arena, p.root);
    struct parsed q = parse(written, strlen(written));
    ck_assert_str_eq(q.messages, "");
    ck_assert_str_eq(tree_write(q.arena, q.root), written);
    ck_assert_str_eq(tree_get(q.root, "b c")->items[5]->text, "\"\\\n");
    done(&q);
    done(&p);
}
END_TEST

START_TEST(diagnostics_are_sorted_underlined_and_counted)
{
    const struct source_text source = {
        .name = "f.yaml", .text = "one\n\u00e4 two three\n", .size = 17};
    struct diag *diag = diag_create();
    struct mark late = {&source, 2, 7, 5}, early = {&source, 1, 1, 3}, wide = {&source, 2, 3, 99};
    diag_error(diag, &late, "E-KEY", "third%s", "\x1b[31m");
    diag_help(diag, "do %s", "this");
    diag_warn(diag, &wide, "W-X", "second");
    diag_error(diag, &early, "E-KEY", "first");
    diag_error(diag, &early, "E-KEY", "first"); /* once is enough */
    diag_help(diag, "not kept");
    char *text = diag_text(diag, 0);
    ck_assert_str_eq(text, "f.yaml:1:1: error: first [E-KEY]\n"
                           "    1 | one\n"
                           "      | ^~~\n"
                           "f.yaml:2:3: warning: second [W-X]\n"
                           "    2 | \u00e4 two three\n"
                           "      |   ^~~~~~~~~\n"
                           "f.yaml:2:7: error: third [31m [E-KEY]\n"
                           "    2 | \u00e4 two three\n"
                           "      |       ^~~~~\n"
                           "   = help: do this\n");
    free(text);
    ck_assert_int_eq(diag_error_count(diag), 2);
    ck_assert_int_eq(diag_warning_count(diag), 1);
    for (int i = 0; i < 30; i++)
        diag_error(diag, NULL, "E-KEY", "number %d", i);
    text = diag_text(diag, 0);
    ck_assert_ptr_nonnull(strstr(text, "\nand 13 more\n"));
    free(text);
    diag_free(&diag);
}
END_TEST

START_TEST(wide_characters_take_two_columns)
{
    ck_assert_int_eq(utf8_width("a\u94dd\u6db2\u00e9\uff1f\uac00b", 99), 1 + 2 + 2 + 1 + 2 + 2 + 1);
    ck_assert_int_eq(utf8_width("a\u94dd\u6db2", 2), 3);
    ck_assert_int_eq(utf8_width("\u2013\u00b0\u03bb", 99), 3);
    ck_assert_int_eq(utf8_width("ab", 0), 0);
}
END_TEST

START_TEST(utf8_is_checked_strictly)
{
    static const struct {
        const char *text;
        size_t size, wrong;
    } cases[] = {{"plain", 5, 5},        {"\u00e4\u20ac\U0001F600", 9, 9},
                 {"a\x80", 2, 1},        {"\xe0\x80\x80", 3, 0},
                 {"\xed\xa0\x80", 3, 0}, {"\xf4\x90\x80\x80", 4, 0},
                 {"\xe2\x82", 2, 0},     {"\xc3", 1, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ck_assert_uint_eq(utf8_invalid(cases[i].text, cases[i].size), cases[i].wrong);
    ck_assert_int_eq(utf8_length("\u00e4\u20ac\U0001F600", 9), 3);
}
END_TEST

static const char *suggest(const char *wanted)
{
    static const char *const keys[] = {"distance", "speed", "setpoint", "capacity", "heel"};
    struct suggestion s;
    suggest_begin(&s, wanted);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        suggest_offer(&s, keys[i]);
    return s.best ? s.best : "";
}

START_TEST(near_words_are_suggested)
{
    ck_assert_str_eq(suggest("distnace"), "distance");
    ck_assert_str_eq(suggest("dist_km"), "distance");
    ck_assert_str_eq(suggest("Set-Point"), "setpoint");
    ck_assert_str_eq(suggest("hel"), "heel");
    ck_assert_str_eq(suggest("colour"), "");
    ck_assert_str_eq(suggest(""), "");
}
END_TEST

RUN_SUITE("tree", nodes_know_where_they_stand, what_can_be_misread_is_refused,
          nesting_and_size_are_limited, alias_bombs_do_not_go_off, many_keys_are_refused_quickly,
          a_broken_text_gives_its_beginning, nothing_is_nothing, flow_text_reads_back,
          diagnostics_are_sorted_underlined_and_counted, utf8_is_checked_strictly,
          wide_characters_take_two_columns, near_words_are_suggested)
