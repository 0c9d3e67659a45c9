import Reprojection
import SurveyModel

/// The datum is another one than declared: the shifted ones of Chinese maps, or WGS 84 where one of these was declared.
func datumHypotheses(_ file: SurveyCase, asRead: [Coordinate]) -> [Hypothesis] {
  guard file.declared != .metres else { return [] }
  var found: [Hypothesis] = []
  let area = GCJ02.shiftedArea
  let inside = file.pairs.count {
    $0.x >= area.minX && $0.x <= area.maxX && $0.y >= area.minY && $0.y <= area.maxY
  }
  // Outside the shifted area all of them are the same.
  guard inside * 2 > file.pairs.count else { return [] }
  if file.declared != .gcj02 {
    found.append(
      Hypothesis(
        .gcj02, "GCJ-02", Remedy(crs: "gcj02"), option: "--override-crs gcj02",
        positions: moved(file.pairs, GCJ02.toWGS84)))
  }
  if file.declared != .bd09 {
    found.append(
      Hypothesis(
        .bd09, "BD-09", Remedy(crs: "bd09"), option: "--override-crs bd09", positions: moved(file.pairs, BD09.toWGS84)))
  }
  if file.declared == .gcj02 || file.declared == .bd09 {
    found.append(
      Hypothesis(
        .wgs84, "WGS 84", Remedy(crs: "OGC:CRS84"), option: "--override-crs OGC:CRS84", positions: file.pairs))
  } else {
    // The rivers may be the shifted ones; then every file looks shifted the other way.
    found.append(
      Hypothesis(
        ofRivers: "the rivers are GCJ-02", option: "--rivers-crs gcj02", positions: moved(asRead, GCJ02.fromWGS84)))
    found.append(
      Hypothesis(ofRivers: "the rivers are BD-09", option: "--rivers-crs bd09", positions: moved(asRead, BD09.fromWGS84)))
  }
  return found
}

private func moved(
  _ pairs: [Coordinate], _ move: (Double, Double) -> (longitude: Double, latitude: Double)
) -> [Coordinate] {
  pairs.map { pair in
    guard pair.isFinite, pair.isGeographic else { return Coordinate(x: .nan, y: .nan) }
    let place = move(pair.x, pair.y)
    return Coordinate(longitude: place.longitude, latitude: place.latitude)
  }
}
