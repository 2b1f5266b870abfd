// SPDX-License-Identifier: Apache-2.0
// Calls every function of the library many times, and fails where memory is left behind.
//
//     cc many-calls.c -lzhengzi && ./a.out 1000000

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zhengzi.h>

static const uint8_t text[] = "软件 ä¸\xc2\xad" "æ–‡\n";
static const size_t length = sizeof text - 1;

/// Bytes of the process that lie in memory.
static long resident(void) {
  long pages = 0;
  FILE *status = fopen("/proc/self/statm", "r");
  if (!status || fscanf(status, "%*d %ld", &pages) != 1) pages = 0;
  if (status) fclose(status);
  return pages * sysconf(_SC_PAGESIZE);
}

static void call_batch(const zhengzi_pipeline *pipeline, uint32_t wants) {
  const int64_t offsets[] = {0, 6, 6, (int64_t)length};
  const uint8_t validity = 5;
  zhengzi_strings texts = {
      .count = 3, .offset_bits = 64, .offsets = offsets, .offsets_length = sizeof offsets,
      .data = text, .data_length = length, .validity = &validity, .validity_length = 1,
  };
  zhengzi_batch batch = {0};
  zhengzi_rewrite_batch(pipeline, &texts, wants, &batch, NULL);
  zhengzi_batch_release(&batch);
}

static void call_stream(const zhengzi_pipeline *pipeline, zhengzi_buffer *output) {
  zhengzi_stream *stream;
  if (zhengzi_stream_make(pipeline, &stream) != ZHENGZI_OK) return;
  zhengzi_stream_push(stream, text, 5, output);
  zhengzi_stream_push(stream, text + 5, length - 5, output);
  zhengzi_stream_end(stream, output);
  zhengzi_stream_free(stream);
}

/// What is wrong in a call must leave nothing behind either.
static void call_wrongly(const zhengzi_pipeline *pipeline) {
  const char *arguments[] = {"-c", "nonsense"};
  const int32_t offsets[] = {0, 9, 1};
  zhengzi_strings texts = {
      .count = 2, .offset_bits = 32, .offsets = offsets, .offsets_length = sizeof offsets, .data = text, .data_length = 4};
  zhengzi_pipeline *none;
  zhengzi_batch batch = {0};
  zhengzi_buffer message = {0};
  zhengzi_pipeline_make(arguments, 2, &none, &message);
  zhengzi_rewrite_batch(pipeline, &texts, ZHENGZI_DETAILS, &batch, &message);
  zhengzi_buffer_release(&message);
}

static void call(const zhengzi_pipeline *pipeline, long i) {
  zhengzi_buffer output = {0};
  zhengzi_rewrite(pipeline, text, i % 8 ? 6 : length, &output);  // mostly the sound part
  if (i % 16 == 0) zhengzi_explain(pipeline, text, length, &output);
  if (i % 16 == 1) call_batch(pipeline, 0);
  if (i % 16 == 9) call_batch(pipeline, ZHENGZI_DETAILS);
  if (i % 64 == 2) call_stream(pipeline, &output);
  if (i % 256 == 3) call_wrongly(pipeline);
  if (i % 256 == 4) zhengzi_detect(text, length, &output);
  zhengzi_buffer_release(&output);
}

static zhengzi_pipeline *make(void) {
  const char *arguments[] = {"-c", "s2t"};
  zhengzi_pipeline *pipeline;
  return zhengzi_pipeline_make(arguments, 2, &pipeline, NULL) == ZHENGZI_OK ? pipeline : NULL;
}

int main(int argc, char **argv) {
  long count = argc > 1 ? atol(argv[1]) : 1000000;
  zhengzi_pipeline *pipeline = make();
  if (!pipeline) return 1;
  for (long i = 0; i < 20000; i++) call(pipeline, i);
  long before = resident();
  for (long i = 0; i < count; i++) {
    call(pipeline, i);
    if (i % 1024 == 5) {
      zhengzi_pipeline_free(pipeline);
      if (!(pipeline = make())) return 1;
    }
  }
  long grown = resident() - before;
  zhengzi_pipeline_free(pipeline);
  printf("%ld calls: %+ld KiB\n", count, grown / 1024);
  return grown > 4 << 20;
}
