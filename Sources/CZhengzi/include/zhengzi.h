// SPDX-License-Identifier: Apache-2.0
//
// Zhengzi for C and for everything that speaks C: repair damaged Chinese text, convert scripts, normalize punctuation.
//
//     const char *arguments[] = {"--to", "tw", "--punctuation", "taiwan"};
//     zhengzi_pipeline *pipeline;
//     zhengzi_buffer output = {0};
//     if (zhengzi_pipeline_make(arguments, 4, &pipeline, NULL) == ZHENGZI_OK) {
//       zhengzi_rewrite(pipeline, text, length, &output);
//       fwrite(output.bytes, 1, output.length, stdout);
//       zhengzi_buffer_release(&output);
//       zhengzi_pipeline_free(pipeline);
//     }
//
// What holds everywhere:
// - Texts are bytes with a length, UTF-8 or not; no terminator is read or written. A text may be NULL when its length is 0.
// - Text never causes an error. A function that can fail returns a code: ZHENGZI_OK or what is wrong with the call itself.
// - The library keeps no pointer that it is given. What it gives out is freed by the function named for it, never by free().
// - A pipeline may be used by any number of threads at once. Streams, buffers and batches belong to one thread at a time.
// - Functions are added to this file, never changed or taken away.

#ifndef ZHENGZI_H
#define ZHENGZI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---------------------------------------------------------------------------------------------------------------- Results

enum {
  /// Done.
  ZHENGZI_OK = 0,
  /// A pointer is NULL that must not be, or a length cannot be one.
  ZHENGZI_INVALID_ARGUMENT = 1,
  /// An option or a name is not known.
  ZHENGZI_UNKNOWN_NAME = 2,
  /// A file that an option names cannot be used: a user dictionary, transform rules.
  ZHENGZI_INVALID_FILE = 3,
  /// A library or table is missing, such as ICU for --transform.
  ZHENGZI_UNAVAILABLE = 4,
  /// The offsets of a batch decrease, or point beyond its data.
  ZHENGZI_INVALID_OFFSETS = 5,
  /// The texts of a batch with 32-bit offsets became longer than 2 GiB: use 64-bit offsets or smaller batches.
  ZHENGZI_TOO_LARGE = 6,
  /// No memory is left.
  ZHENGZI_OUT_OF_MEMORY = 7,
  /// A regular expression that an option gives cannot be read.
  ZHENGZI_INVALID_PATTERN = 8,
};

/// The name of a code, such as "unknown-name"; "unknown-code" for any other number. Never NULL; lives as long as the library.
const char *zhengzi_error_name(int32_t code);

/// The version of the library, such as "0.1.0". Lives as long as the library.
const char *zhengzi_version(void);

/// Bytes that the library owns. Starts as all zeros: `zhengzi_buffer b = {0};`
///
/// Functions append to it and grow it as needed. Set `length` to 0 to use its memory again. Change nothing else.
typedef struct zhengzi_buffer {
  uint8_t *bytes;
  size_t length;
  size_t capacity;
} zhengzi_buffer;

/// Frees a buffer's memory and makes it all zeros. Does nothing to NULL or to an empty buffer.
void zhengzi_buffer_release(zhengzi_buffer *buffer);

// --------------------------------------------------------------------------------------------------------------- Pipeline

/// Everything that is done to a text. It never changes: make it once and share it between threads.
typedef struct zhengzi_pipeline zhengzi_pipeline;

/// Makes a pipeline from the arguments that the command `zhengzi` takes for repair, conversion, normalization and transforms.
///
/// `arguments` are `count` strings that end with NUL, one word each: {"-c", "s2twp"}. Without any, safe repairs alone.
/// Sets `*pipeline`; to NULL where it fails. Then `message`, if not NULL, gets what is wrong and what would work, as UTF-8.
/// Cost: some microseconds, more where dictionaries, rules or transforms are loaded.
int32_t zhengzi_pipeline_make(const char *const *arguments, size_t count, zhengzi_pipeline **pipeline, zhengzi_buffer *message);

/// Frees a pipeline. Streams that were made from it go on. Does nothing to NULL.
void zhengzi_pipeline_free(zhengzi_pipeline *pipeline);

/// Rewrites one whole document and appends the result to `output`.
int32_t zhengzi_rewrite(const zhengzi_pipeline *pipeline, const uint8_t *text, size_t length, zhengzi_buffer *output);

/// Appends to `output` one JSON object and a line feed for each change that zhengzi_rewrite makes to a document.
///
/// The objects are those of `zhengzi --explain jsonl`, without `file`: offsets count bytes, and the changes, applied to the text, give the
/// result. Where `before` equals `after` the place was only noted.
int32_t zhengzi_explain(const zhengzi_pipeline *pipeline, const uint8_t *text, size_t length, zhengzi_buffer *output);

