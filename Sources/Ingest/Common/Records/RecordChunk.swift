/// What was read from consecutive records.
package protocol RecordChunk: Sendable {
  var builder: ObservationBuilder { get }
}

extension CSVChunk: RecordChunk {}
extension GeoJSONSequenceChunk: RecordChunk {}
