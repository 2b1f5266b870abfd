// SPDX-License-Identifier: Apache-2.0

#include "CICU.h"
#include "Library.h"

const struct cicu_normalizer *cicu_normalizer_get(const char *form) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = cicu.unorm2_getInstance_call(NULL, form, UNORM2_COMPOSE, &code);
  return U_SUCCESS(code) ? (const struct cicu_normalizer *)normalizer : NULL;
}

int32_t cicu_normalize(
    const struct cicu_normalizer *normalizer, const uint16_t *text, int32_t length,
    uint16_t *output, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t written = cicu.unorm2_normalize_call(
      (const UNormalizer2 *)normalizer, (const UChar *)text, length, (UChar *)output, capacity, &code);
  *status = code == U_BUFFER_OVERFLOW_ERROR ? U_ZERO_ERROR : code;
  return written;
}