/// Appends to `output` a JSON object: `encoding`, `confidence`, `script`, `damage` (kinds), `damaged_share` (of bytes), as `zhengzi detect`.
///
/// `bytes` are text in any encoding.
int32_t zhengzi_detect(const uint8_t *bytes, size_t length, zhengzi_buffer *output);

// ----------------------------------------------------------------------------------------------------------------- Stream

/// A run over one document after another, fed in chunks of any size: what comes out does not depend on how the input was cut.
///
/// At most 128 KiB of input wait in it.
typedef struct zhengzi_stream zhengzi_stream;

/// Makes a stream; sets `*stream`, to NULL where it fails.
int32_t zhengzi_stream_make(const zhengzi_pipeline *pipeline, zhengzi_stream **stream);

/// Takes the next bytes of the document and appends to `output` what can be decided.
int32_t zhengzi_stream_push(zhengzi_stream *stream, const uint8_t *chunk, size_t length, zhengzi_buffer *output);

/// Ends the document and appends the rest of it to `output`; the stream is ready for another document.
int32_t zhengzi_stream_end(zhengzi_stream *stream, zhengzi_buffer *output);

/// Frees a stream. Does nothing to NULL.
void zhengzi_stream_free(zhengzi_stream *stream);

// ------------------------------------------------------------------------------------------------------------------ Batch

/// Many texts as Apache Arrow lays them out (columnar format 1.x, variable-size binary or UTF-8). Nothing in it is copied.
///
/// Text i are the bytes of `data` from offsets[i] to offsets[i + 1], unless bit validity_offset + i of `validity` is 0: then it is null.
/// Bits count from the lowest of each byte. Lengths are in bytes; no pointer needs alignment.
typedef struct zhengzi_strings {
  /// How many texts.
  size_t count;
  /// 32 (Arrow's string and binary) or 64 (large_string and large_binary).
  int32_t offset_bits;
  /// count + 1 signed numbers; may be empty where count is 0.
  const void *offsets;
  size_t offsets_length;
  const uint8_t *data;
  size_t data_length;
  /// NULL where no text is null.
  const uint8_t *validity;
  size_t validity_length;
  size_t validity_offset;
} zhengzi_strings;

enum {
  /// Fill in what zhengzi_batch says of each text and of each rule. Costs what recording the changes costs.
  ZHENGZI_DETAILS = 1,
  /// Leave offsets and data empty, with bytes NULL, where no byte of any text changes: the caller's own texts are the result. Saves the memory of a
  /// copy, which costs as much as the rewriting of sound text.
  ZHENGZI_ONLY_CHANGED = 2,
};

/// The texts of a batch after rewriting, as Arrow buffers, and what was done. Starts as all zeros.
typedef struct zhengzi_batch {
  /// count + 1 offsets of as many bits as the input's, from 0.
  zhengzi_buffer offsets;
  /// The texts one after another; a null is empty, and the input's validity holds for the output too.
  zhengzi_buffer data;

  // Without ZHENGZI_DETAILS all that follows is empty or 0.

  /// One bit for each text: whether any byte of it changed.
  zhengzi_buffer changed;
  /// One double for each text: the share of its bytes in which damage was left.
  zhengzi_buffer unrepaired;
  /// One double for each text: the lowest confidence of a change; 1 where nothing changed.
  zhengzi_buffer confidence;
  /// count + 1 int32_t: text i has the kinds of damage damage[damage_offsets[i]] to damage[damage_offsets[i + 1]], repaired or not.
  zhengzi_buffer damage_offsets;
  /// int32_t: which rule, counted from 0.
  zhengzi_buffer damage;

  /// How many rules took part; the four buffers that follow have as many entries.
  size_t rule_count;
  /// rule_count + 1 int32_t: rule i has the name rule_names[rule_offsets[i]] to rule_names[rule_offsets[i + 1]].
  zhengzi_buffer rule_offsets;
  /// Names one after another, such as "repair/pinyin-insertion".
  zhengzi_buffer rule_names;
  /// int64_t: how many changes each rule had a part in.
  zhengzi_buffer rule_changes;
  /// int64_t: how many places each rule looked at and left alone.
  zhengzi_buffer rule_notes;
  /// How many changes there are, and how many places that were left alone.
  int64_t changes;
  int64_t notes;
} zhengzi_batch;

/// Rewrites many texts, each a document of its own, in one call.
///
/// `wants` is 0 or the sum of ZHENGZI_DETAILS and ZHENGZI_ONLY_CHANGED. `batch` must be all zeros, or one that zhengzi_batch_release has emptied; where the call fails it is
/// empty, and `message`, if not NULL, gets what is wrong and which text is to blame ("text 17: …", counted from 0).
int32_t zhengzi_rewrite_batch(
    const zhengzi_pipeline *pipeline, const zhengzi_strings *texts, uint32_t wants, zhengzi_batch *batch, zhengzi_buffer *message);

/// Frees all buffers of a batch and makes it all zeros. Does nothing to NULL.
void zhengzi_batch_release(zhengzi_batch *batch);

#ifdef __cplusplus
}
#endif

#endif
