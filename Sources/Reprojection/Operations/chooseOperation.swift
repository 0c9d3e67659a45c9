package import SurveyModel

/// Chooses the operation for data that fills `extent`, which must lie in the operation's area of use as a whole.
///
/// - Parameters:
///   - extent: in units of `crs`, east first. If it is empty, the operation must fit the middle of the CRS's area.
///   - source: the name of the file, for errors.
/// - Throws: ``InputError`` with code `noOperation` when no operation can be used, or `usage` when the operation that the user
///   named does not exist or does not fit. The message says what to do.
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

/// Chooses the operation for the coordinates of a file. Three quarters of them must lie in the operation's area of use, so that a
/// few wrong ones do not decide. The caller flags those outside ``ChosenOperation/areaOfUse``.
///
/// At most about 2,000 pairs are compared, evenly spaced. Throws as ``chooseOperation(from:extent:policy:source:)`` does.
package func chooseOperation(
  from crs: CRS, x: [Double], y: [Double], policy: OperationPolicy, source: String
) throws(InputError) -> ChosenOperation {
  let count = min(x.count, y.count)
  let positions = stride(from: 0, to: count, by: max(1, count / 2000)).map { Coordinate(x: x[$0], y: y[$0]) }
  return try OperationChoice(crs: crs, positions: positions, neededShare: 0.75, policy: policy, source: source).choose()
}
