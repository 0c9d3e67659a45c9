#ifdef OUTLETS_GDAL

#include "COGR.h"
#include "Library.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct cogr_library gdal;

static cogr_state state = COGR_NO_LIBRARY;
static char fault[512];

static void *resolve(void *library, const char *name, bool *complete) {
  void *function = dlsym(library, name);
  if (!function) {
    *complete = false;
    snprintf(fault, sizeof fault, "the library has no function %s", name);
  }
  return function;
}

static void load(void) {
  // This is the name of the library whose headers were used: the types of another version might differ.
  char name[32];
  snprintf(name, sizeof name, "libgdal.so.%d", GDAL_VERSION_MINOR + 26);
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(fault, sizeof fault, "%s", dlerror());
    return;
  }
  bool complete = true;
#define COGR_RESOLVE(name) gdal.name = (__typeof__(gdal.name))resolve(library, #name, &complete);
  COGR_FUNCTIONS(COGR_RESOLVE)
#undef COGR_RESOLVE
  if (!complete) return;
  gdal.CPLSetErrorHandler(cogr_take_message);
  // With these settings reading a file neither fetches nor writes other files.
  gdal.CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
  gdal.CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");
  gdal.CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
  gdal.CPLSetConfigOption("OGR_SQLITE_LOAD_EXTENSIONS", "");
  gdal.GDALAllRegister();
  state = COGR_READY;
}

cogr_state cogr_load(const char **reason) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  *reason = fault;
  return state;
}

#endif
