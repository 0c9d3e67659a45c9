package import SurveyModel

/// The operation for data that fills `extent`, all of which must lie in the operation's area of use.
///
/// - Parameters:
///   - extent: in units of `crs`, east first. Empty when there is no data: then the middle of the CRS's area counts.
///   - source: name of the file, for errors.
/// - Throws: ``InputError`` with code `noOperation` where no operation can be used, saying what to do; `usage` where the
///   named operation does not exist or does not fit.
package func chooseOperation(
  from crs: CRS, extent: Box, policy: OperationPolicy, source: String
) throws(InputError) -> ChosenOperation {
  var positions: [Coordinate] = []
  if !extent.isEmpty {
    for row in 0...4 {
      for column in 0...4 {
        positions.append(
          Coordinate(
            x: extent.minX + (extent.maxX - extent.minX) * Double(column) / 4,
            y: extent.minY + (extent.maxY - extent.minY) * Double(row) / 4))
      }
    }
  }
  return try OperationChoice(crs: crs, positions: positions, neededShare: 1, policy: policy, source: source).choose()
}

/// The operation for the coordinates of a file. Three quarters of them must lie in the operation's area of use, so that a few that are
/// wrong do not decide for all; the rest is for the caller to flag (``ChosenOperation/areaOfUse``).
///
/// Looks at 2,000 pairs at most, evenly spaced. Errors as ``chooseOperation(from:extent:policy:source:)``.
package func chooseOperation(
  from crs: CRS, x: [Double], y: [Double], policy: OperationPolicy, source: String
) throws(InputError) -> ChosenOperation {
  let count = min(x.count, y.count)
  let positions = stride(from: 0, to: count, by: max(1, count / 2000)).map { Coordinate(x: x[$0], y: y[$0]) }
  return try OperationChoice(crs: crs, positions: positions, neededShare: 0.75, policy: policy, source: source).choose()
}
