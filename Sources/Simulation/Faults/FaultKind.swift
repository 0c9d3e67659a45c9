/// What can be wrong with a made-up survey file.
package enum FaultKind: String, Sendable, CaseIterable {
  /// Nothing.
  case clean
  case gcj02
  case bd09
  /// Plain WGS 84, to be read as GCJ-02.
  case wgs84
  /// Longitudes under `latitude` and the other way round.
  case swap
  /// West without its sign; for rivers west of Greenwich.
  case sign
  /// `DD.MMmmm`, `DDMM.mmm` and `DD.MMSSss` under the headers of decimal degrees.
  case minutes
  case receiverMinutes = "receiver-minutes"
  case seconds
  case radians
  /// The decimal commas are gone.
  case decimals
  /// Gauss-Krüger metres under `x` and `y`: eight digits with the number of a 3-degree or a 6-degree zone, six digits without.
  case zone3 = "zone-3-degree"
  case zone6 = "zone-6-degree"
  case zoneless = "zone-unnamed"
  /// The same of the CRS that is to be declared, northing under `easting`; and of another zone than is to be declared.
  case axes
  case wrongZone = "wrong-zone"
  /// GCJ-02 where all rivers have one direction.
  case oneDirection = "gcj02-one-direction"
  /// Waypoints whose clock is off by whole hours against the track's.
  case clock
  /// D/M/S columns that say something else than the decimals.
  case triples
  case stuck
  case nullIsland = "null-island"
  case jump

  var isOfMetres: Bool { [.zone3, .zone6, .zoneless, .axes, .wrongZone].contains(self) }
}
