// SPDX-License-Identifier: Apache-2.0
//
// Nothing: the engine comes from the toolchain.
