#define _GNU_SOURCE
#include "CLoader.h"
#include "Functions.h"
#include "Simdjson.h"
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// A function of a library and the pointer that a jump to it goes through. The pointer is set before anything can be called.
#if defined(__x86_64__)
#define JUMP(name) "jmp *cloader_" #name "(%rip)\n"
#elif defined(__aarch64__)
#define JUMP(name) "adrp x16, cloader_" #name "\nldr x16, [x16, :lo12:cloader_" #name "]\nbr x16\n"
#else
#error "CLoader has no jump for this processor; add one beside those of x86-64 and AArch64"
#endif
#define DEFINE(name) \
  __attribute__((visibility("hidden"))) void *cloader_##name; \
  __asm__(".text\n.p2align 4\n.globl " #name "\n.hidden " #name "\n.type " #name ",@function\n" #name ":\n" JUMP(name) \
          ".size " #name ", .-" #name "\n");

GEOS_FUNCTIONS(DEFINE)
PROJ_FUNCTIONS(DEFINE)
EXPAT_FUNCTIONS(DEFINE)
CRYPTO_FUNCTIONS(DEFINE)
SIMDJSON_FUNCTIONS(DEFINE)

// Tables of simdjson that its header reads: copies, as the system's loader would make them for a program that is linked with it.
#define TABLE(name) __asm__(#name) __attribute__((visibility("hidden")))
unsigned char cloader_negated[256] TABLE(_ZN8simdjson8internal32structural_or_whitespace_negatedE);
double cloader_power_of_ten[23] TABLE(_ZN8simdjson8internal12power_of_tenE);
uint64_t cloader_power_of_five[1302] TABLE(_ZN8simdjson8internal17power_of_five_128E);

struct function {
  const char *name;
  void **pointer;
};
struct table {
  const char *name;
  void *copy;
  size_t size;
};
struct library {
  /// The file, as the system's loader looks for it.
  const char *file;
  /// The package of Debian 12; later Debians and Ubuntu know these names too.
  const char *package;
  const struct function *functions;
  const struct table *tables;
};

#define ENTRY(name) {#name, &cloader_##name},
static const struct function geos[] = {GEOS_FUNCTIONS(ENTRY){NULL, NULL}};
static const struct function proj[] = {PROJ_FUNCTIONS(ENTRY){NULL, NULL}};
static const struct function expat[] = {EXPAT_FUNCTIONS(ENTRY){NULL, NULL}};
static const struct function crypto[] = {CRYPTO_FUNCTIONS(ENTRY){NULL, NULL}};
static const struct function simdjson[] = {SIMDJSON_FUNCTIONS(ENTRY){NULL, NULL}};
static const struct table no_tables[] = {{NULL, NULL, 0}};
static const struct table simdjson_tables[] = {
    {"_ZN8simdjson8internal32structural_or_whitespace_negatedE", cloader_negated, sizeof cloader_negated},
    {"_ZN8simdjson8internal12power_of_tenE", cloader_power_of_ten, sizeof cloader_power_of_ten},
    {"_ZN8simdjson8internal17power_of_five_128E", cloader_power_of_five, sizeof cloader_power_of_five},
    {NULL, NULL, 0}};

/// False when the library has a table of another size, or none.
static bool copy_table(void *library, const struct table *table) {
  void *found = dlsym(library, table->name);
  Dl_info information;
  const ElfW(Sym) *symbol = NULL;
  if (!found || !dladdr1(found, &information, (void **)&symbol, RTLD_DL_SYMENT) || !symbol) return false;
  if (symbol->st_size != table->size) return false;
  memcpy(table->copy, found, table->size);
  return true;
}

/// False when the library is not there, or has not all that is used of it.
static bool open_library(const struct library *library) {
  void *handle = dlopen(library->file, RTLD_LAZY | RTLD_LOCAL);
  if (!handle) return false;
  for (const struct function *function = library->functions; function->name; function++) {
    *function->pointer = dlsym(handle, function->name);
    if (!*function->pointer) return false;
  }
  for (const struct table *table = library->tables; table->name; table++) {
    if (!copy_table(handle, table)) return false;
  }
  return true;
}

static void append(char *text, size_t size, const char *separator, const char *word) {
  size_t length = strlen(text);
  snprintf(text + length, size - length, "%s%s", length > 0 ? separator : "", word);
}

/// Runs before the program does. Ends it with the exit code for what is not available when a library is missing.
__attribute__((constructor(101))) static void open_libraries(void) {
  const struct library libraries[] = {
      {"libgeos_c.so.1", "libgeos-c1v5", geos, no_tables},
      {"libproj.so.25", "libproj25", proj, no_tables},
      {"libexpat.so.1", "libexpat1", expat, no_tables},
      {"libcrypto.so.3", "libssl3", crypto, no_tables},
      {cloader_simdjson_file, cloader_simdjson_package, simdjson, simdjson_tables},
  };
  char files[512] = "", packages[512] = "";
  for (size_t index = 0; index < sizeof libraries / sizeof *libraries; index++) {
    if (open_library(&libraries[index])) continue;
    append(files, sizeof files, ", ", libraries[index].file);
    append(packages, sizeof packages, " ", libraries[index].package);
  }
  if (files[0] == 0) return;
  fprintf(stderr, "%s: This machine lacks %s, or has an unsuitable version. On Debian, install:\n  sudo apt-get install %s\n",
          program_invocation_short_name, files, packages);
  _exit(69);
}
