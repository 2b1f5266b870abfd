// SPDX-License-Identifier: Apache-2.0
// What a format must be able to do.

#ifndef ZHENGZI_CCOMPRESSION_CODEC_H
#define ZHENGZI_CCOMPRESSION_CODEC_H

#include <dlfcn.h>

#include "CCompression.h"

struct ccompression_codec {
  enum ccompression_support (*load)(void);
  void *(*open_decoder)(void);
  struct ccompression_step (*decode)(void *state, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity);
  void (*close_decoder)(void *state);
  void *(*open_encoder)(void);
  struct ccompression_step (*encode)(
      void *state, const uint8_t *bytes, size_t count, bool ends_member, uint8_t *output, size_t capacity);
  void (*close_encoder)(void *state);
};

#define CCOMPRESSION_HIDDEN __attribute__((visibility("hidden")))

CCOMPRESSION_HIDDEN extern const struct ccompression_codec ccompression_gzip_codec;
CCOMPRESSION_HIDDEN extern const struct ccompression_codec ccompression_zstd_codec;

#ifdef __APPLE__
#define CCOMPRESSION_FILE(name) "lib" name ".1.dylib"
#else
#define CCOMPRESSION_FILE(name) "lib" name ".so.1"
#endif

#define CCOMPRESSION_DECLARE(name) __typeof__(&name) name##_call;
#ifdef ZHENGZI_STATIC
// All is linked into one program, which cannot load libraries.
#define CCOMPRESSION_OPEN(name)
#define CCOMPRESSION_RESOLVE(name) calls.name##_call = &name;
#else
#define CCOMPRESSION_OPEN(name) \
  void *library = dlopen(CCOMPRESSION_FILE(name), RTLD_NOW | RTLD_LOCAL); \
  if (!library) return ccompression_not_installed;
#define CCOMPRESSION_RESOLVE(name) \
  calls.name##_call = (__typeof__(&name))dlsym(library, #name); \
  if (!calls.name##_call) return ccompression_not_installed;
#endif

#endif
