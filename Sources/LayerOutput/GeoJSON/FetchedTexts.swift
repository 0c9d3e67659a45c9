import TextKit

/// Some of the ``PreparedTexts``, in the order in which a writer needs them.
struct FetchedTexts {
  var table: PreparedTexts
  /// Numbers of the texts in `table`, -1 for none.
  var numbers: [Int32]
  /// The texts themselves, where all are equally long and not longer than ``longest``; else empty.
  var words: [SIMD2<UInt64>]
  /// The length of each text in `words`.
  var length: Int

  /// The number of bytes that two words hold.
  static let longest = 16

  /// Appends the text at `position` of the order asked for, `null` where none was asked for.
  @inline(__always)
  func append(_ position: Int, to writer: inout ByteWriter) {
    if numbers[position] < 0 {
      writer.append("null")
    } else if words.isEmpty {
      table.append(Int(numbers[position]), to: &writer)
    } else {
      writer.append(word: words[position].x, length: min(8, length))
      writer.append(word: words[position].y, length: max(0, length - 8))
    }
  }
}
