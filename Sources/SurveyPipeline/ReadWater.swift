import Reprojection
import RiverSnapping
import SurveyModel

/// Water areas, read and joined to the rivers that run in them.
struct Water: Sendable {
  /// Nil where none were given.
  var bodies: WaterBodies?
  var findings: [Finding] = []
  var rejections: [Rejection] = []
  var input: RunDescription.Input?
}

func readWater(_ path: String?, _ network: RiverNetwork, policy: OperationPolicy, jobs: Int) throws -> Water {
  guard let path else { return Water() }
  let areas = try readAreas(path, role: .water, policy: policy, jobs: jobs)
  let bodies = try WaterBodies(areas.layer.areas.flatMap(\.polygons), network, jobs: jobs)
  var findings = areas.layer.findings
  let source = areas.input.name
  if bodies.repaired > 0 {
    findings.append(
      Finding(
        .polygonRepaired, .warning,
        "\(bodies.repaired) water polygons cross themselves; they were rebuilt so that both sides of the crossing are water.",
        source: source))
  }
  if bodies.riverless > 0 {
    findings.append(
      Finding(
        .waterWithoutRiver, .info,
        "No river line runs in \(bodies.riverless) of the \(bodies.count) waters: ponds, lakes without a line through them, or "
          + "rivers that are missing from the layer. Nothing can be placed on them.", source: source))
  }
  return Water(bodies: bodies, findings: findings, rejections: areas.layer.rejections, input: areas.input)
}
