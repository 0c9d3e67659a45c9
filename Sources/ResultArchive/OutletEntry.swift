package import SurveyModel

/// What the layer of outlets says of one outlet, as far as outlets are counted and compared by it. Nil where the layer has null.
package struct OutletEntry: Sendable {
  package var id: String?
  package var riverID: String?
  package var riverName: String?
  package var basin: String?
  package var district: String?
  /// The best estimate of where the outlet itself is; WGS 84.
  package var observed: Coordinate?
  package var type: String?
  package var methods: [String]
  package var bank: String?
  package var status: String?
  package var observations: Int
  /// The radius that holds 68 % of the errors of ``observed``, metres.
  package var accuracy: Double?
  /// The probability that the river is the right one.
  package var confidence: Double?
  /// The probability that the bank is the right one; nil also in results that do not state it.
  package var bankConfidence: Double?
  /// The probability that it is one outlet, neither several nor a part of one; nil also in results that do not state it.
  package var oneConfidence: Double?
}
