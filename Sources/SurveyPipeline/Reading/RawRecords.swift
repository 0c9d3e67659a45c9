import Ingest

/// Where the bytes of records can be had once more: what is rejected is shown as it stands in the file.
enum RawRecords {
  /// The content that the records were read from, from its byte `firstByte` on.
  case text([UInt8], firstByte: Int = 0)
  /// A layer, which is read again.
  case layer(LayerRequest)

  /// The bytes of records, by their ascending ranges in the content; empty for a range that lies outside it.
  /// - Throws: `InputError` when a layer cannot be read again.
  func bytes(of ranges: [Range<Int>]) throws -> [[UInt8]] {
    switch self {
    case .text(let text, let firstByte):
      ranges.map { range in
        let (start, end) = (range.lowerBound - firstByte, range.upperBound - firstByte)
        return start >= 0 && end <= text.count ? Array(text[start..<end]) : []
      }
    case .layer(let request): try request.texts(of: ranges)
    }
  }
}
