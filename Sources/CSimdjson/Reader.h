#ifndef CSIMDJSON_READER_H
#define CSIMDJSON_READER_H

#include "CSimdjson.h"

#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

static_assert(simdjson::SIMDJSON_VERSION_MAJOR >= 3, "simdjson 3 or later is needed");

/// simdjson's first stage finds the tokens and checks UTF-8 and strings; the walk over the tokens is our own, since
/// simdjson's document keeps no offsets, and its on-demand walk does not look at what it skips nor for keys given twice.
struct csj_reader {
  const uint32_t *tokens = nullptr;
  size_t token_count = 0;

  csj_status parse(const uint8_t *text, size_t length, size_t maximum_depth, size_t &fault);
  size_t skip(const uint8_t *text, size_t token) const;
  csj_position_fault position(
    const uint8_t *text, size_t length, size_t &token, double &x, double &y, size_t &dimensions) const;

private:
  /// A container of many tokens, by its first and its last: what makes skipping it cheap.
  struct Span {
    uint32_t open, close;
  };
  struct Frame {
    uint32_t open, span, first_key;
    bool is_object;
  };
  struct Key {
    uint64_t hash;
    uint32_t offset, length;
    bool escaped;
  };

  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
  size_t capacity = 0;
  std::vector<Span> spans;
  std::vector<Frame> frames;
  std::vector<Key> keys;
  std::vector<std::pair<uint64_t, uint32_t>> ordered;

  /// Whether the value at `token` is two numbers in brackets, both without white space and such as coordinates are mostly written.
  bool plain_position(const uint8_t *text, size_t length, size_t token, double *x = nullptr, double *y = nullptr) const;
  csj_status find_tokens(const uint8_t *text, size_t length);
  csj_status walk(const uint8_t *text, size_t length, size_t maximum_depth, size_t &fault);
  void open(uint32_t token, bool is_object);
  void close(uint32_t token);
  bool key_repeats(const uint8_t *text, size_t first, size_t &fault);
  bool same_key(const uint8_t *text, const Key &a, const Key &b) const;
};

/// The end of the number at `at`, or null when it breaks the grammar.
const uint8_t *number_end(const uint8_t *at, const uint8_t *end);
/// False when the number does not fit a double.
bool parse_number(const uint8_t *text, size_t length, size_t offset, double &value);
/// The closing quote of the string whose first quote is at `at`, or null when an escape is wrong.
const uint8_t *string_end(const uint8_t *at, const uint8_t *end);
/// The string's content with its escapes resolved, as bytes that are equal when the strings are.
std::string unescaped(const uint8_t *content, size_t length);

#endif
