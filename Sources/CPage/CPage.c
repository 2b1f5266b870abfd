// SPDX-License-Identifier: Apache-2.0

#include "CPage.h"

static const unsigned char style[] = {
#embed "page.css"
};

const unsigned char *const zhengzi_page_style = style;
const size_t zhengzi_page_style_length = sizeof style;
