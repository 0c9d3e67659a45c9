package import SurveyModel

/// What a file's coordinates are counted in, which decides what values can be right.
package enum CoordinateKind: Sendable {
  /// Longitude and latitude in degrees.
  case degrees
  /// Easting and northing in metres.
  case metres
}

/// What a reader has to know of the run besides the bytes of its file.
package struct IngestOptions: Sendable {
  /// Which column to read as what, as the user named them; stronger than the alias table.
  package var columns: [Field: String] = [:]
  /// Of records whose file does not say how they were made.
  package var defaultMethod: SurveyMethod?
  /// Of times that state no zone.
  package var timeZone = LocalTimeZone.utc
  /// True when the user named ``timeZone``; otherwise a time without a zone is flagged.
  package var timeZoneIsStated = false
  /// The user's word for the encoding of text files; nil: judged from the bytes.
  package var encoding: String?
  /// The question of a form whose answer is the place of a record; nil: found by its name.
  package var geopoint: String?
  /// The sheet of a workbook to read; nil: the only one that holds positions.
  package var sheet: String?
  /// Threads that may be used.
  package var jobs = 1
  /// The kind of the coordinates of a file that states this CRS (nil: none). Coordinate systems are another stage's
  /// business, so the pipeline supplies this; it throws when the CRS is not known.
  package var coordinateKind: @Sendable (_ statedCRS: String?) throws -> CoordinateKind = { _ in .degrees }
  /// Photos become observations: one without a position is then rejected, else it is only passed over.
  package var photosAreObservations = false
  /// The table holds marks, which need no coordinates.
  package var readsMarks = false
  /// True when the user said what all coordinates are, whatever a file states.
  package var coordinatesAreOverridden = false
  /// What is done to a pair of coordinates before it is believed.
  package var coordinates = CoordinateTreatment()
  /// Index of the file in the run's list, for ``ObservationColumns/source``.
  package var sourceIndex: Int32 = 0
  /// Name of the file as outputs show it.
  package var source = ""

  package init() {}

  /// ``coordinateKind`` with its error as one about this file.
  package func kind(statedCRS: String?) throws(InputError) -> CoordinateKind {
    do {
      return try coordinateKind(statedCRS)
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.unreadable, "the CRS \(statedCRS ?? "") cannot be used: \(error)", source: source)
    }
  }
}
