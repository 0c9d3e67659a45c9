import SurveyModel

/// Why a result is good for nothing, and what is likely to have caused it.
struct Worthlessness {
  /// What is to be said, one sentence or two a line.
  let lines: [String]
  /// Nil for a result that is good for something, and for surveys without any record.
  init?(_ result: ResultColumns, maximumDistance: Double) {
    let surveys = result.run.inputs.filter { $0.role == .survey }
    let records = surveys.reduce(0) { $0 + $1.account.records }
    if result.observations.count > 0 {
      guard !result.matches.reach.contains(where: { $0 != nil }) else { return nil }
      lines = Self.cause(ofNothingNear: result, maximumDistance)
      return
    }
    // Tracks of logs and receivers are a result of their own; lines of a map layer are not.
    let layers = surveys.filter { $0.description.format.isLayerOfLines && $0.account.accepted > 0 }
    guard records > 0, result.tracks.isEmpty || !layers.isEmpty else { return nil }
    let rejected = surveys.reduce(0) { $0 + $1.account.rejectedCount }
    if let layer = layers.first {
      lines = [
        "\(layer.name) holds lines and no point, so nothing was observed. Lines of a survey are tracks: if these are the rivers, name the "
          + "file with --rivers, and the observations as SURVEY."
      ]
    } else if rejected == records {
      lines = ["Every record was rejected, so nothing was observed; the reasons stand below."]
    } else {
      return nil
    }
  }

  private static func cause(ofNothingNear result: ResultColumns, _ maximumDistance: Double) -> [String] {
    let observations = result.observations
    let rivers = result.run.inputs.filter { $0.role == .rivers }.map(\.name).joined(separator: ", ")
    let all =
      observations.count == 1 ? "The only observation is not" : "None of the \(grouped(observations.count)) observations is"
    let what = "\(all) within \(Int(maximumDistance.rounded())) m of a river."
    if result.network.reaches.isEmpty {
      return [what, "There is no river line in \(rivers): were the survey and the rivers exchanged?"]
    }
    var survey = Box()
    for row in 0..<observations.count { survey.add(x: observations.longitude[row], y: observations.latitude[row]) }
    var network = Box()
    for (x, y) in zip(result.network.longitude.values, result.network.latitude.values) { network.add(x: x, y: y) }
    func place(_ box: Box) -> String { "\(tenths((box.minX + box.maxX) / 2)), \(tenths((box.minY + box.maxY) / 2))" }
    let places = "The survey lies around \(place(survey)), the rivers around \(place(network))"
    var swapped = Box()
    swapped.add(x: survey.minY, y: survey.minX)
    swapped.add(x: survey.maxY, y: survey.maxX)
    if !overlaps(survey, network), overlaps(swapped, network) {
      return [what, "\(places): longitude and latitude are exchanged in the survey (--fix swap, or --columns)."]
    }
    if result.findings.contains(where: { $0.rule.isSuspicion }) {
      return [what, "What is wrong with the coordinates stands below."]
    }
    if !overlaps(survey, network) {
      return [
        what, "\(places): are these the rivers of another place, or is the CRS another one (--crs of the survey, --rivers-crs)?",
      ]
    }
    return [
      what,
      "They lie among the rivers and not at them: is a river missing from \(rivers), is the CRS another one (--crs, --rivers-crs), or "
        + "is --max-distance too small?",
    ]
  }

  /// True where two boxes touch, with a tenth of a degree of room.
  private static func overlaps(_ one: Box, _ other: Box) -> Bool {
    one.minX <= other.maxX + 0.1 && other.minX <= one.maxX + 0.1 && one.minY <= other.maxY + 0.1
      && other.minY <= one.maxY + 0.1
  }

  private static func tenths(_ degrees: Double) -> String { "\((degrees * 10).rounded() / 10)" }
}

extension FileFormat {
  /// True for layers of a map, whose lines are more likely rivers than tracks.
  fileprivate var isLayerOfLines: Bool {
    switch self {
    case .geoJSON, .geoJSONSequence, .geoPackage, .shapefile, .flatGeobuf, .fileGDB, .mapInfo, .gml, .postGIS, .openStreetMap:
      true
    default: false
    }
  }
}
