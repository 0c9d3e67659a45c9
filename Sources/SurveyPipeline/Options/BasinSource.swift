public import SurveyModel

/// What says which basin an outlet drains to.
public enum BasinSource: Sendable, Hashable {
  /// The basin that the river layer names for each of its pieces, where it does.
  case riverAttribute
  /// The network: a basin is all that drains to one end of the rivers.
  case fromNetwork
  /// Polygons: a basin is the polygon that the outlet lies in.
  case polygons(SurveyInput)

  /// The file of polygons, if there is one.
  var file: SurveyInput? {
    if case .polygons(let file) = self { file } else { nil }
  }
}
