import SurveyMath
import SurveyModel

/// Some records that are taken for one outlet, with what their likelihood needs.
struct SightingGroup {
  /// WGS 84 degrees: the mean, weighted by 1/variance.
  var longitude: Double
  var latitude: Double
  /// Metres in a degree there.
  var degree: DegreeLength
  /// 1 / m²: the sum of 1/variance, the stated errors enlarged by the model's scale.
  var weight: Double
  /// The visits that came near, and those that have a record here.
  var covered: Int
  var visits = 1
  /// The logarithms of the probability of the stated types given each true one, over their shares.
  var types = SIMD4<Double>.zero
  /// What the model makes of `types`: 0 for one record.
  var typeAgreement = 0.0
  var hasType = false
  var name: UInt64 = 0
  var code: UInt64 = 0
  /// Records with the left bank less those with the right one.
  var bank = 0
  var count = 1

  /// The square of the distance between two groups' means, m².
  func distance2(to other: SightingGroup) -> Double {
    let east = Degrees.shortWay(other.longitude - longitude) * degree.east
    let north = (other.latitude - latitude) * degree.north
    return east * east + north * north
  }

  /// Both as one.
  /// - Parameter shared: the visits that have records in both.
  func merged(with other: SightingGroup, shared: Int) -> SightingGroup {
    var both = self
    both.weight = weight + other.weight
    let share = other.weight / both.weight
    both.longitude = Degrees.shortWay(longitude + share * Degrees.shortWay(other.longitude - longitude))
    both.latitude = latitude + share * (other.latitude - latitude)
    both.covered = max(covered, other.covered)
    both.visits = visits + other.visits - shared
    both.types = types + other.types
    both.hasType = hasType || other.hasType
    if name == 0 { both.name = other.name }
    if code == 0 { both.code = other.code }
    both.bank = bank + other.bank
    both.count = count + other.count
    return both
  }
}
