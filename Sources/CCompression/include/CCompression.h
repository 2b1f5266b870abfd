// SPDX-License-Identifier: Apache-2.0
// gzip by zlib and Zstandard by libzstd, behind one interface.
//
// A library is loaded on first use: a run without compressed files does not pay for it.

#ifndef ZHENGZI_CCOMPRESSION_H
#define ZHENGZI_CCOMPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ccompression_format { ccompression_gzip, ccompression_zstd };

enum ccompression_support {
  ccompression_supported,
  /// The package was built without the format's trait.
  ccompression_not_built,
  /// The library is not on this machine.
  ccompression_not_installed,
};

/// Loads a format's library. Call it before opening a stream, from one thread at a time.
enum ccompression_support ccompression_load(enum ccompression_format format);

/// What one step did. A file is one member after another, each complete in itself; Zstandard calls them frames.
struct ccompression_step {
  size_t read;
  size_t written;
  /// Whether a member ended with the last byte.
  bool is_member_end;
  /// Whether the bytes are not what the format allows; no further step makes sense.
  bool is_damaged;
};

struct ccompression_decoder;

/// NULL where there is no memory.
struct ccompression_decoder *ccompression_decoder_open(enum ccompression_format format);

/// Decodes until the bytes end, the output is full, or a member ends; after that the next member may follow.
struct ccompression_step ccompression_decode(
    struct ccompression_decoder *decoder, const uint8_t *bytes, size_t count, uint8_t *output, size_t capacity);

void ccompression_decoder_close(struct ccompression_decoder *decoder);

struct ccompression_encoder;

/// NULL where there is no memory.
struct ccompression_encoder *ccompression_encoder_open(enum ccompression_format format);

/// Encodes until the bytes end or the output is full; with `ends_member`, call it until a member has ended.
struct ccompression_step ccompression_encode(
    struct ccompression_encoder *encoder, const uint8_t *bytes, size_t count, bool ends_member, uint8_t *output, size_t capacity);

void ccompression_encoder_close(struct ccompression_encoder *encoder);

#endif
