import PROJKit
import SurveyModel

/// The registry's candidates, seen from where the data is.
struct OperationRanking {
  var candidates: [OperationCandidate]
  /// Longitude, latitude.
  var sample: [Coordinate]
  var neededShare: Double

  /// The most accurate operation that is made for the place of the data and can be used on this machine. PROJ's order decides
  /// between equals. Nil where only ballpark ones are left.
  var best: OperationCandidate? {
    usable.min { ($0.accuracy ?? .infinity, $0.index) < ($1.accuracy ?? .infinity, $1.index) }
  }

  var ballpark: OperationCandidate? {
    candidates.first { $0.isBallpark && $0.missingGrids.isEmpty }
  }

  /// Candidates that would do, best accuracy first.
  var usable: [OperationCandidate] {
    candidates.filter { !$0.isBallpark && $0.missingGrids.isEmpty && covers($0) }
  }

  /// Candidates that would do if their grid files were here.
  var lackingGrids: [OperationCandidate] {
    candidates.filter { !$0.isBallpark && !$0.missingGrids.isEmpty && covers($0) }
  }

  private func covers(_ candidate: OperationCandidate) -> Bool {
    guard let area = candidate.areaOfUse, !sample.isEmpty else { return true }
    let inside = sample.count { area.contains(longitude: $0.x, latitude: $0.y) }
    return Double(inside) >= neededShare * Double(sample.count)
  }

  /// `EPSG:15918 "Beijing 1954 to WGS 84 (1)" (1 m; China - Ordos basin.)`, …; the first five.
  static func listed(_ candidates: [OperationCandidate]) -> String {
    guard !candidates.isEmpty else { return "none" }
    let texts = candidates.prefix(5).map { candidate in
      let accuracy = candidate.accuracy.map { "\($0) m" } ?? "accuracy unknown"
      let area = candidate.areaOfUse.map { "; \($0.name.count > 60 ? $0.bounds : $0.name)" } ?? ""
      return "\(candidate.codes.first.map { $0 + " " } ?? "")\"\(candidate.name)\" (\(accuracy)\(area))"
    }
    return texts.joined(separator: ", ") + (candidates.count > 5 ? " and \(candidates.count - 5) more" : "")
  }
}
