/// What ``tableOfDifferences(_:_:isForTheEye:)`` gives a table of.
package enum DifferenceTable: String, CaseIterable, Sendable {
  case summary, outlets, rivers, basins, districts, statuses
}
