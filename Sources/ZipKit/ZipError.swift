/// Why a zip archive cannot be used, in a sentence or two.
package struct ZipError: Error, Sendable, Equatable {
  package var message: String

  init(_ message: String) {
    self.message = message
  }
}

/// What an archive may hold before it is taken for a decompression bomb.
package struct ZipLimits: Sendable {
  /// Inflated bytes of all entries that are read, together.
  package var inflated: Int
  /// Inflated bytes for one stored byte, beyond the first MiB of an entry.
  package var ratio: Int
  package var entries: Int

  /// More than any map needs.
  package init(inflated: Int = 256 << 20, ratio: Int = 200, entries: Int = 1000) {
    self.inflated = inflated
    self.ratio = ratio
    self.entries = entries
  }
}
