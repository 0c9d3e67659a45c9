/// One way from a CRS to another, as PROJ's registry lists it.
package struct OperationCandidate: Sendable, Hashable {
  /// Such as `Inverse of British National Grid + OSGB36 to WGS 84 (6)`.
  package var name: String
  /// Names of its steps; just the name where it has one step.
  package var stepNames: [String]
  /// Codes of the operation and of its steps, such as `EPSG:1314`.
  package var codes: [String]
  /// Metres; 0 for a mere change of projection or units, nil where nobody knows.
  package var accuracy: Double?
  package var areaOfUse: AreaOfUse?
  /// True where a step ignores the difference between two datums: errors up to some 200 m.
  package var isBallpark: Bool
  /// Grid files that are not on this machine; the operation cannot be used without them.
  package var missingGrids: [String]
  /// Whether it needs grid files, present or not.
  package var usesGrids: Bool
  /// Its place in ``OperationList``.
  package var index: Int

  /// Whether a user who wrote `text` means this one: its name, the name of a step, or a code, in any case.
  package func isCalled(_ text: String) -> Bool {
    let wanted = text.lowercased()
    return name.lowercased() == wanted || stepNames.contains { $0.lowercased() == wanted }
      || codes.contains { $0.lowercased() == wanted }
  }
}
