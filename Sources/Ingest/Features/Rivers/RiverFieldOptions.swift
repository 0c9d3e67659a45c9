import SurveyModel

/// Which properties of river features to read, and what their coordinates are.
package struct RiverFieldOptions: Sendable {
  /// The property that is the river id; nil: found by its name.
  package var riverID: String?
  /// The property that is the river's name; nil: found by its name.
  package var riverName: String?
  /// The property that names the basin; nil: found by its name.
  package var basin: String?
  /// The property that is the id of a reach; nil: found by its name.
  package var reachID: String?
  /// The property that is the id of the reach into which a reach flows; nil: found by its name.
  package var downstreamID: String?
  /// What kind of layer it is; nil: recognised by its columns.
  package var profile: RiverProfileTable?
  /// The kinds of waterways of an OpenStreetMap layer that are read as rivers; `all` for every kind.
  package var waterways = RiverFieldOptions.defaultWaterways
  /// The kind of the coordinates of a file that states this CRS (nil: it states none). Throws when the CRS is not known.
  package var coordinateKind: @Sendable (_ statedCRS: String?) throws -> CoordinateKind = { _ in .degrees }

  /// Number of threads that may be used.
  package var jobs = 1

  package static let defaultWaterways = ["river", "stream", "canal"]

  package init(riverID: String? = nil, riverName: String? = nil, basin: String? = nil, jobs: Int = 1) {
    self.jobs = jobs
    self.riverID = riverID
    self.riverName = riverName
    self.basin = basin
  }

  /// ``coordinateKind`` with its error as one about the file.
  func kind(statedCRS: String?, source: String) throws(InputError) -> CoordinateKind {
    var options = IngestOptions()
    options.source = source
    options.coordinateKind = coordinateKind
    return try options.kind(statedCRS: statedCRS)
  }
}
