package import SurveyModel

/// An outlet of a result, as far as it is held against the truth.
package struct FoundOutlet: Sendable {
  package var id: String
  package var riverID: String
  package var bank: String?
  /// The best estimate of where the outlet is; WGS 84.
  package var observed: Coordinate

  package init(id: String, riverID: String, bank: String?, observed: Coordinate) {
    self.id = id
    self.riverID = riverID
    self.bank = bank
    self.observed = observed
  }
}
