#include "Reader.h"

#include "PlainDecimal.h"

#include <algorithm>
#include <cstring>

/// Containers of at least this many tokens are kept in `spans`; shorter ones are skipped token by token.
static const uint32_t long_span = 48;
/// The number of tokens of `[x,y]`.
static const size_t plain_position_tokens = 5;

csj_status csj_reader::parse(const uint8_t *text, size_t length, size_t maximum_depth, size_t &fault) {
  token_count = 0;
  tokens = nullptr;
  if (length == 0) return CSJ_EMPTY;
  if (length > UINT32_MAX - 64) return CSJ_TOO_LONG;
  csj_status status = find_tokens(text, length);
  if (status != CSJ_OK) return status;
  status = walk(text, length, maximum_depth, fault);
  if (status != CSJ_OK) token_count = 0;
  return status;
}

csj_status csj_reader::find_tokens(const uint8_t *text, size_t length) {
  if (!stage) {
    auto made = simdjson::get_active_implementation()->create_dom_parser_implementation(length, 1, stage);
    if (made != simdjson::SUCCESS) return CSJ_NO_MEMORY;
    capacity = length;
  } else if (length > capacity) {
    if (stage->set_capacity(length + length / 2) != simdjson::SUCCESS) return CSJ_NO_MEMORY;
    capacity = length + length / 2;
  }
  switch (stage->stage1(text, length, simdjson::stage1_mode::regular)) {
  case simdjson::SUCCESS: break;
  case simdjson::EMPTY: return CSJ_EMPTY;
  case simdjson::UTF8_ERROR: return CSJ_NOT_UTF8;
  case simdjson::UNCLOSED_STRING: return CSJ_UNCLOSED_STRING;
  case simdjson::UNESCAPED_CHARS: return CSJ_CONTROL_CHARACTER;
  case simdjson::CAPACITY: return CSJ_TOO_LONG;
  case simdjson::MEMALLOC: return CSJ_NO_MEMORY;
  default: return CSJ_SYNTAX;
  }
  tokens = stage->structural_indexes.get();
  token_count = stage->n_structural_indexes;
  return CSJ_OK;
}

void csj_reader::open(uint32_t token, bool is_object) {
  frames.push_back({token, uint32_t(spans.size()), uint32_t(keys.size()), is_object});
  spans.push_back({token, 0});
}

void csj_reader::close(uint32_t token) {
  const Frame &frame = frames.back();
  // Spans inside a short one are shorter still and have been removed, so the span of this container is the last one.
  if (token - frame.open < long_span) spans.pop_back(); else spans[frame.span].close = token;
  keys.resize(frame.first_key);
  frames.pop_back();
}

