// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include "CICU.h"
#include "Library.h"

struct cicu_converter *cicu_converter_open(const char *name) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = cicu.ucnv_open_call(name, &code);
  if (U_FAILURE(code)) return NULL;
  // Stops at what is no text, so that the caller sees the bytes themselves.
  cicu.ucnv_setToUCallBack_call(converter, cicu.UCNV_TO_U_CALLBACK_STOP_call, NULL, NULL, NULL, &code);
  return (struct cicu_converter *)converter;
}

void cicu_converter_close(struct cicu_converter *converter) { cicu.ucnv_close_call((UConverter *)converter); }

void cicu_converter_reset(struct cicu_converter *converter) { cicu.ucnv_reset_call((UConverter *)converter); }

struct cicu_decoding cicu_decode(
    struct cicu_converter *converter, const uint8_t *bytes, int32_t count, bool is_end, uint16_t *output, int32_t capacity) {
  UErrorCode code = U_ZERO_ERROR;
  const char *source = (const char *)bytes;
  UChar *target = (UChar *)output;
  cicu.ucnv_toUnicode_call(
      (UConverter *)converter, &target, target + capacity, &source, source + count, NULL, is_end, &code);
  struct cicu_decoding step = {
      .read = (int32_t)(source - (const char *)bytes),
      .written = (int32_t)(target - (UChar *)output),
      .is_full = code == U_BUFFER_OVERFLOW_ERROR,
  };
  if (U_FAILURE(code) && !step.is_full) {
    UErrorCode ignored = U_ZERO_ERROR;
    int8_t length = sizeof step.invalid_bytes;
    cicu.ucnv_getInvalidChars_call((UConverter *)converter, (char *)step.invalid_bytes, &length, &ignored);
    step.invalid = U_SUCCESS(ignored) ? length : 0;
  }
  return step;
}

struct cicu_names *cicu_converter_names_open(void) {
  UErrorCode code = U_ZERO_ERROR;
  UEnumeration *names = cicu.ucnv_openAllNames_call(&code);
  return U_SUCCESS(code) ? (struct cicu_names *)names : NULL;
}
