package import SurveyModel

/// Looks up the words that surveys use for types, methods and banks, in English and Chinese.
package enum Vocabularies {
  /// Nil when the word is not known, which is flagged `typeUnrecognised`. `text` must not be empty.
  package static func outletType(_ text: Span<UInt8>) -> OutletType? { lookUp(text, in: TypeWords.byKey) }

  /// Nil when the word is not known, which is flagged `methodUnrecognised`. `text` must not be empty.
  package static func method(_ text: Span<UInt8>) -> SurveyMethod? { lookUp(text, in: MethodWords.byKey) }

  /// Nil when the word is not known, which is flagged `bankUnrecognised`; `.neither` for words that name no single bank.
  package static func bank(_ text: Span<UInt8>) -> BankWord? { lookUp(text, in: BankWords.byKey) }

  /// As ``outletType(_:)`` for bytes.
  package static func outletType(_ text: String) -> OutletType? { outletType(Array(text.utf8).span) }
  /// As ``method(_:)`` for bytes.
  package static func method(_ text: String) -> SurveyMethod? { method(Array(text.utf8).span) }

  private static func lookUp<Value>(_ text: Span<UInt8>, in words: [String: Value]) -> Value? {
    guard text.count <= 96 else { return nil }
    var bytes: [UInt8] = []
    for index in text.indices { bytes.append(text[index]) }
    return words[HeaderName(String(decoding: bytes, as: UTF8.self)).key]
  }
}
