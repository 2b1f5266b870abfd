// SPDX-License-Identifier: Apache-2.0
// ICU behind plain C types. A header that shows ICU's own types cannot be imported beside Foundation: both declare UErrorCode.
//
// The library is loaded on first use: a run that needs no ICU does not pay for it (0.8 ms of start-up when it is linked).
// All texts are UTF-16. A status is ICU's error code: above 0 something failed.

#ifndef ZHENGZI_CICU_H
#define ZHENGZI_CICU_H

#include <stdbool.h>
#include <stdint.h>

/// The version of ICU that this was compiled for, such as "72.1"; the library that is loaded has the same major version.
const char *cicu_version(void);

/// Loads the library; false where it is not installed. Call it before anything below, from one thread at a time.
bool cicu_load(void);

/// The name of a status, such as "U_MISSING_OPERATOR".
const char *cicu_status_name(int32_t status);

// Transforms

struct cicu_transliterator;

/// Where a rule is wrong.
struct cicu_parse_error {
  /// The place in the rules, in UTF-16 units; below 0 where it is not known.
  int32_t offset;
  /// The text before and after the place, each ending in 0.
  uint16_t before[16];
  uint16_t after[16];
};

/// Opens the transform `id`, or, where `rules` is not NULL, compiles rules under that name. NULL where that fails.
struct cicu_transliterator *cicu_transliterator_open(
    const uint16_t *id, int32_t id_length, const uint16_t *rules, int32_t rules_length,
    struct cicu_parse_error *error, int32_t *status);

/// A copy for another thread; NULL where there is no memory.
struct cicu_transliterator *cicu_transliterator_clone(const struct cicu_transliterator *transliterator);

void cicu_transliterator_close(struct cicu_transliterator *transliterator);

/// Transforms `text[0 ..< length]` in place and returns the new length, which may be above `capacity`: then the text is spoiled.
int32_t cicu_transliterate(
    const struct cicu_transliterator *transliterator, uint16_t *text, int32_t length, int32_t capacity, int32_t *status);

struct cicu_names;

/// The names of all transforms; NULL where they cannot be had.
struct cicu_names *cicu_transform_names_open(void);

/// The next name, valid until the next call, or NULL at the end.
const char *cicu_names_next(struct cicu_names *names);

void cicu_names_close(struct cicu_names *names);

// Character sets

struct cicu_converter;

/// Opens the converter of a name or alias, such as "EUC-TW"; NULL where there is none.
struct cicu_converter *cicu_converter_open(const char *name);

void cicu_converter_close(struct cicu_converter *converter);

/// Forgets what was begun.
void cicu_converter_reset(struct cicu_converter *converter);

/// One step of a conversion to UTF-16.
struct cicu_decoding {
  /// How many bytes were read and units written.
  int32_t read;
  int32_t written;
  /// How many bytes, the last ones read, belong to no character; 0 where there is no error.
  int32_t invalid;
  uint8_t invalid_bytes[8];
  /// Whether the output is full: call again.
  bool is_full;
};

/// Decodes until the bytes end, the output is full, or some bytes belong to no character.
struct cicu_decoding cicu_decode(
    struct cicu_converter *converter, const uint8_t *bytes, int32_t count, bool is_end, uint16_t *output, int32_t capacity);

/// All names that a converter can be opened by.
struct cicu_names *cicu_converter_names_open(void);

// Normalization forms

struct cicu_normalizer;

/// The normalizer of "nfc" or "nfkc": shared, never closed, for any thread. NULL where its data is missing.
const struct cicu_normalizer *cicu_normalizer_get(const char *form);

/// Writes the normalized text and returns its length, which may be above `capacity`: then the output is not complete.
int32_t cicu_normalize(
    const struct cicu_normalizer *normalizer, const uint16_t *text, int32_t length,
    uint16_t *output, int32_t capacity, int32_t *status);

#endif
