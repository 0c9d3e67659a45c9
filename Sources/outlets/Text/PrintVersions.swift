import GEOSKit
import JSONKit
import OGRKit
import PROJKit
import SurveyPipeline

/// Answers `--version`: the version of the program, then those of the libraries whose results it depends on, and ends.
func printVersions() -> Never {
  let database = (try? ProjectionDatabase.find().epsgVersion).flatMap { $0 } ?? "not found"
  let gdal = (try? OGRLibrary.version()) ?? "not available"
  let lines = [
    programVersion, "GEOS \(GEOSContext.version)", "PROJ \(ProjectionDatabase.projVersion), EPSG \(database)",
    "GDAL \(gdal)", "simdjson \(JSONReader.libraryVersion)",
  ]
  printAndExit(lines.map { $0 + "\n" }.joined())
}
