import SurveyModel

/// Reads the properties of single features by what they mean.
struct RiverRow {
  let columns: RiverColumns
  /// For each ``RiverField`` the columns that may hold it, best first.
  let candidates: [[Int]]
  /// False when the user named a property for the river id and none for the reach id: reaches then have no ids.
  let namesReaches: Bool

  func has(_ field: RiverField) -> Bool { !candidates[field.rawValue].isEmpty }

  func text(_ field: RiverField, _ row: Int) -> String? { columns.text(row, candidates[field.rawValue]) }

  func number(_ field: RiverField, _ row: Int) -> Double? {
    text(field, row).flatMap { NumberText.parse($0.utf8.span) }
  }

  /// The first text that is a name, and no word for "none".
  func name(_ row: Int) -> String? {
    let named = candidates[RiverField.riverName.rawValue]
    guard let first = columns.text(row, named) else { return nil }
    return PlaceholderName.matches(first) ? columns.texts(row, named).first { !PlaceholderName.matches($0) } : first
  }

  /// Further names of the river besides `name`. One cell may hold several.
  func otherNames(_ row: Int, than name: String?) -> [String] {
    let texts = columns.texts(row, candidates[RiverField.otherName.rawValue])
    if texts.isEmpty || texts == [name] { return [] }
    var names: [String] = []
    for text in texts {
      for part in text.split(whereSeparator: { ";；、".contains($0) }) {
        let part = String(part.drop { $0 == " " })
        if part != name, !part.isEmpty, !names.contains(part), !PlaceholderName.matches(part) { names.append(part) }
      }
    }
    return names
  }

  /// - Parameter vertices: the measures of the line's first and last vertex, where these are measures of the reach code.
  func reachCode(_ row: Int, vertices: (first: Double, last: Double)?) -> ReachCode? {
    guard let text = text(.reachCode, row) else { return nil }
    if let from = number(.fromMeasure, row), let to = number(.toMeasure, row) {
      return ReachCode(text, measures: measures(from, to))
    }
    // The measure grows upstream, however the line is drawn.
    return ReachCode(text, measures: vertices.flatMap { measures(min($0.first, $0.last), max($0.first, $0.last)) })
  }

  private func measures(_ from: Double, _ to: Double) -> ReachCode.Measures? {
    0 <= from && from < to && to <= 100 ? ReachCode.Measures(from: from, to: to) : nil
  }
}
