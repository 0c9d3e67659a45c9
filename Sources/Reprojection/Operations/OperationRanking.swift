import PROJKit
import SurveyModel

/// Compares the candidates of the registry for data in a certain area.
struct OperationRanking {
  var candidates: [OperationCandidate]
  /// A sample of the data in longitude and latitude.
  var sample: [Coordinate]
  /// The share of the sample that must lie in the area of an operation.
  var neededShare: Double

  /// The most accurate of the ``usable`` candidates, and among equally accurate ones the first in PROJ's order; nil when there is
  /// none.
  var best: OperationCandidate? {
    usable.min { ($0.accuracy ?? .infinity, $0.index) < ($1.accuracy ?? .infinity, $1.index) }
  }

  /// The first candidate that ignores the difference between two datums.
  var ballpark: OperationCandidate? {
    candidates.first { $0.isBallpark && $0.missingGrids.isEmpty }
  }

  /// The candidates that are made for the area of the data and can be used on this machine, in PROJ's order.
  var usable: [OperationCandidate] {
    candidates.filter { !$0.isBallpark && $0.missingGrids.isEmpty && covers($0) }
  }

  /// The candidates that could be used if their grid files were on this machine.
  var lackingGrids: [OperationCandidate] {
    candidates.filter { !$0.isBallpark && !$0.missingGrids.isEmpty && covers($0) }
  }

  private func covers(_ candidate: OperationCandidate) -> Bool {
    guard let area = candidate.areaOfUse, !sample.isEmpty else { return true }
    let inside = sample.count { area.contains(longitude: $0.x, latitude: $0.y) }
    return Double(inside) >= neededShare * Double(sample.count)
  }

  /// The first five candidates as text: `EPSG:15918 "Beijing 1954 to WGS 84 (1)" (1 m; China - Ordos basin.)`, ….
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
