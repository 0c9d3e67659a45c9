/// One operation from a CRS to another, as PROJ's registry lists it.
package struct OperationCandidate: Sendable, Hashable {
  /// The name, such as `Inverse of British National Grid + OSGB36 to WGS 84 (6)`.
  package var name: String
  /// The names of its steps; the name of the operation when it has one step.
  package var stepNames: [String]
  /// The codes of the operation and of its steps, such as `EPSG:1314`.
  package var codes: [String]
  /// Metres; 0 for an operation that changes only the projection or the units, nil when the accuracy is not known.
  package var accuracy: Double?
  package var areaOfUse: AreaOfUse?
  /// True when a step ignores the difference between two datums, which makes errors of up to some 200 m.
  package var isBallpark: Bool
  /// The grid files that the operation needs and that are not on this machine.
  package var missingGrids: [String]
  /// True when the operation needs grid files.
  package var usesGrids: Bool
  /// Its index in ``OperationList``.
  package var index: Int

  /// True when `text` is the name of the operation, the name of a step, or a code, in upper or lower case.
  package func isCalled(_ text: String) -> Bool {
    let wanted = text.lowercased()
    return name.lowercased() == wanted || stepNames.contains { $0.lowercased() == wanted }
      || codes.contains { $0.lowercased() == wanted }
  }
}
