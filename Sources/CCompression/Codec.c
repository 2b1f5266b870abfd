// SPDX-License-Identifier: Apache-2.0

#include "Codec.h"

#include <stdlib.h>

static const struct ccompression_codec *codec(enum ccompression_format format) {
  return format == ccompression_gzip ? &ccompression_gzip_codec : &ccompression_zstd_codec;
}

enum ccompression_support ccompression_load(enum ccompression_format format) { return codec(format)->load(); }

struct ccompression_decoder {
  const struct ccompression_codec *codec;
  void *state;
};

struct ccompression_decoder *ccompression_decoder_open(enum ccompression_format format) {
  struct ccompression_decoder *decoder = malloc(sizeof *decoder);
  if (!decoder) return NULL;
  decoder->codec = codec(format);
  decoder->state = decoder->codec->open_decoder();
  if (decoder->state) return decoder;
  free(decoder);
  return NULL;
}

struct ccompression_step ccompression_decode(
    struct ccompression_decoder *decoder, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity) {
  return decoder->codec->decode(decoder->state, bytes, count, output, capacity);
}

void ccompression_decoder_close(struct ccompression_decoder *decoder) {
  decoder->codec->close_decoder(decoder->state);
  free(decoder);
}

struct ccompression_encoder {
  const struct ccompression_codec *codec;
  void *state;
};

struct ccompression_encoder *ccompression_encoder_open(enum ccompression_format format) {
  struct ccompression_encoder *encoder = malloc(sizeof *encoder);
  if (!encoder) return NULL;
  encoder->codec = codec(format);
  encoder->state = encoder->codec->open_encoder();
  if (encoder->state) return encoder;
  free(encoder);
  return NULL;
}

struct ccompression_step ccompression_encode(
    struct ccompression_encoder *encoder, const uint8_t *bytes, size_t count, bool ends_member, uint8_t *output, size_t capacity) {
  return encoder->codec->encode(encoder->state, bytes, count, ends_member, output, capacity);
}

void ccompression_encoder_close(struct ccompression_encoder *encoder) {
  encoder->codec->close_encoder(encoder->state);
  free(encoder);
}
