import PROJKit
import SurveyModel

/// Steps of more than 2 km at more than 250 km/h.
///
/// One or two of them, or one step in twenty, are jumps of a receiver or slips of a pen; more than that are crews whose records were put
/// into one file.
package func jumps(_ walk: Walk) -> Suspicion? {
  guard walk.count >= 5 else { return nil }
  var found: [(index: Int, metres: Double, seconds: Double)] = []
  for index in 1..<walk.count {
    let (a, b) = (walk.position(index - 1), walk.position(index))
    // 0.01 degrees are never more than 1.2 km: nearly all steps end here.
    guard abs(a.x - b.x) > 0.01 || abs(a.y - b.y) > 0.01, let seconds = walk.seconds(index - 1, index) else { continue }
    let metres = Geodesic.distance(
      fromLongitude: a.longitude, latitude: a.latitude, toLongitude: b.longitude, latitude: b.latitude)
    if metres > 2000, metres / seconds > 70 { found.append((index, metres, seconds)) }
  }
  guard let first = found.first, found.count <= max(2, walk.count / 20) else { return nil }
  var suspicion = Suspicion(
    .suspectJump,
    "\(capitalised(walk.name(first.index))) lies \(metres(first.metres)) from the one before it, \(Int(first.seconds)) s earlier"
      + (found.count > 1 ? " (and \(found.count - 1) more such step\(found.count == 2 ? "" : "s"))" : "")
      + ": nobody moves that fast. Check its position and its time.")
  suspicion.record = walk.record(first.index)
  suspicion.position = walk.position(first.index)
  return suspicion
}

/// With its first letter large.
private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
