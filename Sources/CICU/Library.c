// SPDX-License-Identifier: Apache-2.0

#include "Library.h"

#include <dlfcn.h>
#include <unicode/uvernum.h>

#include "CICU.h"

struct cicu_library cicu;

#define CICU_STRING(text) #text
#define CICU_EXPANDED_STRING(text) CICU_STRING(text)
#ifdef __APPLE__
#define CICU_FILE(name) "lib" name "." CICU_EXPANDED_STRING(U_ICU_VERSION_MAJOR_NUM) ".dylib"
#else
#define CICU_FILE(name) "lib" name ".so." CICU_EXPANDED_STRING(U_ICU_VERSION_MAJOR_NUM)
#endif

// The argument is expanded on its way into CICU_STRING, which gives the name with its version.
#define CICU_RESOLVE(name) \
  cicu.name##_call = (__typeof__(&name))dlsym(library, CICU_EXPANDED_STRING(name)); \
  if (!cicu.name##_call) return false;

static bool load_i18n(void) {
  void *library = dlopen(CICU_FILE("icui18n"), RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  CICU_I18N_FUNCTIONS(CICU_RESOLVE)
  return true;
}

static bool load_common(void) {
  void *library = dlopen(CICU_FILE("icuuc"), RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  CICU_COMMON_FUNCTIONS(CICU_RESOLVE)
  return true;
}

bool cicu_load(void) { return load_i18n() && load_common(); }

const char *cicu_version(void) { return U_ICU_VERSION; }

const char *cicu_status_name(int32_t status) { return cicu.u_errorName_call((UErrorCode)status); }
