private import Glibc
import SurveyModel

/// What is known of a campaign's records: how large their errors are, how often a crew misses an outlet or notes it twice, how close
/// outlets lie to each other, and what crews get wrong.
struct MergeModel: Sendable {
  /// By which the stated errors are too small; at least 1.
  var scale = 1.0
  /// By method: the probability that a visit that comes near an outlet notes it.
  var detection: [Double] = Array(repeating: 0.75, count: SurveyMethod.allCases.count)
  /// The mean of ``detection`` over the visits.
  var meanDetection = 0.75
  var noticing = Noticing(mean: 0.75, visits: 1)
  /// The probability that a visit notes an outlet once more.
  var again = 0.01
  /// The same for records without a time, which may come from several visits.
  var againUntimed = 0.05
  var density = OutletDensity(pairs: Array(repeating: 0, count: OutletDensity.rings.count - 1), records: 0)
  /// The share of each type among the records that state one.
  var typeShares = SIMD4<Double>(repeating: 0.25)
  /// The same for a record whose crew remarked that it is a repetition.
  static let againRemarked = 0.5
  /// How many records have each name, by its hash.
  var nameCounts: [UInt64: Int32] = [:]
  /// Records with a name.
  var named = 0

  /// The share of records whose stated type is wrong.
  static let wrongType = 0.12
  /// The share of records with an error three times as large as the others'.
  static let grossErrors = 0.03
  /// The probability that two crews give one outlet the same name, and that two banks that crews wrote of one outlet differ.
  static let sameName = 0.6
  static let wrongBank = 0.06

  /// The logarithm of the probability that a visit notes an outlet again.
  func repetition(_ visit: Visits.Visit, isRemarked: Bool = false) -> Double {
    log(isRemarked ? Self.againRemarked : visit.isTimed ? again : againUntimed)
  }
}
