#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// JSON texts, checked from end to end, then walked by token.
//
// A token is the first byte of a brace, bracket, colon, comma, string or scalar, as the first stage of simdjson finds
// it. The text is never copied nor kept: every call gets it again, and it must be the one that was parsed.

typedef struct csj_reader csj_reader;

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

csj_reader *csj_create(void);
void csj_destroy(csj_reader *reader);

/// Checks the whole text: UTF-8, grammar, numbers, escapes, depth, keys that occur twice in an object. On failure
/// `fault` is the offset of the byte or token at fault, where it is known, else SIZE_MAX.
csj_status csj_parse(csj_reader *reader, const uint8_t *text, size_t length, size_t maximum_depth, size_t *fault);

/// Offsets of the tokens in the text that was parsed last; valid until the next parse.
const uint32_t *csj_tokens(const csj_reader *reader, size_t *count);

/// The token after the value that begins at `token`.
size_t csj_skip(const csj_reader *reader, const uint8_t *text, size_t token);

/// The number at `token`, correctly rounded. False when it is too large for a double.
int csj_number(const csj_reader *reader, const uint8_t *text, size_t length, size_t token, double *value);

/// The position `[x, y, …]` at `token`, which becomes the token after it. `dimensions` is how many ordinates it has.
csj_position_fault csj_position(
  const csj_reader *reader, const uint8_t *text, size_t length, size_t *token, double *x, double *y, size_t *dimensions);

/// Positions from `token` on, which lies inside an array of them, up to `capacity` or the end of the array; `token`
/// becomes the token after the last one read: the next position or `]`. Stops at the first fault.
size_t csj_positions(
  const csj_reader *reader, const uint8_t *text, size_t length, size_t *token, double *x, double *y, size_t capacity,
  size_t *dimensions, csj_position_fault *fault);

#ifdef __cplusplus
}
#endif
#endif
