extension Parallel {
  /// An array that up to `jobs` threads write, each of its `pieces` where it belongs, so that nothing is put together afterwards.
  /// - Parameters:
  ///   - pieces: ranges that follow each other, the first from 0 on.
  ///   - body: fills the piece of a number to its end.
  /// - Throws: what `body` throws; ``UnfilledPiece``.
  package static func array<Element: BitwiseCopyable & Sendable>(
    of pieces: [Range<Int>], jobs: Int, _ body: @Sendable (Int, inout OutputSpan<Element>) throws -> Void
  ) throws -> [Element] {
    var count = 0
    for piece in pieces {
      guard piece.lowerBound == count else { throw UnfilledPiece(index: count) }
      count = piece.upperBound
    }
    return try Array(unsafeUninitializedCapacity: count) { buffer, initialised in
      let room = Room(buffer: buffer)
      _ = try map(pieces.count, jobs: jobs) { number in
        let own = UnsafeMutableBufferPointer(rebasing: room.buffer[pieces[number]])
        var space = OutputSpan(buffer: own, initializedCount: 0)
        try body(number, &space)
        let filled = space.finalize(for: own)
        guard filled == own.count else { throw UnfilledPiece(index: pieces[number].lowerBound + filled) }
      }
      initialised = count
    }
  }

  /// Memory whose pieces belong to one thread each.
  private struct Room<Element>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Element>
  }
}

/// A piece of an array that was not written to its end, or that does not follow the one before it.
package struct UnfilledPiece: Error {
  /// Of the first value that is not there.
  package var index: Int
}
