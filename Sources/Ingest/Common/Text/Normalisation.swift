// The standard library holds the tables of normalisation form C, since it compares strings by them, but offers the form
// only as SPI. No other file uses that SPI, so only this one changes when a public API comes.
@_spi(_Unicode) import Swift

enum Normalisation {
  /// `text` in Unicode normalisation form C, so that two ways of typing one name are one name.
  static func composed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
  }
}
