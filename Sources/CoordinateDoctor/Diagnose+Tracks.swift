import Reprojection
import SurveyMath
package import SurveyModel

/// What shifts all tracks of a file that holds no records: GCJ-02 or BD-09, else nil.
///
/// Who walks along rivers leaves a track that lies on them once it is read rightly. Who flies or drives does not, so it takes more
/// than for records, and nothing is said of what cannot be told.
/// - Parameter tracks: said to be WGS 84.
package func diagnose(tracks: [Track], field: RiverField?) throws -> Suspicion? {
  guard let field, !field.extent.isEmpty else { return nil }
  let fixes = spaced(tracks)
  guard fixes.count >= TrackMargins.fewest else { return nil }
  let drawn = (0..<min(fixes.count, SurveyCase.sampleSize)).map {
    fixes[$0 * fixes.count / min(fixes.count, SurveyCase.sampleSize)]
  }
  var file = SurveyCase(declared: .wgs84, pairs: drawn, total: fixes.count) { $0 }
  file.unit = "places of tracks"
  guard let found = try diagnose(file, field: field), found.remedy != nil else { return nil }
  let toWGS84: (Double, Double) -> (longitude: Double, latitude: Double)
  switch found.fault {
  case .gcj02: toWGS84 = GCJ02.toWGS84
  case .bd09: toWGS84 = BD09.toWGS84
  default: return nil
  }
  let asRead = Residuals(drawn, field)
  let moved = Residuals(
    drawn.map { fix in
      let place = toWGS84(fix.x, fix.y)
      return Coordinate(longitude: place.longitude, latitude: place.latitude)
    }, field)
  guard moved.median <= TrackMargins.median, moved.share(within: 100) >= TrackMargins.share,
    asRead.median >= TrackMargins.asRead, asRead.share(within: 60) <= TrackMargins.chance
  else { return nil }
  return found
}

/// Stricter than ``Margins``.
private enum TrackMargins {
  /// Metres between fixes that count as two, and how many of them there must be.
  static let spacing = 100.0
  static let fewest = 30
  /// Metres to the rivers in the middle, and the share within 100 m, once they are moved.
  static let median = 40.0
  static let share = 0.8
  /// Metres to the rivers in the middle, and the share within 60 m, as they are.
  static let asRead = 100.0
  static let chance = 0.35
}

/// Fixes some way apart: a receiver writes one a second, and a thousand of them around one bend are no thousand witnesses.
private func spaced(_ tracks: [Track]) -> [Coordinate] {
  var kept: [Coordinate] = []
  for stretch in tracks.lazy.flatMap(\.stretches) {
    var last: Coordinate?
    for fix in stretch where fix.isFinite && fix.isGeographic {
      if let last {
        let (east, north) = ((fix.x - last.x) * Degrees.cosine(fix.y), fix.y - last.y)
        if (east * east + north * north).squareRoot() * DegreeLength.ofSphere < TrackMargins.spacing { continue }
      }
      last = fix
      kept.append(fix)
    }
  }
  return kept
}
