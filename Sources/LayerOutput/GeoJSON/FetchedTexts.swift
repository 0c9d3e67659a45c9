import SurveyModel
import TextKit

/// Some of the ``PreparedTexts``, in the order in which a writer needs them.
struct FetchedTexts {
  var table: PreparedTexts
  /// Numbers of the texts in `table`; nil for none.
  var numbers: OptionalNumbers<OutletNumber>
  /// The texts themselves, where all are equally long and not longer than ``longest``; else empty.
  var words: [SIMD2<UInt64>]
  /// The length of each text in `words`.
  var length: Int

  /// The number of bytes that two words hold.
  static let longest = 16

  /// Appends the text at `position` of the order asked for, `null` where none was asked for.
  @inline(__always)
  func append(_ position: Int, to writer: inout ByteWriter) {
    guard let number = numbers[position] else { return writer.append("null") }
    if words.isEmpty {
      table.append(number.index, to: &writer)
    } else {
      writer.append(word: words[position].x, length: min(8, length))
      writer.append(word: words[position].y, length: max(0, length - 8))
    }
  }
}
