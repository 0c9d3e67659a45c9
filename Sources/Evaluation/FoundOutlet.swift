package import SurveyModel

/// An outlet of a result, as far as it is held against the truth.
package struct FoundOutlet: Sendable {
  package var id: String
  package var riverID: String
  package var bank: String?
  /// The best estimate of where the outlet is; WGS 84.
  package var observed: Coordinate
  /// The radius around ``observed`` that is stated to hold 68 % of the errors, metres.
  package var accuracy: Double?
  /// The stated probabilities; those that the result does not state are absent.
  package var probabilities: [StatedProbability: Double]

  package init(
    id: String, riverID: String, bank: String?, observed: Coordinate, accuracy: Double? = nil,
    probabilities: [StatedProbability: Double] = [:]
  ) {
    self.id = id
    self.riverID = riverID
    self.bank = bank
    self.observed = observed
    self.accuracy = accuracy
    self.probabilities = probabilities
  }
}
