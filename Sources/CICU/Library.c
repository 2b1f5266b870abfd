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

#ifdef ZHENGZI_STATIC
// All is linked into one program, which cannot load libraries.
#define CICU_OPEN(name)
#define CICU_RESOLVE(name) cicu.name##_call = &name;
#else
#define CICU_OPEN(name) \
  void *library = dlopen(CICU_FILE(name), RTLD_NOW | RTLD_LOCAL); \
  if (!library) return false;
// The argument is expanded on its way into CICU_STRING, which gives the name with its version.
#define CICU_RESOLVE(name) \
  cicu.name##_call = (__typeof__(&name))dlsym(library, CICU_EXPANDED_STRING(name)); \
  if (!cicu.name##_call) return false;
#endif

static bool load_i18n(void) {
  CICU_OPEN("icui18n")
  CICU_I18N_FUNCTIONS(CICU_RESOLVE)
  return true;
}

static bool load_common(void) {
  CICU_OPEN("icuuc")
  CICU_COMMON_FUNCTIONS(CICU_RESOLVE)
  return true;
}

bool cicu_load(void) { return load_i18n() && load_common(); }

const char *cicu_version(void) { return U_ICU_VERSION; }

const char *cicu_status_name(int32_t status) { return cicu.u_errorName_call((UErrorCode)status); }
