import Reprojection
import Review
import Summaries
import SurveyModel

/// The polygons that outlets are counted by.
struct RollUpAreas {
  var basins: Areas?
  var districts: Areas?

  /// Says which areas lie in or over each other.
  func nestingFindings(jobs: Int) throws -> [Finding] {
    try [basins, districts].compactMap { $0 }.flatMap { layer in
      Review.nestingFindings(
        layer.areas, try enclosingAreas(layer.areas, jobs: jobs), role: layer.source.role, source: layer.source.name)
    }
  }
}

/// Reads the basins and districts that the options name.
func readRollUpAreas(_ options: ProcessOptions, _ policy: OperationPolicy, _ control: RunControl) throws -> RollUpAreas {
  let basins = try options.basins.file.map { try readAreas(AreaReading(file: $0, role: .basins), policy: policy, control) }
  let districts = try options.districts.map {
    try readAreas(
      AreaReading(file: $0, role: .districts, idField: options.districtID, parentField: options.districtParent),
      policy: policy, control)
  }
  return RollUpAreas(basins: basins, districts: districts)
}
