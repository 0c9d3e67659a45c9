/// The fields of a sentence as ranges of its text. One value serves all sentences of a log, one after another.
struct NMEAFields {
  private(set) var ranges: [Range<Int>] = []

  mutating func split(_ text: Span<UInt8>, _ content: Range<Int>) {
    ranges.removeAll(keepingCapacity: true)
    var start = content.lowerBound
    for index in content where text[index] == 0x2C {
      ranges.append(start..<index)
      start = index &+ 1
    }
    ranges.append(start..<content.upperBound)
  }

  /// The field with this index; an empty range when the sentence has fewer fields.
  subscript(index: Int) -> Range<Int> { index < ranges.count ? ranges[index] : 0..<0 }
}
