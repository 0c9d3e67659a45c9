import Ingest
import SurveyModel

extension IngestOptions {
  /// The options of the readers.
  init(_ reading: SurveyReading, jobs: Int) {
    self.init()
    self.jobs = jobs
    columns = reading.columns
    defaultMethod = reading.method
    dateOrder = reading.dateOrder
    positionOrder = reading.positionOrder
    encoding = reading.encoding?.name
    photosAreObservations = reading.photoEvents
    coordinatesAreOverridden = reading.overrideCRS != nil
    sheet = reading.sheet
    tableRole = reading.tableRole
    geopoint = reading.geopoint
    if let zone = reading.timeZone?.zone {
      timeZone = zone
      timeZoneIsStated = true
    }
  }
}
