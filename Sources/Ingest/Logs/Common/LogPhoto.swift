import SurveyModel

/// A photo that a log tells of, with the position of the aircraft when it was taken.
struct LogPhoto {
  /// The photo's number in the log.
  var name: String
  /// WGS 84 degrees.
  var position: Coordinate
  /// Accuracy of the aircraft's position in metres (68 %); nil when the log does not state it.
  var accuracy: Float?
  /// Metres above take-off.
  var height: Double?
  /// Degrees of the camera: −90 is straight down.
  var pitch: Double?
  var flags: RuleSet
  /// The fields that were read, which become attributes.
  var fields: [(name: String, value: String)]

  /// The photo at `time` (microseconds since 1970 UTC; nil when it is not known), which `record` of the log `source` tells of.
  func event(at time: Int64?, source: String, _ record: SourceRecord) -> PhotoEvent {
    var event = PhotoEvent(source: source, record: record.number, name: name)
    event.byteOffset = record.bytes.lowerBound
    event.byteCount = record.bytes.count
    event.position = position
    event.time = time ?? ObservationColumns.noTime
    event.method = .drone
    event.role = .aircraft
    let own = accuracy.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } ?? Float(Accuracy.assumed(for: .drone))
    (event.accuracy, event.accuracySource) = ViewOffset.accuracy(fix: own, height: height, pitch: pitch)
    event.flags = flags.union(RuleSet(.positionIsAircraft)).union(RuleSet(.accuracyAssumed))
    event.attributes = PhotoReading.attributes(fields)
    return event
  }
}
