/// The limits beyond which an archive is taken for a decompression bomb.
package struct ZipLimits: Sendable {
  /// The most inflated bytes of all entries that are read.
  package var inflated: Int
  /// The most inflated bytes for each stored byte of an entry with more than 1 MiB of content.
  package var ratio: Int
  /// The most entries.
  package var entries: Int

  /// The default limits are higher than any archive of a map needs.
  package init(inflated: Int = 256 << 20, ratio: Int = 200, entries: Int = 1000) {
    self.inflated = inflated
    self.ratio = ratio
    self.entries = entries
  }
}
