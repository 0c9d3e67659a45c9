// Form C without Foundation: the standard library has the tables for comparing strings, and gives them out under this
// name only. A public API has been proposed; this file is the one place to change.
@_spi(_Unicode) import Swift

enum Normalisation {
  /// `text` in Unicode normalisation form C, so that two ways of typing one name are one name.
  static func composed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
  }
}
