package import SurveyModel

extension LayerRequest {
  /// The texts of some records of the layer, which is read once more: the text of a layer is never in memory as a whole.
  /// - Parameter ranges: the records' bytes in the layer's text, in ascending order.
  /// - Returns: the bytes of each range; fewer where the layer has become shorter.
  /// - Throws: `InputError` when the layer cannot be read again.
  package func texts(of ranges: [Range<Int>]) throws(InputError) -> [[UInt8]] {
    var texts = [[UInt8]](repeating: [], count: ranges.count)
    var text = try open()
    var next = 0
    while next < ranges.count, let chunk = try text.next() {
      let end = chunk.firstByte + chunk.bytes.count
      // A record is a whole line, and lines are never parted between chunks.
      while next < ranges.count, ranges[next].upperBound <= end {
        if ranges[next].lowerBound >= chunk.firstByte {
          texts[next] = Array(
            chunk.bytes[ranges[next].lowerBound - chunk.firstByte..<ranges[next].upperBound - chunk.firstByte])
        }
        next += 1
      }
    }
    return texts
  }
}
