import PROJKit
import SurveyModel

/// Chooses one operation from a file's CRS to WGS 84.
///
/// PROJ's own choice is not used: it may differ from point to point, may use an operation far outside its area of use, or may
/// silently leave coordinates as they are. So the candidates of the registry are compared here. A candidate must be usable on
/// this machine and made for the area of the data; of these the most accurate is chosen.
struct OperationChoice {
  var crs: CRS
  /// A sample of the data, in the CRS.
  var positions: [Coordinate]
  /// The share of the sample that must lie in the area of an operation.
  var neededShare: Double
  var policy: OperationPolicy
  var source: String

  func choose() throws(InputError) -> ChosenOperation {
    switch crs.system {
    case .wgs84:
      // An operation that the user named is meant for other files of the run.
      return chosen(.none, "none needed", accuracy: 0, area: nil)
    case .gcj02:
      try refuseNamedOperation()
      return chosen(.gcj02, "GCJ-02 to WGS 84 (public algorithm, iterated inverse)", accuracy: 1, area: crs.areaOfUse)
    case .bd09:
      try refuseNamedOperation()
      return chosen(.bd09, "BD-09 to WGS 84 (public algorithm, iterated inverse)", accuracy: 1, area: crs.areaOfUse)
    case .registered(let definition, let description):
      if let operation = policy.operation, operation.contains("proj=") {
        return try explicitPipeline(operation)
      }
      let geographic = description.isBound ? definition : description.baseDefinition
      var steps: [ChosenOperation.Step] = []
      var names: [String] = []
      if description.kind == .projected && !description.isBound {
        let unprojection = try unprojection(from: definition, to: geographic)
        steps.append(unprojection.step)
        names.append(unprojection.name)
      }
      return try chooseDatumShift(description, from: geographic, after: steps, names)
    }
  }

  private func chooseDatumShift(
    _ description: CRSDescription, from geographic: String, after steps: [ChosenOperation.Step], _ names: [String]
  ) throws(InputError) -> ChosenOperation {
    var family = description.isBound ? .other : DatumFamily(description)
    if policy.operation != nil && family != .wgs84 { family = .other }
    switch family {
    case .wgs84:
      let name = names.isEmpty ? "none needed" : names.joined(separator: " + ")
      return chosen(.steps(steps), name, accuracy: 0, area: nil)
    case .cgcs2000:
      let name = (names + ["CGCS2000 to WGS 84 (declared identity)"]).joined(separator: " + ")
      return chosen(.steps(steps), name, accuracy: 1, area: description.baseAreaOfUse)
    case .xian1980, .beijing1954, .other:
      let list = try located { () throws(InputError) in try OperationList(from: geographic, to: "EPSG:4326") }
      let sample = try geographicSample(steps, list, isBound: description.isBound)
      let ranking = OperationRanking(candidates: list.candidates, sample: sample, neededShare: neededShare)
      let candidate = try pick(from: ranking, family)
      let recipe = try located { () throws(InputError) in try list.recipe(for: candidate) }
      let shift = ChosenOperation.Step(recipe: recipe, roundTripTolerance: nil)
      let name = (names + [candidate.name]).joined(separator: " + ")
      return ChosenOperation(
        crs: crs.identifier, name: name, accuracy: candidate.accuracy, isBallpark: candidate.isBallpark,
        areaOfUse: candidate.isBallpark ? nil : candidate.areaOfUse,
        method: .steps(recipe.pipeline == "+proj=noop" ? steps : steps + [shift]), inputIsDegrees: crs.kind == .degrees)
    }
  }

  private func pick(from ranking: OperationRanking, _ family: DatumFamily) throws(InputError) -> OperationCandidate {
    if let wanted = policy.operation {
      guard let candidate = ranking.candidates.first(where: { $0.isCalled(wanted) }) else {
        let known = OperationRanking.listed(ranking.candidates.filter { !$0.isBallpark })
        throw refusal(
          .usage,
          "no operation called \"\(wanted)\" leads from \(described) to WGS 84; known are \(known)")
      }
      guard candidate.missingGrids.isEmpty else {
        throw refusal(
          .noOperation,
          "\(candidate.name) needs the grid file \(candidate.missingGrids.joined(separator: ", ")), which is not "
            + "installed; install it with projsync, or name another operation")
      }
      if candidate.isBallpark && !policy.acceptBallpark {
        throw refusal(.noOperation, "\(candidate.name) ignores the difference between two datums; \(Self.howToAccept)")
      }
      return candidate
    }
    let guarded = family == .xian1980 || family == .beijing1954
    if !guarded || policy.acceptBallpark, let best = ranking.best { return best }
    if policy.acceptBallpark, let ballpark = ranking.ballpark { return ballpark }
    throw refusal(.noOperation, explanation(family, ranking))
  }

