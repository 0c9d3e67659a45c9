/// The faults that a made-up survey file can have.
package enum FaultKind: String, Sendable, CaseIterable {
  /// No fault.
  case clean
  /// Positions in GCJ-02 and BD-09, in columns named `longitude` and `latitude`.
  case gcj02
  case bd09
  /// Positions in WGS 84. The file is to be read with GCJ-02 as its CRS.
  case wgs84
  /// Longitudes in the column `latitude`, and latitudes in the column `longitude`.
  case swap
  /// Western longitudes without their sign; for rivers west of Greenwich.
  case sign
  /// `DD.MMmmm` in columns for decimal degrees.
  case minutes
  /// `DDMM.mmm` in columns for decimal degrees.
  case receiverMinutes = "receiver-minutes"
  /// `DD.MMSSss` in columns for decimal degrees.
  case seconds
  case radians
  /// Numbers without their decimal point.
  case decimals
  /// Gauss-Krüger metres in columns `x` and `y`, with eight digits that begin with the number of a 3-degree zone.
  case zone3 = "zone-3-degree"
  /// The same with the number of a 6-degree zone.
  case zone6 = "zone-6-degree"
  /// The same with six digits, without the number of a zone.
  case zoneless = "zone-unnamed"
  /// Gauss-Krüger metres with the northing in the column `easting`.
  case axes
  /// Gauss-Krüger metres of another zone than that of the CRS in the file's name.
  case wrongZone = "wrong-zone"
  /// GCJ-02 along rivers that all have the same direction.
  case oneDirection = "gcj02-one-direction"
  /// Waypoints whose clock differs by whole hours from that of the track.
  case clock
  /// Columns of degrees, minutes and seconds that contradict the decimal degrees in some rows.
  case triples
  /// A receiver that gives the same position several times.
  case stuck
  /// Some positions at 0, 0.
  case nullIsland = "null-island"
  /// One position far away from the others.
  case jump

  /// True when the positions are metres of a plane.
  var isOfMetres: Bool { [.zone3, .zone6, .zoneless, .axes, .wrongZone].contains(self) }
}
