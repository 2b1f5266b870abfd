// SPDX-License-Identifier: Apache-2.0

#include "Codec.h"

#ifdef ZHENGZI_ZSTD

#include <zstd.h>

#define FUNCTIONS(use) \
  use(ZSTD_isError) use(ZSTD_createDCtx) use(ZSTD_decompressStream) use(ZSTD_freeDCtx) \
  use(ZSTD_createCCtx) use(ZSTD_CCtx_setParameter) use(ZSTD_compressStream2) use(ZSTD_freeCCtx)

static struct { FUNCTIONS(CCOMPRESSION_DECLARE) } calls;

static enum ccompression_support load(void) {
  if (calls.ZSTD_isError_call) return ccompression_supported;
  CCOMPRESSION_OPEN("zstd")
  FUNCTIONS(CCOMPRESSION_RESOLVE)
  return ccompression_supported;
}

static void *open_decoder(void) { return calls.ZSTD_createDCtx_call(); }

static struct ccompression_step decode(void *state, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity) {
  ZSTD_inBuffer source = {bytes, count, 0};
  ZSTD_outBuffer target = {output, capacity, 0};
  size_t rest = calls.ZSTD_decompressStream_call(state, &target, &source);
  bool is_damaged = calls.ZSTD_isError_call(rest);
  return (struct ccompression_step){source.pos, target.pos, !is_damaged && rest == 0, is_damaged};
}

static void close_decoder(void *state) { calls.ZSTD_freeDCtx_call(state); }

static void *open_encoder(void) {
  ZSTD_CCtx *context = calls.ZSTD_createCCtx_call();
  if (context) calls.ZSTD_CCtx_setParameter_call(context, ZSTD_c_checksumFlag, 1);
  return context;
}

static struct ccompression_step encode(
    void *state, const uint8_t *bytes, size_t count, bool ends_member, uint8_t *output, size_t capacity) {
  ZSTD_inBuffer source = {bytes, count, 0};
  ZSTD_outBuffer target = {output, capacity, 0};
  size_t rest = calls.ZSTD_compressStream2_call(state, &target, &source, ends_member ? ZSTD_e_end : ZSTD_e_continue);
  bool is_damaged = calls.ZSTD_isError_call(rest);
  return (struct ccompression_step){source.pos, target.pos, ends_member && !is_damaged && rest == 0, is_damaged};
}

static void close_encoder(void *state) { calls.ZSTD_freeCCtx_call(state); }

const struct ccompression_codec ccompression_zstd_codec = {
    load, open_decoder, decode, close_decoder, open_encoder, encode, close_encoder};

#else

static enum ccompression_support load(void) { return ccompression_not_built; }

const struct ccompression_codec ccompression_zstd_codec = {.load = load};

#endif
