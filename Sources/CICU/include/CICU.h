// SPDX-License-Identifier: Apache-2.0
// ICU behind plain C types. A header that shows ICU's own types cannot be imported beside Foundation: both declare UErrorCode.

#ifndef ZHENGZI_CICU_H
#define ZHENGZI_CICU_H

/// The version of the ICU library in use, such as "72.1".
const char *cicu_version(void);

#endif
