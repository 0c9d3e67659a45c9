/// How the times of one file are read.
package struct TimeRules: Sendable {
  /// Of times that state no zone.
  package var zone: LocalTimeZone
  /// False: a time without a zone is flagged `timeZoneAssumed` (T1).
  package var zoneIsStated: Bool
  package var order: DateOrder

  package init(zone: LocalTimeZone, zoneIsStated: Bool, order: DateOrder = .unknown) {
    self.zone = zone
    self.zoneIsStated = zoneIsStated
    self.order = order
  }

  package init(_ options: IngestOptions, order: DateOrder = .unknown) {
    self.init(zone: options.timeZone, zoneIsStated: options.timeZoneIsStated, order: order)
  }

  /// The time in `text`, which may have space around it.
  package func read(_ text: Span<UInt8>) -> TimeReading { text.isEmpty ? .missing : .unreadable }

  /// The time of a record that keeps date and time of day apart; either may be empty.
  package func read(date: Span<UInt8>, time: Span<UInt8>) -> TimeReading { read(time) }
}
