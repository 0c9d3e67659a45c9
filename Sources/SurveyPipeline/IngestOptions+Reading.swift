import Ingest
import SurveyModel

/// The options of the readers, from what the user said.
/// - Throws: `InputError(.usage)` for a field, method or zone that does not exist.
func ingestOptions(_ reading: SurveyReading, jobs: Int) throws(InputError) -> IngestOptions {
  var options = IngestOptions()
  options.jobs = jobs
  options.encoding = reading.encoding
  options.photosAreObservations = reading.photoEvents
  options.coordinatesAreOverridden = reading.overrideCRS != nil
  options.sheet = reading.sheet
  options.geopoint = reading.geopoint
  for (name, column) in reading.columns {
    guard let field = Field(rawValue: name) else {
      let known = Field.allCases.map(\.rawValue).joined(separator: ", ")
      throw InputError(.usage, "--columns: there is no field \"\(name)\"; there are \(known)")
    }
    options.columns[field] = column
  }
  if let method = reading.method {
    guard let known = SurveyMethod.allCases.first(where: { $0.name == method }) else {
      throw InputError(.usage, "--method must be drone or foot, not \"\(method)\"")
    }
    options.defaultMethod = known
  }
  if let zone = reading.timeZone {
    options.timeZone = try LocalTimeZone(named: zone)
    options.timeZoneIsStated = true
  }
  return options
}
