package import SurveyModel

/// A record of an outlet that a party saw.
package struct Sighting: Sendable {
  /// Number of the outlet, from 0.
  package var outlet: Int
  /// Number of the party, from 0: flights first, then walks.
  package var party: Int
  /// The id that the party gave to the outlet.
  package var recordedID: String
  /// The recorded position, WGS 84 degrees, 7 decimals.
  package var position: Coordinate
  /// The accuracy, as recorded or derived from the HDOP: metres, the radius that holds 68 % of the errors.
  package var accuracy: Double
  package var hdop: Double?
  /// Metres from the outlet to the recorded position.
  package var error: Double
  /// Microseconds since 1970.
  package var time: Int64
  /// The type that the party recorded.
  package var type: OutletType
  /// Number of the river that the party names, from 0.
  package var namedRiver: Int
  /// The bank that the party names.
  package var namedBank: Bank
  /// True when the party says that it recorded the outlet before.
  package var isRemarked = false

  /// The name of the type; empty when it is unknown.
  var typeName: String { type == .unknown ? "" : type.name }
}
