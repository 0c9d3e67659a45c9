#include "PlainDecimal.h"
#include "Reader.h"

#include <cstring>

static inline bool is_digit(uint8_t byte) { return uint8_t(byte - '0') < 10; }

const uint8_t *number_end(const uint8_t *at, const uint8_t *end) {
  if (size_t(end - at) >= plain_decimal::readable) {
    const plain_decimal plain(at);
    if (plain.end) return plain.end;
  }
  if (at < end && *at == '-') ++at;
  if (at >= end) return nullptr;
  if (*at == '0') {
    ++at;
  } else {
    if (!is_digit(*at)) return nullptr;
    while (at < end && is_digit(*at)) ++at;
  }
  if (at < end && *at == '.') {
    const uint8_t *first = ++at;
    while (at < end && is_digit(*at)) ++at;
    if (at == first) return nullptr;
  }
  if (at < end && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at < end && (*at == '+' || *at == '-')) ++at;
    const uint8_t *first = at;
    while (at < end && is_digit(*at)) ++at;
    if (at == first) return nullptr;
  }
  return at;
}

bool parse_number(const uint8_t *text, size_t length, size_t offset, double &value) {
  using simdjson::SIMDJSON_BUILTIN_IMPLEMENTATION::numberparsing::parse_double;
  const uint8_t *at = text + offset;
  if (length - offset >= plain_decimal::readable) {
    const plain_decimal plain(at);
    if (plain.end) {
      value = plain.value();
      return true;
    }
  }
  // simdjson may read some bytes after the number, so near the end of the text it gets a copy with padding.
  if (length - offset >= 1024) return parse_double(at).get(value) == simdjson::SUCCESS;
  const uint8_t *end = number_end(at, text + length);
  if (!end) return false;
  std::string padded(reinterpret_cast<const char *>(at), size_t(end - at));
  padded.append(64, ' ');
  return parse_double(reinterpret_cast<const uint8_t *>(padded.data())).get(value) == simdjson::SUCCESS;
}

static int hex(uint8_t byte) {
  if (is_digit(byte)) return byte - '0';
  uint8_t lower = byte | 0x20;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The value of four hexadecimal digits; -1 when they are none.
static int code_unit(const uint8_t *at, const uint8_t *end) {
  if (end - at < 4) return -1;
  int unit = 0;
  for (int i = 0; i < 4; ++i) {
    int digit = hex(at[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

const uint8_t *string_end(const uint8_t *at, const uint8_t *end) {
  for (++at; at < end && *at != '"'; ++at) {
    if (*at != '\\') continue;
    if (++at >= end) return nullptr;
    if (*at == 'u') {
      if (code_unit(at + 1, end) < 0) return nullptr;
      at += 4;
    } else if (!std::strchr("\"\\/bfnrt", *at) || *at == 0) {
      return nullptr;
    }
  }
  return at < end ? at : nullptr;
}

std::string unescaped(const uint8_t *content, size_t length) {
  std::string result;
  const uint8_t *end = content + length;
  while (content < end) {
    if (*content != '\\' || content + 1 >= end) {
      result += char(*content++);
      continue;
    }
    uint8_t escape = content[1];
    content += 2;
    if (escape != 'u') {
      const char *found = std::strchr("b\bf\fn\nr\rt\t", escape);
      result += found && std::strchr("bfnrt", escape) ? found[1] : char(escape);
      continue;
    }
    int unit = code_unit(content, end);
    if (unit < 0) break;
    content += 4;
    uint32_t scalar = uint32_t(unit);
    if (unit >= 0xD800 && unit < 0xDC00 && end - content >= 6 && content[0] == '\\' && content[1] == 'u') {
      int low = code_unit(content + 2, end);
      if (low >= 0xDC00 && low < 0xE000) {
        scalar = 0x10000 + (uint32_t(unit - 0xD800) << 10) + uint32_t(low - 0xDC00);
        content += 6;
      }
    }
    // A surrogate without its partner is written as three bytes like other values, which is enough to compare strings.
    if (scalar < 0x80) {
      result += char(scalar);
    } else if (scalar < 0x800) {
      result += char(0xC0 | (scalar >> 6));
      result += char(0x80 | (scalar & 0x3F));
    } else if (scalar < 0x10000) {
      result += char(0xE0 | (scalar >> 12));
      result += char(0x80 | ((scalar >> 6) & 0x3F));
      result += char(0x80 | (scalar & 0x3F));
    } else {
      result += char(0xF0 | (scalar >> 18));
      result += char(0x80 | ((scalar >> 12) & 0x3F));
      result += char(0x80 | ((scalar >> 6) & 0x3F));
      result += char(0x80 | (scalar & 0x3F));
    }
  }
  return result;
}
