import JSONKit
import SurveyModel

extension JSONReader {
  /// The bytes of a property's value as text: a string's content, a number as ``canonicalNumber(_:value:)`` writes it, `true`
  /// or `false`; empty for null, arrays and objects. `isRepaired` becomes true when half a surrogate pair had to be replaced.
  func propertyText(_ value: JSONValue, isRepaired: inout Bool) -> ArraySlice<UInt8> {
    switch kind(of: value) {
    case .string:
      let raw = bytes[rawContent(of: value)]
      guard raw.contains(UInt8(ascii: "\\")), let (text, repaired) = string(value) else { return raw }
      if repaired { isRepaired = true }
      return ArraySlice(text.utf8)
    case .number:
      let raw = bytes[range(of: value)]
      if isWholeNumber(raw) { return raw }
      return ArraySlice(canonicalNumber(raw, value: number(value)).utf8)
    case .true, .false:
      return bytes[range(of: value)]
    case .null, .array, .object:
      return []
    }
  }

  /// The value of a property as a number. The number may be written as a string.
  func propertyNumber(_ value: JSONValue) -> Double? {
    switch kind(of: value) {
    case .number: return number(value)
    case .string:
      let raw = bytes[rawContent(of: value)]
      return NumberText.parse(raw.span.extracting(TextCleaning.trimmed(raw.span)))
    default: return nil
    }
  }

  /// A property's value or a feature's id as an id or name: trimmed, and a number as ``canonicalNumber(_:value:)`` writes it.
  /// Nil for a blank text, null, an array and an object.
  func identifier(_ value: JSONValue) -> String? {
    var ignored = false
    let text = propertyText(value, isRepaired: &ignored)
    let (cleaned, _) = TextCleaning.cleaned(text.span)
    return cleaned.isEmpty ? nil : String(decoding: cleaned, as: UTF8.self)
  }
}