  private func chosen(
    _ method: ChosenOperation.Method, _ name: String, accuracy: Double?, area: AreaOfUse?
  ) -> ChosenOperation {
    ChosenOperation(
      crs: crs.identifier, name: name, accuracy: accuracy, isBallpark: false, areaOfUse: area, method: method,
      inputIsDegrees: crs.kind == .degrees)
  }

  // MARK: - Parts

  private func unprojection(
    from definition: String, to geographic: String
  ) throws(InputError) -> (step: ChosenOperation.Step, name: String) {
    try located { () throws(InputError) in
      let list = try OperationList(from: definition, to: geographic)
      guard let first = list.candidates.first else {
        throw InputError(.noOperation, "PROJ cannot un-project \(described); name another CRS")
      }
      var tolerance = 0.001
      if case .otherLinear(_, let metres) = crs.kind { tolerance /= metres }
      return (.init(recipe: try list.recipe(for: first), roundTripTolerance: tolerance), first.name)
    }
  }

  /// The sample as longitude and latitude on the datum of the CRS. It is compared with areas in WGS 84, for which the difference
  /// between datums is too small to matter.
  private func geographicSample(
    _ steps: [ChosenOperation.Step], _ list: OperationList, isBound: Bool
  ) throws(InputError) -> [Coordinate] {
    if positions.isEmpty {
      // Without data, the middle of the area of the CRS is the sample.
      return crs.areaOfUse.map { [Coordinate(longitude: $0.middle.longitude, latitude: $0.middle.latitude)] } ?? []
    }
    var recipe = steps.first?.recipe
    if isBound, let first = list.candidates.first { recipe = try list.recipe(for: first) }
    guard let recipe else { return positions }
    let transformer = try Transformer(recipe)
    return positions.compactMap { transformer.forward($0) }
  }

  private func explicitPipeline(_ text: String) throws(InputError) -> ChosenOperation {
    let recipe = ProjectionRecipe(pipeline: text)
    let transformer = try located { () throws(InputError) in try Transformer(recipe) }
    guard !transformer.isCRS else {
      throw refusal(.usage, "the operation \"\(text)\" is a CRS; give a pipeline from \(crs.identifier) to WGS 84 degrees")
    }
    guard transformer.outputAngles != .radians else {
      throw refusal(
        .usage, "the operation \"\(text)\" gives radians; add \"+step +proj=unitconvert +xy_in=rad +xy_out=deg\" at its end")
    }
    let moved = positions.compactMap { transformer.forward($0) }
    if !positions.isEmpty && !moved.contains(where: \.isGeographic) {
      throw refusal(
        .usage,
        "the operation \"\(text)\" takes none of the coordinates to WGS 84 degrees; it must take \(crs.identifier), "
          + "east first, to longitude and latitude")
    }
    return chosen(.steps([.init(recipe: recipe, roundTripTolerance: nil)]), text, accuracy: nil, area: nil)
  }

  private func refuseNamedOperation() throws(InputError) {
    guard let operation = policy.operation else { return }
    throw refusal(.usage, "the operation \"\(operation)\" cannot be used with \(crs.identifier), which is no CRS of PROJ's")
  }

  // MARK: - Messages

  static let howToAccept: ErrorText =
    "pass \(.acceptBallpark) to take the coordinates as they are, with an unknown error of up to some 200 m"

  var described: String { crs.identifier == crs.name ? crs.name : "\(crs.identifier) (\(crs.name))" }

  func refusal(_ code: InputError.Code, _ wording: ErrorText) -> InputError {
    InputError(code, wording, source: source)
  }

  /// The result of `body`. An error that names no file gets the name of this one.
  private func located<T>(_ body: () throws(InputError) -> T) throws(InputError) -> T {
    do {
      return try body()
    } catch {
      var error = error
      error.source = error.source ?? source
      throw error
    }
  }
}
