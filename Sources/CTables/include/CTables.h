// SPDX-License-Identifier: Apache-2.0
// The compiled tables, embedded read-only: mapped from the file, shared between processes, paged in as they are touched.

#ifndef ZHENGZI_CTABLES_H
#define ZHENGZI_CTABLES_H

#include <stddef.h>

/// A table file as it was embedded; `bytes` is aligned to a page.
struct zhengzi_table {
  const unsigned char *bytes;
  size_t length;
};

// One for each family: Tables/<family>.
extern const struct zhengzi_table zhengzi_table_codecs;
extern const struct zhengzi_table zhengzi_table_detection;
extern const struct zhengzi_table zhengzi_table_gbk;
extern const struct zhengzi_table zhengzi_table_model;
extern const struct zhengzi_table zhengzi_table_model_ja_ko;
extern const struct zhengzi_table zhengzi_table_context;
extern const struct zhengzi_table zhengzi_table_opencc;
extern const struct zhengzi_table zhengzi_table_romanization;

/// Starts to load what is about to be looked up, so that many look-ups wait for memory together. Any address may be given.
static inline void zhengzi_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
