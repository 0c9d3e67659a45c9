import SurveyModel
import TextKit

extension ByteWriter {
  /// Appends the property `bank`, with the comma before it.
  @inline(__always)
  mutating func appendBank(_ bank: Bank?) {
    guard let bank else { return append(",\"bank\":null") }
    append(",\"bank\":\"")
    append(bank.literal)
    append(UInt8(ascii: "\""))
  }
}
