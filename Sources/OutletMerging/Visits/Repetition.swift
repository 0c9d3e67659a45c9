/// The words by which crews say that they note an outlet once more.
enum Repetition {
  /// By their first byte; in small letters.
  private static let words: [UInt8: [[UInt8]]] = Dictionary(
    grouping: [
      "复测", "复查", "复核", "重测", "再次", "重复", "again", "repeat", "re-survey", "resurvey", "revisit", "re-visit", "duplicate",
      "same outfall", "same outlet",
    ].map { Array($0.utf8) }, by: { $0[0] })
  private static let isFirst: [Bool] = (0...255).map { words[UInt8($0)] != nil }

  /// True when one of the words stands in a text; capital letters count as small ones.
  static func isRemarked(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      isFirst.withUnsafeBufferPointer { isFirst in
        for place in bytes.indices where isFirst[Int(small(bytes[place]))] {
          if begins(UnsafeBufferPointer(rebasing: bytes[place...])) { return true }
        }
        return false
      }
    }
  }

  private static func begins(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    (words[small(text[0])] ?? []).contains { word in
      word.count <= text.count && word.indices.allSatisfy { word[$0] == small(text[$0]) }
    }
  }

  @inline(__always)
  private static func small(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 32 : byte }
}
