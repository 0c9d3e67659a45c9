private import Glibc
import PROJKit
import SurveyMath
import SurveyModel

/// Carries out a ``ChosenOperation`` on one thread, with PROJ handles of its own.
struct OperationWorker: ~Copyable {
  private let operation: ChosenOperation
  private let direction: ChosenOperation.Direction
  /// The steps in the order in which they are applied.
  private var steps: [(transformer: Transformer, tolerance: Double?)] = []

  init(_ operation: ChosenOperation, _ direction: ChosenOperation.Direction) throws(InputError) {
    self.operation = operation
    self.direction = direction
    guard case .steps(let recipes) = operation.method else { return }
    for step in recipes {
      steps.append((try Transformer(step.recipe), step.roundTripTolerance))
    }
    if direction == .fromWGS84 { steps.reverse() }
  }

  func transform(_ x: [Double], _ y: [Double]) -> (x: [Double], y: [Double]) {
    var result = (x: x, y: y)
    if direction == .fromWGS84 || operation.inputIsDegrees { dropOutOfRange(&result.x, &result.y) }
    switch operation.method {
    case .none: break
    case .gcj02:
      shift(&result.x, &result.y, direction == .toWGS84 ? GCJ02.toWGS84 : GCJ02.fromWGS84)
    case .bd09:
      shift(&result.x, &result.y, direction == .toWGS84 ? BD09.toWGS84 : BD09.fromWGS84)
    case .steps:
      for step in steps { apply(step, &result.x, &result.y) }
    }
    if direction == .toWGS84 { dropOutOfRange(&result.x, &result.y) }
    return result
  }

  private func shift(
    _ x: inout [Double], _ y: inout [Double], _ shift: (Double, Double) -> (longitude: Double, latitude: Double)
  ) {
    for row in x.indices { (x[row], y[row]) = shift(x[row], y[row]) }
  }

  private func apply(_ step: (transformer: Transformer, tolerance: Double?), _ x: inout [Double], _ y: inout [Double]) {
    guard let tolerance = step.tolerance else {
      move(step.transformer, &x, &y, there: true)
      return
    }
    let before = (x: x, y: y)
    move(step.transformer, &x, &y, there: true)
    var back = (x: x, y: y)
    move(step.transformer, &back.x, &back.y, there: false)
    for row in x.indices {
      var dx = abs(back.x[row] - before.x[row])
      let dy = abs(back.y[row] - before.y[row])
      var limit = tolerance
      if direction == .fromWGS84 {
        // Here degrees are compared. 1 mm is 9e-9 degrees of a great circle, and longitude -180 equals 180.
        limit = 9e-9
        dx = min(dx, abs(dx - 360)) * Degrees.cosine(before.y[row])
      }
      if !(dx <= limit && dy <= limit) {
        x[row] = .nan
        y[row] = .nan
      }
    }
  }

  private func move(_ transformer: Transformer, _ x: inout [Double], _ y: inout [Double], there: Bool) {
    if there == (direction == .toWGS84) {
      transformer.forward(x: &x, y: &y)
    } else {
      transformer.inverse(x: &x, y: &y)
    }
  }

  private func dropOutOfRange(_ x: inout [Double], _ y: inout [Double]) {
    for row in x.indices where !(abs(x[row]) <= 180 && abs(y[row]) <= 90) {
      x[row] = .nan
      y[row] = .nan
    }
  }
}
