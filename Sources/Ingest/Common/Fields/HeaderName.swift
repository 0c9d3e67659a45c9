import SurveyModel

/// The name of a column or property in the form in which names are compared: trimmed, width-folded, in lower case, without
/// separators, and with the unit in brackets taken off.
package struct HeaderName: Hashable, Sendable {
  /// Letters and digits only, lower case: `OSD.latitude` is `osdlatitude`.
  package var key: String
  /// The text of the last brackets in lower case: `utc` of `datetime(utc)`, `m` of `精度（m）`; nil without brackets.
  package var unit: String?

  package init(_ raw: String) {
    var scalars: [Unicode.Scalar] = []
    for scalar in raw.unicodeScalars where scalar != "\u{FEFF}" {
      let folded = WidthFolding.fold(scalar)
      scalars.append(contentsOf: folded.properties.lowercaseMapping.unicodeScalars)
    }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    var unit: String?
    if let last = scalars.last, last == ")" || last == "]",
      let open = scalars.lastIndex(where: { $0 == (last == ")" ? "(" : "[") })
    {
      let inside = scalars[scalars.index(after: open)..<scalars.index(before: scalars.endIndex)]
      unit = Self.text(inside.filter { !$0.properties.isWhitespace })
      scalars.removeSubrange(open...)
    }
    key = Self.text(scalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    // Of a name that is nothing but brackets, their text is the key.
    if key.isEmpty, let inside = unit {
      key = inside
      unit = nil
    }
    self.unit = unit
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
