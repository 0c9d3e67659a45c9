/// Remembers what short words were looked up as: a file says "drone" a million times.
struct WordCache<Value> {
  private var keys: [(UInt64, UInt64)] = []
  private var values: [Value] = []

  init() {}

  /// The value of `word`, from `lookUp` when it is new.
  mutating func value(of word: Span<UInt8>, lookUp: (Span<UInt8>) -> Value) -> Value {
    guard let key = Self.key(word) else { return lookUp(word) }
    for index in keys.indices where keys[index] == key { return values[index] }
    let value = lookUp(word)
    if keys.count < 16 {
      keys.append(key)
      values.append(value)
    }
    return value
  }

  /// Up to 16 bytes in two words; nil for longer ones. A NUL would make two words one, but no record keeps one.
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
