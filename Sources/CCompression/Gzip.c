// SPDX-License-Identifier: Apache-2.0

#include "Codec.h"

#ifdef ZHENGZI_GZIP

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

#define FUNCTIONS(use) \
  use(inflateInit2_) use(inflate) use(inflateReset) use(inflateEnd) \
  use(deflateInit2_) use(deflate) use(deflateReset) use(deflateEnd)

static struct { FUNCTIONS(CCOMPRESSION_DECLARE) } calls;

/// The largest window, and 16 for gzip's header and trailer around it.
static const int window_bits = MAX_WBITS + 16;
static const int memory_level = 8;

struct state {
  z_stream stream;
  bool is_between_members;
};

static enum ccompression_support load(void) {
  if (calls.inflate_call) return ccompression_supported;
  CCOMPRESSION_OPEN("z")
  FUNCTIONS(CCOMPRESSION_RESOLVE)
  return ccompression_supported;
}

static uInt limited(size_t count) { return count < UINT_MAX ? (uInt)count : UINT_MAX; }

static void set_buffers(z_stream *stream, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity) {
  stream->next_in = (Bytef *)bytes;
  stream->avail_in = limited(count);
  stream->next_out = output;
  stream->avail_out = limited(capacity);
}

/// No progress for want of bytes or room (Z_BUF_ERROR) is no error.
static struct ccompression_step finish_step(struct state *state, int status, const uint8_t *bytes, const uint8_t *output) {
  state->is_between_members = status == Z_STREAM_END;
  return (struct ccompression_step){
      .read = (size_t)(state->stream.next_in - bytes),
      .written = (size_t)(state->stream.next_out - output),
      .is_member_end = status == Z_STREAM_END,
      .is_damaged = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR,
  };
}

static void *open_decoder(void) {
  struct state *state = calloc(1, sizeof *state);
  if (state && calls.inflateInit2__call(&state->stream, window_bits, ZLIB_VERSION, sizeof state->stream) == Z_OK) return state;
  free(state);
  return NULL;
}

static struct ccompression_step decode(void *opaque, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity) {
  struct state *state = opaque;
  if (state->is_between_members) calls.inflateReset_call(&state->stream);
  set_buffers(&state->stream, bytes, count, output, capacity);
  return finish_step(state, calls.inflate_call(&state->stream, Z_NO_FLUSH), bytes, output);
}

static void close_decoder(void *opaque) {
  struct state *state = opaque;
  calls.inflateEnd_call(&state->stream);
  free(state);
}

static void *open_encoder(void) {
  struct state *state = calloc(1, sizeof *state);
  if (state &&
      calls.deflateInit2__call(
          &state->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, memory_level, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
          sizeof state->stream) == Z_OK)
    return state;
  free(state);
  return NULL;
}

static struct ccompression_step encode(
    void *opaque, const uint8_t *bytes, size_t count, bool ends_member, uint8_t *output, size_t capacity) {
  struct state *state = opaque;
  if (state->is_between_members) calls.deflateReset_call(&state->stream);
  set_buffers(&state->stream, bytes, count, output, capacity);
  return finish_step(state, calls.deflate_call(&state->stream, ends_member ? Z_FINISH : Z_NO_FLUSH), bytes, output);
}

static void close_encoder(void *opaque) {
  struct state *state = opaque;
  calls.deflateEnd_call(&state->stream);
  free(state);
}

const struct ccompression_codec ccompression_gzip_codec = {
    load, open_decoder, decode, close_decoder, open_encoder, encode, close_encoder};

#else

static enum ccompression_support load(void) { return ccompression_not_built; }

const struct ccompression_codec ccompression_gzip_codec = {.load = load};

#endif
