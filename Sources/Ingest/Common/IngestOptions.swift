package import SurveyModel

/// What a reader must know about the run, besides the bytes of its file.
package struct IngestOptions: Sendable {
  /// The columns that the user named for fields; they come before those that ``FieldAliases`` finds.
  package var columns: [Field: String] = [:]
  /// The method of records whose file does not say how they were made.
  package var defaultMethod: SurveyMethod?
  /// The zone of times that state none.
  package var timeZone = LocalTimeZone.utc
  /// True when the user named ``timeZone``; otherwise a time without a zone is flagged.
  package var timeZoneIsStated = false
  /// The order of day, month and year in dates that do not show it; unknown to find it out.
  package var dateOrder = DateOrder.unknown
  /// False to read no date by the custom of its way of writing: see ``TimeRules``.
  package var trustsDateCustom = true
  /// The order of the two numbers in cells that hold both coordinates and do not show it; nil to find it out.
  package var positionOrder: PositionOrder?
  /// The encoding of text files as the user named it; nil to judge it from the bytes.
  package var encoding: String?
  /// What the rows of tables and the points of layers are, where the user says so; nil to judge it by themselves.
  package var tableRole: TableRole?
  /// The question of a form whose answer is the position of a record; nil to find it by its name.
  package var geopoint: String?
  /// The sheet of a workbook to read; nil for the only one that holds positions.
  package var sheet: String?
  /// The number of threads that may be used.
  package var jobs = 1
  /// The kind of the coordinates of a file that states this CRS, or none. The pipeline supplies this function, since reading
  /// a file needs no knowledge of coordinate systems otherwise. It throws when the CRS is not known.
  package var coordinateKind: @Sendable (_ statedCRS: String?) throws -> CoordinateKind = { _ in .degrees }
  /// True when photos become observations: then a photo without a position is rejected, else it is only passed over.
  package var photosAreObservations = false
  /// True when the table holds marks, which need no coordinates.
  package var readsMarks = false
  /// True when the user gave a CRS that holds even for files that state another one.
  package var coordinatesAreOverridden = false
  /// What is done to each pair of coordinates when it is read.
  package var coordinates = CoordinateTreatment()
  /// Index of the file in the run's list, for ``ObservationColumns/source``.
  package var sourceIndex: Int32 = 0
  /// The name of the file as outputs show it.
  package var source = ""

  package init() {}

  /// The result of ``coordinateKind``, with any error turned into one that names this file.
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
