/// Why an outlet differs between two results.
public enum DifferenceCause: String, VocabularyWord {
  /// It has observations that the old result did not have.
  case newObservations
  /// The old result had observations of it that the new one does not have.
  case withdrawnObservations
  /// People decided otherwise.
  case decision
  /// The runs took ids from different registers.
  case register
  /// The runs had different options.
  case options
  /// The runs had other files of rivers, of water or of names of rivers.
  case riversLayer
  /// The runs had other files of basins or districts.
  case areasLayer
  /// Another version of the program or of its libraries; also where nothing else tells the runs apart.
  case program

  /// The word as the outputs write it.
  @inlinable
  public var literal: StaticString {
    switch self {
    case .newObservations: "new_observations"
    case .withdrawnObservations: "withdrawn_observations"
    case .decision: "decision"
    case .register: "register"
    case .options: "options"
    case .riversLayer: "rivers_layer"
    case .areasLayer: "areas_layer"
    case .program: "program"
    }
  }
}
