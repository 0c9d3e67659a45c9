#include "CSimdjson.h"
#include "Reader.h"
#include <string>

// The C functions of the reader. No exception may leave them.

extern "C" {

const char *csj_version(void) {
  static const std::string version = std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + "." +
                                     std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + "." +
                                     std::to_string(simdjson::SIMDJSON_VERSION_REVISION);
  return version.c_str();
}

csj_reader *csj_create(void) { return new (std::nothrow) csj_reader; }

void csj_destroy(csj_reader *reader) { delete reader; }

csj_status csj_parse(csj_reader *reader, const uint8_t *text, size_t length, size_t maximum_depth, size_t *fault) {
  *fault = SIZE_MAX;
  try {
    return reader->parse(text, length, maximum_depth, *fault);
  } catch (...) {
    return CSJ_NO_MEMORY;
  }
}

const uint32_t *csj_tokens(const csj_reader *reader, size_t *count) {
  *count = reader->token_count;
  return reader->tokens;
}

size_t csj_skip(const csj_reader *reader, const uint8_t *text, size_t token) { return reader->skip(text, token); }

int csj_number(const csj_reader *reader, const uint8_t *text, size_t length, size_t token, double *value) {
  return token < reader->token_count && parse_number(text, length, reader->tokens[token], *value);
}

csj_position_fault csj_position(const csj_reader *reader, csj_text text, size_t *token, csj_point *point) {
  return reader->position(text, *token, point->x, point->y, point->dimensions);
}

size_t csj_positions(const csj_reader *reader, csj_text text, size_t *token, csj_run *run) {
  size_t count = 0;
  run->fault = CSJ_POSITION_OK;
  run->dimensions = 2;
  double *const x = run->x, *const y = run->y;
  while (count < run->capacity && *token < reader->token_count && text.bytes[reader->tokens[*token]] != ']') {
    if (text.bytes[reader->tokens[*token]] == ',') {
      ++*token;
      continue;
    }
    size_t found = 0;
    run->fault = reader->position(text, *token, x[count], y[count], found);
    if (found > run->dimensions) run->dimensions = found;
    if (run->fault != CSJ_POSITION_OK) break;
    ++count;
  }
  return count;
}

}
