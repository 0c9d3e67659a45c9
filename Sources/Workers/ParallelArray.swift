extension Parallel {
  /// An array that up to `jobs` threads write, each of its `pieces` where it belongs, so that nothing is put together afterwards.
  /// - Parameters:
  ///   - pieces: ranges that follow each other, the first from 0 on.
  ///   - body: fills the piece of a number to its end.
  /// - Throws: what `body` throws; ``UnfilledPiece``.
  public static func array<Element: BitwiseCopyable & Sendable>(
    of pieces: [Range<Int>], jobs: Int, _ body: @Sendable (Int, inout OutputSpan<Element>) throws -> Void
  ) throws -> [Element] {
    var count = 0
    for piece in pieces {
      guard piece.lowerBound == count else { throw UnfilledPiece(index: count) }
      count = piece.upperBound
    }
    return try Array(unsafeUninitializedCapacity: count) { buffer, initialised in
      // The address goes to the threads as a number. The pieces do not overlap, and each is written by one thread.
      let address = UInt(bitPattern: buffer.baseAddress)
      _ = try map(pieces.count, jobs: jobs) { number in
        let start = UnsafeMutablePointer<Element>(bitPattern: address)
        let own = UnsafeMutableBufferPointer(start: start.map { $0 + pieces[number].lowerBound }, count: pieces[number].count)
        var space = OutputSpan(buffer: own, initializedCount: 0)
        try body(number, &space)
        let filled = space.finalize(for: own)
        guard filled == own.count else { throw UnfilledPiece(index: pieces[number].lowerBound + filled) }
      }
      initialised = count
    }
  }
}
