import SurveyModel

/// The plane, in metres, in which nearest places are looked for.
public enum WorkingPlaneChoice: Sendable, Hashable {
  /// For each observation the 3° transverse Mercator zone of its longitude.
  case automatic
  /// A projected CRS in metres.
  case crs(CoordinateSystem)
}

extension WorkingPlaneChoice: OptionText {
  init(optionText text: String) throws(InputError) {
    self = text.lowercased() == "auto" ? .automatic : .crs(try CoordinateSystem(text))
  }

  var optionText: String {
    switch self {
    case .automatic: "auto"
    case .crs(let crs): crs.name
    }
  }
}
