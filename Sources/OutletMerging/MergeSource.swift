import SurveyModel

/// The observations that are merged, with their matches and the network, for all threads. It is a class because passing the
/// columns themselves would change the reference count of each of them at every call.
final class MergeSource: Sendable {
  let observations: ObservationColumns
  let matches: MatchColumns
  let network: RiverNetwork

  init(_ observations: ObservationColumns, _ matches: MatchColumns, _ network: RiverNetwork) {
    self.observations = observations
    self.matches = matches
    self.network = network
  }
}
