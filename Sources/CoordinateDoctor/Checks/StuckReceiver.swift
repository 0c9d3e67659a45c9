import PROJKit
import SurveyModel

/// The same position over and over while time goes on.
///
/// Records of a crew: at least five, over two minutes, to the last digit, while others of the file are elsewhere. Fixes of a track: at least
/// ten, over half a minute, and then a step of more than 50 m at once, since crews rest and drones hover.
package func stuckReceiver(_ walk: Walk) -> Suspicion? {
  var start = 0
  var longest: Range<Int>?
  for index in 1..<max(1, walk.count + 1) {
    if index < walk.count, walk.position(index) == walk.position(start) { continue }
    if isStuck(walk, start..<index), index - start > (longest?.count ?? 0) { longest = start..<index }
    start = index
  }
  guard let longest, longest.count < walk.count, let seconds = walk.seconds(longest.lowerBound, longest.upperBound - 1)
  else { return nil }
  let place = walk.position(longest.lowerBound)
  var suspicion = Suspicion(
    .suspectStuck,
    "\(longest.count) \(walk.isTrack ? "fixes" : "records") from \(walk.name(longest.lowerBound)) on have the same position to the last "
      + "digit for \(Int(seconds / 60)) min \(Int(seconds) % 60) s: the receiver was stuck. Take their places from notes or photos."
  )
  suspicion.record = walk.record(longest.lowerBound)
  suspicion.position = place
  return suspicion
}

private func isStuck(_ walk: Walk, _ run: Range<Int>) -> Bool {
  guard run.count >= (walk.isTrack ? 10 : 5), let seconds = walk.seconds(run.lowerBound, run.upperBound - 1) else { return false }
  let place = walk.position(run.lowerBound)
  guard walk.isTrack else {
    // Four decimals are 10 m, within which five outlets may well be.
    let isFine = [place.x, place.y].contains { abs($0 * 1e4 - ($0 * 1e4).rounded()) > 1e-4 }
    return seconds >= 120 && isFine && zip(run, run.dropFirst()).allSatisfy { walk.seconds($0, $1) != nil }
  }
  guard seconds >= 30, run.upperBound < walk.count, let step = walk.seconds(run.upperBound - 1, run.upperBound)
  else { return false }
  let next = walk.position(run.upperBound)
  let metres = Geodesic.distance(
    fromLongitude: place.longitude, latitude: place.latitude, toLongitude: next.longitude, latitude: next.latitude)
  return metres > 50 && metres / step > 30
}
