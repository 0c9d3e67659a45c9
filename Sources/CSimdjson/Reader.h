#ifndef CSIMDJSON_READER_H
#define CSIMDJSON_READER_H

#include "CSimdjson.h"

#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

static_assert(simdjson::SIMDJSON_VERSION_MAJOR >= 3, "simdjson 3 or later is needed");

/// Finds tokens and checks UTF-8 and strings by the first stage of simdjson, then checks the rest by walking over the tokens. The
/// other interfaces of simdjson do not fit: its document keeps no offsets, and its on-demand reader checks neither what it skips
/// nor whether a key occurs twice.
struct csj_reader {
  const uint32_t *tokens = nullptr;
  size_t token_count = 0;

  csj_status parse(const uint8_t *text, size_t length, size_t maximum_depth, size_t &fault);
  size_t skip(const uint8_t *text, size_t token) const;
  csj_position_fault position(csj_text text, size_t &token, double &x, double &y, size_t &dimensions) const;

private:
  /// The first and the last token of a container with many tokens, by which it is skipped at once.
  struct Span {
    uint32_t open, close;
  };
  /// An open container: its first token, its index in `spans`, and the index of its first key in `keys`.
  struct Frame {
    uint32_t open, span, first_key;
    bool is_object;
  };
  /// A key of an open object; `offset` and `length` are those of its bytes between the quotes.
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

  /// True when the value at `token` is `[x,y]` without white space after the numbers, and both numbers are plain decimals.
  bool plain_position(const uint8_t *text, size_t length, size_t token, double *x = nullptr, double *y = nullptr) const;
  csj_status find_tokens(const uint8_t *text, size_t length);
  csj_status walk(const uint8_t *text, size_t length, size_t maximum_depth, size_t &fault);
  void open(uint32_t token, bool is_object);
  void close(uint32_t token);
  bool key_repeats(const uint8_t *text, size_t first, size_t &fault);
  bool same_key(const uint8_t *text, const Key &a, const Key &b) const;
};

/// The byte after the number at `at`; null when it breaks the grammar.
const uint8_t *number_end(const uint8_t *at, const uint8_t *end);
/// False when the number does not fit a double.
bool parse_number(const uint8_t *text, size_t length, size_t offset, double &value);
/// The closing quote of the string that begins at `at`; null when an escape is wrong.
const uint8_t *string_end(const uint8_t *at, const uint8_t *end);
/// The content of a string with its escapes resolved, as bytes that are equal exactly when the strings are equal.
std::string unescaped(const uint8_t *content, size_t length);

#endif
