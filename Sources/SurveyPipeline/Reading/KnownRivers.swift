import CoordinateDoctor
import Reprojection
package import SurveyModel
public import Workers

/// Rivers that positions are held against.
public struct KnownRivers: Sendable {
  package let network: RiverNetwork
  let field: RiverField

  /// Reads the rivers.
  /// - Throws: `InputError`; `Cancelled`.
  public init(_ reading: RiverReading, cancellation: Cancellation = Cancellation()) throws {
    let control = RunControl(jobs: 1, cancellation: cancellation, progress: { _ in })
    network = try withPublicErrors {
      try readRivers(reading, policy: OperationPolicy(acceptBallpark: false), isHashing: false, control).network
    }
    field = try RiverField(network)
  }
}
