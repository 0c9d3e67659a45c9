#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Checks whole JSON texts, then reads their values by tokens.
//
// A token is the first byte of a brace, bracket, colon, comma, string or scalar, as the first stage of simdjson finds it. The
// text is neither copied nor kept: every call gets it again, and it must be the one that was parsed last.

typedef struct csj_reader csj_reader;

/// The text that was parsed.
typedef struct {
  const uint8_t *bytes;
  size_t length;
} csj_text;

typedef enum {
  CSJ_OK = 0,
  CSJ_EMPTY,
  CSJ_NO_MEMORY,
  CSJ_TOO_LONG,
  CSJ_NOT_UTF8,
  CSJ_UNCLOSED_STRING,
  CSJ_CONTROL_CHARACTER,
  CSJ_SYNTAX,
  CSJ_NUMBER,
  CSJ_ESCAPE,
  CSJ_TOO_DEEP,
  CSJ_DUPLICATE_KEY,
  CSJ_TRUNCATED,
  CSJ_TRAILING,
} csj_status;

/// Why a position could not be read.
typedef enum {
  CSJ_POSITION_OK = 0,
  CSJ_POSITION_NOT_AN_ARRAY,
  CSJ_POSITION_TOO_SHORT,
  CSJ_POSITION_NOT_A_NUMBER,
  CSJ_POSITION_OVERFLOW,
} csj_position_fault;

/// A position: its first two ordinates, and the number of its ordinates.
typedef struct {
  double x, y;
  size_t dimensions;
} csj_point;

/// Room for a run of positions, and what was found while it was filled.
typedef struct {
  double *x, *y;
  /// The number of positions that `x` and `y` have room for.
  size_t capacity;
  /// The highest number of ordinates of a position that was read; at least 2.
  size_t dimensions;
  /// Why reading stopped at a position.
  csj_position_fault fault;
} csj_run;

/// The version of simdjson that this was built with, as "3.0.1".
const char *csj_version(void);

/// NULL when there is no memory for a reader.
csj_reader *csj_create(void);
void csj_destroy(csj_reader *reader);

/// Checks the whole text: UTF-8, grammar, numbers, escapes, depth, and keys that occur twice in an object. On failure, `fault` is
/// the offset of the wrong byte or token, or SIZE_MAX when it is not known.
csj_status csj_parse(csj_reader *reader, const uint8_t *text, size_t length, size_t maximum_depth, size_t *fault);

/// The offsets of the tokens in the text that was parsed last; valid until the next text is parsed.
const uint32_t *csj_tokens(const csj_reader *reader, size_t *count);

/// The token after the value that begins at `token`.
size_t csj_skip(const csj_reader *reader, const uint8_t *text, size_t token);

/// The number at `token`, correctly rounded. False when it is too large for a double.
int csj_number(const csj_reader *reader, const uint8_t *text, size_t length, size_t token, double *value);

/// Reads the position `[x, y, …]` at `token`, which becomes the token after it.
csj_position_fault csj_position(const csj_reader *reader, csj_text text, size_t *token, csj_point *point);

/// Reads positions of an array of positions, from `token` inside the array on, until `run` is full, the array ends, or a position
/// is wrong. Returns their number. `token` becomes the token after the last position that was read: the next position or `]`.
size_t csj_positions(const csj_reader *reader, csj_text text, size_t *token, csj_run *run);

#ifdef __cplusplus
}
#endif
#endif