static inline bool ends_scalar(uint8_t byte) {
  return byte == ',' || byte == ']' || byte == '}' || byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

csj_status csj_reader::walk(const uint8_t *text, size_t length, size_t maximum_depth, size_t &fault) {
  spans.clear();
  frames.clear();
  keys.clear();
  const uint8_t *end = text + length;
  const size_t count = token_count;
  size_t i = 0;
  fault = length;
  bool value_wanted = true;
  while (true) {
    const uint8_t *at = text;
    if (value_wanted) {
      if (i >= count) break;
      fault = tokens[i];
      at += tokens[i];
      value_wanted = false;
      switch (*at) {
      case '{':
      case '[': {
        if (frames.size() >= maximum_depth) return CSJ_TOO_DEEP;
        bool is_object = *at == '{';
        if (!is_object && plain_position(text, length, i)) {
          i += plain_position_tokens;
          break;
        }
        open(uint32_t(i), is_object);
        ++i;
        if (i >= count) return CSJ_TRUNCATED;
        if (text[tokens[i]] == (is_object ? '}' : ']')) {
          close(uint32_t(i++));
          break;
        }
        if (!is_object) {
          value_wanted = true;
          continue;
        }
        goto key;
      }
      case '"': {
        size_t next = i + 1 < count ? tokens[i + 1] : length;
        if (std::memchr(at, '\\', next - tokens[i]) && !string_end(at, end)) return CSJ_ESCAPE;
        ++i;
        break;
      }
      case 't':
      case 'n': {
        const char *word = *at == 't' ? "true" : "null";
        if (end - at < 4 || std::memcmp(at, word, 4) != 0 || (at + 4 < end && !ends_scalar(at[4]))) return CSJ_SYNTAX;
        ++i;
        break;
      }
      case 'f':
        if (end - at < 5 || std::memcmp(at, "false", 5) != 0 || (at + 5 < end && !ends_scalar(at[5]))) return CSJ_SYNTAX;
        ++i;
        break;
      default: {
        if (*at != '-' && uint8_t(*at - '0') > 9) return CSJ_SYNTAX;
        const uint8_t *after = number_end(at, end);
        if (!after || (after < end && !ends_scalar(*after))) return CSJ_NUMBER;
        ++i;
      }
      }
    }
    // A value has ended: the container ends here, or the next member or element follows.
    if (frames.empty()) {
      if (i < count) {
        fault = tokens[i];
        return CSJ_TRAILING;
      }
      return CSJ_OK;
    }
    if (i >= count) break;
    fault = tokens[i];
    {
      uint8_t byte = text[tokens[i]];
      const Frame &frame = frames.back();
      if (byte == (frame.is_object ? '}' : ']')) {
        if (frame.is_object && key_repeats(text, frame.first_key, fault)) return CSJ_DUPLICATE_KEY;
        close(uint32_t(i++));
        continue;
      }
      if (byte != ',') return CSJ_SYNTAX;
      ++i;
      if (!frame.is_object) {
        value_wanted = true;
        continue;
      }
    }
  key:
    if (i >= count) return CSJ_TRUNCATED;
    fault = tokens[i];
    at = text + tokens[i];
    if (*at != '"') return CSJ_SYNTAX;
    {
      // Only white space can stand between the closing quote and the next token, so the last quote before it closes the key.
      size_t next = i + 1 < count ? tokens[i + 1] : length;
      const uint8_t *close_quote = text + next - 1;
      while (close_quote > at && *close_quote != '"') --close_quote;
      if (close_quote == at) return CSJ_SYNTAX;
      bool escaped = std::memchr(at, '\\', size_t(close_quote - at)) != nullptr;
      if (escaped && !string_end(at, end)) return CSJ_ESCAPE;
      uint64_t hash = 1469598103934665603ull;
      if (escaped) {
        for (char c : unescaped(at + 1, size_t(close_quote - at - 1))) hash = (hash ^ uint8_t(c)) * 1099511628211ull;
      } else {
        for (const uint8_t *p = at + 1; p < close_quote; ++p) hash = (hash ^ *p) * 1099511628211ull;
      }
      keys.push_back({hash, tokens[i] + 1, uint32_t(close_quote - at - 1), escaped});
    }
    ++i;
    if (i >= count) return CSJ_TRUNCATED;
    fault = tokens[i];
    if (text[tokens[i]] != ':') return CSJ_SYNTAX;
    ++i;
    value_wanted = true;
  }
  return CSJ_TRUNCATED;
}

bool csj_reader::same_key(const uint8_t *text, const Key &a, const Key &b) const {
  if (a.hash != b.hash) return false;
  if (a.escaped || b.escaped) return unescaped(text + a.offset, a.length) == unescaped(text + b.offset, b.length);
  return a.length == b.length && std::memcmp(text + a.offset, text + b.offset, a.length) == 0;
}

bool csj_reader::key_repeats(const uint8_t *text, size_t first, size_t &fault) {
  const size_t count = keys.size();
  if (count - first <= 24) {
    for (size_t i = first + 1; i < count; ++i)
      for (size_t j = first; j < i; ++j)
        if (same_key(text, keys[i], keys[j])) {
          fault = keys[i].offset - 1;
          return true;
        }
    return false;
  }
  // Many keys are sorted by hash, then by their order in the text, so that the later of two equal keys is the one reported.
  ordered.clear();
  for (size_t i = first; i < count; ++i) ordered.emplace_back(keys[i].hash, uint32_t(i));
  std::sort(ordered.begin(), ordered.end());
  for (size_t i = 1; i < ordered.size(); ++i)
    for (size_t j = i; j > 0 && ordered[j - 1].first == ordered[i].first; --j)
      if (same_key(text, keys[ordered[i].second], keys[ordered[j - 1].second])) {
        fault = keys[ordered[i].second].offset - 1;
        return true;
      }
  return false;
}

size_t csj_reader::skip(const uint8_t *text, size_t token) const {
  if (token >= token_count) return token_count;
  uint8_t first = text[tokens[token]];
  if (first != '{' && first != '[') return token + 1;
  size_t depth = 0;
  const size_t near = std::min(token_count, token + long_span);
  for (size_t i = token; i < near; ++i) {
    uint8_t byte = text[tokens[i]];
    if (byte == '{' || byte == '[') ++depth;
    if ((byte == '}' || byte == ']') && --depth == 0) return i + 1;
  }
  auto found = std::lower_bound(
    spans.begin(), spans.end(), token, [](const Span &span, size_t wanted) { return span.open < wanted; });
  return found != spans.end() && found->open == token ? size_t(found->close) + 1 : token_count;
}

bool csj_reader::plain_position(const uint8_t *text, size_t length, size_t token, double *x, double *y) const {
  const uint32_t *at = tokens + token;
  if (token_count - token < plain_position_tokens || text[at[2]] != ',' || text[at[4]] != ']') return false;
  if (length - at[3] < plain_decimal::readable) return false;
  const plain_decimal first(text + at[1]), second(text + at[3]);
  if (first.end != text + at[2] || second.end != text + at[4]) return false;
  if (x) *x = first.value();
  if (y) *y = second.value();
  return true;
}

csj_position_fault csj_reader::position(
  csj_text whole, size_t &token, double &x, double &y, size_t &dimensions
) const {
  const uint8_t *text = whole.bytes;
  const size_t length = whole.length;
  dimensions = 0;
  size_t i = token;
  if (i < token_count && text[tokens[i]] == '[' && plain_position(text, length, i, &x, &y)) {
    dimensions = 2;
    token = i + plain_position_tokens;
    return CSJ_POSITION_OK;
  }
  if (i >= token_count || text[tokens[i]] != '[') return CSJ_POSITION_NOT_AN_ARRAY;
  for (++i; i < token_count; ++i) {
    uint8_t byte = text[tokens[i]];
    if (byte == ']') break;
    if (byte == ',') continue;
    bool is_number = byte == '-' || uint8_t(byte - '0') <= 9;
    if (dimensions < 2) {
      if (!is_number) return CSJ_POSITION_NOT_A_NUMBER;
      if (!parse_number(text, length, tokens[i], dimensions == 0 ? x : y)) return CSJ_POSITION_OVERFLOW;
    } else if (!is_number && byte != 'n') {
      return CSJ_POSITION_NOT_A_NUMBER;
    }
    ++dimensions;
  }
  if (dimensions < 2) return CSJ_POSITION_TOO_SHORT;
  token = i + 1;
  return CSJ_POSITION_OK;
}
