// SPDX-License-Identifier: Apache-2.0
// The functions of ICU that we call, loaded by name.

#ifndef ZHENGZI_CICU_LIBRARY_H
#define ZHENGZI_CICU_LIBRARY_H

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/uenum.h>
#include <unicode/unorm2.h>
#include <unicode/utrans.h>

// ICU's headers rename each function to one that ends in its version (utrans_openU_72): here the names are still the plain ones.
#define CICU_I18N_FUNCTIONS(use) \
  use(utrans_openU) use(utrans_clone) use(utrans_close) use(utrans_transUChars) use(utrans_openIDs)
#define CICU_COMMON_FUNCTIONS(use) \
  use(u_errorName) use(uenum_next) use(uenum_close) use(unorm2_getInstance) use(unorm2_normalize) \
  use(ucnv_open) use(ucnv_close) use(ucnv_toUnicode) use(ucnv_setToUCallBack) use(ucnv_getInvalidChars) \
  use(ucnv_getName) use(ucnv_reset) use(ucnv_openAllNames) use(UCNV_TO_U_CALLBACK_STOP)

#define CICU_DECLARE(name) __typeof__(&name) name##_call;

/// One pointer for each function; all are set once cicu_load() has succeeded.
struct cicu_library {
  CICU_I18N_FUNCTIONS(CICU_DECLARE)
  CICU_COMMON_FUNCTIONS(CICU_DECLARE)
};

__attribute__((visibility("hidden"))) extern struct cicu_library cicu;

#endif
