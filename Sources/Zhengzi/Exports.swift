// SPDX-License-Identifier: Apache-2.0

// `import Zhengzi` shows all families: users need not know how the package is cut into modules.
@_exported import ZhengziConvert
@_exported import ZhengziCore
@_exported import ZhengziDecode
@_exported import ZhengziICU
@_exported import ZhengziNormalize
@_exported import ZhengziRepair
@_exported import ZhengziRomanize
