import PROJKit
import SurveyModel

extension OperationChoice {
  /// The message that says why no operation is used, and what to do.
  func explanation(_ family: DatumFamily, _ ranking: OperationRanking) -> ErrorText {
    switch family {
    case .xian1980:
      return
        "\(described) is on Xian 1980, whose parameters to WGS 84 are not public: PROJ would change nothing and say nothing. "
        + "Give your region's parameters as a pipeline with \(.operation), or \(Self.howToAccept)"
    case .beijing1954:
      var text: ErrorText = "\(described) is on Beijing 1954, for most of which no operation to WGS 84 is public. "
      let usable = ranking.usable
      text +=
        usable.isEmpty
        ? "None of those known covers the data. Give your region's parameters as a pipeline with \(.operation), "
        : "Where the data lies there is \(OperationRanking.listed(usable)): choose it with \(.operation), "
      return text + "or \(Self.howToAccept)"
    case .wgs84, .cgcs2000, .other:
      var text: ErrorText =
        "no operation from \(described) to WGS 84 that is made for the place of the data (\(extent(of: ranking.sample))) can be used. "
      let lacking = ranking.lackingGrids
      if let first = lacking.first {
        text +=
          "\"\(first.name)\" would do, with the grid file \(first.missingGrids.joined(separator: ", ")): install it with projsync. "
      }
      return text + "Check the CRS, name an operation with \(.operation), or \(Self.howToAccept)"
    }
  }

  /// The bounds of the sample as text.
  private func extent(of sample: [Coordinate]) -> String {
    var box = Box()
    for position in sample { box.add(x: position.x, y: position.y) }
    guard !box.isEmpty else { return "unknown" }
    func rounded(_ degrees: Double) -> Double { (degrees * 100).rounded() / 100 }
    return AreaOfUse(
      west: rounded(box.minX), south: rounded(box.minY), east: rounded(box.maxX), north: rounded(box.maxY)
    ).bounds
  }
}
