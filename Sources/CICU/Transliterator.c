// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include "CICU.h"
#include "Library.h"

static_assert(U_PARSE_CONTEXT_LEN == 16, "the header promises 16 units of context");

struct cicu_transliterator *cicu_transliterator_open(
    const uint16_t *id, int32_t id_length, const uint16_t *rules, int32_t rules_length,
    struct cicu_parse_error *error, int32_t *status) {
  UParseError parse = {.line = -1, .offset = -1};
  UErrorCode code = U_ZERO_ERROR;
  UTransliterator *opened = cicu.utrans_openU_call(
      (const UChar *)id, id_length, UTRANS_FORWARD, (const UChar *)rules, rules_length, &parse, &code);
  error->offset = parse.offset;
  memcpy(error->before, parse.preContext, sizeof error->before);
  memcpy(error->after, parse.postContext, sizeof error->after);
  *status = code;
  if (U_SUCCESS(code)) return (struct cicu_transliterator *)opened;
  if (opened) cicu.utrans_close_call(opened);
  return NULL;
}

struct cicu_transliterator *cicu_transliterator_clone(const struct cicu_transliterator *transliterator) {
  UErrorCode code = U_ZERO_ERROR;
  UTransliterator *copy = cicu.utrans_clone_call((const UTransliterator *)transliterator, &code);
  return U_SUCCESS(code) ? (struct cicu_transliterator *)copy : NULL;
}

void cicu_transliterator_close(struct cicu_transliterator *transliterator) {
  cicu.utrans_close_call((UTransliterator *)transliterator);
}

int32_t cicu_transliterate(
    const struct cicu_transliterator *transliterator, uint16_t *text, int32_t length, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t limit = length;
  cicu.utrans_transUChars_call(
      (const UTransliterator *)transliterator, (UChar *)text, &length, capacity, 0, &limit, &code);
  // A text that needs more room is no failure here: the length says so.
  *status = code == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : code;
  return length;
}

struct cicu_names *cicu_transform_names_open(void) {
  UErrorCode code = U_ZERO_ERROR;
  UEnumeration *names = cicu.utrans_openIDs_call(&code);
  return U_SUCCESS(code) ? (struct cicu_names *)names : NULL;
}

const char *cicu_names_next(struct cicu_names *names) {
  UErrorCode code = U_ZERO_ERROR;
  return cicu.uenum_next_call((UEnumeration *)names, NULL, &code);
}

void cicu_names_close(struct cicu_names *names) { cicu.uenum_close_call((UEnumeration *)names); }
