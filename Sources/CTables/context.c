// SPDX-License-Identifier: Apache-2.0

#include "CTables.h"

_Alignas(4096) static const unsigned char bytes[] = {
#embed "Blobs/context.bin"
};

const struct zhengzi_table zhengzi_table_context = {bytes, sizeof bytes};
