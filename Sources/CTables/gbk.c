// SPDX-License-Identifier: Apache-2.0

#include "CTables.h"

alignas(4096) static const unsigned char gbk[] = {
#embed "Blobs/gbk.bin"
};

const struct zhengzi_table zhengzi_table_gbk = {gbk, sizeof gbk};
