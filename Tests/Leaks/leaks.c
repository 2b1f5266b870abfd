// SPDX-License-Identifier: Apache-2.0
//
// Calls every function of the library again and again, and compares the memory in use after the first tenth with that at the end.

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "zhengzi.h"

static const char *const texts[] = {
    "皖I(lǐng)CP備16021577號(hào)-1 經(jīng)營(yíng)許可證", "后面的软件,真的?", "plain", "", "\xFF\xE4\xB8", "æ˜¥å¤©åˆ°äº†",
};
enum { TEXTS = sizeof texts / sizeof *texts };

/// Kilobytes of this process that are in memory.
static long resident(void) {
  long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file || fscanf(file, "%*s %ld", &pages) != 1) exit(2);
  fclose(file);
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static void require(int isTrue, const char *what) {
  if (isTrue) return;
  fprintf(stderr, "test-leaks: %s\n", what);
  exit(1);
}

static void documents(const zhengzi_pipeline *pipeline, const char *text) {
  zhengzi_buffer output = {0};
  const uint8_t *bytes = (const uint8_t *)text;
  require(zhengzi_rewrite(pipeline, bytes, strlen(text), &output) == ZHENGZI_OK, "rewrite");
  require(zhengzi_explain(pipeline, bytes, strlen(text), &output) == ZHENGZI_OK, "explain");
  require(zhengzi_rewrite(NULL, bytes, 1, &output) == ZHENGZI_INVALID_ARGUMENT, "rewrite by nothing");
  zhengzi_buffer_release(&output);
}

static void stream(const zhengzi_pipeline *pipeline, const char *text) {
  zhengzi_buffer output = {0};
  zhengzi_stream *stream;
  require(zhengzi_stream_make(pipeline, &stream) == ZHENGZI_OK, "stream");
  require(zhengzi_stream_push(stream, (const uint8_t *)text, strlen(text), &output) == ZHENGZI_OK, "push");
  // Every other stream is freed in the middle of its document.
  if (strlen(text) % 2 == 0) require(zhengzi_stream_end(stream, &output) == ZHENGZI_OK, "end");
  zhengzi_stream_free(stream);
  zhengzi_buffer_release(&output);
}

static void batch(const zhengzi_pipeline *pipeline, const char *text, int isBad) {
  int32_t offsets[] = {0, 3, (int32_t)strlen(text)};
  if (offsets[2] < 3) offsets[1] = 0;
  if (isBad) offsets[2] = 1 << 20;
  zhengzi_strings strings = {
      .count = 2, .offset_bits = 32, .offsets = offsets, .offsets_length = sizeof offsets, .data = (const uint8_t *)text,
      .data_length = strlen(text)};
  zhengzi_batch batch = {0};
  zhengzi_buffer message = {0};
  int32_t code = zhengzi_rewrite_batch(pipeline, &strings, ZHENGZI_DETAILS, &batch, &message);
  require(code == (isBad ? ZHENGZI_INVALID_OFFSETS : ZHENGZI_OK), "batch");
  zhengzi_batch_release(&batch);
  zhengzi_buffer_release(&message);
}

static void makeAndFail(void) {
  const char *good[] = {"--to", "tw", "--punctuation", "taiwan"};
  const char *bad[] = {"-c", "nonsense"};
  zhengzi_pipeline *pipeline;
  zhengzi_buffer message = {0};
  require(zhengzi_pipeline_make(good, 4, &pipeline, &message) == ZHENGZI_OK, "make");
  zhengzi_pipeline_free(pipeline);
  require(zhengzi_pipeline_make(bad, 2, &pipeline, &message) != ZHENGZI_OK, "make of nonsense");
  zhengzi_buffer_release(&message);
}

int main(int count, char **words) {
  long calls = count > 1 ? atol(words[1]) : 1000000;
  long before = 0;
  const char *arguments[] = {"-c", "s2twp", "--punctuation", "taiwan"};
  zhengzi_pipeline *pipeline;
  require(zhengzi_pipeline_make(arguments, 4, &pipeline, NULL) == ZHENGZI_OK, "make");
  // Each turn is ten calls that keep nothing.
  for (long turn = 0; turn < calls / 10; turn++) {
    const char *text = texts[turn % TEXTS];
    documents(pipeline, text);
    stream(pipeline, text);
    batch(pipeline, text, turn % 7 == 0);
    if (turn % 100 == 0) makeAndFail();
    if (turn == calls / 100) before = resident();
  }
  zhengzi_pipeline_free(pipeline);
  malloc_trim(0);
  long after = resident();
  printf("%ld calls: %ld KB after the first tenth, %ld KB at the end\n", calls, before, after);
  require(after < before + 2048, "memory grows");
}
