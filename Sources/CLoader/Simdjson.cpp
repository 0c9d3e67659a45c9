#include "Simdjson.h"
#include <simdjson.h>

// The header does not say which number its library has. These are the numbers of Debian 12 and 13; elsewhere the name without a
// number is used, which the package with the headers has.
static constexpr int version = simdjson::SIMDJSON_VERSION_MAJOR * 100 + simdjson::SIMDJSON_VERSION_MINOR;

const char *const cloader_simdjson_file = version == 300   ? "libsimdjson.so.14"
                                          : version == 312 ? "libsimdjson.so.25"
                                                           : "libsimdjson.so";
const char *const cloader_simdjson_package = version == 300   ? "libsimdjson14"
                                             : version == 312 ? "libsimdjson25"
                                                              : "libsimdjson-dev";
