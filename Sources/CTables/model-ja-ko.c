// SPDX-License-Identifier: Apache-2.0

#include "CTables.h"

alignas(4096) static const unsigned char model[] = {
#embed "Blobs/model-ja-ko.bin"
};

const struct zhengzi_table zhengzi_table_model_ja_ko = {model, sizeof model};
