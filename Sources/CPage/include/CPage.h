// SPDX-License-Identifier: Apache-2.0
// The style of the page that --report writes, embedded read-only.

#ifndef ZHENGZI_CPAGE_H
#define ZHENGZI_CPAGE_H

#include <stddef.h>

extern const unsigned char *const zhengzi_page_style;
extern const size_t zhengzi_page_style_length;

#endif
