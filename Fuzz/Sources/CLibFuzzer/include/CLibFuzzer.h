// SPDX-License-Identifier: Apache-2.0
//
// libFuzzer as a library (LLVM, docs/LibFuzzer.rst, "Using libFuzzer as a library").

#ifndef CLIBFUZZER_H
#define CLIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs `test` on one input after another until it fails or the arguments' limits are reached; returns the exit status.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));

#endif
