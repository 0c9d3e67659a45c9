#ifndef CSIMDJSON_PLAIN_DECIMAL_H
#define CSIMDJSON_PLAIN_DECIMAL_H

#include <cstddef>
#include <cstdint>
#include <cstring>

/// Reads a number in the form in which coordinates are written: digits, a point and digits, at most fifteen digits in all, eight
/// digits at a time. Numbers of other forms are not read here.
class plain_decimal {
public:
  /// The number of bytes that must be readable from the first byte of the number on.
  static const size_t readable = 32;

  /// The byte after the number; null when the number has another form.
  const uint8_t *end = nullptr;

  explicit plain_decimal(const uint8_t *at) {
    negative = *at == '-';
    at += negative;
    const uint64_t whole = digits(at);
    const unsigned whole_count = count(whole);
    // JSON allows no zero before other digits.
    if (whole_count == 0 || whole_count > 7 || at[whole_count] != '.' || (whole_count > 1 && *at == '0')) return;
    at += whole_count + 1;
    mantissa = first(whole, whole_count);
    const uint64_t fraction = digits(at);
    unsigned fraction_count = count(fraction);
    if (fraction_count == 0) return;
    mantissa = mantissa * powers[fraction_count] + first(fraction, fraction_count);
    decimals = fraction_count;
    if (fraction_count == 8) {
      const uint64_t rest = digits(at + 8);
      fraction_count = count(rest);
      if (whole_count + 8 + fraction_count > 15) return;
      if (fraction_count > 0) mantissa = mantissa * powers[fraction_count] + first(rest, fraction_count);
      decimals += fraction_count;
    }
    at += decimals;
    if (*at != 'e' && *at != 'E') end = at;
  }

  /// The value. It is correctly rounded, since the mantissa and the power of ten are exact doubles and are divided once.
  double value() const {
    const double magnitude = double(mantissa) / double(powers[decimals]);
    return negative ? -magnitude : magnitude;
  }

private:
  uint64_t mantissa = 0;
  unsigned decimals = 0;
  bool negative = false;

  static constexpr uint64_t powers[] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
    10000000000000, 100000000000000, 1000000000000000};

  /// Eight bytes, of which the first is the lowest of the word, each XOR '0': digits become 0 to 9, all other bytes larger.
  static uint64_t digits(const uint8_t *at) {
    uint64_t word;
    std::memcpy(&word, at, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word ^ 0x3030303030303030;
  }

  /// The number of digits before the first byte that is none.
  static unsigned count(uint64_t digits) {
    const uint64_t others = (digits | (digits + 0x7676767676767676)) & 0x8080808080808080;
    return others == 0 ? 8 : unsigned(__builtin_ctzll(others)) / 8;
  }

  /// The value of the first `count` digits, from 1 to 8. Pairs of digits are added up side by side in the word, then pairs of
  /// pairs, then the two halves.
  static uint64_t first(uint64_t digits, unsigned count) {
    digits <<= 64 - 8 * count;
    digits = digits * 10 + (digits >> 8);
    const uint64_t pairs = 0x000000FF000000FF;
    return ((digits & pairs) * 0x000F424000000064 + ((digits >> 16) & pairs) * 0x0000271000000001) >> 32;
  }
};

#endif
