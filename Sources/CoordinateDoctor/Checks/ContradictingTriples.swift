package import SurveyModel

/// How many records say one thing in decimal degrees and another in degrees, minutes and seconds.
package func contradictingTriples(_ observations: ObservationColumns, rows: Range<Int>) -> Suspicion? {
  let contradicting = rows.filter { observations.flags[$0].contains(.decimalsContradictTriple) }
  guard let first = contradicting.first else { return nil }
  var suspicion = Suspicion(
    .suspectTriples,
    "In \(contradicting.count) of \(rows.count) records the decimal degrees and the degrees, minutes and seconds differ by more than "
      + "1″, from record \(observations.record[first]) on; the decimals were used. Compare some with a map; --columns chooses.")
  suspicion.record = Int(observations.record[first])
  suspicion.position = Coordinate(longitude: observations.longitude[first], latitude: observations.latitude[first])
  return suspicion
}
