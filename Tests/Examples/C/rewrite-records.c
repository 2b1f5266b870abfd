// SPDX-License-Identifier: Apache-2.0
// Rewrites records that end with NUL, from standard input to standard output, as one Arrow batch.
//
//     cc rewrite-records.c -lzhengzi && printf '软件\0' | ./a.out -c s2t

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zhengzi.h>

/// All of standard input.
static char *read_all(size_t *length) {
  size_t capacity = 1 << 16;
  char *bytes = malloc(capacity);
  *length = 0;
  while (bytes) {
    *length += fread(bytes + *length, 1, capacity - *length, stdin);
    if (*length < capacity) break;
    char *more = realloc(bytes, capacity *= 2);
    if (!more) free(bytes);
    bytes = more;
  }
  return bytes;
}

/// Where each record starts and ends: the data of Arrow's layout is the records without their NULs, closed up in place.
static int64_t *find_records(char *bytes, size_t *length, size_t *count) {
  *count = 0;
  for (size_t i = 0; i < *length; i++) *count += bytes[i] == 0;
  int64_t *offsets = calloc(*count + 1, sizeof *offsets);
  if (!offsets) return NULL;
  size_t end = 0, record = 0;
  for (size_t i = 0; i < *length; i++) {
    if (bytes[i]) {
      bytes[end++] = bytes[i];
    } else {
      offsets[++record] = (int64_t)end;
    }
  }
  *length = end;
  return offsets;
}

static void write_records(const zhengzi_batch *batch, size_t count) {
  const int64_t *offsets = (const int64_t *)batch->offsets.bytes;
  for (size_t i = 0; i < count; i++) {
    fwrite(batch->data.bytes + offsets[i], 1, (size_t)(offsets[i + 1] - offsets[i]), stdout);
    putchar(0);
  }
}

int main(int argc, char **argv) {
  zhengzi_buffer message = {0};
  zhengzi_pipeline *pipeline;
  int32_t status = zhengzi_pipeline_make((const char *const *)argv + 1, (size_t)argc - 1, &pipeline, &message);
  size_t length, count;
  char *bytes = read_all(&length);
  int64_t *offsets = bytes ? find_records(bytes, &length, &count) : NULL;
  if (!offsets) return 1;
  zhengzi_strings texts = {
      .count = count,
      .offset_bits = 64,
      .offsets = offsets,
      .offsets_length = (count + 1) * sizeof *offsets,
      .data = (const uint8_t *)bytes,
      .data_length = length,
  };
  zhengzi_batch batch = {0};
  if (status == ZHENGZI_OK) status = zhengzi_rewrite_batch(pipeline, &texts, 0, &batch, &message);
  if (status == ZHENGZI_OK) {
    write_records(&batch, count);
  } else {
    fprintf(stderr, "%s: %.*s\n", zhengzi_error_name(status), (int)message.length, (const char *)message.bytes);
  }
  zhengzi_batch_release(&batch);
  zhengzi_buffer_release(&message);
  zhengzi_pipeline_free(pipeline);
  free(offsets);
  free(bytes);
  return status;
}
