/// Remembers the results of looking up words, because a file has a word such as "drone" a million times.
struct WordCache<Value> {
  private var keys: [(UInt64, UInt64)] = []
  private var values: [Value] = []
  /// Words of more than 16 bytes, which have no key. Six Chinese characters are 18 bytes.
  private var long: [(word: [UInt8], value: Value)] = []

  init() {}

  /// The value of `word`, from `lookUp` when it is new.
  mutating func value(of word: Span<UInt8>, lookUp: (Span<UInt8>) -> Value) -> Value {
    guard let key = Self.key(word) else { return longValue(of: word, lookUp: lookUp) }
    for index in keys.indices where keys[index] == key { return values[index] }
    let value = lookUp(word)
    if keys.count < 16 {
      keys.append(key)
      values.append(value)
    }
    return value
  }

  /// The value of the word in `range` of `raw`, behind which 16 more bytes must be readable.
  @inline(__always)
  mutating func value(
    of raw: UnsafeRawBufferPointer, _ range: Range<Int>, lookUp: (Span<UInt8>) -> Value
  ) -> Value {
    let count = range.count
    if count <= 16 {
      // Load big-endian, so that the bytes behind the word can be shifted out. The key is the one that `key(_:)` makes.
      let first = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
      let second = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: range.lowerBound &+ 8, as: UInt64.self))
      let low = count == 0 ? 0 : first >> UInt64(64 &- 8 &* min(count, 8))
      let high = count <= 8 ? 0 : second >> UInt64(128 &- 8 &* count)
      for index in keys.indices where keys[index].0 == low && keys[index].1 == high { return values[index] }
    }
    let word = UnsafeRawBufferPointer(rebasing: raw[range]).bindMemory(to: UInt8.self)
    return value(of: word.span, lookUp: lookUp)
  }

  private mutating func longValue(of word: Span<UInt8>, lookUp: (Span<UInt8>) -> Value) -> Value {
    for index in long.indices where long[index].word.count == word.count {
      if Self.isEqual(long[index].word, word) { return long[index].value }
    }
    let value = lookUp(word)
    if long.count < 16, word.count <= 96 { long.append((word.withUnsafeBufferPointer { Array($0) }, value)) }
    return value
  }

  private static func isEqual(_ one: [UInt8], _ other: Span<UInt8>) -> Bool {
    for index in one.indices where one[index] != other[index] { return false }
    return true
  }

  /// The bytes of a word of up to 16 bytes as two integers; nil for a longer word. Words that differ only by NUL bytes in
  /// front would have the same key, but records with NUL bytes are rejected before.
  private static func key(_ word: Span<UInt8>) -> (UInt64, UInt64)? {
    guard word.count <= 16 else { return nil }
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in word.indices {
      if index < 8 { low = low << 8 | UInt64(word[index]) } else { high = high << 8 | UInt64(word[index]) }
    }
    return (low, high)
  }
}
