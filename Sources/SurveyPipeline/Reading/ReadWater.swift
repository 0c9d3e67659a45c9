import Reprojection
import RiverSnapping
import SurveyModel

/// Water areas, read and joined to the rivers that run in them.
struct Water: Sendable {
  /// Nil where none were given.
  var bodies: WaterBodies?
  /// The books of the file.
  var source: SourceEntry?
  /// Findings about the waters and the rivers in them.
  var findings: [Finding] = []
}

func readWater(
  _ file: SurveyInput?, _ network: RiverNetwork, policy: OperationPolicy, _ control: RunControl
) throws -> Water {
  guard let file else { return Water() }
  let read = try readAreas(AreaReading(file: file, role: .water), policy: policy, control)
  let bodies = try WaterBodies(read.areas.flatMap(\.polygons), network, jobs: control.jobs)
  var findings: [Finding] = []
  if bodies.repaired > 0 {
    findings.append(
      Finding(
        .polygonRepaired, .warning,
        "\(bodies.repaired) water polygons cross themselves; they were rebuilt so that both sides of the crossing are water.",
        source: read.source.name))
  }
  if bodies.riverless > 0 {
    findings.append(
      Finding(
        .waterWithoutRiver, .info,
        "No river line runs in \(bodies.riverless) of the \(bodies.count) waters: ponds, lakes without a line through them, or "
          + "rivers that are missing from the layer. Nothing can be placed on them.", source: read.source.name))
  }
  return Water(bodies: bodies, source: read.source, findings: findings)
}
