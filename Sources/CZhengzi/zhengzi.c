// SPDX-License-Identifier: Apache-2.0
// The header must stand by itself in C. What it declares is implemented in Sources/ZhengziC.

#include "zhengzi.h"
