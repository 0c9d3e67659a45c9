import SurveyModel

extension PhotoEvent {
  /// A photo that a log tells of: the aircraft's place at its moment, with the fields that were read as attributes.
  ///
  /// `fix` is the accuracy of the aircraft's position in metres, NaN where nothing is known; `height` metres above take-off;
  /// `pitch` degrees of the camera.
  static func ofAircraft(
    _ name: String, source: String, record: Int, bytes: Range<Int>, position: Coordinate, fix: Float, height: Double? = nil,
    pitch: Double? = nil, flags: RuleSet, fields: [(name: String, value: String)]
  ) -> PhotoEvent {
    var event = PhotoEvent(source: source, record: record, name: name)
    event.byteOffset = bytes.lowerBound
    event.byteCount = bytes.count
    event.position = position
    event.method = .drone
    event.role = .aircraft
    let own = fix.isFinite && fix > 0 ? fix : Float(Accuracy.assumed(for: .drone))
    (event.accuracy, event.accuracySource) = ViewOffset.accuracy(fix: own, height: height, pitch: pitch)
    event.flags = flags.union(RuleSet(.positionIsAircraft)).union(RuleSet(.accuracyAssumed))
    event.attributes = PhotoReading.attributes(fields)
    return event
  }
}
