import CoordinateDoctor
import Reprojection
package import SurveyModel

/// Rivers that positions are held against.
public struct KnownRivers: Sendable {
  package let network: RiverNetwork
  let field: RiverField

  /// - Throws: as reading the rivers of `process`.
  public init(_ reading: RiverReading) throws {
    network = try readRivers(reading, policy: OperationPolicy(acceptBallpark: false), isHashing: false, jobs: 1).network
    field = RiverField(network)
  }
}
