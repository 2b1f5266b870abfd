// SPDX-License-Identifier: Apache-2.0
// Swift's Glibc module refers to hypotf, which glibc 2.35 gave a new version: with one of our own the library runs from 2.34 on.

float hypotf(float x, float y);

__attribute__((visibility("hidden"))) float hypotf(float x, float y) {
  // The square of a float fits a double, so neither overflows nor loses digits.
  return (float)__builtin_sqrt((double)x * x + (double)y * y);
}
