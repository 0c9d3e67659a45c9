import SurveyModel

extension GCJ02 {
  /// True where there are positions and most of them lie in the area that is shifted. Degrees of WGS 84.
  package static func shifts(_ longitude: [Double], _ latitude: [Double]) -> Bool {
    let inside = zip(longitude, latitude).count { x, y in
      x >= shiftedArea.minX && x <= shiftedArea.maxX && y >= shiftedArea.minY && y <= shiftedArea.maxY
    }
    return inside > 0 && inside * 2 >= min(longitude.count, latitude.count)
  }
}
