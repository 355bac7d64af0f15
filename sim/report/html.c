/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/html.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>

void html_text(FILE *out, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '&':
            fputs("&amp;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        default:
            /* control characters are no HTML */
            putc((unsigned char)*text < ' ' && *text != '\n' && *text != '\t' ? ' ' : *text, out);
        }
}

void html_figure(FILE *out, const char *text)
{
    for (; *text; text++) {
        char one[2] = {*text, '\0'};
        bool behind = *text == ' ' && (unsigned char)text[-1] == 0xB1; /* the end of ± in UTF-8 */
        html_text(out, behind ? "\u00A0" : one);
    }
}

void html_words(FILE *out, const char *text)
{
    char one[2] = "";
    for (; *text; text++) {
        one[0] = *text == '_' ? ' ' : *text;
        html_text(out, one);
    }
}

void html_put(FILE *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(out, format, arguments);
    va_end(arguments);
}

void html_data(FILE *out, const char *type, const void *bytes, size_t size)
{
    enum { CHUNK = 300 }; /* of three: no padding within */
    char coded[BASE64_ENCODE_RAW_LENGTH(CHUNK)];
    const unsigned char *at = bytes;
    fprintf(out, "data:%s;base64,", type);
    while (size > 0) {
        size_t take = size < CHUNK ? size : CHUNK;
        base64_encode_raw(coded, take, at);
        fwrite(coded, 1, BASE64_ENCODE_RAW_LENGTH(take), out);
        at += take;
        size -= take;
    }
}

int html_data_file(FILE *out, const char *type, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t size = 0, got, room = 0;
    int done = file != NULL;
    while (done) {
        if (size == room) {
            char *more = realloc(bytes, room = room ? 2 * room : 65536);
            done = more != NULL;
            bytes = done ? more : bytes;
        }
        if (!done || (got = fread(bytes + size, 1, room - size, file)) == 0)
            break;
        size += got;
    }
    done = done && !ferror(file);
    if (done)
        html_data(out, type, bytes, size);
    free(bytes);
    if (file)
        fclose(file);
    return done;
}

void html_hash(const char *text, size_t size, char hash[HTML_HASH])
{
    struct sha256_ctx context;
    unsigned char digest[SHA256_DIGEST_SIZE];
    char coded[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = "";
    sha256_init(&context);
    sha256_update(&context, size, (const unsigned char *)text);
    sha256_digest(&context, sizeof digest, digest);
    base64_encode_raw(coded, sizeof digest, digest);
    snprintf(hash, HTML_HASH, "sha256-%s", coded);
}
