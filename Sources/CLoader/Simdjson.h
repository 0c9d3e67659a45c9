// The name of simdjson's library, which has a new number with nearly every version.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

extern const char *const cloader_simdjson_file;
extern const char *const cloader_simdjson_package;

#ifdef __cplusplus
}
#endif
