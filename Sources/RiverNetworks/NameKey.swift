import SurveyModel

/// The name of a river in the form in which two spellings of it are equal: they may differ in case, blanks and width.
func nameKey(_ name: String) -> String {
  var key = String.UnicodeScalarView()
  for scalar in name.unicodeScalars {
    let folded = WidthFolding.fold(scalar)
    if folded.properties.isWhitespace || folded.properties.generalCategory == .format { continue }
    key.append(contentsOf: folded.properties.lowercaseMapping.unicodeScalars)
  }
  return String(key)
}
