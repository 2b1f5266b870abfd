// SPDX-License-Identifier: Apache-2.0

/// e to the power of a number that is not positive; within 0.1 %.
func exponential(_ x: Float) -> Float {
  guard x > -80 else { return 0 }
  let power = x * 1.442695
  let whole = power.rounded(.down)
  let part = power - whole
  let fraction = 1 + part * (0.69606 + part * (0.22449 + part * 0.07944))
  return Float(sign: .plus, exponent: Int(whole), significand: fraction)
}

/// The natural logarithm of a positive number; within 0.01.
func naturalLogarithm(_ x: Float) -> Float {
  let part = x.significand - 1
  return 0.6931472 * (Float(x.exponent) + part * (1.3465553 - part * 0.3465553))
}
